"""English terms where they stand in a text, in other forms than their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from bilingual_reader.core.align.tokens import stem
from bilingual_reader.core.markup import everywhere
from bilingual_reader.core.scripts import has_han

Place = tuple[int, int]
"""Half-open offsets."""

_PART = re.compile(r"[^\W_\u2e80-\U0003ffff]+(?:['’][^\W_\u2e80-\U0003ffff]+)*")
_LATIN = re.compile("[A-Za-z]")
_BETWEEN = (" ", "-", "‐", "‑")


def standing(text: str, term: str, last: Callable[[str], bool]) -> Iterator[Place]:
    """Where the parts of a term stand side by side: all as they are, the last as `last` allows.

    Hyphens and spaces between them are the same, and so are letters in either case.
    """
    before = [_plain(part) for part in _PART.findall(term)][:-1]
    found = list(_PART.finditer(text))
    for start in range(len(found) - len(before)):
        some = found[start : start + len(before) + 1]
        if (
            [_plain(match[0]) for match in some[:-1]] == before
            and last(some[-1][0])
            and all(text[a.end() : b.start()] in _BETWEEN for a, b in pairwise(some))
        ):
            yield some[0].start(), some[-1].end()


def has_latin(text: str) -> bool:
    """Whether there is a letter of English in it."""
    return _LATIN.search(text) is not None


def last_part(term: str) -> str:
    """The last word of a term; "" where it has none."""
    return next(reversed(_PART.findall(term)), "")


def telling(text: str, forms: Iterable[str]) -> list[Place]:
    """Where a text tells a word that is asked for: any of its forms, in order, without overlap.

    In a Chinese text also English words akin to them: `他们 calibrated(校准)了` tells calibration.
    There an English word is rare and is there for itself, so that few others are taken for one.
    """
    forms = tuple(forms)
    found = everywhere(text, forms)
    if has_latin(text) and has_han(text):
        for form in forms:
            found += [p for p in _akin(text, form) if not any(overlap(p, f) for f in found)]
    return sorted(found)


def _akin(text: str, form: str) -> Iterator[Place]:
    root = "" if has_han(form) else _root(last_part(form))
    return standing(text, form, lambda part: _root(part) == root) if root else iter(())


def _root(part: str) -> str:
    """What words akin have in common, roughly: calibr for calibration and calibrated."""
    found = stem(part)
    return found[:-2] if len(found) > 4 and found.endswith("at") else found


def _plain(part: str) -> str:
    return part.lower().replace("’", "'")


def overlap(one: Place, other: Place) -> bool:
    """Whether two stretches have a character in common."""
    return one[0] < other[1] and other[0] < one[1]
