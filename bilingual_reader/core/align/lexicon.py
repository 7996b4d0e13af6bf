"""What the aligner is told of both languages before it has seen a document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an English word may be in Chinese."""

    words: Mapping[str, float]
    """Chinese words, each with its weight: 1 for a gloss of one word, less where the English
    word is one of several."""
    parts: Mapping[str, float]
    """Characters that many of these words have, each with the share of the words that have it."""


NOTHING = Meaning({}, {})


class Lexicon(Protocol):
    """A bilingual lexicon, in the script of the text that is aligned (or in both)."""

    def meaning(self, stem: str) -> Meaning:
        """What an English word with this stem (`tokens.stem`) may be; NOTHING if not known."""

    @property
    def chinese(self) -> Collection[str]:
        """The Chinese words by which a text is cut."""

    def knows(self, word: str) -> bool:
        """Whether it is one of these words: dearer than to look in them, without having them."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """A lexicon of given meanings."""

    meanings: Mapping[str, Meaning]
    chinese: frozenset[str]

    def meaning(self, stem: str) -> Meaning:
        """See `Lexicon`."""
        return self.meanings.get(stem, NOTHING)

    def knows(self, word: str) -> bool:
        """See `Lexicon`."""
        return word in self.chinese


def glossary(pairs: Iterable[tuple[str, Collection[str]]] = ()) -> Glossary:
    """A lexicon of some English stems and the Chinese words that each may be."""
    meanings = {stem: Meaning(dict.fromkeys(words, 1.0), {}) for stem, words in pairs}
    return Glossary(meanings, frozenset(w for m in meanings.values() for w in m.words))


NO_LEXICON: Lexicon = glossary()
