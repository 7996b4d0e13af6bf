"""What a search asks for, and what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bilingual_reader.core.documents import Language
from bilingual_reader.core.spoken import Sound, Sounds, sound_of
from bilingual_reader.core.tokens import Phrase

Readings = Callable[[str, Collection[int]], Sequence[tuple[str, str]]]
"""Chinese text, and at which offsets it is to be read → each character with its reading in tone
marks, other text with "" (joined they are the text); characters elsewhere need none."""

_RARE = re.compile("[\U00010000-\U0010ffff]")
"""Characters beyond the first plane, which regular expressions look for one by one."""
_CHANGING = "一不"
"""Their tone follows the next one's; both that and their own are found."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: any of the phrases, in either language, or else any of the sounds."""

    phrases: tuple[Phrase, ...] = ()
    """Folded tokens (core.tokens) that stand side by side."""
    sounds: tuple[Sounds, ...] = ()
    """Syllables of Chinese characters that stand side by side."""
    begins: bool = False
    """Whether the last word of each phrase may be the beginning of a longer one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A pair in which something was found."""

    episode: str
    """Id of its episode."""
    title: str
    n: int
    """The pair's number, from 1."""
    en: str
    zh: str
    spans: tuple[tuple[Language, int, int], ...]
    """What is to be lit: the side, and half-open offsets in its text; in order."""


class Heard:
    """Finds Chinese text that sounds in one of several ways."""

    def __init__(
        self, ways: Sequence[Sounds], written: Callable[[str], str], readings: Readings
    ) -> None:
        """`written` gives the characters that may be read with a syllable."""
        self._asked, self._written, self._readings = ways, written, readings
        self._usual = [
            (way, _sounding(way, lambda syllable: _RARE.sub("", written(syllable)))) for way in ways
        ]

    @cached_property
    def _all(self) -> list[tuple[Sounds, re.Pattern[str]]]:
        """With the rare characters too: each costs as much time as hundreds of the others."""
        return [(way, _sounding(way, self._written)) for way in self._asked]

    def spans(self, text: str, several: Container[str]) -> list[tuple[int, int]]:
        """Half-open spans that sound so, in order, without overlap; spaces may stand between.

        The sentence's readings are only asked where characters do not decide: for tones, and for
        those that have `several`.
        """
        ways = self._all if _RARE.search(text) else self._usual
        found = [(match.span(1), way) for way, pattern in ways for match in pattern.finditer(text)]
        made: list[tuple[int, int]] = []
        read: dict[int, Sound] | None = None
        for (first, last), way in sorted(found):
            if made and first < made[-1][1]:
                continue
            inside = [at for at in range(first, last) if text[at] != " "]
            if any(sound.tone for sound in way) or any(text[at] in several for at in inside):
                if read is None:
                    asked = {at for (begin, end), _ in found for at in range(begin, end)}
                    read = _read(text, self._readings, asked)
                if not all(
                    _is(sound, at, text[at], read) for sound, at in zip(way, inside, strict=True)
                ):
                    continue
            made.append((first, last))
        return made


def _sounding(way: Sounds, written: Callable[[str], str]) -> re.Pattern[str]:
    """What finds the characters; overlapping ones too, for the first may be read otherwise."""
    classes = (f"[{re.escape(written(sound.syllable))}]" for sound in way)
    return re.compile(f"(?=({' *'.join(classes)}))")


def _read(text: str, readings: Readings, asked: Collection[int]) -> dict[int, Sound]:
    """Offset → the sound of the character there, of those that are asked for."""
    found, at = {}, 0
    for surface, reading in readings(text, asked):
        if reading:
            found[at] = sound_of(reading)
        at += len(surface)
    return found


def _is(asked: Sound, at: int, character: str, read: Mapping[int, Sound]) -> bool:
    there = read.get(at)
    if there is None or there.syllable != asked.syllable:
        return False
    return asked.tone in ("", there.tone) or character in _CHANGING
