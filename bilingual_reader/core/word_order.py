"""In which order a word list is shown, and which words of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

from bilingual_reader.core.words import Status, Word

Order = Literal["date", "frequency", "due", "alphabet", "pinyin", "status"]
ORDERS: tuple[Order, ...] = get_args(Order)

_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
"""Combining marks of pinyin; a syllable without one has the neutral tone, 5."""
_STATUSES: Mapping[str, int] = {status: place for place, status in enumerate(get_args(Status))}


def ordered(
    words: Iterable[Word],
    order: Order,
    counts: Mapping[str, int] | None = None,
    due: Mapping[str, str] | None = None,
) -> list[Word]:
    """The words, the first that were marked first; or by frequency, due, headword, pinyin, status.

    `counts` says how often each key stands in the library; the most frequent word comes first.
    `due` says at what time keys are to be reviewed, in ISO 8601 and UTC; what was due longest comes
    first, what no review asks for stands at the end.
    By the alphabet English comes first and Chinese after it by pinyin; by pinyin the other way
    round. Within a status the order is that of the dates.
    """
    by_date = sorted(words, key=lambda word: word.added)
    if order == "frequency":
        often = counts or {}
        # A term of several words is counted by where the learner met it.
        return sorted(by_date, key=lambda word: -(often.get(word.key) or len(word.contexts)))
    if order == "due":
        times = due or {}
        return sorted(by_date, key=lambda word: times.get(word.key) or "\uffff")
    if order == "alphabet":
        return sorted(by_date, key=lambda word: (word.lang, _spelled(word)))
    if order == "pinyin":
        return sorted(by_date, key=lambda word: (word.lang != "zh", _spelled(word)))
    if order == "status":
        return sorted(by_date, key=lambda word: _STATUSES[word.status])
    return by_date


def has(word: Word, wanted: str) -> bool:
    """Whether each word of a search stands in the headword, reading, senses, note or sentences.

    Case does not matter, nor do the tones of pinyin: siweilian finds 思维链.
    """
    parts = wanted.casefold().split()
    if not parts:
        return True
    met = (f"{context.sentence}\n{context.surface}" for context in word.contexts)
    fields = (word.headword, word.traditional, word.reading, bare(word.reading), word.gloss,
              word.status, word.note, *met)  # fmt: skip
    told = "\n".join(fields).casefold()
    return all(part in told for part in parts)


def _spelled(word: Word) -> tuple[Any, ...]:
    if word.lang == "en":
        return (word.headword.casefold(), word.headword)
    # What has no reading stands behind all that has one.
    syllables = [syllable(part) for part in word.reading.split()] or [("\uffff", 0)]
    return (*syllables, (word.headword, 0))


def syllable(told: str) -> tuple[str, int]:
    """A syllable of pinyin without its tone mark, and its tone: hǎo → (hao, 3); ü stays."""
    tone, letters = 5, []
    for character in unicodedata.normalize("NFD", told.casefold()):
        if character in _TONES:
            tone = _TONES[character]
        else:
            letters.append(character)
    return unicodedata.normalize("NFC", "".join(letters)), tone


def bare(reading: str) -> str:
    """A reading as it is typed: without tone marks and spaces, ü as u."""
    told = unicodedata.normalize("NFD", reading.casefold())
    return "".join(c for c in told if not unicodedata.combining(c) and not c.isspace())
