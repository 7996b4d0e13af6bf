"""The lexicon as the reader has it, and what the learner corrected in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from bilingual_reader.cli.state import State

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Language
    from bilingual_reader.core.own_readings import Rule, Rules
    from bilingual_reader.core.words import Word
    from bilingual_reader.lexicon.lookup import Entry, Gloss, Lexicon
    from bilingual_reader.lexicon.settling import Words
    from bilingual_reader.library import Library


class ReaderLexicon:
    """The lexicon, whose modules are loaded for the first word and not for the first screen."""

    def __init__(self, state: State) -> None:
        self._state = state

    @cached_property
    def _lexicon(self) -> Lexicon:
        from bilingual_reader.lexicon.lookup import Lexicon

        state = self._state
        return Lexicon(state.config.cache, dictionaries=state.dictionaries, rules=state.own)

    def lookup(
        self,
        word: str,
        lang: Language,
        sentence: str = "",
        translation: str = "",
        glosses: Sequence[Gloss] = (),
        at: int | None = None,
    ) -> Entry:
        """See `Lexicon.lookup`."""
        return self._lexicon.lookup(word, lang, sentence, translation, glosses, at)

    def around(
        self, text: str, offset: int, glosses: Sequence[Gloss] = ()
    ) -> tuple[int, int] | None:
        """See `Lexicon.around`."""
        return self._lexicon.around(text, offset, glosses)

    def headword(self, word: str, lang: Language) -> str:
        """See `Lexicon.headword`."""
        return self._lexicon.headword(word, lang)

    def pinyin(self, text: str) -> list[tuple[str, str]]:
        """See `lexicon.chinese.pinyin` and `lexicon.neutral`: as learners say it."""
        from bilingual_reader.lexicon.chinese import pinyin, word_cuts
        from bilingual_reader.lexicon.neutral import eased

        own = self._state.own()
        read = pinyin(text, words=self._words, own=own)
        return eased(read, own.cuts(text, word_cuts(text)), self._words, own.readings(text))

    def ipa(self, word: str) -> str:
        """See `lexicon.english.ipa`."""
        from bilingual_reader.lexicon.english import ipa

        return ipa(word, self._lexicon.dictionary.phonemes)

    def machine_reading(self, word: Word) -> str:
        """See `Lexicon.machine_reading`."""
        return self._lexicon.machine_reading(word)

    @cached_property
    def _words(self) -> Words:
        from bilingual_reader.lexicon.settling import words_of

        return words_of(lambda: self._lexicon.dictionary)


class OwnReadings:
    """The learner's readings and words, in the reader's own thread and library."""

    def __init__(self, library: Library, lexicon: ReaderLexicon) -> None:
        self._library, self._lexicon = library, lexicon

    def rules(self) -> Rules:
        """See `Library.own_rules`."""
        return self._library.own_rules()

    def keep(self, rule: Rule) -> Rule:
        """See `Library.set_rule`."""
        return self._library.set_rule(rule, self._lexicon.machine_reading)

    def forget(self, rules: Iterable[Rule]) -> None:
        """See `Library.remove_rules`."""
        self._library.remove_rules(rules, self._lexicon.machine_reading)
