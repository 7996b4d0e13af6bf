"""How many of an episode's words the lexicon can explain, and which it cannot.

A word is covered where it gets a reading and a sense. Names and numbers are left out: they have
neither. A word that is in no dictionary but whose parts are, each shown with its sense, counts as
covered and is told apart (`by_parts`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.core.scripts import has_han
from bilingual_reader.core.spans import latin_words
from bilingual_reader.lexicon import chinese, english

if TYPE_CHECKING:
    from bilingual_reader.lexicon.lookup import Lexicon

_BEGINS = re.compile(r"(?:^|[.!?:;…。！？：；\n][\"'”’）)]*)[\s\"'“‘(（*—–-]*$")
"""The end of a text after which a sentence begins."""


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


def coverage(
    pairs: Iterable[Pair],
    lexicon: Lexicon,
    progress: Progress = untold,
) -> Coverage:
    """What the lexicon knows of the words of an episode's pairs. Raises LexiconError.

    English words in the Chinese text are English words. One and a half seconds for an hour of
    talk; `progress` is told how many of its different words are done, of how many.
    """
    seen, chinese_words = _Seen(), Counter[str]()
    for pair in pairs:
        chinese_words.update(_chinese(pair))
        for text in (pair.en, pair.zh):
            seen.read(text)
    english_words = seen.words()
    done, total = len(english_words), len(english_words) + len(chinese_words)
    en = _share(english_words, "en", lexicon, lambda n: progress(n, total))
    zh = _share(chinese_words, "zh", lexicon, lambda n: progress(done + n, total))
    progress(total, total)
    return Coverage(en, zh)


def _share(
    words: Counter[str], lang: Language, lexicon: Lexicon, progress: Callable[[int], None]
) -> Share:
    missing, by_parts = [], 0
    for done, (word, times) in enumerate(words.most_common()):
        progress(done)
        entry = lexicon.lookup(word, lang)
        if not (entry.readings and entry.senses):
            missing.append((word, times))
        elif all(sense.part for sense in entry.senses):
            by_parts += 1
    return Share(len(words), len(words) - len(missing), by_parts, tuple(missing))


class _Seen:
    """English words as they are written, and which of them are names by the look of it."""

    def __init__(self) -> None:
        self._forms: Counter[str] = Counter()
        self._inside: set[str] = set()
        """Forms with a capital that stand where a common word has none."""

    def read(self, text: str) -> None:
        """Count the words of a text."""
        for first, last in latin_words(text):
            form = text[first:last]
            if any(map(str.isdigit, form)):  # 70B, o1: a number, or the name of a thing
                continue
            self._forms[form] += 1
            if form[0].isupper() and not _BEGINS.search(text, 0, first):
                self._inside.add(form)

    def words(self) -> Counter[str]:
        """How often each word stands there whatever its capitals, without names and numbers.

        A name has a capital inside a sentence (Sam, OpenAI), and is hardly ever written small; so
        has an abbreviation.
        """
        inside: Counter[str] = Counter()
        for form in self._inside:
            inside[form.lower()] += self._forms[form]
        small = {f for f, n in self._forms.items() if f == f.lower() and 4 * n >= inside[f]}
        counted: Counter[str] = Counter()
        for form, times in self._forms.items():
            lower = form.lower()
            if lower in small:
                counted[lower] += times
            elif form == "I" or not self._is_name(form):
                counted[form] += times
        return counted

    def _is_name(self, form: str) -> bool:
        strange = any(map(str.isupper, form[1:]))
        return strange or form in self._inside or not english.lemma(form)[:1].islower()


def _chinese(pair: Pair) -> Iterator[str]:
    """The words of a Chinese text as it is cut into them; Latin words in it are left out."""
    cuts = pair.zh_words or chinese.word_cuts(pair.zh)
    for first, last in zip(cuts, [*cuts[1:], len(pair.zh)], strict=False):
        if has_han(pair.zh[first:last]):
            yield pair.zh[first:last]
