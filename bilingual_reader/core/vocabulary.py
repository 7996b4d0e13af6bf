"""The words of a text as headwords, counted: what of it is known, and what to learn first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.scripts import has_han
from bilingual_reader.core.spans import latin_forms, latin_words

Headword = Callable[[str], str]
"""A form → its headword."""


class Known(NamedTuple):
    """How many running words of one language of an episode are known."""

    words: int = 0
    """All but the ignored ones; names count, numbers do not."""
    known: int = 0

    @property
    def share(self) -> float:
        """Known words of all words, 0 to 1; 1 where there are none."""
        return self.known / self.words if self.words else 1.0

    @property
    def unknown_per_hundred(self) -> float:
        """Unknown words in a hundred running words."""
        return 100 * (1 - self.share)


@dataclass(slots=True)
class Unknown:
    """What is unknown of one language of an episode."""

    words: Counter[str] = field(default_factory=Counter)
    """Key (`en:discovery`) → how often it stands in the episode."""
    single: dict[int, str] = field(default_factory=dict)
    """Numbers of the sentences with exactly one unknown word → its key."""


def english_words(text: str, forms: Mapping[str, str]) -> Iterator[str]:
    """The headwords of an English text, in order; `forms`: lower-cased surface → headword."""
    for first, last in latin_words(text):
        surface = text[first:last].lower()
        yield forms.get(surface, surface)


def chinese_words(text: str, cuts: Sequence[int], simplified: Headword) -> Iterator[str]:
    """The headwords of a Chinese text, in order, as it is cut into words."""
    for first, last in zip(cuts, (*cuts[1:], len(text)), strict=False):
        word = text[first:last]
        if has_han(word):
            yield simplified(word)


def english_counts(texts: Iterable[str], forms: Mapping[str, str]) -> Counter[str]:
    """How often English texts have each headword: `english_words`, for whole books at once."""
    found: Counter[str] = Counter()
    for form, count in Counter(chain.from_iterable(map(latin_forms, texts))).items():
        surface = form.lower()
        found[forms.get(surface, surface)] += count
    return found


def chinese_counts(
    texts: Iterable[tuple[str, Sequence[int]]], simplified: Headword
) -> Counter[str]:
    """How often Chinese texts have each headword: `chinese_words`, for whole books at once."""
    # without a step of Python's own for each word, which would take twice the time
    words = Counter(
        chain.from_iterable(
            map(text.__getitem__, map(slice, cuts, (*cuts[1:], None))) for text, cuts in texts
        )
    )
    found: Counter[str] = Counter()
    for word, count in words.items():
        if has_han(word):
            found[simplified(word)] += count
    return found


def unknown(
    pairs: Iterable[Pair],
    lang: Language,
    forms: Mapping[str, str],
    simplified: Headword,
    settled: Collection[str],
) -> Unknown:
    """What is unknown of an episode; `settled` are the keys of known and ignored words."""
    found = Unknown()
    for pair in pairs:
        words = (
            english_words(pair.en, forms)
            if lang == "en"
            else chinese_words(pair.zh, pair.zh_words, simplified)
        )
        new = [key for word in words if (key := f"{lang}:{word}") not in settled]
        found.words.update(new)
        if len(set(new)) == 1:
            found.single[pair.n] = new[0]
    return found
