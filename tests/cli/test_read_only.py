"""A library that may be read and not written: its file and folder have no such permission."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bilingual_reader.cli import main
from bilingual_reader.library import Library
from tests.cli.conftest import BOTH, Done

ROOT = Path(__file__).resolve().parents[2]
ROOT_MAY = sys.platform != "win32" and os.geteuid() == 0
WITHOUT = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if ROOT_MAY else []
"""What takes root's right to write anywhere from a process."""

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or (ROOT_MAY and shutil.which("setpriv") is None),
    reason="nothing here keeps this user from writing",
)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a library of one episode and one word, without permission to write."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    source = folder / "kitchen.txt"
    source.write_text(BOTH, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for command in (["import", str(source)], ["words", "add", "kettle", "--episode", "1"]):
        with pytest.raises(SystemExit) as exited:
            main(["--library", str(folder / "library.db"), *command])
        assert not exited.value.code
    _protect(folder)
    yield folder
    folder.chmod(0o755)


def _protect(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)


def run(shelf: Path, *arguments: str) -> Done:
    """The command as one who may not write there, in a process of its own."""
    environment = {
        **os.environ,
        "BILINGUAL_READER_LIBRARY": str(shelf / "library.db"),
        "PYTHONPATH": str(ROOT),
    }
    command = [*WITHOUT, sys.executable, "-m", "bilingual_reader", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return Done(done.returncode, done.stdout, done.stderr)


def test_all_that_reads_works(shelf: Path) -> None:
    """List, show, words, search, pinyin, what is known, and a table of the words."""
    before = {path: path.read_bytes() for path in shelf.iterdir()}
    for arguments, told in (
        (("list",), "kitchen"),
        (("show", "1"), "水壶"),
        (("words", "list", "--sort", "frequency"), "kettle"),
        (("search", "kettle"), "The kettle sang"),
        (("search", "shuihu"), "水壶"),
        (("stats",), "known of"),
        (("export", "-o", "words.csv"), "1 new"),
        (("export", "-o", "words.apkg"), "1 new"),
        (("backup", "copy.db"), "verified"),
    ):
        done = run(shelf, *arguments)
        noted = (
            "the library is read-only: the next export cannot say" if "export" in arguments else ""
        )
        assert done.code == 0 and done.err.startswith(noted) and bool(done.err) == bool(noted)
        assert told in done.out, arguments
    assert {path: path.read_bytes() for path in shelf.iterdir()} == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("words", "add", "lamp"),
        ("words", "status", "kettle", "known"),
        ("words", "import", "--frequency", "1-5", "--lang", "zh"),
        ("import", "x.txt", "y.txt"),
        ("rename", "1", "Another"),
        ("glossary", "1", "--mark"),
        ("beads", "merge", "1", "1"),
        ("review",),
        ("settings", "learning", "en"),
        ("readings", "set", "行长", "háng zhǎng"),
        ("audio", "attach", "1", "x.mp3"),
        ("undo",),
    ],
    ids=lambda arguments: arguments[0] + "-" + arguments[-1],
)
def test_all_that_writes_says_so_once(shelf: Path, arguments: tuple[str, ...]) -> None:
    """One line that the library is read-only, and what to do; nothing has changed."""
    done = run(shelf, *arguments)
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert done.err.startswith("error: this library is read-only, nothing can be changed in it, ")
    assert str(shelf / "library.db") in done.err


def test_a_file_in_a_folder_of_ones_own(shelf: Path) -> None:
    """A file without permission in a folder that may be written leaves nothing beside it."""
    shelf.chmod(0o777)
    assert "kitchen" in run(shelf, "list").out
    assert "read-only" in run(shelf, "undo").err
    assert sorted(path.name for path in shelf.iterdir()) == ["kitchen.txt", "library.db"]


def test_what_another_has_not_folded_in_yet_is_seen(shelf: Path) -> None:
    """A library that its owner has open is read with what the owner wrote a moment ago."""
    shelf.chmod(0o755)
    (shelf / "library.db").chmod(0o644)
    with Library.open(shelf / "library.db") as owner:
        owner.rename("kitchen", "What is new")
        _protect(shelf)
        done = run(shelf, "list", "--json")
        assert [each["title"] for each in json.loads(done.out)["episodes"]] == ["What is new"]


def test_changes_that_cannot_be_seen_are_not_passed_over(shelf: Path) -> None:
    """Where the last changes stand beside the file and cannot be read, that is told."""
    shelf.chmod(0o755)
    library = shelf / "library.db"
    library.chmod(0o644)
    with Library.open(library) as owner:
        owner.rename("kitchen", "What is new")
        log = (shelf / "library.db-wal").read_bytes()
    (shelf / "library.db-wal").write_bytes(log)
    _protect(shelf)
    done = run(shelf, "list")
    assert done.code == 1
    assert "its last changes stand beside it, in library.db-wal" in done.err


def test_an_older_library_is_told(shelf: Path) -> None:
    """A library of an older version cannot be brought up to date where it stands."""
    shelf.chmod(0o755)
    library = shelf / "library.db"
    library.chmod(0o644)
    with closing(sqlite3.connect(library)) as raw:
        raw.execute("DELETE FROM _sqlite_migrations WHERE name = 'kept_syllables'")
        raw.commit()
    _protect(shelf)
    done = run(shelf, "list")
    assert done.code == 1
    assert "read-only, and an older version's" in done.err
    assert "copy it to a folder of yours" in done.err


def test_an_empty_file_is_told(shelf: Path) -> None:
    """An empty file that cannot be written is no library."""
    shelf.chmod(0o755)
    (shelf / "library.db").unlink()
    (shelf / "library.db").touch()
    _protect(shelf)
    assert "this file is empty and read-only" in run(shelf, "list").err
