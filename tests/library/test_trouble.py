"""Files that are no library, full disks, other processes: told in a line, nothing lost."""

import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bilingual_reader.errors import LibraryError
from bilingual_reader.library import Library, connection, migrations
from bilingual_reader.library.schema import steps
from tests.library.builders import open_library, save, word


def test_a_text_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    """A file that is no database is told and not touched."""
    path = tmp_path / "library.db"
    path.write_text("this is a shopping list, not a database\n" * 100)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="not a library"):
        Library.open(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    """A database of another program is told and gets no table of ours."""
    path = tmp_path / "photos.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE photos (id)")
    other.commit()
    with pytest.raises(LibraryError, match="another program"):
        Library.open(path)
    tables = [name for (name,) in other.execute("SELECT name FROM sqlite_master")]
    other.close()
    assert tables == ["photos"]


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    """A folder where the library should be is told."""
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library.open(tmp_path)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    """A library's folder that cannot be made is told."""
    (tmp_path / "x").write_text("")
    with pytest.raises(LibraryError, match="folder cannot be made"):
        Library.open(tmp_path / "x" / "library.db")


def test_newer_library_is_refused(tmp_path: Path) -> None:
    """A library with migrations that this version does not know is left alone."""
    open_library(tmp_path).close()
    raw = sqlite3.connect(tmp_path / "library.db")
    raw.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('bilingual_reader', 'from_the_future', '')"
    )
    raw.commit()
    raw.close()
    with pytest.raises(LibraryError, match="newer version"):
        open_library(tmp_path)


def test_full_disk_changes_nothing(tmp_path: Path) -> None:
    """When the disk is full, the import and the mark fail with a word and leave all as it was."""
    library = open_library(tmp_path)
    save(library)
    kept = library.mark(word("lamp"))
    pages = library._connection.execute("PRAGMA page_count").fetchone()[0]
    library._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="disk is full"):
        save(library, *[(f"Sentence {n}.", "长句。" * 50) for n in range(500)], print="2")
    assert library.words() == [kept]
    assert len(library.pairs("kitchen")) == 3
    assert library.source("/kitchen.txt") == ("1", "kitchen")


def test_a_library_in_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that never gets its turn says that another process holds the library."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    library, other = open_library(tmp_path), open_library(tmp_path)
    other._connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="in use"):
        library.mark(word("lamp"))
    other._connection.execute("ROLLBACK")
    assert library.mark(word("lamp")).headword == "lamp"


def test_backup_before_a_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older library is copied, whole, before it is migrated."""
    with open_library(tmp_path) as library:
        library.mark(word("lamp"))

    broken = ("CREATE TABLE half (way TEXT)", "INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(migrations, "NAMES", (*migrations.NAMES, "add_notes"))
    monkeypatch.setattr(steps, "STEPS", {**steps.STEPS, "add_notes": broken})
    with pytest.raises(LibraryError, match="nowhere"):
        open_library(tmp_path)
    monkeypatch.undo()
    backup = tmp_path / "library.db.before-add_notes"
    for path in (tmp_path / "library.db", backup):
        with Library.open(path) as library:
            assert [w.headword for w in library.words()] == ["lamp"]
            half = "SELECT 1 FROM sqlite_master WHERE name = 'half'"
            assert library._connection.execute(half).fetchone() is None


def test_no_room_for_the_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where an older library cannot be copied it is not migrated, and no half of a copy stays."""
    open_library(tmp_path).close()
    before = sorted(tmp_path.iterdir())

    def full(fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(migrations, "NAMES", (*migrations.NAMES, "add_notes"))
    with pytest.raises(LibraryError, match="No space left"):
        open_library(tmp_path)
    assert sorted(tmp_path.iterdir()) == before


def test_a_mark_survives_kill_9(tmp_path: Path) -> None:
    """A process that is killed right after marking has lost nothing."""
    script = (
        "import os, sys; sys.path.insert(0, sys.argv[2])\n"
        "from pathlib import Path\n"
        "from tests.library.builders import open_library, word\n"
        "open_library(Path(sys.argv[1])).mark(word('lamp'))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", script, str(tmp_path), str(root)], check=False)
    assert done.returncode == -9
    with open_library(tmp_path) as library:
        assert [w.headword for w in library.words()] == ["lamp"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    """A library that may not be written is told."""
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(LibraryError):
            open_library(tmp_path)
    finally:
        tmp_path.chmod(0o700)


def test_an_up_to_date_library_opens_without_sqlite_utils(tmp_path: Path) -> None:
    """Listing costs no import of sqlite_utils."""
    open_library(tmp_path).close()
    script = (
        "import sys; from pathlib import Path; from bilingual_reader.library import Library\n"
        "Library.open(Path(sys.argv[1])).episodes(); print('sqlite_utils' in sys.modules)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "library.db")]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)
    assert done.stdout.strip() == "False"


def test_a_library_that_vanished_is_known(tmp_path: Path) -> None:
    """A file that was deleted or replaced while it was open takes no mark, and says so."""
    library = open_library(tmp_path)
    save(library)
    library.path.unlink()
    for _ in range(2):
        with pytest.raises(LibraryError, match="deleted or replaced"):
            library.mark(word("lamp"))
        with pytest.raises(LibraryError, match="deleted or replaced"):
            library.set_position("kitchen", 2)
        with pytest.raises(LibraryError, match="deleted or replaced"):
            library.edition("kitchen")
        (tmp_path / "library.db").write_bytes(b"another one in its place")


def test_a_screen_does_not_wait(tmp_path: Path) -> None:
    """With little patience, a write that finds the library in use fails at once."""
    library, other = open_library(tmp_path), open_library(tmp_path)
    library.patience(0.01)
    other._connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="in use"):
        library.mark(word("lamp"))
    other._connection.execute("ROLLBACK")
