"""What the word panel shows: readings and senses of a word, those that fit its sentence first."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bilingual_reader.core.documents import Language
from bilingual_reader.lexicon import chinese, context, english
from bilingual_reader.lexicon.dictionary import Dictionary, Homograph, Progress, open_dictionary

BUILT_IN = "CC-CEDICT"
EPISODE = "this episode"
"""Names of sources, as shown beside a sense."""

_SHOWN = 10
"""Chinese senses shown for an English word."""
_FEW = 4
"""Chinese words for an English one below which also those are shown that only use it."""
_OF_A_PART = 3
"""Senses shown of a part of a word that the dictionary lacks."""
_LONGEST = 16
"""Characters in the longest dictionary word that is looked for inside another."""


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


class Lexicon:
    """Look-ups in both directions. Opens the dictionary at the first one; threads may share it."""

    def __init__(self, cache_folder: Path, progress: Progress | None = None) -> None:
        self._folder, self._progress = cache_folder, progress
        self._lock = threading.Lock()
        self._dictionary: Dictionary | None = None

    @property
    def dictionary(self) -> Dictionary:
        """The compiled dictionary; compiled now if it never was. Raises LexiconError."""
        with self._lock:
            if self._dictionary is None:
                self._dictionary = open_dictionary(self._folder, self._progress)
            return self._dictionary

    def close(self) -> None:
        """Let go of the dictionary; the next look-up opens it again."""
        with self._lock:
            if self._dictionary is not None:
                self._dictionary.close()
            self._dictionary = None

    def lookup(self, word: str, lang: Language, sentence: str = "", translation: str = "") -> Entry:
        """Readings and senses; `translation` says the same as `sentence` in the other language.

        Senses that the sentence or its translation gives in brackets, `contrarian(反共识)`, come
        first, then those whose words stand in the translation, then the others. A word that the
        dictionary lacks gets the senses of its parts. Raises LexiconError.
        """
        word = word.strip()
        if lang == "zh" and chinese.has_han(word):
            entry = self._chinese(word, translation)
        else:
            entry = self._english(word, translation if lang == "en" else sentence)
        forms = dict.fromkeys((word, entry.headword, entry.simplified, entry.traditional))
        given = context.glosses([form for form in forms if form], sentence, translation)
        own = [Sense(gloss, EPISODE) for gloss in given]
        return replace(entry, senses=(*own, *entry.senses))

    def headword(self, word: str, lang: Language) -> str:
        """What the word is listed under: the lemma of an English word, Simplified Chinese."""
        word = word.strip()
        if lang == "zh" and chinese.has_han(word):
            return chinese.simplified(word)
        return english.lemma(word)

    def _chinese(self, word: str, translation: str) -> Entry:
        found = self.dictionary.chinese(word)
        if not found:
            return self._by_parts(word, translation)
        senses = [Sense(text, BUILT_IN, h.reading) for h in found for text in h.senses]
        stems = context.stems(translation)
        senses.sort(key=lambda sense: not context.said_in(sense.text, stems))
        first = next((h for h in found if word in (h.simplified, h.traditional)), found[0])
        simple = word if any(word == h.simplified for h in found) else first.simplified
        return Entry(
            headword=simple,
            lang="zh",
            readings=tuple(dict.fromkeys(sense.reading for sense in senses)),
            senses=tuple(senses),
            simplified=simple,
            traditional=next((h.traditional for h in found if h.simplified == simple), word),
            parts=tuple(self._characters(first)) if len(word) > 1 else (),
        )

    def _by_parts(self, word: str, translation: str) -> Entry:
        """An entry of the longest dictionary words inside a word that the dictionary lacks."""
        simple = chinese.simplified(word)
        if simple != word and self.dictionary.has(simple):
            return self._chinese(simple, translation)
        stems = context.stems(translation)
        senses: list[Sense] = []
        for part in self._longest(simple):
            first = self.dictionary.chinese(part)[0]
            texts = sorted(first.senses, key=lambda text: not context.said_in(text, stems))
            senses += (Sense(t, BUILT_IN, first.reading, part) for t in texts[:_OF_A_PART])
        reading = " ".join(read or surface for surface, read in chinese.pinyin(simple))
        return Entry(
            headword=simple,
            lang="zh",
            readings=(reading,) if senses else (),
            senses=tuple(senses),
            simplified=simple,
            traditional=chinese.traditional(simple) if simple == word else word,
        )

    def _longest(self, word: str) -> Iterator[str]:
        """The longest dictionary words from left to right; what is none is passed over."""
        start = 0
        while start < len(word):
            for end in range(min(len(word), start + _LONGEST), start, -1):
                if end - start < len(word) and self.dictionary.has(word[start:end]):
                    yield word[start:end]
                    start = end
                    break
            else:
                start += 1

    def _characters(self, whole: Homograph) -> Iterator[Sense]:
        """Each character of a word, read as in the word where the dictionary has it so."""
        syllables = [*whole.reading.lower().split(), *[""] * len(whole.simplified)]
        for char, syllable in zip(whole.simplified, syllables, strict=False):
            found = self.dictionary.chinese(char)
            as_read = [h for h in found if syllable in (h.reading, h.reading + "r")]
            for first in (as_read or list(found))[:1]:
                text = "; ".join(first.senses[:_OF_A_PART])
                yield Sense(text, BUILT_IN, first.reading, char)

    def _english(self, word: str, translation: str) -> Entry:
        lemma = english.lemma(word)
        candidates = self._candidates(word, lemma)
        found = self._trusted(context.first_those_in(candidates, translation), translation, lemma)
        senses = tuple(Sense(h.simplified, BUILT_IN, h.reading) for h in found[:_SHOWN])
        if not senses:
            senses = tuple(self._english_parts(word, translation))
        return Entry(lemma, "en", self._ipa(lemma) or self._ipa(word), senses)

    def _trusted(
        self, found: Sequence[Homograph], translation: str, lemma: str
    ) -> Sequence[Homograph]:
        """Those that mean just the word, or stand in the translation; others fill up to a few.

        Words that only use it in a gloss (医学家, "medical scientist") mislead more than they help.
        """
        exact = {h.simplified for h in self.dictionary.english(lemma.lower(), exact=True)}
        sure = [
            h
            for h in found
            if h.simplified in exact or h.simplified in translation or h.traditional in translation
        ]
        return (sure + [h for h in found if h not in sure])[: max(len(sure), _FEW)]

    def _candidates(self, word: str, lemma: str) -> list[Homograph]:
        """For the lemma and the form itself, then (scaling, or a word unknown) for its base.

        Of a name or abbreviation only the words that mean just that.
        """
        find, found = self.dictionary.english, dict[str, Homograph]()
        asked = dict.fromkeys((lemma.lower(), word.lower().replace("’", "'")))
        hits = [h for term in asked for h in find(term, exact=not lemma.islower())]
        if lemma.endswith("ing") or not hits:
            hits += (h for base in english.bases(lemma.lower()) for h in find(base, exact=True))
        for h in hits:
            found.setdefault(h.simplified, h)
        return list(found.values())

    def _english_parts(self, word: str, translation: str) -> Iterator[Sense]:
        """The best senses of the words of a term: chain of thought, user-driven."""
        parts = english.parts(word)
        for part in parts if len(parts) > 1 else ():
            candidates = self._candidates(part, english.lemma(part))
            for h in context.first_those_in(candidates, translation)[:_OF_A_PART]:
                yield Sense(h.simplified, BUILT_IN, h.reading, part)

    def _ipa(self, word: str) -> tuple[str, ...]:
        """All pronunciations that are listed; else the one that can be derived."""
        listed: Iterable[str] = ()
        if word.islower():
            listed = map(english.to_ipa, self.dictionary.phonemes(word))
        readings = tuple(dict.fromkeys(listed))[:3]
        if not readings and (derived := english.ipa(word, self.dictionary.phonemes)):
            readings = (derived,)
        return readings
