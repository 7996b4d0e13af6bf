"""`bookmarks`: what was bookmarked in the reader, listed."""

from __future__ import annotations

import json
from pathlib import Path

from bilingual_reader.library import Library
from tests.cli.conftest import Run


def test_bookmarks_are_listed(run: Run, transcript: Path, tmp_path: Path) -> None:
    """By episode with both sides; --json in the promised shape; `undo` takes one back."""
    assert run("import", transcript).code == 0
    assert "No bookmarks yet" in run("bookmarks").out
    with Library.open(tmp_path / "library.db") as opened:
        (row,) = opened.episodes()
        opened.toggle_bookmark(row.id, opened.pairs(row.id)[1])
    told = run("bookmarks", "1")
    assert "    2  Nobody moved." in told.out and "\n       没有人动。" in told.out
    (mark,) = json.loads(run("bookmarks", "--json").out)["bookmarks"]
    assert set(mark) == {"episode", "title", "n", "en", "zh", "speaker", "start", "made"}
    assert (mark["episode"], mark["n"], mark["start"]) == (row.id, 2, None)
    assert "undone: bookmark in" in run("undo").out
    assert json.loads(run("bookmarks", "--json").out) == {"bookmarks": []}
    assert run("bookmarks", "nowhere").code == 1
