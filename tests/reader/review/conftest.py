"""An episode, three words of it, and a clock that the test moves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.core.words import Context, Word
from bilingual_reader.library import Library
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.review_desk import ReviewDesk, Speaker
from tests.library.builders import Clock, episode
from tests.reader.fakes import FakeLexicon
from tests.reader.screen import opened

HERE = Calendar(UTC)
PAIRS = [
    Pair(1, 1, "The kettle sang [/b] twice.", "水壶响了两次。", speaker="Ada", start=4.0),
    Pair(2, 1, "Nobody moved.", "没有人动。", speaker="Ada"),
    Pair(3, 2, "A light in the fog.", "雾里的灯(lamp)亮着。", speaker="Ada"),
]


def marked(headword: str, n: int, lang: str = "en", **values: str) -> Word:
    """A word met in that pair."""
    pair = PAIRS[n - 1]
    sentence, other = (pair.en, pair.zh) if lang == "en" else (pair.zh, pair.en)
    met = Context("kitchen", "A dark kitchen", sentence_n=n, sentence=sentence,
                  translation=other, surface=headword, speaker="Ada", start=pair.start)  # fmt: skip
    return Word("en" if lang == "en" else "zh", headword, contexts=(met,), **values)  # type: ignore[arg-type]


@pytest.fixture
def clock() -> Clock:
    """A clock that the test moves."""
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """An episode and three words of it."""
    with Library.open(tmp_path / "library.db", clock) as made:
        made.save_episode(episode(), PAIRS, path="/k.txt", fingerprint="1", forms={})
        made.mark(marked("kettle", 1, reading="ˈkɛtəl", gloss="水壶; 茶壶"))
        clock.now += timedelta(seconds=1)
        made.mark(marked("moved", 2, gloss="动"))
        clock.now += timedelta(seconds=1)
        made.mark(marked("灯", 3, "zh", reading="dēng", gloss="lamp; lantern"))
        yield made


@asynccontextmanager
async def reviewing(
    library: Library,
    clock: Clock,
    wanted: Wanted | None = None,
    speaker: Speaker | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[None]]:
    """The app, begun with reviews."""
    desk = ReviewDesk(library, HERE, clock, wanted or Wanted(), speaker)
    given = Given(reviewer=lambda: desk, review_first=True)
    app = ReaderApp(library, FakeLexicon(), given)
    async with opened(app, size) as pilot:
        yield pilot


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen looks often at whether anything has become due."""
    monkeypatch.setattr("bilingual_reader.reader.screens.review.WATCH", 0.05)
