"""The diary in the library."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from bilingual_reader.core.diary import Day, Standing
from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.words import Context, Word
from bilingual_reader.library import Library
from tests.library.builders import Clock, open_library

EAST = Calendar(timezone(timedelta(hours=8)))


def at(folder: Path, *moment: int) -> Library:
    """The library at a fixed time, in UTC."""
    return open_library(folder, Clock(datetime(*moment, tzinfo=UTC)))  # type: ignore[misc, arg-type]


def test_reading_adds_up_by_the_learners_day(tmp_path: Path) -> None:
    """Late at night is still the same day; two processes that read at once both count."""
    evening = at(tmp_path, 2026, 5, 13, 14, 0)  # 22:00 in the east
    night = at(tmp_path, 2026, 5, 13, 19, 30)  # 3:30 there
    morning = at(tmp_path, 2026, 5, 13, 23, 0)  # 7:00 of the next day
    for library, seconds in ((evening, 60.0), (night, 30.0), (morning, 5.0)):
        library.read_for(seconds, 2, EAST)
    assert morning.days(date(2026, 5, 1), EAST) == {
        date(2026, 5, 13): Day(90.0, 4),
        date(2026, 5, 14): Day(5.0, 2),
    }
    assert morning.days(date(2026, 5, 14), EAST) == {date(2026, 5, 14): Day(5.0, 2)}


def test_words_and_reviews_count(tmp_path: Path) -> None:
    """A word with a sentence and an answer to its card count; a list taken over does not."""
    library = at(tmp_path, 2026, 5, 13, 12, 0)
    met = Context("", sentence="The kettle sang.", surface="kettle")
    library.mark(Word("en", "kettle", contexts=(met,)))
    library.mark(Word("en", "lamp"))
    library.review("en:kettle", "recognition", 3, EAST)
    assert library.days(date(2026, 5, 1), EAST) == {date(2026, 5, 13): Day(0.0, 0, 1, 1)}
    library.undo("reviews")
    assert library.days(date(2026, 5, 1), EAST) == {date(2026, 5, 13): Day(0.0, 0, 1, 0)}


def test_undo_takes_no_time_back(tmp_path: Path) -> None:
    """Reading is no change that could be undone."""
    library = at(tmp_path, 2026, 5, 13, 12, 0)
    library.read_for(10.0, 1, EAST)
    assert library.undo() is None
    assert library.days(date(2026, 5, 1), EAST) == {date(2026, 5, 13): Day(10.0, 1)}


def test_the_list_as_it_stood(tmp_path: Path) -> None:
    """Each day keeps how many words were known and learned at its end."""
    first = at(tmp_path, 2026, 5, 13, 12, 0)
    first.mark(Word("en", "kettle"))
    first.mark(Word("zh", "水壶", status="known"))
    first.read_for(5.0, 1, EAST)
    second = at(tmp_path, 2026, 5, 14, 12, 0)
    second.set_status("en:kettle", "known")
    second.take_stock(EAST)
    assert second.standings(date(2026, 5, 1)) == {
        date(2026, 5, 13): Standing(1, 1),
        date(2026, 5, 14): Standing(2, 0),
    }
