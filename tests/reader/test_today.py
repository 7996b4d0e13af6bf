"""今日: where one was, what is due, what is new, what was done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bilingual_reader.core.diary import Day, Today
from bilingual_reader.core.documents import Pair
from bilingual_reader.locale import use
from bilingual_reader.reader import reading_time
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given, ReadFor
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow
from tests.reader.screen import opened, text_of

TODAY = date(2026, 5, 14)
DAYS = {TODAY - timedelta(days=n): Day(1500.0, 30, 4, 12) for n in range(3)}


def _library() -> FakeLibrary:
    pairs = [Pair(n, 1, f"Sentence {n}.", f"第{n}句。") for n in range(1, 21)]
    return FakeLibrary((FakeRow(1, "tutoring", sentences=20), pairs))


def _app(
    library: FakeLibrary,
    due: int = 0,
    new: int = 0,
    read_for: ReadFor | None = None,
    episode: str | None = None,
) -> ReaderApp:
    def today() -> Today:
        return Today(TODAY, DAYS, due, new)

    return ReaderApp(library, FakeLexicon(), Given(today=today, read_for=read_for), episode=episode)


async def test_the_first_screen() -> None:
    """The date, the day's numbers, the streak, the year as a grid, and what was never opened."""
    app = _app(_library(), due=3, new=2)
    async with opened(app, (100, 34)):
        text = text_of(app)
        assert "今日 Today" in text and "Thursday 14 May 2026" in text
        assert "25 minutes · 30 sentences · 4 words · 12 reviews" in text
        assert "3 days · longest 3 days" in text
        assert "Review 3 due and 2 new" in text and "✦ The future of tutoring" in text
        assert "Mon" in text and "less ·░▒▓█ more" in text


async def test_every_month_of_the_year_is_named_in_chinese() -> None:
    """Over narrow weeks too, where 11月 leaves no gap before 12月."""
    use("zh")
    async with opened(_app(_library()), (80, 34)) as pilot:
        heading = next(line for line in text_of(pilot.app).splitlines() if "12月" in line)
        assert {int(told) for told in heading.split("月")[:-1]} == {*range(1, 13)}


async def test_going_on() -> None:
    """Enter goes on where one was; q comes back, and quits from there; H leads home too."""
    library = _library()
    library.set_position("tutoring", 7)
    app = _app(library)
    async with opened(app, (100, 34)) as pilot:
        assert "go on · sentence 7" in text_of(app)
        await pilot.press("enter")
        assert "7/" in text_of(app)
        await pilot.press("A", "H")
        assert "今日 Today" in text_of(app)
        await pilot.press("A", "q")
        assert "今日 Today" in text_of(app)
        await pilot.press("q")
    assert app.return_code == 0


async def test_reading_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps forward count as sentences, the time between them as reading; a jump does not."""
    told: list[tuple[float, int]] = []
    moments = iter(range(0, 10_000, 10))
    monkeypatch.setattr(reading_time, "monotonic", lambda: float(next(moments)))

    def read_for(seconds: float, sentences: int) -> None:
        told.append((seconds, sentences))

    app = _app(_library(), episode="tutoring", read_for=read_for)
    async with opened(app, (100, 34)) as pilot:
        await pilot.press("right", "right", "left", "G", "q")
    assert told == [(40.0, 2)]


async def test_what_was_only_opened_is_not_read() -> None:
    """Opening an episode and leaving it adds nothing to the day."""
    told: list[tuple[float, int]] = []
    app = _app(_library(), episode="tutoring", read_for=lambda *all: told.append(all))
    async with opened(app, (100, 34)) as pilot:
        await pilot.press("q")
    assert not told


@pytest.mark.parametrize("size", [(20, 5), (80, 24), (240, 60)])
async def test_any_size(size: tuple[int, int]) -> None:
    """It is drawn on the smallest and on very wide terminals."""
    app = _app(_library(), due=1)
    async with opened(app, size):
        assert "Review" in text_of(app) or size[1] < 10
