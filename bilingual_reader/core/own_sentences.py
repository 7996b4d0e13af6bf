"""By what a sentence is known again in which alone something holds: its letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_TELLING = 6
"""Letters from which a sentence is known also inside of a longer text: pairs may be merged."""


class Key(NamedTuple):
    """What a sentence is known by."""

    said: str
    """Its letters."""
    place: int
    """Which of them the rule begins with, -1 for any."""


def keys_of(sentence: str, place: int) -> Iterator[Key]:
    """The keys of a sentence and an offset in it (-1: any); one alone where that is in brackets."""
    for bare in (False, True):
        said, places = _letters(sentence, bare)
        if place < 0 or place in places:
            yield Key(said, places.index(place) if place >= 0 else -1)


def stands_in(key: Key, at: int, text: str) -> bool:
    """Whether this offset of a text is in the sentence, and the place that is meant there.

    Texts are shown without the glosses in their brackets, too.
    """
    return any(_is_there(key, at, *_letters(text, bare)) for bare in (False, True))


def _is_there(key: Key, at: int, said: str, places: Sequence[int]) -> bool:
    if len(key.said) < _TELLING and said != key.said:
        return False
    for begins in places_of(said, key.said):
        if key.place >= 0:
            if places[begins + key.place] == at:
                return True
        elif places[begins] <= at <= places[begins + len(key.said) - 1]:
            return True
    return False


@lru_cache(maxsize=256)
def _letters(text: str, bare: bool) -> tuple[str, list[int]]:
    """Letters and digits alone, which a mended comma leaves as they are, and their offsets.

    `bare`: but for those in brackets.
    """
    depth, places = 0, []
    for at, character in enumerate(text):
        depth += character in "(（"
        if character.isalnum() and not (bare and depth):
            places.append(at)
        depth = max(depth - (character in ")）"), 0)
    return "".join(text[at] for at in places), places


def places_of(text: str, asked: str) -> list[int]:
    """Where `asked` stands in a text, also over itself; nowhere where it is empty."""
    found, at = [], text.find(asked) if asked else -1
    while at >= 0:
        found.append(at)
        at = text.find(asked, at + 1)
    return found
