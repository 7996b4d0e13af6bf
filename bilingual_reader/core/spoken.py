"""Pinyin as it is typed: `siweilian`, `si wei lian`, `sī wéi liàn`, `si1wei2lian4`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from bilingual_reader.core.tones import MARKS

MOST = 16
"""Divisions of one text that are tried (xian is xiān and xī'ān); the longest syllables first."""

_LONGEST = 6
_FARTHEST = 300
"""Letters without a break: more than anybody types."""
_LETTER = re.compile(r"([a-z])([\u0300\u0301\u0304\u030c]?)([1-5]?)")
_U = re.compile("u(?:\u0308|([\u0300\u0301\u0304\u030c]?)(?:\u0308|:))")
_BREAK = re.compile(r"[\s'’\-]+")


class Sound(NamedTuple):
    """A syllable that is asked for."""

    syllable: str
    """In plain letters, ü as v."""
    tone: str = ""
    """1 to 4, 5 for the neutral tone; "" for any: what is written without one."""


Sounds = tuple[Sound, ...]


class Syllabary(NamedTuple):
    """The table of the syllables that characters may be read with."""

    made: str
    """What it is made of; another name, another table."""
    rows: Callable[[], str]
    """Makes it: a line a syllable in plain letters, ü as v; after a tab the characters that are
    first read so; after another those that also are. A character is first read with one at most."""


def divisions(text: str, syllables: Collection[str]) -> list[Sounds]:
    """The ways to read a text as pinyin, at most MOST; none where it is no pinyin."""
    found: list[Sounds] = [()]
    for part in _BREAK.split(text.strip().lower()):
        ways = _divided(part, syllables) if part else [()]
        found = [before + way for before in found for way in ways][:MOST]
    return [way for way in found if way]


@lru_cache(maxsize=4096)
def sound_of(reading: str) -> Sound:
    """One syllable with a tone mark, as dictionaries write it, `lǜ`; without one it is neutral."""
    letters = _letters(reading.lower()) or []
    tones = [tone for _, tone in letters if tone]
    return Sound("".join(letter for letter, _ in letters), (tones or ["5"])[0])


def _letters(part: str) -> list[tuple[str, str]] | None:
    """Letters, each with the tone that is written on it or behind it; None for anything else."""
    plain = unicodedata.normalize("NFD", part)
    plain = _U.sub(r"v\1", plain)
    letters, at = [], 0
    while at < len(plain):
        match = _LETTER.match(plain, at)
        if match is None or (match[2] and match[3]):
            return None
        letters.append((match[1], str(MARKS[match[2]]) if match[2] else match[3]))
        at = match.end()
    return letters


class _Word(NamedTuple):
    """A run of letters that may be pinyin."""

    plain: str
    tones: list[str]
    syllables: Collection[str]

    def ends(self, first: int, strict: bool) -> list[int]:
        """Where a syllable that begins here may end, the longest first.

        `strict`: one that begins with a, e or o follows only where the tone before it sets it
        apart (Hanyu Pinyin, GB/T 16159: else an apostrophe does, xī'ān).
        """
        found = []
        for last in range(min(first + _LONGEST, len(self.plain)), first, -1):
            joined = strict and last < len(self.plain) and self.plain[last] in "aeo"
            given = [tone for tone in self.tones[first:last] if tone]
            known = self.plain[first:last] in self.syllables
            if known and len(given) < 2 and (given or not joined):
                found.append(last)
        return found

    def ways(self, strict: bool) -> Iterator[Sounds]:
        """Every division into syllables."""
        sound = {len(self.plain)}
        for first in range(len(self.plain) - 1, -1, -1):
            if not sound.isdisjoint(self.ends(first, strict)):
                sound.add(first)

        def walk(first: int, before: Sounds) -> Iterator[Sounds]:
            if first == len(self.plain):
                yield before
            for last in self.ends(first, strict) if first < len(self.plain) else ():
                if last in sound:
                    tone = "".join(self.tones[first:last])
                    yield from walk(last, (*before, Sound(self.plain[first:last], tone)))

        return walk(0, ()) if 0 in sound else iter(())


def _divided(part: str, syllables: Collection[str]) -> list[Sounds]:
    letters = _letters(part)
    if letters is None or len(letters) > _FARTHEST:
        return []
    word = _Word("".join(letter for letter, _ in letters), [t for _, t in letters], syllables)
    return list(islice(word.ways(True), MOST)) or list(islice(word.ways(False), MOST))
