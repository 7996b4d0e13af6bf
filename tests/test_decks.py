"""decks/sample.apkg is what data/ makes of it today."""

from __future__ import annotations

import sqlite3
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run, run  # noqa: F401  (a fixture)

ROOT = Path(__file__).resolve().parent.parent


def content(deck: Path, folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a deck's tables, and the names of its files."""
    with zipfile.ZipFile(deck) as packed:
        (name,) = [name for name in packed.namelist() if name.startswith("collection")]
        database = sqlite3.connect(packed.extract(name, folder))
    tables = ("col", "notes", "cards")
    rows = {table: database.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    database.close()
    return rows


def test_the_sample_deck_is_rebuilt_the_same(
    run: Run,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The deck in the repository has the content that `make decks` gives it, row for row."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    done = run("demo", "--deck", tmp_path / "again.apkg")
    assert done.code == 0, done.err
    kept = content(ROOT / "decks" / "sample.apkg", tmp_path / "kept")
    assert len(kept["notes"]) >= 12
    assert content(tmp_path / "again.apkg", tmp_path / "again") == kept
