"""What there is today: a year of days, and what is due; and all days so far."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bilingual_reader.core.diary import History, Today, history
from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.library import Library

WEEKS = 53
"""Of the grid: a year and the week that is going on."""
_LONG_AGO = date(1970, 1, 2)


def today(
    library: Library, calendar: Calendar, now: datetime, wanted: Wanted | None = None
) -> Today:
    """What the learner did in the last year, and what `wanted` (all, by default) leaves to do.

    Raises LibraryError.
    """
    day = calendar.day(now)
    plan = library.review_plan(wanted or Wanted(), calendar)
    days = library.days(day - timedelta(weeks=WEEKS), calendar)
    return Today(day, days, len(plan.due), len(plan.new))


def all_days(library: Library, calendar: Calendar, now: datetime) -> History:
    """What was done and known on each day so far. Raises LibraryError."""
    if not library.read_only:
        library.take_stock(calendar)
    days, standings = library.days(_LONG_AGO, calendar), library.standings(_LONG_AGO)
    return history(days, standings, calendar.day(now))
