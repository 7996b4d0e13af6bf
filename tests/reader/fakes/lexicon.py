"""A lexicon in memory that knows every word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bilingual_reader.core.documents import Language
from bilingual_reader.core.glossary import Gloss


@dataclass(frozen=True)
class FakeSense:
    """A sense."""

    text: str
    source: str = "CC-CEDICT"
    reading: str = ""
    part: str = ""
    explanation: str = ""


@dataclass(frozen=True)
class FakeEntry:
    """What the fake lexicon knows of a word."""

    headword: str
    lang: Language
    readings: tuple[str, ...] = ()
    senses: tuple[FakeSense, ...] = ()
    traditional: str = ""
    parts: tuple[FakeSense, ...] = ()
    measures: tuple[str, ...] = ()
    own: bool = False
    lit: tuple[int, int] | None = None


class FakeLexicon:
    """Knows every word: lower case, and a plural's singular."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.asked: list[str] = []

    def lookup(
        self,
        word: str,
        lang: Language,
        sentence: str = "",
        translation: str = "",
        glosses: Sequence[Gloss] = (),
        at: int | None = None,
    ) -> FakeEntry:
        self.asked.append(word)
        if self.error:
            raise self.error
        head = self.headword(word, lang)
        if lang == "zh":
            return FakeEntry(head, lang, ("nǐ hǎo",), (FakeSense(f"sense of {head}"),))
        return FakeEntry(head, lang, ("tɛst",), (FakeSense("测试"), FakeSense("考验")))

    def headword(self, word: str, lang: Language) -> str:
        return word.lower().removesuffix("s") if lang == "en" else word

    def around(
        self, text: str, offset: int, glosses: Sequence[Gloss] = ()
    ) -> tuple[int, int] | None:
        at = text.find("新的模型")
        return (at, at + 4) if at <= offset < at + 4 else None

    def pinyin(self, text: str) -> list[tuple[str, str]]:
        if self.error:
            raise self.error
        return [(c, f"p{i}") if c > "\u2e80" and c not in "，。" else (c, "") for i, c in
                enumerate(text)]  # fmt: skip

    def ipa(self, word: str) -> str:
        return f"ˈ{word.lower()}"
