"""The diary: how long was read on which day, what else was done on it, and what was known then.

Reading is added up in a table of its own, day by day, and is no part of the journal: undo takes
no time back. Words and reviews are counted where they are kept. How many words are known is kept
once a day, since the list itself only says how it stands now.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from bilingual_reader.library.connection import explained, transaction
from bilingual_reader.library.open_file import OpenFile

if TYPE_CHECKING:
    from bilingual_reader.core.diary import Day, Standing
    from bilingual_reader.core.review.days import Calendar

_STANDING = """
INSERT INTO standings
SELECT ?, lang, sum(status = 'known'), sum(status NOT IN ('known', 'ignored'))
FROM words WHERE true GROUP BY lang
ON CONFLICT (day, lang) DO UPDATE SET known = excluded.known, learning = excluded.learning
"""
_WORDS = """
SELECT added FROM words
WHERE added >= ? AND EXISTS (SELECT 1 FROM contexts WHERE contexts.word = words.id)
"""


class Diary(OpenFile):
    """An open library's diary."""

    def read_for(self, seconds: float, sentences: int, calendar: Calendar) -> None:
        """Add reading to the present day; two processes that read at once both count.

        A read-only library keeps no diary.
        """
        if self.read_only:
            return
        day = calendar.day(self._clock()).isoformat()
        with explained(self.path), transaction(self._connection):
            self._connection.execute(
                "INSERT INTO days VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE SET "
                "seconds = seconds + excluded.seconds, sentences = sentences + excluded.sentences",
                [day, seconds, sentences],
            )
            self._connection.execute(_STANDING, [day])

    def take_stock(self, calendar: Calendar) -> None:
        """Keep how many words are known today; a read-only library keeps nothing."""
        if self.read_only:
            return
        with explained(self.path), transaction(self._connection):
            self._connection.execute(_STANDING, [calendar.day(self._clock()).isoformat()])

    def standings(self, since: date) -> dict[date, Standing]:
        """How the list stood on the days from `since` on on which that was kept, both languages."""
        from bilingual_reader.core.diary import Standing

        query = "SELECT day, sum(known), sum(learning) FROM standings WHERE day >= ? GROUP BY day"
        with explained(self.path):
            rows = self._connection.execute(query, [since.isoformat()]).fetchall()
        return {date.fromisoformat(day): Standing(known, learning) for day, known, learning in rows}

    def days(self, since: date, calendar: Calendar) -> dict[date, Day]:
        """What was done on each day from `since` on; days without anything are left out."""
        from bilingual_reader.core.diary import Day

        begin = datetime(since.year, since.month, since.day, tzinfo=calendar.zone).astimezone(UTC)
        told = begin.isoformat(timespec="microseconds")
        with explained(self.path):
            run = self._connection.execute
            read = {
                date.fromisoformat(row["day"]): (row["seconds"], row["sentences"])
                for row in run("SELECT * FROM days WHERE day >= ?", [since.isoformat()])
            }
            words = _by_day(run(_WORDS, [told]), calendar)
            reviews = _by_day(run("SELECT at FROM reviews WHERE at >= ?", [told]), calendar)
        return {
            day: Day(*read.get(day, (0.0, 0)), words[day], reviews[day])
            for day in sorted({*read, *words, *reviews})
            if day >= since
        }


def _by_day(moments: Iterable[sqlite3.Row], calendar: Calendar) -> Counter[date]:
    return Counter(calendar.day(datetime.fromisoformat(moment)) for (moment,) in moments)
