"""A library on the disk, and what the reader is handed that leans on one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from bilingual_reader.core.documents import Episode, Language, Pair, Side, Turn
from bilingual_reader.core.own_readings import Rule, Rules
from bilingual_reader.lexicon.chinese import pinyin
from bilingual_reader.library import Library
from tests.reader.fakes import FakeEntry, FakeLexicon, long_pair


def filled(path: Path, sentences: int = 300) -> Library:
    """A library with one episode."""
    library = Library.open(path)
    save(library, [long_pair(n) for n in range(1, sentences + 1)], "1")
    return library


def save(library: Library, pairs: list[Pair], fingerprint: str) -> None:
    """Import the episode, or another text of it."""
    turn = Turn("Ada Quillam", en=Side("x"), zh=Side("字"))
    episode = Episode("The future of tutoring", (turn,), id="long", kind="podcast")
    pairs = [replace(pair, n=n) for n, pair in enumerate(pairs, start=1)]
    forms = {"agents": "agent", "discoveries": "discovery"}
    library.save_episode(episode, pairs, path="x.md", fingerprint=fingerprint, forms=forms)


class ReadingLexicon(FakeLexicon):
    """Reads pinyin by the rules that the library has at hand, as the command line's does."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    def lookup(self, word: str, lang: Language, sentence: str = "", *told: Any) -> FakeEntry:
        own = self.library.rules_at_hand.own(word, sentence) if lang == "zh" else {}
        return replace(super().lookup(word, lang, sentence, *told), own=bool(own))

    def pinyin(self, text: str) -> list[tuple[str, str]]:
        return pinyin(text, own=self.library.rules_at_hand)


class Own:
    """The library's rules, handed to the reader."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def rules(self) -> Rules:
        return self.library.own_rules()

    def keep(self, rule: Rule) -> Rule:
        return self.library.set_rule(rule)

    def forget(self, rules: Iterable[Rule]) -> None:
        self.library.remove_rules(rules)
