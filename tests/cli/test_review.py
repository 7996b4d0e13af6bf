"""`review` on the command line: what is due, as a line, a list and JSON."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bilingual_reader.cli.reviewing import wanted_by
from bilingual_reader.cli.state import State
from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.library import Library
from tests.cli.conftest import Run

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HERE = Calendar(UTC)


@pytest.fixture
def marked(run: Run, transcript: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A library with three words marked, at noon of a day in a machine that lives by UTC."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOON.timestamp())))
    run("import", transcript)
    for word in ("waited", "厨房", "kettle"):
        assert run("words", "add", word, "--episode", "1").code == 0
    return run


def answer(folder: Path, key: str, *ratings: int, at: datetime = NOON) -> None:
    """Answer the word's recognition card."""
    with Library.open(folder / "library.db", lambda: at) as library:
        for rating in ratings:
            library.review(key, "recognition", rating, HERE)  # type: ignore[arg-type]


def printed(run: Run, *options: str) -> dict[str, Any]:
    """What `review --json` prints."""
    done = run("review", "--json", *options)
    assert done.code == 0, done.err
    made: dict[str, Any] = json.loads(done.out)
    return made


def test_json(marked: Run, tmp_path: Path) -> None:
    """Due cards with their states, new ones, when the next is due, what was done today."""
    answer(tmp_path, "en:wait", 4, at=NOON - timedelta(days=30))
    answer(tmp_path, "zh:厨房", 3)
    made = printed(marked, "--new", "5")
    assert made["due"] == [
        {
            "word": "wait", "lang": "en", "kind": "recognition", "status": "learning3",
            "due": "2026-02-08T12:00:00+00:00", "phase": "review", "stability": 8.2956,
            "difficulty": 1.0, "last": "2026-01-31T12:00:00+00:00", "reviews": 1, "lapses": 0,
        }
    ]  # fmt: skip
    assert made["new"] == 1 and made["new_words"][0]["word"] == "kettle"
    assert made["new_words"][0]["due"] is None and made["new_words"][0]["phase"] == "new"
    assert made["next"] == "2026-03-02T12:10:00+00:00"
    assert (made["reviewed_today"], made["new_today"]) == (1, 1)


def test_options_choose(marked: Run) -> None:
    """By kind, language, episode, new cards a day and number."""
    assert printed(marked)["new"] == 3
    assert printed(marked, "--lang", "zh")["new"] == 1
    assert printed(marked, "--episode", "1", "--limit", "2")["new"] == 2
    none = printed(marked, "--new", "0")
    assert (none["new"], none["waiting"]) == (0, 3)
    kinds = printed(marked, "--kind", "typing", "--kind", "recall")["new_words"]
    assert [card["kind"] for card in kinds] == ["typing"] * 3
    assert marked("review", "--json", "--episode", "kitchen?").code == 1
    assert marked("review", "--kind", "cloze").code == 2


def test_settings(marked: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What may stand in the settings is what reviews are handed; a wrong value is told."""
    settings = tmp_path / "config.toml"
    monkeypatch.setenv("BILINGUAL_READER_CONFIG", str(settings))
    settings.write_text("review_new = 2\nreview_fuzz = true\nreview_retention = 0.8\n")
    assert wanted_by(State()) == Wanted(new=2, fuzz=True, retention=0.8)
    assert printed(marked)["new"] == 2 and printed(marked, "--new", "1")["new"] == 1
    for wrong in (
        "review_new = -1", 'review_new = "2"', "review_new = true", "review_fuzz = 1",
        "review_retention = 90", "review_retention = 0.5", "review_retention = nan",
    ):  # fmt: skip
        settings.write_text(wrong)
        done = marked("review", "--json")
        assert done.code == 1 and done.err.startswith("error: the setting 'review_")


def test_the_list(marked: Run, tmp_path: Path) -> None:
    """For people: a line a card, or when the next one is due."""
    answer(tmp_path, "en:wait", 4, at=NOON - timedelta(days=30))
    out = marked("review", "--list").out
    assert out.startswith("1 card due\n  wait  weɪt  ") and "2 cards new\n  kettle" in out
    assert "\n  厨房  chú fáng  kitchen" in out
    answer(tmp_path, "en:wait", 4)
    for key in ("zh:厨房", "en:kettle"):
        answer(tmp_path, key, 4)
    for command in (["review"], ["review", "--list"]):
        done = marked(*command)
        assert (done.code, done.err) == (0, "")
        assert done.out == "Nothing is due. The next is due in 8 days, 2026-03-10.\n"


def test_nothing_at_all(run: Run) -> None:
    """A list without words says how to begin."""
    assert run("review").out.startswith("There is nothing to review: `m` marks")
    assert printed(run) == {
        "due": [], "new": 0, "waiting": 0, "new_words": [], "next": None,
        "reviewed_today": 0, "new_today": 0,
    }  # fmt: skip


def test_a_terminal_is_needed(marked: Run) -> None:
    """Without one the error names the list."""
    done = marked("review")
    assert done.code == 1 and "`review --list`" in done.err


def test_words_say_when_they_are_due(marked: Run, tmp_path: Path) -> None:
    """`words --json` has the time in UTC; what was never reviewed, or set to known, has null."""
    answer(tmp_path, "en:wait", 3)
    answer(tmp_path, "en:kettle", 4)
    marked("words", "status", "kettle", "known")
    due = {w["word"]: w["due"] for w in json.loads(marked("words", "--json").out)["words"]}
    expected = "2026-03-02T12:10:00.000000+00:00"
    assert due == {"wait": expected, "厨房": None, "kettle": None}
    assert json.loads(marked("words", "show", "wait", "--json").out)["due"] == expected


def test_undo_takes_a_review_back(marked: Run, tmp_path: Path) -> None:
    """`undo` and `redo` know reviews as they know all else."""
    answer(tmp_path, "en:wait", 3)
    assert marked("undo").out == "undone: review of “wait” (recognition: good)\n"
    assert printed(marked)["new"] == 3
    assert marked("redo").out == "done again: review of “wait” (recognition: good)\n"
    assert printed(marked)["new"] == 2


def test_no_export_has_the_schedule(marked: Run, tmp_path: Path) -> None:
    """Tables hold the words alone; JSON says when they are due, as `words --json` does."""
    before = {}
    for kind in ("csv", "tsv", "md", "apkg"):
        marked("export", "--format", kind, "-o", tmp_path / f"a.{kind}")
        before[kind] = (tmp_path / f"a.{kind}").read_bytes()
    answer(tmp_path, "en:wait", 3)
    for kind, told in before.items():
        marked("export", "--format", kind, "-o", tmp_path / f"b.{kind}")
        made = (tmp_path / f"b.{kind}").read_bytes()
        assert made.replace(b"learning1", b"new") == told


def test_the_word_list_in_the_order_of_what_is_due(marked: Run, tmp_path: Path) -> None:
    """What was due longest stands first, what was never asked at the end."""
    listed = json.loads(marked("words", "--json").out)["words"]
    keys = [f"{word['lang']}:{word['word']}" for word in listed]
    answer(tmp_path, keys[1], 3)
    answer(tmp_path, keys[0], 3, 3, 4)
    ordered = json.loads(marked("words", "list", "--sort", "due", "--json").out)["words"]
    due = [word["due"] for word in ordered]
    assert [f"{word['lang']}:{word['word']}" for word in ordered][:2] == [keys[1], keys[0]]
    assert due[:2] == sorted(due[:2]) and set(due[2:]) <= {None}
