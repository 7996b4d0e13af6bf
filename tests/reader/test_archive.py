"""The archive by date, show, speaker and kind."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.shelves import (
    Group,
    Sort,
    by_day,
    days_on,
    groups,
    month,
    months_on,
    next_lit,
)
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.keys import CALENDAR, GROUPS
from bilingual_reader.reader.screens.archive import ArchiveScreen
from bilingual_reader.reader.screens.calendar import CalendarScreen
from bilingual_reader.reader.screens.read import ReadScreen
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow
from tests.reader.screen import opened, settle, text_of

EPISODES = (
    ("Night bakery", "Kelp AI", "podcast", "2026-06-04", ("Ada", "林小雨")),
    ("Tea mountain 茶山", "Kelp AI", "podcast", "2026-06-04", ("Ada",)),
    ("Whale choir", "Deep [/b] Sea", "talk", "2026-06-18", ("Bo",)),
    ("Street piano", "", "talk", "2025-12-31", ("林小雨",)),
    ("Undated", "Kelp AI", "", "", ()),
    ("Wrongly dated", "Kelp AI", "", "2026-02-30", ("Ada",)),
)


def archive() -> ReaderApp:
    """The archive of six episodes."""
    library = FakeLibrary()
    for n, (title, show, kind, day, speakers) in enumerate(EPISODES, start=1):
        made = [Pair(i, i, f"{title} {i}.", "好。", speaker=who)
                for i, who in enumerate(speakers or ("",), start=1)]  # fmt: skip
        library.add(FakeRow(n, f"e{n}", title=title, show=show, kind=kind, date=day), made)
    return ReaderApp(library, FakeLexicon())


def calendar_of(app: ReaderApp) -> CalendarScreen:
    """The calendar that is shown."""
    assert isinstance(app.screen, CalendarScreen)
    return app.screen


async def test_the_calendar_lights_days_with_episodes() -> None:
    """c shows the month of the episode at the cursor; lit days, the day's episodes with facts."""
    app = archive()
    async with opened(app) as pilot:
        await pilot.press("c")
        shown = text_of(app)
        assert "Jun 2026" in shown and "4•" in shown and "18•" in shown and "5•" not in shown
        assert "Night bakery" in shown and "Tea mountain" in shown and "Whale" not in shown
        assert "Kelp AI · podcast · 2026-06-04 · EN+中 · 9,298 词 · 约 46 分钟" in shown
        await pilot.press("escape")
        assert isinstance(app.screen, ArchiveScreen) and "6 episodes" in text_of(app)


async def test_days_weeks_months() -> None:
    """Arrows go by days and weeks, PgDn and PgUp by months, n and N to days with episodes."""
    app = archive()
    async with opened(app) as pilot:
        await pilot.press("c")
        days = []
        for key in ("right", "down", "left", "up", "pagedown", "pageup", "n", "n", "N", "g", "N",
                    "pagedown", "pagedown"):  # fmt: skip
            await pilot.press(key)
            days.append(calendar_of(app).month.day.isoformat()[2:])
        assert days == ["26-06-05", "26-06-12", "26-06-11", "26-06-04", "26-07-04", "26-06-04",
                        "26-06-18", "26-06-18", "26-06-04", "25-12-31", "25-12-31", "26-01-31",
                        "26-02-28"]  # fmt: skip
        assert "nothing on" in text_of(app)


async def test_reading_from_the_calendar() -> None:
    """j goes to the day's second episode, Enter reads it; q comes back to the archive."""
    app = archive()
    async with opened(app) as pilot:
        await pilot.press("c", "j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReadScreen) and "Tea mountain" in text_of(app)
        await pilot.press("q")
        assert isinstance(app.screen, ArchiveScreen)


async def test_a_month_is_listed() -> None:
    """m lists the month's episodes in the archive; Esc brings all back."""
    app = archive()
    async with opened(app) as pilot:
        await pilot.press("c", "m")
        assert "3 of 6 episodes" in text_of(app) and "Street piano" not in text_of(app)
        await pilot.press("escape")
        assert "Street piano" in text_of(app)


async def test_days_are_clicked() -> None:
    """A click on a day shows it, a second lists its episodes; beside days nothing happens."""
    app = archive()
    async with opened(app) as pilot:
        await pilot.press("c")
        rows = text_of(app).splitlines()
        y = next(i for i, row in enumerate(rows) if "18•" in row)
        for offset in ((rows[y].index("18"), y), (79, y), (3, 3), (rows[y].index("18"), 1)):
            await pilot.click(offset=offset)
        assert calendar_of(app).month.day == date(2026, 6, 18)
        await pilot.click(offset=(rows[y].index("18"), y))
        assert "1 of 6 episodes" in text_of(app) and "Whale choir" in text_of(app)


async def test_no_dates_no_calendar() -> None:
    """Where no episode has a date, c says so."""
    library = FakeLibrary((FakeRow(1, "e1", date=""), [Pair(1, 1, "One.")]))
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("c")
        assert "no episode has a date" in text_of(app)


async def test_a_long_name_of_a_show_leaves_room_for_the_date() -> None:
    """Where there is little room the kind goes first, then the end of the show's name."""
    library = FakeLibrary()
    show = "The very long name of a podcast about machines that read and write"
    row = FakeRow(1, "e1", title="Tea", show=show, kind="podcast", date="2026-06-04")
    library.add(row, [Pair(1, 1, "One.", "一。")])
    async with opened(ReaderApp(library, FakeLexicon()), size=(80, 24)) as pilot:
        await pilot.press("A")
        await settle(pilot)
        assert "The very long name" in text_of(pilot.app) and "… · 2026-06-04" in text_of(pilot.app)


async def test_show_speaker_and_kind() -> None:
    """f lists them with how many episodes each has; Enter shows those alone, Esc all."""
    app = archive()
    async with opened(app) as pilot:
        await pilot.press("f")
        told = [" ".join(row.split()) for row in text_of(app).splitlines()]
        assert "▌ show Kelp AI 4" in told and "Deep [/b] Sea 1" in told and "speaker Ada 3" in told
        await pilot.press("tab", "down", "enter")
        shown = text_of(app)
        assert "2 of 6 episodes · speaker: 林小雨" in shown
        assert "Night bakery" in shown and "Street piano" in shown and "Whale" not in shown
        await pilot.press("slash", *"piano", "enter")
        assert "1 of 6 episodes" in text_of(app)
        await pilot.press("escape")
        assert "6 episodes " in text_of(app) and "speaker" not in text_of(app).splitlines()[0]


async def test_typing_a_speaker() -> None:
    """The filter finds who speaks, too."""
    app = archive()
    async with opened(app) as pilot:
        await pilot.press("slash", *"bo", "enter")
        assert "Whale choir" in text_of(app) and "1 of 6" in text_of(app)


@pytest.mark.parametrize(("opener", "keys"), [("c", CALENDAR), ("f", GROUPS)])
@pytest.mark.parametrize("size", [(80, 24), (20, 5)])
async def test_every_key_is_harmless(
    opener: str, keys: tuple[object, ...], size: tuple[int, int]
) -> None:
    """No key of the two windows brings them down, on a small terminal neither."""
    app = archive()
    async with opened(app, size) as pilot:
        for key in keys:
            for name in key.keys.split(","):  # type: ignore[attr-defined]
                if isinstance(app.screen, ReadScreen):
                    await pilot.press("q")
                if isinstance(app.screen, ArchiveScreen):
                    await pilot.press("escape", opener)
                await pilot.press(name)
                assert all(len(row) <= size[0] for row in text_of(app).splitlines())


@given(day=st.dates(), by=st.integers(-200_000, 200_000))
def test_no_day_is_out_of_the_calendar(day: date, by: int) -> None:
    """However far one goes, there is a day; a month on and back is the same month."""
    for there in (days_on(day, by), months_on(day, by)):
        assert date.min <= there <= date.max
        assert there.day in [n for week in month(there) for n in week]
    back = months_on(months_on(day, 1), -1)
    assert (back.year, back.month) == (day.year, day.month) or day > date(9999, 11, 30)


@given(st.lists(st.dates(), unique=True), st.dates())
def test_next_lit(days: list[date], day: date) -> None:
    """None lies between a day and its neighbours."""
    for by in (1, -1):
        there = next_lit(days, day, by)
        between = [d for d in days if (d > day if by > 0 else d < day)]
        assert (there is None) == (not between)
        if there is not None:
            assert not [d for d in between if (d < there if by > 0 else d > there)]


def test_groups_and_days() -> None:
    """Each episode is in the groups that it has; what has no date of a calendar is on no day."""
    rows = [FakeRow(n, f"e{n}", show=s, kind=k, date=d)
            for n, (_, s, k, d, _who) in enumerate(EPISODES, start=1)]  # fmt: skip
    who = {f"e{n}": e[4] for n, e in enumerate(EPISODES, start=1)}
    found = groups(rows, who)
    assert found[:2] == [Group("show", "Kelp AI", 4), Group("show", "Deep [/b] Sea", 1)]
    assert {group.sort for group in found} == set(get_args(Sort))
    for group in found:
        assert sum(group.has(row, who[row.id]) for row in rows) == group.many
    assert [d.isoformat() for d in by_day(rows)] == ["2025-12-31", "2026-06-04", "2026-06-18"]
