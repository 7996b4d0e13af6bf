"""A text without the brackets of its glosses, and where each place of the one is in the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from bilingual_reader.core.glossary.brackets import brackets


class Gloss(Protocol):
    """A term and its counterpart; `core.glossary.Gloss` is one."""

    @property
    def en(self) -> str: ...
    @property
    def zh(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Kept:
    """Which characters of a text were kept."""

    offsets: tuple[int, ...]
    """The offset of each kept character in the whole text, then the whole text's length."""

    def whole(self, offset: int) -> int:
        """The offset in the whole text of a place in the short one."""
        return self.offsets[offset]

    def short(self, offset: int) -> int:
        """The offset in the short text of a place in the whole one; where a bracket was, its place.

        The end of a span that stops before a bracket stays the end of that span.
        """
        return bisect_left(self.offsets, offset)

    def cuts(self, cuts: Iterable[int]) -> tuple[int, ...]:
        """Offsets where words or sentences begin, in the short text: rising, each once."""
        found = (self.short(cut) for cut in cuts)
        return tuple(dict.fromkeys(n for n in found if n < len(self.offsets) - 1))


def without_glosses(text: str, glosses: Iterable[Gloss]) -> tuple[str, Kept]:
    """The text without the brackets that gloss the term before them, and what was kept of it.

    Only a bracket goes that stands behind one side of a gloss and holds the other; a space before
    it goes too where one follows or nothing does.
    """
    known: dict[str, list[str]] = defaultdict(list)
    for gloss in glosses:
        known[gloss.zh.casefold()].append(gloss.en.casefold())
        known[gloss.en.casefold()].append(gloss.zh.casefold())
    gone = [
        (_with_space(text, each.first, each.last), each.last)
        for each in brackets(text)
        if any(_ends(text, each.end, term) for term in known.get(each.counterpart.casefold(), ()))
    ]
    offsets = [*range(len(text) + 1)]
    for first, last in reversed(gone):
        del offsets[first:last]
    return "".join(text[at] for at in offsets[:-1]), Kept(tuple(offsets))


def _ends(text: str, end: int, term: str) -> bool:
    return bool(term) and text[max(0, end - len(term)) : end].casefold() == term


def _with_space(text: str, first: int, last: int) -> int:
    follows = text[last : last + 1]
    if first and text[first - 1] == " " and (not follows or not follows.isalnum()):
        return first - 1
    return first
