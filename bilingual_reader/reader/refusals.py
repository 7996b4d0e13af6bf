"""Errors that a learner's own keys bring about, told in the language of the interface.

They are raised in rooms that know no catalogue, in English; what they say is recognized here.
Errors of files, disks and programs stay as they are: who looks for help finds them so.
"""

from __future__ import annotations

from bilingual_reader.core.sides import NAMES
from bilingual_reader.errors import CorrectionError, ReaderError, ReadingError
from bilingual_reader.locale import N_, _
from bilingual_reader.reader.telling import language, recognized

_TEXTS = (
    N_("sentence {n}"),
    # Correcting pairs
    N_("another speaker begins with the next sentence, a pair has one speaker"),
    N_("another section begins with the next sentence, a pair has one section"),
    N_("shift single sentences over that border instead"),
    N_("it is a single sentence"),
    N_("there is nothing to split"),
    N_("one half would be empty"),
    N_("give each half a sentence"),
    N_("it has no {language} to shift"),
    N_("shift the other language"),
    N_("the text changed meanwhile"),
    N_("look at it and try again"),
    N_("there is no sentence before the first"),
    N_("take the one after"),
    N_("there is no such sentence beside it"),
    N_("{n} is the last"),
    N_("take one before"),
    # Correcting pinyin and words
    N_("there is no word"),
    N_("give Chinese characters"),
    N_("there is no Chinese in it"),
    N_("a space is no part of a word"),
    N_("{text} is no part of a word"),
    N_("give the word alone"),
    N_("there is no reading"),
    N_("give it like háng zhǎng or hang2 zhang3"),
    N_("{text} is no pinyin"),
    N_("write háng or hang2"),
    N_("{syllables} syllable for {characters} characters"),
    N_("{syllables} syllables for {characters} character"),
    N_("{syllables} syllables for {characters} characters"),
    N_("give one a character"),
    N_("no tones"),
    N_("write háng or hang2, and 5 for no tone"),
    N_("these words do not join to it"),
    N_("give all of it"),
    N_("a single character is one word"),
    N_("give two or more"),
)


def told(error: ReaderError) -> str:
    """An error in one line."""
    if not isinstance(error, CorrectionError | ReadingError):
        return str(error)
    parts = (recognized(part, _TEXTS, _field) for part in (error.what, error.where, error.todo))
    return _(", ").join(part for part in parts if part)


def _field(name: str, value: str) -> str:
    codes = {told: code for code, told in NAMES.items()}
    return language(codes[value]) if name == "language" and value in codes else value
