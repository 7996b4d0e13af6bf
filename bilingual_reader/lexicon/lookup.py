"""What the word panel shows: readings and senses of a word, those that fit its sentence first.

The layers, each named beside its senses: the episode's own glosses, the learner's dictionaries in
their order, the built-in dictionary, and for English words its reverse index.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Language
from bilingual_reader.core.own_readings import Rule, Rules
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.core.readings import is_read
from bilingual_reader.core.text import plain_letters
from bilingual_reader.core.words import Context, Word
from bilingual_reader.lexicon import chinese, context, english, from_chinese, from_english, near
from bilingual_reader.lexicon import data as shipped
from bilingual_reader.lexicon.dictionary import Dictionary, open_dictionary
from bilingual_reader.lexicon.entries import BUILT_IN, EPISODE, Entry, Gloss, Sense
from bilingual_reader.lexicon.own_entry import as_read
from bilingual_reader.lexicon.shelf import Shelf
from bilingual_reader.lexicon.sources import Sources, told_once, without_repeats

if TYPE_CHECKING:
    from bilingual_reader.lexicon.settling import Words

__all__ = ["BUILT_IN", "EPISODE", "Entry", "Gloss", "Lexicon", "Origin", "Sense"]


@dataclass(frozen=True, slots=True)
class Origin:
    """What a lexicon is made of, so that another process can open the same."""

    cache: Path
    dictionaries: Path | None
    rules: tuple[Rule, ...]


class Lexicon:
    """Look-ups in both directions; the first one opens the dictionaries. Threads may share it."""

    def __init__(
        self,
        cache_folder: Path,
        progress: Progress = untold,
        dictionaries: Path | None = None,
        rules: Callable[[], Rules] = Rules,
    ) -> None:
        """`dictionaries` is the folder of the learner's own, see `shelf.folder_beside`.

        `rules` gives the learner's own readings, asked at each look-up.
        """
        self._rules = rules
        self._folder, self._progress = cache_folder, progress
        self._shelf = Shelf(dictionaries) if dictionaries else None
        self._lock = threading.Lock()
        self._opened: Sources | None = None

    @property
    def dictionary(self) -> Dictionary:
        """The compiled dictionary; compiled now if it never was. Raises LexiconError."""
        return self._sources.built_in

    @property
    def _sources(self) -> Sources:
        with self._lock:
            if self._opened is None:
                built_in = open_dictionary(self._folder, self._progress)
                self._opened = Sources(self._shelf.volumes() if self._shelf else (), built_in)
            return self._opened

    @property
    def origin(self) -> Origin:
        """What it is made of at this moment."""
        return Origin(self._folder, self._shelf.folder if self._shelf else None, self._rules().all)

    @property
    def edition(self) -> str:
        """Another text whenever look-ups may answer otherwise: which dictionaries there are."""
        own = ((file.name, file.stat()) for file in (self._shelf.files() if self._shelf else ()))
        told = (f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in own)
        return "\n".join([shipped.find().name, *told])

    def close(self) -> None:
        """Let go of the dictionaries; the next look-up opens them again."""
        with self._lock:
            if self._opened is not None:
                self._opened.built_in.close()
                for volume in self._opened.own:
                    volume.close()
            self._opened = None

    def lookup(
        self,
        word: str,
        lang: Language,
        sentence: str = "",
        translation: str = "",
        glosses: Sequence[Gloss] = (),
        at: int | None = None,
    ) -> Entry:
        """Readings and senses; `translation` says the same as `sentence` in the other language.

        `at` is the word's offset in the sentence; else it is the first place where it stands. Of
        Chinese homographs the one comes first that is read as in the sentence.
        Glosses of the episode come first: those handed in, and those that the sentence or its
        translation gives in brackets, `contrarian(反共识)`. Then those senses that stand in the
        translation, then the others. A word that no dictionary has gets the senses of its parts.
        What the learner's own rules read comes first of all. Raises LexiconError.
        """
        rules = self._rules() if lang == "zh" else Rules()
        found = self._found(word.strip(), lang, sentence, translation, glosses, at, rules)
        entry = as_read(found, rules, word.strip(), sentence, at) if rules else found
        if entry is not found and entry.parts:
            told = [Sense("", BUILT_IN, entry.readings[0])]
            parts = from_chinese.characters(self._sources, entry.simplified, told)
            entry = replace(entry, parts=tuple(parts))
        return entry

    def machine_reading(self, word: Word) -> str:
        """The reading of a Chinese word of the list, as if the learner had no rules of their own.

        Raises LexiconError.
        """
        met = word.contexts[0] if word.contexts else Context("")
        told = word.headword, word.lang, met.sentence, met.translation
        readings = self._found(*told, (), None, Rules()).readings
        return readings[0] if readings else ""

    def _found(
        self,
        word: str,
        lang: Language,
        sentence: str,
        translation: str,
        glosses: Sequence[Gloss],
        at: int | None,
        rules: Rules,
    ) -> Entry:
        if lang == "zh" and any(map(is_read, word)):
            english_text = context.InEnglish(translation)
            said = partial(self._said, word, sentence, at, rules)
            asked = plain_letters(word)
            cuts = rules.cuts(asked, (0,))
            entry = from_chinese.entry(self._sources, asked, english_text, said, cuts)
            own, place = self._own(word, entry, sentence, translation, glosses), english_text.place
        else:
            chinese_text = context.InChinese(translation if lang == "en" else sentence)
            entry = from_english.entry(self._sources, word, chinese_text)
            own, place = self._own(word, entry, sentence, translation, glosses), chinese_text.place
        lit = entry.lit
        if own:
            written = re.search(re.escape(own[0].text), translation, re.IGNORECASE)
            lit = written.span() if written else place(own[0].text) or lit
        if entry.lang != lang or (lit and lit[1] > len(translation)):
            lit = None  # an English word in a Chinese sentence: its sense stands beside it
        senses = without_repeats(own, entry.senses) if own else entry.senses
        return replace(entry, senses=senses, lit=lit)

    def headword(self, word: str, lang: Language) -> str:
        """What the word is listed under: the lemma of an English word, Simplified Chinese."""
        word = word.strip()
        if lang == "zh" and any(map(is_read, word)):
            return chinese.simplified(plain_letters(word))
        return english.lemma(word)

    def around(
        self, text: str, offset: int, glosses: Sequence[Gloss] = ()
    ) -> tuple[int, int] | None:
        """Half-open offsets of the longest dictionary word or term that the character is part of.

        Also where segmentation cut it: 研究生 around each of its characters, `artificial
        intelligence` around either word. None where no dictionary and no gloss has a word there.
        Raises LexiconError.
        """
        return near.around(self._sources, text, offset, glosses)

    def _said(self, word: str, sentence: str, at: int | None, rules: Rules) -> str:
        """How the sentence reads the word there: its syllables; "" where it does not have it."""
        first = sentence.find(word) if at is None or not sentence.startswith(word, at) else at
        if first < 0:
            return rules.read(word, "")
        inside, place = [], 0
        last = first + len(word)
        for surface, reading in chinese.pinyin(sentence, words=self._words, at=range(first, last)):
            if place < last and place + len(surface) > first:
                inside.append((surface[max(first - place, 0) : last - place], reading))
            place += len(surface)
        return rules.read(word, plain_letters(chinese.spelled(inside)), sentence, at)

    @cached_property
    def _words(self) -> Words:
        from bilingual_reader.lexicon.settling import words_of

        return words_of(lambda: self.dictionary)

    def _own(
        self,
        word: str,
        entry: Entry,
        sentence: str,
        translation: str,
        glosses: Sequence[Gloss],
    ) -> list[Sense]:
        """The episode's own senses, those of the sentence first."""
        forms = [
            form
            for form in dict.fromkeys((word, entry.headword, entry.simplified, entry.traditional))
            if form
        ]
        here = context.in_brackets(forms, sentence, translation)
        told = context.own_glosses(forms, entry.lang, glosses) if glosses else []
        explained = dict(told)
        # Of a bracket that says more than the counterpart, the glossary has taken that out.
        here = [text for text in here if not any(g in text and g != text for g in explained)]
        own = [Sense(text, EPISODE, explanation=explained.pop(text, "")) for text in here]
        own += (Sense(text, EPISODE, explanation=why) for text, why in explained.items())
        return told_once(own)
