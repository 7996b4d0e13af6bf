"""What there is today: a year of days, and what is due."""

from __future__ import annotations

from datetime import datetime, timedelta

from bilingual_reader.core.diary import Today
from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.library import Library

WEEKS = 53
"""Of the grid: a year and the week that is going on."""


def today(
    library: Library, calendar: Calendar, now: datetime, wanted: Wanted | None = None
) -> Today:
    """What the learner did in the last year, and what `wanted` (all, by default) leaves to do.

    Raises LibraryError.
    """
    date = calendar.day(now)
    plan = library.review_plan(wanted or Wanted(), calendar)
    since = date - timedelta(weeks=WEEKS)
    return Today(date, library.days(since, calendar), len(plan.due), len(plan.new))
