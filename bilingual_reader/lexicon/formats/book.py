"""What a reader of a format gives: a book and its records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bilingual_reader.core.documents import Language
from bilingual_reader.core.scripts import word_language
from bilingual_reader.core.text import clean, tidy
from bilingual_reader.errors import LexiconError

LONGEST_HEADWORD = 200
"""Characters; what is longer is no word that anybody looks up, and is passed over."""
LONGEST_SENSE = 1000
"""Characters of a sense that are kept."""
MOST_SENSES = 60
"""Senses of one record that are kept."""
MOST_RECORDS = 5_000_000
"""Records that a dictionary may have."""


@dataclass(frozen=True, slots=True)
class Record:
    """One headword with one reading."""

    headword: str
    reading: str
    """Pinyin with tone marks, syllables apart, or IPA without slashes; "" where there is none."""
    senses: tuple[str, ...]
    """At least one; one line each."""
    traditional: str = ""
    """The Traditional form of a Chinese headword where it is known to differ."""
    forms: tuple[str, ...] = ()
    """Other forms under which it is found too."""

    @property
    def lang(self) -> Language:
        """Chinese where a Chinese character is in the headword."""
        return word_language(self.headword)


@dataclass(frozen=True, slots=True)
class Book:
    """A dictionary as its file has it."""

    name: str
    """What it calls itself; else its file's name."""
    format: str
    """The name of the format, as shown."""
    total: int
    """About how many records there are."""
    records: Iterator[Record]
    """May raise LexiconError at any record: then the whole book is to be refused."""


def record(
    headword: str,
    reading: str,
    senses: Iterator[str],
    traditional: str = "",
    forms: tuple[str, ...] = (),
) -> Record | None:
    """A record of clean texts; None where it has no headword, no sense, or a headword too long."""
    headword = " ".join(clean(headword).split())
    texts = tuple(dict.fromkeys(_lines(senses)))[:MOST_SENSES]
    if not headword or not texts or len(headword) > LONGEST_HEADWORD:
        return None
    reading = " ".join(clean(reading).split()).strip("/[] ")[:LONGEST_HEADWORD]
    other = "" if traditional == headword else clean(traditional)
    kept = tuple(f for f in dict.fromkeys(map(clean, forms)) if f and len(f) <= LONGEST_HEADWORD)
    return Record(headword, reading, texts, other, kept)


def refused(why: str, where: str = "") -> LexiconError:
    """The error for a file that is broken or hostile; `where` is the place inside the file."""
    return LexiconError(
        f"this dictionary is refused: {why}", where, "nothing was changed; get the file anew"
    )


def _lines(texts: Iterator[str]) -> Iterator[str]:
    for text in texts:
        for line in tidy(text).split("\n"):
            if line:
                yield line if len(line) <= LONGEST_SENSE else line[: LONGEST_SENSE - 1] + "…"
