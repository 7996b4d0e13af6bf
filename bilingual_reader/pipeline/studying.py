"""What dictionaries and sound add to the notes of a deck, kept so that it is worked out once.

A card's sentence with its reading takes milliseconds, a deck has thousands. What was worked out is
kept in the user's cache, by all that it was made of: the word, its sentences, the dictionaries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.core.cards import MOST_SENTENCES, Clip, Extras, shown
from bilingual_reader.core.cards.fields import forms
from bilingual_reader.core.cards.readings import Syllables, ruby
from bilingual_reader.core.markup import script, spans
from bilingual_reader.core.own_readings import Rules
from bilingual_reader.core.words import Context, Word
from bilingual_reader.errors import AudioError
from bilingual_reader.pipeline.studied_before import Before

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Language
    from bilingual_reader.lexicon.lookup import Entry, Lexicon

Clips = Callable[[Word, Context], tuple[Clip | None, Clip | None]]
"""The sounds of a word and of its sentence, None where there is none."""
Progress = Callable[[int, int], None]
"""Called with (done, total); the unit is words that are looked up or heard."""

_MOST_PARTS, _MOST_MEASURES, _OF_A_PART = 8, 3, 3
_MOST_MET = 2 * MOST_SENTENCES
"""Contexts whose translation is looked at: the note shows fewer."""
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

    `rules` are the learner's readings; `clips` finds sounds, of which one that cannot be had
    becomes a `Clip` with its fault. The folder `cache` may be read-only: then all is worked out
    again next time. Raises LexiconError.
    """
    asked = list(words)
    before = Before(cache, lexicon.edition)
    known = {word.key: told for word in asked if (told := before.find(word)) is not None}
    missing = [word for word in asked if word.key not in known]
    step = _steps(progress, len(missing) + (len(asked) if clips else 0))
    study = Study(lexicon, missing)
    try:
        for word in missing:
            known[word.key] = before.keep(word, study.extras(word))
            step()
    finally:
        before.save()  # also after Ctrl+C: the next export goes on from there
    made = {word.key: study.corrected(word, known[word.key], rules) for word in asked}
    if clips is not None:
        for word in asked:
            made[word.key] = _with_clips(word, made[word.key], clips)
            step()
    return made


def _steps(progress: Progress | None, total: int) -> Callable[[], None]:
    """What is called after each of so many steps, and tells `progress`."""
    done = count(1)
    if progress is None or not total:
        return lambda: None
    progress(0, total)
    return lambda: progress(next(done), total)


def _with_clips(word: Word, told: Extras, clips: Clips) -> Extras:
    try:
        of_word, of_sentence = clips(word, shown(word))
    except AudioError as error:
        return replace(told, sentence_clip=Clip("", error.where, error.what))
    return replace(told, word_clip=of_word, sentence_clip=of_sentence)


class Study:
    """Works out what the lexicon knows of words and their sentences."""

    def __init__(self, lexicon: Lexicon, words: Iterable[Word] = ()) -> None:
        """`words` are all whose rank among the words of their language is wanted."""
        self._lexicon = lexicon
        self._wanted = {word.headword.lower() for word in words}
        self._ranks: dict[Language, Mapping[str, int]] = {}
        self._base = lru_cache(maxsize=4096)(self._machine)
        self._spoken = lru_cache(maxsize=16384)(self._ipa_of)

    def extras(self, word: Word) -> Extras:
        """All that does not hang on the learner's own readings. Raises LexiconError."""
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
            rank=self._rank(word),
        )

    def corrected(self, word: Word, told: Extras, rules: Rules) -> Extras:
        """The same with its sentence read and cut as the learner does."""
        sentence = shown(word).sentence
        if not rules or word.lang != "zh" or not told.reading:
            return told
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

        return pinyin(sentence, words=self._known), word_cuts(sentence)

    def _ipa(self, sentence: str) -> list[Syllables]:
        from bilingual_reader.lexicon import english

        out, done = [], 0
        for first, last in english.words(sentence):
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

    def _rank(self, word: Word) -> int:
        if word.lang not in self._ranks:
            from bilingual_reader.lexicon.frequency import places

            self._ranks[word.lang] = places(word.lang, self._wanted)
        return self._ranks[word.lang].get(word.headword.lower(), 0)


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
