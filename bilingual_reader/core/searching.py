"""What a search asks for, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bilingual_reader.core.documents import Language
from bilingual_reader.core.spoken import Sound, Sounds, sound_of
from bilingual_reader.core.tokens import Phrase

Readings = Callable[[str], Sequence[tuple[str, str]]]
"""Chinese text → each character with its reading in tone marks, other text with "" (joined they
are the text)."""

_CHANGING = "一不"
"""Their tone follows the next one's; both that and their own are found."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: any of the phrases, in either language, or else any of the sounds."""

    phrases: tuple[Phrase, ...] = ()
    """Folded tokens (core.tokens) that stand side by side."""
    sounds: tuple[Sounds, ...] = ()
    """Syllables of Chinese characters that stand side by side."""


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


def heard(
    text: str, ways: Sequence[Sounds], known: Mapping[str, Collection[str]], readings: Readings
) -> Iterator[tuple[int, int]]:
    """Half-open spans of the Chinese text that sounds so, in order; spaces between are allowed.

    `known` gives the syllables that a character may be read with. `readings` is only asked where
    that does not decide: for tones, and for characters with several.
    """
    characters = [(at, character) for at, character in enumerate(text) if character != " "]
    syllables = [known.get(character, ()) for _, character in characters]
    read: dict[int, Sound] | None = None
    end = 0
    for place, (first, _) in enumerate(characters):
        for way in ways:
            span = syllables[place : place + len(way)]
            fits = len(span) == len(way) and all(
                sound.syllable in options for sound, options in zip(way, span, strict=True)
            )
            if not fits or first < end:
                continue
            inside = characters[place : place + len(way)]
            if any(len(options) > 1 for options in span) or any(sound.tone for sound in way):
                read = read if read is not None else _read(text, readings)
                if not all(_is(sound, *at, read) for sound, at in zip(way, inside, strict=True)):
                    continue
            end = inside[-1][0] + 1
            yield first, end


def _read(text: str, readings: Readings) -> dict[int, Sound]:
    """Offset → the sound of the character there."""
    found, at = {}, 0
    for surface, reading in readings(text):
        if reading:
            found[at] = sound_of(reading)
        at += len(surface)
    return found


def _is(asked: Sound, at: int, character: str, read: Mapping[int, Sound]) -> bool:
    there = read.get(at)
    if there is None or there.syllable != asked.syllable:
        return False
    return asked.tone in ("", there.tone) or character in _CHANGING
