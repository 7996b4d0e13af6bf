"""What a look-up answers with: senses, each with the source that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bilingual_reader.core.documents import Language

BUILT_IN = "CC-CEDICT"
EPISODE = "this episode"
"""Names of sources, as shown beside a sense; the learner's dictionaries have names of their own."""


class Gloss(Protocol):
    """A gloss that the transcript brings along; `core.glossary.Gloss` is one."""

    @property
    def en(self) -> str: ...
    @property
    def zh(self) -> str: ...
    @property
    def explanation(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a word, or of a part of it."""

    text: str
    """English for a Chinese word; a Chinese word for an English one."""
    source: str
    """The dictionary that says so."""
    reading: str = ""
    """Pinyin with tone marks of the Chinese word in question; "" where the source has none."""
    part: str = ""
    """The part of the asked word that has this sense; "" for the whole word."""
    explanation: str = ""
    """What the episode adds to its own gloss; "" from other sources."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the lexicon knows of a word; without senses where it knows none."""

    headword: str
    lang: Language
    """The language of the headword: an English word in a Chinese sentence is English."""
    readings: tuple[str, ...] = ()
    """Pinyin with tone marks or IPA, the one of the first sense first."""
    senses: tuple[Sense, ...] = ()
    simplified: str = ""
    """Chinese only, as is `traditional`."""
    traditional: str = ""
    parts: tuple[Sense, ...] = ()
    """A Chinese word's characters one by one."""
    measures: tuple[str, ...] = ()
    """Measure words of a Chinese noun with their reading, `个[gè]`, the usual first."""
    own: bool = False
    """Whether the learner said how it is read: the first reading is theirs."""
    lit: tuple[int, int] | None = None
    """Where the first sense stands in the translation: half-open offsets into the translation that
    was handed in; None where the translation does not use it."""
