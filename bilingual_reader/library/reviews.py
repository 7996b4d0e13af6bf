"""Reviews in the library: what is due, an answer, and the log of all answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from bilingual_reader.errors import LibraryError
from bilingual_reader.library import review_rows, wordlist
from bilingual_reader.library.connection import explained
from bilingual_reader.library.journal import find_row
from bilingual_reader.library.open_file import OpenFile
from bilingual_reader.library.review_rows import Review

if TYPE_CHECKING:
    from bilingual_reader.core.review.days import Calendar
    from bilingual_reader.core.review.memory import Kind, Memory, Rating
    from bilingual_reader.core.review.queue import Plan, Wanted
    from bilingual_reader.core.words import Status


class Reviewed(NamedTuple):
    """What an answer led to."""

    memory: Memory
    status: Status
    """The word's status now."""
    before: Status
    """The word's status before."""


class Reviews(OpenFile):
    """An open library's reviews. The time is that of the library's clock."""

    def now(self) -> datetime:
        """The time by the library's clock, UTC."""
        return self._clock().astimezone(UTC)

    @staticmethod
    def prepare() -> None:
        """Load what an answer needs, in any thread, so that the first is as quick as others."""
        import_module("fsrs")

    def review_plan(self, wanted: Wanted, calendar: Calendar, seen: Collection[str] = ()) -> Plan:
        """What is to be reviewed now; `seen` as for `core.review.queue.plan`."""
        from bilingual_reader.core.review.queue import plan
        from bilingual_reader.core.review.status import asked

        now = self._clock()
        with explained(self.path):
            given = review_rows.given(self._connection)
            words = [
                word
                for word in wordlist.learned(self._connection)
                if asked(word.status, given.get(word.key, ""))
            ]
            known = review_rows.memories(self._connection)
            today = _new_since(self._connection, calendar.begin(now))
        return plan(words, known, wanted, now, calendar, today, seen)

    def memories(self) -> dict[str, Memory]:
        """The states of all cards ever asked, by their ids, those of removed words too."""
        with explained(self.path):
            return review_rows.memories(self._connection)

    def due(self) -> dict[str, str]:
        """When words are due next, ISO times in UTC, by key; those that reviews ask for."""
        from bilingual_reader.core.review.status import asked

        with explained(self.path):
            given = review_rows.given(self._connection)
            rows = self._connection.execute(_DUE).fetchall()
            return {
                row["id"]: row["due"]
                for row in rows
                if asked(row["status"], given.get(row["id"], ""))
            }

    def review(
        self,
        key: str,
        kind: Kind,
        rating: Rating,
        calendar: Calendar,
        *,
        seconds: float = 0.0,
        fuzz: bool = False,
        retention: float | None = None,
    ) -> Reviewed:
        """Take down an answer: the card's next state, the log, and the status that follows.

        It is answered on top of what any process did to the card before: no review is lost.
        Raises LibraryError where the word is not on the list (any more).
        """
        from bilingual_reader.core.review.memory import RATING_NAMES, RETENTION, answered, card_id
        from bilingual_reader.core.review.status import follows, reached

        summary = f"review of “{key.partition(':')[2]}” ({kind}: {RATING_NAMES[rating]})"
        with explained(self.path), self._entry("reviews", summary) as entry:
            word = find_row(self._connection, "words", key)
            if word is None:
                raise LibraryError("this word is no longer on the list", key, "go on with the next")
            now = self._clock()
            name = card_id(key, kind)
            states = review_rows.memories(self._connection, key)
            given = review_rows.given(self._connection, key).get(key)
            before = states.get(name)
            wanted = retention or RETENTION
            after = answered(before, rating, now, calendar, name, fuzz, wanted)
            status = word["status"]
            if follows(status, given or ""):
                status = given = reached([*(m for k, m in states.items() if k != name), after])
            entry.put("review_cards", review_rows.stored_card(key, kind, after, given))
            entry.put(
                "reviews",
                review_rows.stored_review(key, kind, rating, before, after.last, seconds),
            )
            if status != word["status"]:
                wordlist.change(entry, key, review_rows.told(now), status=status)
        return Reviewed(after, status, word["status"])

    def review_log(self, since: datetime | None = None) -> list[Review]:
        """All answers, or those since then, in the order of time."""
        query = "SELECT * FROM reviews WHERE at >= ? ORDER BY at, id"
        with explained(self.path):
            rows = self._connection.execute(query, [review_rows.told(since) if since else ""])
            return [review_rows.review(row) for row in rows]


_DUE = """
SELECT words.id, words.status, min(review_cards.due) AS due
FROM words JOIN review_cards ON review_cards.word = words.id GROUP BY words.id
"""


def _new_since(connection: sqlite3.Connection, moment: datetime) -> int:
    """How many cards were asked for the first time since then."""
    query = "SELECT count(*) FROM reviews WHERE before = '' AND at >= ?"
    count: int = connection.execute(query, [review_rows.told(moment)]).fetchone()[0]
    return count
