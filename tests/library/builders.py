"""Small episodes and words for the library's tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bilingual_reader.core.documents import Episode, Language, Pair, Side, Turn
from bilingual_reader.core.words import Context, Word
from bilingual_reader.library import Library

SENTENCES = (
    ("The kettle sang.", "水壶响了。"),
    ("Nobody moved.", "没有人动。"),
    ("Then the lamp went out.", "接着灯灭了。"),
)


OPENED: list[Library] = []
"""Libraries to close when the test ends."""


@dataclass
class Clock:
    """A clock that the test moves."""

    now: datetime = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def ticking() -> Callable[[], datetime]:
    """A clock that is a second further at every look."""
    moments = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=n) for n in range(10**9))
    return lambda: next(moments)


def open_library(folder: Path, clock: Callable[[], datetime] | None = None) -> Library:
    """A library in the folder, with a ticking clock or this one."""
    library = Library.open(folder / "library.db", clock or ticking())
    OPENED.append(library)
    return library


def pairs(*sentences: tuple[str, str]) -> tuple[Pair, ...]:
    """One pair a sentence, two pairs a turn."""
    numbered = enumerate(sentences or SENTENCES, start=1)
    return tuple(Pair(n, (n + 1) // 2, en, zh, speaker="Ada") for n, (en, zh) in numbered)


def episode(title: str = "A dark kitchen", made: str = "kitchen") -> Episode:
    """An episode of both languages; its turns are not what the library stores."""
    return Episode(title, (Turn(en=Side("Yes."), zh=Side("是。")),), id=made, show="Nightfall")


def save(library: Library, *sentences: tuple[str, str], print: str = "1") -> str:
    """Save the kitchen episode with these sentences; the status."""
    return library.save_episode(
        episode(), pairs(*sentences), path="/kitchen.txt", fingerprint=print, forms={}
    )


def word(headword: str, lang: Language = "en", n: int = 1, sentence: str = "", at: int = 0) -> Word:
    """A word met in sentence `n` of the kitchen episode, or in any sentence at any place."""
    side = SENTENCES[n - 1][0 if lang == "en" else 1]
    context = Context(
        "kitchen", "A dark kitchen", sentence_n=at or n, sentence=sentence or side, surface=headword
    )
    return Word(lang, headword, gloss="a gloss", contexts=(context,))
