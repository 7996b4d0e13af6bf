"""What `stats` tells of the learner's days."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bilingual_reader.core.review.days import Calendar
from bilingual_reader.library import Library
from tests.cli.conftest import Run

YESTERDAY = datetime.now(UTC) - timedelta(days=1)


def test_days_in_stats(run: Run, tmp_path: Path) -> None:
    """Days are told from the first with anything on to today, and drawn in the terminal."""
    with Library.open(tmp_path / "library.db", lambda: YESTERDAY) as library:
        library.read_for(600.0, 12, Calendar(UTC))
    told = json.loads(run("stats", "--json").out)
    first = told["days"][0]
    assert (first.pop("date"), told["streak"]["longest"]) == (
        Calendar(UTC).day(YESTERDAY).isoformat(),
        1,
    )
    assert (first.pop("minutes"), first.pop("sentences")) == (10, 12)
    assert set(first) == {"words", "reviews", "known", "learning"} and not any(first.values())
    shown = run("stats").out
    assert "10 minutes of reading" in shown and "Minutes of reading" in shown and "█" in shown


def test_nothing_done_yet(run: Run) -> None:
    """Without a day there is no plot."""
    assert json.loads(run("stats", "--json").out)["days"] == []
    assert "of reading" not in run("stats").out
