"""Making a selection longer or shorter: from a word to a term of several, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from bilingual_reader.core.documents import Language
from bilingual_reader.core.spans import words

Edge = Literal["first", "last"]
Stretch = tuple[int, int]
"""Half-open offsets in a sentence."""

_BETWEEN = frozenset("-‐‑–&/+'’·%$#@")
"""Signs that may stand inside a term, beside letters, digits and space."""


def stretched(
    text: str, lang: Language, cuts: Sequence[int], now: Stretch, edge: Edge, by: int
) -> Stretch | None:
    """The selection with one of its edges moved by a word, on (1) or back (-1).

    `cuts` as for `spans.words`: without them it moves by characters of Chinese. None where there
    is no further word, only punctuation, or where nothing would be left.
    """
    first, last = now
    units = words(text, lang, cuts)
    if edge == "last":
        if by > 0:
            behind = next((unit for unit in units if unit.last > last), None)
            one = behind is not None and _one_term(text[last : behind.first])
            return (first, behind.last) if behind and one else None
        end = max((unit.last for unit in units if first < unit.last < last), default=0)
        return (first, end) if end else None
    if by < 0:
        before = next((unit for unit in reversed(units) if unit.first < first), None)
        one = before is not None and _one_term(text[before.last : first])
        return (before.first, last) if before and one else None
    start = min((unit.first for unit in units if first < unit.first < last), default=0)
    return (start, last) if start else None


def extended(
    text: str, lang: Language, cuts: Sequence[int], anchor: Stretch, now: Stretch, by: int
) -> Stretch | None:
    """The selection with its moving end a word further to the right (1) or left (-1).

    It grows on one side of `anchor`, the word where it began, and shrinks back to it before it
    grows on the other. None as for `stretched`.
    """
    if by > 0:
        edge: Edge = "first" if now[0] < anchor[0] else "last"
    else:
        edge = "last" if now[1] > anchor[1] else "first"
    return stretched(text, lang, cuts, now, edge, by)


def _one_term(gap: str) -> bool:
    """Whether a term may go on over what stands between two words: no punctuation."""
    return all(c.isalnum() or c.isspace() or c in _BETWEEN for c in gap)
