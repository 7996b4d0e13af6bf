"""The learner's days: they end at four in the morning, as Anki's do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

BORDER = timedelta(hours=4)
"""After midnight: who reviews late at night is still in the same day (Anki's "next day starts")."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Tells which of the learner's days a moment belongs to."""

    zone: tzinfo
    """Where the learner is."""

    def day(self, moment: datetime) -> date:
        """The learner's day of an aware time."""
        return (moment.astimezone(self.zone) - BORDER).date()

    def begin(self, moment: datetime) -> datetime:
        """When the learner's day of an aware time began, in UTC."""
        return self._border(self.day(moment))

    def end(self, moment: datetime) -> datetime:
        """When it ends, in UTC."""
        return self._border(self.day(moment) + timedelta(days=1))

    def between(self, earlier: datetime, later: datetime) -> int:
        """How many days begin between two aware times; 0 where the clock was set back."""
        return max((self.day(later) - self.day(earlier)).days, 0)

    def _border(self, day: date) -> datetime:
        midnight = datetime.combine(day, time(), self.zone)
        return (midnight + BORDER).astimezone(UTC)
