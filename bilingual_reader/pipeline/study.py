"""What the lexicon knows of words and their sentences, as the notes of a deck show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from bilingual_reader.core.cards import MOST_SENTENCES, Extras, shown
from bilingual_reader.core.cards.fields import forms
from bilingual_reader.core.cards.readings import Syllables, ruby
from bilingual_reader.core.markup import script, spans
from bilingual_reader.core.own_readings import Rules
from bilingual_reader.core.spans import latin_words
from bilingual_reader.core.words import Context, Word

if TYPE_CHECKING:
    from bilingual_reader.lexicon.lookup import Entry, Lexicon

_MOST_PARTS, _MOST_MEASURES, _OF_A_PART = 8, 3, 3
_MOST_MET = 2 * MOST_SENTENCES
"""Contexts whose translation is looked at: the note shows fewer."""
_NO_RULES = Rules()


class Study:
    """Works out what the lexicon knows of words and their sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._base = lru_cache(maxsize=4096)(self._machine)
        self._spoken = lru_cache(maxsize=16384)(self._ipa_of)

    def extras(self, word: Word) -> Extras:
        """All but sounds, ranks and the learner's readings of the sentence. Raises LexiconError."""
        met = shown(word)
        entry = self._entry(word, met)
        places = (
            _place(word, entry if each is met else self._entry(word, each), each)
            for each in word.contexts[:_MOST_MET]
        )
        return Extras(
            lit=tuple(places),
            reading=self._reading(word, met, _NO_RULES),
            parts=tuple((p.part, p.reading, _short(p.text)) for p in entry.parts[:_MOST_PARTS]),
            measures=entry.measures[:_MOST_MEASURES],
        )

    def corrected(self, word: Word, told: Extras, rules: Rules) -> Extras:
        """The same with its sentence read and cut as the learner does."""
        if not rules or word.lang != "zh" or not told.reading:
            return told
        sentence = shown(word).sentence
        own = rules.readings(sentence), rules.cuts(sentence, (0,))
        if own == ({}, (0,)):
            return told
        return replace(told, reading=self._reading(word, shown(word), rules), corrected=repr(own))

    def _entry(self, word: Word, met: Context) -> Entry:
        return self._lexicon.lookup(word.headword, word.lang, met.sentence, met.translation)

    def _reading(self, word: Word, met: Context, rules: Rules) -> str:
        """The sentence with its reading; "" for one in the learner's own language."""
        if not met.sentence or (script(met.sentence) == "en") != (word.lang == "en"):
            return ""
        read = self._ipa(met.sentence) if word.lang == "en" else self._pinyin(met.sentence, rules)
        return ruby(read, word.lang, spans(met.sentence, forms(word, met)))

    def _pinyin(self, sentence: str, rules: Rules) -> list[Syllables]:
        """Words of (character, syllable)."""
        machine, given = self._base(sentence)
        cuts, own = set(rules.cuts(sentence, given)), rules.readings(sentence)
        words: list[list[tuple[str, str]]] = []
        start = 0
        for surface, reading in machine:
            if start in cuts or not words or not reading or not words[-1][-1][1]:
                words.append([])
            words[-1].append((surface, own.get(start, reading)))
            start += len(surface)
        return list(words)

    def _machine(self, sentence: str) -> tuple[Syllables, tuple[int, ...]]:
        """A Chinese sentence read and cut as it is without the learner's rules."""
        from bilingual_reader.lexicon.chinese import pinyin, word_cuts
        from bilingual_reader.lexicon.neutral import eased

        cuts = word_cuts(sentence)
        return eased(pinyin(sentence, words=self._known), cuts, self._known), cuts

    def _ipa(self, sentence: str) -> list[Syllables]:
        out, done = [], 0
        for first, last in latin_words(sentence):
            word = sentence[first:last]
            out += [(sentence[done:first], ""), (word, self._spoken(word))]
            done = last
        return [(piece,) for piece in [*out, (sentence[done:], "")] if piece[0]]

    def _ipa_of(self, word: str) -> str:
        from bilingual_reader.lexicon.english import ipa

        return ipa(word, self._lexicon.dictionary.phonemes)

    @cached_property
    def _known(self) -> Callable[[str], Sequence[tuple[str, ...]]]:
        from bilingual_reader.lexicon.settling import words_of

        return words_of(lambda: self._lexicon.dictionary)


def _short(senses: str) -> str:
    return "; ".join(senses.split("; ")[:_OF_A_PART])


def _place(word: Word, entry: Entry, met: Context) -> tuple[int, int] | None:
    """Where the translation says the word: its first sense as it stands there, else as looked up.

    A single Chinese character may be part of any word, so that alone it is not believed.
    """
    first = word.gloss.partition("; ")[0]
    if len(first) > 1:
        edge = r"\b" if first.isascii() else ""
        written = re.search(f"{edge}{re.escape(first)}{edge}", met.translation, re.IGNORECASE)
        if written:
            return written.span()
    return entry.lit
