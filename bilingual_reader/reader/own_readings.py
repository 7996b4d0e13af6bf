"""What the reader needs to keep the learner's own readings and words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bilingual_reader.core.own_readings import Rule, Rules
    from bilingual_reader.reader.ports import LexiconPort


class OwnReadings(Protocol):
    """The learner's rules; asked in the app's own thread. Its methods may raise ReaderError."""

    def rules(self) -> Rules:
        """Those that hold now; another object only where they are others."""
        ...

    def keep(self, rule: Rule) -> Rule:
        """Keep one; what holds now of its text."""
        ...

    def forget(self, rules: Iterable[Rule]) -> None:
        """Take some away."""
        ...


def read_at(text: str, first: int, last: int, lexicon: LexiconPort) -> str:
    """How a stretch of a Chinese text is read now, syllables with spaces between. Slow once."""
    syllables, place = [], 0
    for surface, reading in lexicon.pinyin(text):
        if reading and first <= place < last:
            syllables.append(reading)
        place += len(surface)
    return " ".join(syllables)
