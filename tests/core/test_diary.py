"""The diary's arithmetic: streaks, levels, the grid of weeks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.diary import (
    Day,
    History,
    Standing,
    counted,
    history,
    months,
    streak,
    total,
    weeks,
)

TODAY = date(2026, 5, 14)
DAYS = st.sets(st.integers(0, 60).map(lambda back: TODAY - timedelta(days=back)))


@given(DAYS)
def test_a_streak_by_counting(days: set[date]) -> None:
    """The current streak is what one counts backwards by hand, and never over the longest."""
    begin = TODAY if TODAY in days else TODAY - timedelta(days=1)
    by_hand = 0
    while begin - timedelta(days=by_hand) in days:
        by_hand += 1
    found = streak(days, TODAY)
    assert (found.current, found.today) == (by_hand, TODAY in days)
    assert found.current <= found.longest <= len(days)


@given(DAYS, DAYS)
def test_more_days_never_shorten_a_streak(days: set[date], more: set[date]) -> None:
    """A day that is added makes neither streak shorter."""
    before, after = streak(days, TODAY), streak(days | more, TODAY)
    assert after.current >= before.current and after.longest >= before.longest


def test_a_day_to_come_is_no_day() -> None:
    """A clock that was once set wrong lengthens no streak."""
    assert streak([TODAY + timedelta(days=1)], TODAY).longest == 0


@given(st.dates(date(1970, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_the_grid_holds_each_day_once(today: date, many: int) -> None:
    """Weeks of seven days without a gap, from a Monday on; today is in the last one."""
    grid = weeks(today, many)
    days = [day for week in grid for day in week]
    assert len(grid) == many and days[0].weekday() == 0 and today in grid[-1]
    assert all(b - a == timedelta(days=1) for a, b in zip(days, days[1:], strict=False))
    assert sum(map(bool, months(grid))) == sum(day.day == 1 for day in days)


@pytest.mark.parametrize(
    ("day", "level", "minutes"),
    [
        (Day(), 0, 0),
        (Day(reviews=1), 1, 0),
        (Day(seconds=5), 1, 1),
        (Day(seconds=9 * 60, words=3), 2, 9),
        (Day(seconds=25 * 60), 3, 25),
        (Day(seconds=3600), 4, 60),
    ],
)
def test_levels(day: Day, level: int, minutes: int) -> None:
    """Anything counts; more time, in reading, words or reviews, is a higher level."""
    assert (day.level, day.minutes) == (level, minutes)


def test_a_total() -> None:
    """What lies outside of the days is left out."""
    days = {TODAY - timedelta(days=n): Day(60.0, 2, 1, 3) for n in range(5)}
    assert total(days, TODAY - timedelta(days=1), TODAY) == Day(120.0, 4, 2, 6)


def test_a_rest_is_no_reading() -> None:
    """Who leaves the desk reads no longer; a clock set back takes nothing away."""
    assert counted(12.0) == 12.0 and counted(9999.0) == 90.0 and counted(-5.0) == 0.0


def test_a_history_has_no_gaps() -> None:
    """On a day without reading the list stands as before; before the first day there is nothing."""
    first, last = TODAY - timedelta(days=3), TODAY
    found = history({first: Day(60.0, 1)}, {TODAY - timedelta(days=2): Standing(5, 2)}, last)
    assert found.dates == tuple(first + timedelta(days=n) for n in range(4))
    assert found.standings == (Standing(0, 0), *[Standing(5, 2)] * 3)
    assert found.days == (Day(60.0, 1), Day(), Day(), Day())
    assert history({}, {}, TODAY) == History((), (), ())
