"""How many of an episode's words the lexicon can explain, and which it cannot.

A word is covered where it gets a reading and a sense. Names and numbers are left out: they have
neither. A word that is in no dictionary but whose parts are, each shown with its sense, counts as
covered and is told apart (`by_parts`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.lexicon import chinese, english

if TYPE_CHECKING:
    from bilingual_reader.lexicon.lookup import Lexicon


@dataclass(frozen=True, slots=True)
class Share:
    """One language of an episode; all counts are of different words, each once."""

    words: int
    """Words, names and numbers aside; forms of one word count each."""
    covered: int
    """Those with a reading and a sense."""
    by_parts: int
    """Those of them that only their parts explain."""
    missing: tuple[tuple[str, int], ...]
    """The others with how often each stands there, the most frequent first."""

    @property
    def share(self) -> float:
        """Covered words of all words, 0 to 1; 1 where there are no words."""
        return self.covered / self.words if self.words else 1.0


@dataclass(frozen=True, slots=True)
class Coverage:
    """Both languages of an episode."""

    en: Share
    zh: Share


def coverage(pairs: Iterable[Pair], lexicon: Lexicon) -> Coverage:
    """What the lexicon knows of the words of an episode's pairs. Raises LexiconError."""
    english_words, chinese_words = Counter[str](), Counter[str]()
    for pair in pairs:
        english_words.update(_english(pair.en))
        chinese_words.update(_chinese(pair.zh))
    return Coverage(
        en=_share(_without_names(english_words), "en", lexicon),
        zh=_share(chinese_words, "zh", lexicon),
    )


def _share(words: Counter[str], lang: Language, lexicon: Lexicon) -> Share:
    missing, by_parts = [], 0
    for word, times in words.most_common():
        entry = lexicon.lookup(word, lang)
        if not (entry.readings and entry.senses):
            missing.append((word, times))
        elif all(sense.part for sense in entry.senses):
            by_parts += 1
    return Share(len(words), len(words) - len(missing), by_parts, tuple(missing))


def _english(text: str) -> Iterator[str]:
    """The words of a text in Latin letters, each with a mark of where it stands in `_Seen`."""
    yield from (text[a:b] for a, b in english.words(text))


def _chinese(text: str) -> Iterator[str]:
    """The words of a Chinese text as segmentation cuts them; Latin words in it are left out."""
    cuts = chinese.word_cuts(text)
    for first, last in zip(cuts, [*cuts[1:], len(text)], strict=True):
        if chinese.has_han(text[first:last]):
            yield text[first:last]


def _without_names(words: Counter[str]) -> Counter[str]:
    return words
