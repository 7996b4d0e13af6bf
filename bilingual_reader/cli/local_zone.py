"""The time zone of this machine, summer time included."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


class LocalZone(tzinfo):
    """What the system says of each moment; `datetime.astimezone()` alone keeps one offset."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return moment.replace(tzinfo=None).astimezone().utcoffset() if moment else None

    def dst(self, moment: datetime | None) -> timedelta | None:
        return None

    def tzname(self, moment: datetime | None) -> str:
        return "local"

    def fromutc(self, moment: datetime) -> datetime:
        offset = moment.replace(tzinfo=UTC).astimezone().utcoffset()
        return moment + (offset or timedelta(0))
