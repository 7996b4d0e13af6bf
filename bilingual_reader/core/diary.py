"""What the learner did day by day: totals, the streak, and a year of days as a grid.

A day here is the learner's own day (`core.review.days.Calendar`), given as a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Level = Literal[0, 1, 2, 3, 4]
"""How much was done in a day: 0 nothing, 4 most."""

STEPS = (10, 25, 45)
"""Minutes from which a day counts as level 2, 3 and 4; anything at all is level 1."""
REVIEW_SECONDS = 8.0
"""What a review counts for, beside the time of reading."""
WORD_SECONDS = 20.0
"""What a marked word counts for."""
LONGEST_REST = 90.0
"""Seconds at a sentence that count as reading: who takes longer has left the desk."""

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """What was done in a day."""

    seconds: float = 0.0
    """At the sentences of the reader."""
    sentences: int = 0
    """Steps forward in it."""
    words: int = 0
    """Words that came onto the list with a sentence."""
    reviews: int = 0
    """Answers to cards, here in the program."""

    @property
    def minutes(self) -> int:
        """Of reading, rounded; one at least where anything was read."""
        return max(round(self.seconds / 60), int(self.seconds > 0))

    @property
    def level(self) -> Level:
        """How much it was, by the time that it took."""
        if self == Day():
            return 0
        spent = self.seconds + REVIEW_SECONDS * self.reviews + WORD_SECONDS * self.words
        reached = sum(spent >= 60 * step for step in STEPS)
        levels: tuple[Level, ...] = (1, 2, 3, 4)
        return levels[reached]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the word list stood at the end of a day."""

    known: int
    learning: int
    """New and learning."""


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row on which something was done."""

    current: int
    """Up to today, or to yesterday where nothing was done today yet."""
    longest: int
    today: bool
    """Whether today is one of them."""


def counted(seconds: float) -> float:
    """Of the time since the last key, what counts as reading."""
    return min(max(seconds, 0.0), LONGEST_REST)


def streak(days: Iterable[date], today: date) -> Streak:
    """The streak of the days on which something was done. Days after today do not count."""
    done = sorted({day for day in days if day <= today})
    longest = run = 0
    before: date | None = None
    for day in done:
        run = run + 1 if before is not None and day - before == _ONE else 1
        longest = max(longest, run)
        before = day
    alive = before is not None and today - before <= _ONE
    return Streak(run if alive else 0, longest, before == today)


def weeks(today: date, many: int) -> tuple[tuple[date, ...], ...]:
    """The last `many` weeks, Monday first, each as seven dates; the last one holds today."""
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=many - 1)
    return tuple(
        tuple(first + timedelta(weeks=week, days=day) for day in range(7)) for week in range(many)
    )


def months(grid: Iterable[tuple[date, ...]]) -> tuple[int, ...]:
    """For each week of a grid the month (1 to 12) that begins in it, or 0."""
    return tuple(next((day.month for day in week if day.day == 1), 0) for week in grid)


def total(days: Mapping[date, Day], first: date, last: date) -> Day:
    """All that was done from the first to the last day, both included."""
    within = [day for when, day in days.items() if first <= when <= last]
    return Day(
        sum(day.seconds for day in within),
        sum(day.sentences for day in within),
        sum(day.words for day in within),
        sum(day.reviews for day in within),
    )


@dataclass(frozen=True, slots=True)
class History:
    """Day by day, from the first to the last without a gap: parallel rows."""

    dates: tuple[date, ...]
    standings: tuple[Standing, ...]
    """Of a day without reading, that of the day before."""
    days: tuple[Day, ...]


def history(days: Mapping[date, Day], standings: Mapping[date, Standing], today: date) -> History:
    """All days from the first on which anything was done to today; empty where nothing was."""
    first = min((*days, *standings), default=None)
    if first is None or first > today:
        return History((), (), ())
    dates = tuple(first + timedelta(days=n) for n in range((today - first).days + 1))
    stood: list[Standing] = []
    for when in dates:
        before = stood[-1] if stood else Standing(0, 0)
        stood.append(standings.get(when, before))
    return History(dates, tuple(stood), tuple(days.get(when, Day()) for when in dates))


@dataclass(frozen=True, slots=True)
class Today:
    """What a learner is told who opens the program."""

    on: date
    days: Mapping[date, Day]
    """A year of days, those with nothing left out."""
    due: int = 0
    """Cards that are due."""
    new: int = 0
    """Cards to be asked for the first time today."""

    @property
    def day(self) -> Day:
        """What was done today."""
        return self.days.get(self.on, Day())

    @property
    def week(self) -> Day:
        """What was done since Monday."""
        return total(self.days, self.on - timedelta(days=self.on.weekday()), self.on)

    @property
    def streak(self) -> Streak:
        """The days in a row."""
        return streak((when for when, day in self.days.items() if day.level), self.on)
