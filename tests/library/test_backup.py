"""Backups: what is restored is what was there, and nothing is lost on the way."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual_reader.errors import EpisodeNotFound, LibraryError
from bilingual_reader.library import Library
from bilingual_reader.library.backup import back_up, restore
from bilingual_reader.pipeline.searching import search
from tests.library.builders import open_library, save, ticking, word

Damage = Callable[[Path], object]


def filled(folder: Path) -> Path:
    """A library with an episode, a correction and a word; its file."""
    with Library.open(folder / "library.db", ticking()) as library:
        save(library)
        library.mark(word("lamp", n=3))
        library.merge("kitchen", 1)
        return library.path


def told(path: Path) -> object:
    """All that a learner sees of a library."""
    with Library.open(path, ticking()) as library:
        read = [library.pairs(row.id) for row in library.episodes()]
        found = search(library, "lamp")
        return library.episodes(), read, library.words(), found, library.revision()


def overwrite(path: Path) -> None:
    """A program that writes over the middle of the file."""
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)


@pytest.mark.parametrize(
    "destroy",
    [
        Path.unlink,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("this was a library once\n" * 500),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        overwrite,
    ],
    ids=["deleted", "emptied", "text", "cut off", "overwritten"],
)
def test_a_destroyed_library_comes_back(tmp_path: Path, destroy: Damage) -> None:
    """Whatever became of the library, the backup brings back all of it, and undo too."""
    path = filled(tmp_path)
    before = told(path)
    made = back_up(path, tmp_path / "kept.db")
    destroy(path)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).write_bytes(b"left over" * 1000)
    restored, _ = restore(tmp_path / "kept.db", path, "now")
    assert restored == made
    assert told(path) == before
    with open_library(tmp_path) as library:
        assert library.undo() == "merge of sentences 1 and 2 in “A dark kitchen”"


@settings(max_examples=15)
@given(st.lists(st.tuples(st.text("ab 思维"), st.text("ab 思维")), min_size=1, max_size=4))
def test_a_restored_backup_is_the_library(said: list[tuple[str, str]]) -> None:
    """restore(backup(x)) = x for any text, and the same again."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with Library.open(folder / "library.db", ticking()) as library:
            save(library, *said)
        before = told(library.path)
        for _ in range(2):
            back_up(library.path, folder / "kept.db")
            restore(folder / "kept.db", library.path, "now")
            assert told(library.path) == before


def test_the_library_that_was_there_is_kept(tmp_path: Path) -> None:
    """What is replaced by a backup stands beside it under a name of its own."""
    path = filled(tmp_path)
    back_up(path, tmp_path / "kept.db")
    with open_library(tmp_path) as library:
        library.mark(word("kettle", n=1))
    later = told(path)
    _, before = restore(tmp_path / "kept.db", path, "now")
    assert before == tmp_path / "library.db.before-restore-now"
    assert told(path) != later and told(before) == later


def test_a_backup_is_one_file(tmp_path: Path) -> None:
    """Nothing stands beside a backup, and it is taken while the library is open."""
    path = filled(tmp_path)
    (tmp_path / "backups").mkdir()
    with open_library(tmp_path):
        back_up(path, tmp_path / "backups" / "kept.db")
    assert [file.name for file in (tmp_path / "backups").iterdir()] == ["kept.db"]


def newer(path: Path) -> None:
    """A library that a version to come has written."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE _sqlite_migrations SET name = 'to_come' WHERE id = 1")
    connection.close()


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (newer, "newer version"),
        (overwrite, "damaged"),
        (lambda path: path.write_text("no library"), "not a library"),
        (lambda path: path.write_bytes(b""), "no library"),
        (Path.unlink, "no such backup"),
    ],
    ids=["newer", "overwritten", "text", "empty", "gone"],
)
def test_a_broken_backup_changes_nothing(tmp_path: Path, damage: Damage, message: str) -> None:
    """A backup that is not whole, or newer, or none, is refused; the library stays as it is."""
    path = filled(tmp_path)
    before = told(path)
    back_up(path, tmp_path / "kept.db")
    damage(tmp_path / "kept.db")
    files = sorted(file.name for file in tmp_path.iterdir())
    with pytest.raises(LibraryError, match=message):
        restore(tmp_path / "kept.db", path, "now")
    assert sorted(file.name for file in tmp_path.iterdir()) == files
    assert told(path) == before


def test_a_library_in_use_is_not_replaced(tmp_path: Path) -> None:
    """While another has it open, nothing is put in its place."""
    path = filled(tmp_path)
    back_up(path, tmp_path / "kept.db")
    library = open_library(tmp_path)
    library.episodes()
    with pytest.raises(LibraryError, match="in use"):
        restore(tmp_path / "kept.db", path, "now")
    library.mark(word("kettle", n=1))
    assert library.word("en:kettle")


def test_no_other_file_is_overwritten(tmp_path: Path) -> None:
    """A backup goes over a backup, over nothing else, and never over the library."""
    path = filled(tmp_path)
    letter = tmp_path / "letter.txt"
    letter.write_text("dear reader")
    for target in (letter, path):
        with pytest.raises(LibraryError):
            back_up(path, target)
    assert letter.read_text() == "dear reader"


def test_a_removed_episode_leaves_its_marks(tmp_path: Path) -> None:
    """It is gone from list and search, its words stay; undo brings it back, redo takes it."""
    library = open_library(tmp_path)
    save(library)
    library.mark(word("lamp", n=3))
    library.remove("dark")
    assert library.episodes() == [] and search(library, "lamp") == []
    assert [w.contexts[0].sentence_n for w in library.words()] == [0]
    with pytest.raises(EpisodeNotFound):
        library.remove("dark")
    library.undo("imports")
    assert [hit.n for hit in search(library, "lamp")] == [3]
    assert [w.contexts[0].sentence_n for w in library.words()] == [3]
    library.redo("imports")
    assert library.episodes() == []
    assert save(library) == "added"
    assert [w.contexts[0].sentence_n for w in library.words()] == [3]


def test_a_title_of_ones_own_outlives_imports(tmp_path: Path) -> None:
    """A renamed episode keeps its name when its source changes; undo gives back the source's."""
    library = open_library(tmp_path)
    save(library)
    library.rename("dark", "Kettle [/b] 水壶")
    save(library, ("A lamp.", "灯。"), print="2")
    assert library.find("水壶").title == "Kettle [/b] 水壶"
    assert [hit.title for hit in search(library, "lamp")] == ["Kettle [/b] 水壶"]
    library.undo("imports")
    library.undo("imports")
    assert library.find("kitchen").title == "A dark kitchen"
    library.redo("imports")
    assert library.find("kitchen").title == "Kettle [/b] 水壶"
