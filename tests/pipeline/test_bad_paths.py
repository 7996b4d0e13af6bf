"""Folders with what cannot be read: each is told at its place, and the rest is imported."""

from __future__ import annotations

import importlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bilingual_reader.library import Library
from bilingual_reader.pipeline.importing import import_paths
from bilingual_reader.pipeline.prepare import Prepared
from bilingual_reader.sources.encodings import MAX_BYTES

prepare_module = importlib.import_module("bilingual_reader.pipeline.prepare")


def test_what_cannot_be_read_is_told(library: Library, folder: Callable[[int], Path]) -> None:
    """Links that lead nowhere or in a circle, pipes, huge files and broken ones stop nothing."""
    talks = folder(3)
    (talks / "circle.txt").symlink_to(talks / "circle.txt")
    (talks / "000" / "above").symlink_to(talks)
    (talks / "gone.txt").symlink_to(talks / "nowhere.txt")
    os.mkfifo(talks / "pipe.txt")
    with (talks / "huge.txt").open("wb") as huge:
        huge.truncate(MAX_BYTES + 1)
    (talks / "bad.json").write_text('{"paragraphs": [{"en": "half a')
    outcome = import_paths(library, [talks])
    assert len(outcome.episodes) == 3 and not outcome.stopped
    told = {Path(failed.path).name: failed.message for failed in outcome.errors}
    assert sorted(told) == ["bad.json", "circle.txt", "gone.txt", "huge.txt", "pipe.txt"]
    assert "no transcript is" in told["huge.txt"]
    assert all(str(talks / name) in message for name, message in told.items())


def test_a_library_that_another_process_holds(
    library: Library, folder: Callable[[int], Path]
) -> None:
    """Where another process keeps writing, the import ends with one error and nothing half done."""
    library.patience(0.01)
    other = sqlite3.connect(library.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    outcome = import_paths(library, [folder(5)])
    assert [failed.message.split(",")[0] for failed in outcome.errors] == [
        "the library is in use by another process"
    ]
    other.execute("ROLLBACK")
    other.close()
    assert outcome.episodes == [] and library.episodes() == []


def test_a_fault_of_ours_on_one_file(
    library: Library, folder: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that the program fails on is told, with the fault; the others are imported."""
    sound = prepare_module.prepare

    def faulty(data: bytes, *rest: Any) -> Prepared:
        if b"number 1 " in data:
            raise ZeroDivisionError("a turn of no length")
        made: Prepared = sound(data, *rest)
        return made

    monkeypatch.setattr(prepare_module, "prepare", faulty)
    monkeypatch.delenv("BILINGUAL_READER_DEBUG", raising=False)
    outcome = import_paths(library, [folder(3)])
    assert len(outcome.episodes) == 2
    assert "ZeroDivisionError: a turn of no length" in outcome.errors[0].message


def test_an_empty_folder_is_no_error(library: Library, tmp_path: Path) -> None:
    """A folder with nothing in it, or with hidden files alone, gives nothing and no error."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden.txt").write_text("Hello there.")
    outcome = import_paths(library, [tmp_path / "empty"])
    assert (outcome.episodes, outcome.errors, outcome.skipped) == ([], [], [])
