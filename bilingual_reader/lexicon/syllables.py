"""The syllables that Chinese characters may be read with, from what is installed.

A character is first read as pypinyin's table (MIT) has it first. It may also be read as it is in
pypinyin's phrases, and as the network of g2pM (Apache 2.0) can choose; a Traditional character
like its Simplified form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bilingual_reader.core.scripts import has_han
from bilingual_reader.core.spoken import Syllabary, sound_of
from bilingual_reader.lexicon import data, polyphones

_SCHEMA = 2
"""Raised whenever what is made changes: it is part of the table's name."""
_FILES = (
    ("pypinyin", "pinyin_dict.json"),
    ("pypinyin", "phrases_dict.json"),
    (polyphones.PACKAGE, polyphones.CHOICES),
)
_VOWELS = frozenset("aeiouv")
"""A syllable has one: what is hummed (嗯 `ń`, 呣 `ḿ`) would make syllables of single letters."""


def syllabary() -> Syllabary:
    """The table, to be made in 0.4 s when it is asked for.

    Raises LexiconError, here or then, where the packages' data are missing.
    """
    sizes = (data.installed(*file).stat().st_size for file in _FILES)
    return Syllabary("-".join(map(str, (_SCHEMA, *sizes))), _rows)


def _rows() -> str:
    first = dict(_first())
    also = _also(first)
    characters: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for character in sorted(first):
        characters[first[character]][0].append(character)
        for syllable in also[character] - {first[character]}:
            characters[syllable][1].append(character)
    return "".join(
        f"{syllable}\t{''.join(firsts)}\t{''.join(others)}\n"
        for syllable, (firsts, others) in sorted(characters.items())
    )


def _first() -> Iterator[tuple[str, str]]:
    """Characters, the rare ones too, each with the syllable that it is first read with."""
    from pypinyin.constants import PINYIN_DICT

    for code, readings in PINYIN_DICT.items():
        if has_han(chr(code)) or code == ord("〇"):
            syllables = filter(None, map(_syllable, readings.split(",")))
            for syllable in list(syllables)[:1]:
                yield chr(code), syllable


def _also(first: Mapping[str, str]) -> Mapping[str, set[str]]:
    """Character → all else that it may be read with, and perhaps the first once more."""
    from pypinyin.constants import PHRASES_DICT

    from bilingual_reader.lexicon.chinese import simplified

    told: dict[str, set[str]] = defaultdict(set)
    for phrase, places in PHRASES_DICT.items():
        if len(phrase) == len(places):
            for character, readings in zip(phrase, places, strict=True):
                told[character].update(readings)
    for character, choices in polyphones.choices().items():
        told[character].update(choices)
    also = {c: {s for s in map(_syllable, told[c]) if s} for c in first}
    return {
        c: also[c] | also.get(s := simplified(c), set()) | {first.get(s, first[c])} for c in first
    }


def _syllable(reading: str) -> str:
    """In plain letters; "" for what is none."""
    syllable = sound_of(reading).syllable
    return syllable if not _VOWELS.isdisjoint(syllable) else ""
