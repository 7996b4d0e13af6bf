"""In which order a word list is shown, and which words of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

from bilingual_reader.core.tones import parted
from bilingual_reader.core.words import Status, Word

Order = Literal["date", "frequency", "due", "alphabet", "pinyin", "status"]
ORDERS: tuple[Order, ...] = get_args(Order)

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
    syllables = [parted(part) for part in word.reading.casefold().split()] or [("\uffff", 0)]
    return (*syllables, (word.headword, 0))


def bare(reading: str) -> str:
    """A reading as it is typed: without tone marks and spaces, ü as u."""
    told = unicodedata.normalize("NFD", reading.casefold())
    return "".join(c for c in told if not unicodedata.combining(c) and not c.isspace())
