"""What dictionaries and sound add to the notes of a deck, kept so that it is worked out once.

A card's sentence with its reading takes milliseconds, a deck has thousands. What was worked out is
kept in the user's cache, by all that it was made of: the word, its sentences, the dictionaries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.core.cards import Clip, Extras, shown
from bilingual_reader.core.cards.fields import forms
from bilingual_reader.core.cards.readings import Syllables, ruby
from bilingual_reader.core.markup import script, spans
from bilingual_reader.core.own_readings import Rules
from bilingual_reader.core.words import Context, Word
from bilingual_reader.pipeline.studied_before import Before

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Language
    from bilingual_reader.lexicon.lookup import Entry, Lexicon

Clips = Callable[[Word, Context], tuple[Clip | None, Clip | None]]
"""The sounds of a word and of its sentence, None where there is none."""
Progress = Callable[[int, int], None]
"""Called with (done, total); the unit is words."""

_MOST_PARTS, _MOST_MEASURES, _OF_A_PART = 8, 3, 3
_NO_RULES = Rules()


def extras(
    words: Iterable[Word],
    lexicon: Lexicon,
    cache: Path,
    *,
    rules: Rules = _NO_RULES,
    clips: Clips | None = None,
    progress: Progress | None = None,
) -> dict[str, Extras]:
    """By key, what the notes of these words get besides what the library has of them.

    `rules` are the learner's readings, `clips` finds sounds. The folder `cache` may be read-only:
    then all is worked out again next time. Raises LexiconError.
    """
    asked = list(words)
    before = Before(cache, lexicon.edition)
    found = {word.key: before.find(word) for word in asked}
    missing = [word for word in asked if found[word.key] is None]
    study = Study(lexicon)
    for done, word in enumerate(missing):
        if progress is not None:
            progress(done, len(missing))
        found[word.key] = before.keep(word, study.extras(word))
    if progress is not None and missing:
        progress(len(missing), len(missing))
    before.save()
    return {
        word.key: _with_clips(word, study.corrected(word, told, rules), clips)
        for word in asked
        if (told := found[word.key]) is not None
    }


def _with_clips(word: Word, told: Extras, clips: Clips | None) -> Extras:
    if clips is None:
        return told
    of_word, of_sentence = clips(word, shown(word))
    return replace(told, word_clip=of_word, sentence_clip=of_sentence)


class Study:
    """Works out what the lexicon knows of words and their sentences."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def extras(self, word: Word) -> Extras:
        """All that does not hang on the learner's own readings. Raises LexiconError."""
        met = shown(word)
        entries = [self._entry(word, context) for context in word.contexts]
        entry = entries[word.contexts.index(met)] if entries else self._entry(word, met)
        return Extras(
            lit=tuple(
                _place(word, told, context)
                for told, context in zip(entries, word.contexts, strict=True)
            ),
            reading=self._reading(word, met, _NO_RULES),
            parts=tuple((p.part, p.reading, _short(p.text)) for p in entry.parts[:_MOST_PARTS]),
            measures=entry.measures[:_MOST_MEASURES],
            rank=self._ranks(word.lang).get(word.headword.lower(), 0),
        )

    def corrected(self, word: Word, told: Extras, rules: Rules) -> Extras:
        """The same with its sentence read and cut as the learner does."""
        sentence = shown(word).sentence
        if not rules or word.lang != "zh" or not told.reading:
            return told
        cuts = self._cuts(sentence)
        own = rules.readings(sentence), rules.cuts(sentence, cuts)
        if not own[0] and own[1] == cuts:
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
        from bilingual_reader.lexicon.chinese import pinyin

        cuts = set(rules.cuts(sentence, self._cuts(sentence)))
        words: list[list[tuple[str, str]]] = []
        start = 0
        for surface, reading in pinyin(sentence, words=self._known, own=rules):
            if start in cuts or not words or not reading or not words[-1][-1][1]:
                words.append([])
            words[-1].append((surface, reading))
            start += len(surface)
        return list(words)

    def _ipa(self, sentence: str) -> list[Syllables]:
        from bilingual_reader.lexicon import english

        out, done = [], 0
        for first, last in english.words(sentence):
            said = english.ipa(sentence[first:last], self._lexicon.dictionary.phonemes)
            out += [(sentence[done:first], ""), (sentence[first:last], said)]
            done = last
        return [(piece,) for piece in [*out, (sentence[done:], "")] if piece[0]]

    @staticmethod
    @lru_cache(maxsize=1024)
    def _cuts(sentence: str) -> tuple[int, ...]:
        from bilingual_reader.lexicon.chinese import word_cuts

        return word_cuts(sentence)

    @cached_property
    def _known(self) -> Callable[[str], Sequence[tuple[str, ...]]]:
        from bilingual_reader.lexicon.settling import words_of

        return words_of(lambda: self._lexicon.dictionary)

    def _ranks(self, lang: Language) -> Mapping[str, int]:
        return self._chinese_ranks if lang == "zh" else self._english_ranks

    @cached_property
    def _chinese_ranks(self) -> Mapping[str, int]:
        return _places("zh")

    @cached_property
    def _english_ranks(self) -> Mapping[str, int]:
        return _places("en")


def _short(senses: str) -> str:
    return "; ".join(senses.split("; ")[:_OF_A_PART])


def _places(lang: Language) -> Mapping[str, int]:
    """Word in lower case → its place, the most frequent 1; empty where no list is installed."""
    from bilingual_reader.lexicon.frequency import listed, ranked

    if not listed(lang):
        return {}
    return {word.lower(): place for place, word in reversed([*enumerate(ranked(lang), start=1)])}


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
