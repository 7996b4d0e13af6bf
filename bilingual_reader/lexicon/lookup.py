"""What the word panel shows: readings and senses of a word, those that fit its sentence first.

The layers, each named beside its senses: the episode's own glosses, the learner's dictionaries in
their order, the built-in dictionary, and for English words its reverse index.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bilingual_reader.core.documents import Language
from bilingual_reader.lexicon import chinese, context, english, from_chinese, from_english, near
from bilingual_reader.lexicon.dictionary import Dictionary, Progress, open_dictionary
from bilingual_reader.lexicon.entries import BUILT_IN, EPISODE, Entry, Gloss, Sense
from bilingual_reader.lexicon.shelf import Shelf
from bilingual_reader.lexicon.sources import Sources, told_once

__all__ = ["BUILT_IN", "EPISODE", "Entry", "Gloss", "Lexicon", "Sense"]


class Lexicon:
    """Look-ups in both directions; the first one opens the dictionaries. Threads may share it."""

    def __init__(
        self,
        cache_folder: Path,
        progress: Progress | None = None,
        dictionaries: Path | None = None,
    ) -> None:
        """`dictionaries` is the folder of the learner's own, see `shelf.folder_beside`."""
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
    ) -> Entry:
        """Readings and senses; `translation` says the same as `sentence` in the other language.

        Glosses of the episode come first: those handed in, and those that the sentence or its
        translation gives in brackets, `contrarian(反共识)`. Then those senses that stand in the
        translation, then the others. A word that no dictionary has gets the senses of its parts.
        Raises LexiconError.
        """
        word = word.strip()
        if lang == "zh" and chinese.has_han(word):
            english_text = context.InEnglish(translation)
            entry = from_chinese.entry(self._sources, word, english_text)
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
        senses = tuple(told_once([*own, *entry.senses])) if own else entry.senses
        return replace(entry, senses=senses, lit=lit)

    def headword(self, word: str, lang: Language) -> str:
        """What the word is listed under: the lemma of an English word, Simplified Chinese."""
        word = word.strip()
        if lang == "zh" and chinese.has_han(word):
            return chinese.simplified(word)
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
        own = [Sense(text, EPISODE, explanation=explained.pop(text, "")) for text in here]
        own += (Sense(text, EPISODE, explanation=why) for text, why in explained.items())
        return told_once(own)
