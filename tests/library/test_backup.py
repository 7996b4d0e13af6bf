"""Backups: what is restored is what was there, and nothing is lost on the way."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual_reader.core.searching import Query
from bilingual_reader.core.tokens import tokens
from bilingual_reader.errors import EpisodeNotFound, LibraryError
from bilingual_reader.library import Library
from bilingual_reader.library.backup import Restored, back_up, restore
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
        found = library.search(Query((tokens("lamp"),)))
        return library.episodes(), read, library.words(), found, library.revision()


def bring_back(backup: Path, library: Path) -> Restored:
    """Restore a backup; the dictionaries stand where they belong."""
    return restore(backup, library, "now", library.with_name("dictionaries"))


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
    restored = bring_back(tmp_path / "kept.db", path)
    assert restored.contents == made
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
            bring_back(folder / "kept.db", library.path)
            assert told(library.path) == before


def test_the_library_that_was_there_is_kept(tmp_path: Path) -> None:
    """What is replaced by a backup stands beside it under a name of its own."""
    path = filled(tmp_path)
    back_up(path, tmp_path / "kept.db")
    with open_library(tmp_path) as library:
        library.mark(word("kettle", n=1))
    later = told(path)
    before = bring_back(tmp_path / "kept.db", path).library
    assert before
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
        (lambda path: path.write_text("no library"), "no library"),
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
        bring_back(tmp_path / "kept.db", path)
    assert sorted(file.name for file in tmp_path.iterdir()) == files
    assert told(path) == before


BOOKS = {"a.dictionary": b"", "b.dictionary": bytes(range(256)) * 9000, "c.dictionary": b"c"}


def shelve(folder: Path, books: dict[str, bytes]) -> list[Path]:
    """Files in the folder of dictionaries."""
    folder.mkdir(exist_ok=True)
    for name, content in books.items():
        (folder / name).write_bytes(content)
    return sorted(folder.iterdir())


def shelved(folder: Path | None) -> dict[str, bytes]:
    """What is in a folder of dictionaries."""
    assert folder
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("later", [None, {}, {"b.dictionary": b"other"}, {"d.dictionary": b"d"}])
def test_dictionaries_come_back(tmp_path: Path, later: dict[str, bytes] | None) -> None:
    """Whatever became of them and the library; what was there is kept beside."""
    path, folder = filled(tmp_path), tmp_path / "dictionaries"
    before = told(path)
    made = back_up(path, tmp_path / "kept.db", shelve(folder, BOOKS))
    assert made.dictionaries == len(BOOKS)
    path.unlink()
    shutil.rmtree(folder)
    if later is not None:
        shelve(folder, later)
    done = bring_back(tmp_path / "kept.db", path)
    assert done.contents == made and told(path) == before
    assert shelved(folder) == BOOKS
    if later:
        assert done.dictionaries == tmp_path / "dictionaries.before-restore-now"
        assert shelved(done.dictionaries) == later
    again = bring_back(tmp_path / "kept.db", path)
    assert again.dictionaries is None and shelved(folder) == BOOKS
    assert path.stat().st_size < 1_000_000
    assert not list(tmp_path.glob("*partial*"))


def test_a_backup_without_dictionaries(tmp_path: Path) -> None:
    """One that was made when there were none takes them aside; an older kind leaves them alone."""
    path, folder = filled(tmp_path), tmp_path / "dictionaries"
    shutil.copy(path, tmp_path / "older.db")
    back_up(path, tmp_path / "kept.db")
    shelve(folder, BOOKS)
    older = bring_back(tmp_path / "older.db", path)
    assert older.contents.dictionaries is None and older.dictionaries is None
    assert shelved(folder) == BOOKS
    done = bring_back(tmp_path / "kept.db", path)
    assert done.contents.dictionaries == 0 and not folder.exists()
    assert shelved(done.dictionaries) == BOOKS


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE kept_pieces SET content = x'00' WHERE name = 'c.dictionary'", "damaged"),
        ("DELETE FROM kept_pieces WHERE name = 'b.dictionary' AND n = 1", "damaged"),
        ("UPDATE kept_files SET name = '../x' WHERE name = 'a.dictionary'", "a name"),
        ("UPDATE kept_files SET name = '..' WHERE name = 'a.dictionary'", "a name"),
        ("DROP TABLE kept_pieces", "no such table"),
    ],
)
def test_a_damaged_dictionary_changes_nothing(tmp_path: Path, statement: str, message: str) -> None:
    """A dictionary that is not what was kept, or has a hostile name, is refused with all else."""
    path, folder = filled(tmp_path), tmp_path / "dictionaries"
    back_up(path, tmp_path / "kept.db", shelve(folder, BOOKS))
    with closing(sqlite3.connect(tmp_path / "kept.db")) as connection, connection:
        connection.execute(statement)
    shelve(folder, {"c.dictionary": b"mine"})
    before = told(path)
    files = sorted(file.name for file in tmp_path.iterdir())
    with pytest.raises(LibraryError, match=message):
        bring_back(tmp_path / "kept.db", path)
    assert sorted(file.name for file in tmp_path.iterdir()) == files
    assert told(path) == before and shelved(folder) == {**BOOKS, "c.dictionary": b"mine"}


def test_a_dictionary_that_cannot_be_read_makes_no_backup(tmp_path: Path) -> None:
    """No backup is made that lacks one, and the one that was there stays."""
    path = filled(tmp_path)
    back_up(path, tmp_path / "kept.db")
    there = (tmp_path / "kept.db").read_bytes()
    with pytest.raises(LibraryError, match="dictionary cannot be read"):
        back_up(path, tmp_path / "kept.db", [tmp_path / "gone.dictionary"])
    assert (tmp_path / "kept.db").read_bytes() == there
    assert not list(tmp_path.glob("*partial*"))


def test_a_library_in_use_is_not_replaced(tmp_path: Path) -> None:
    """While another has it open, nothing is put in its place."""
    path = filled(tmp_path)
    back_up(path, tmp_path / "kept.db")
    library = open_library(tmp_path)
    library.episodes()
    with pytest.raises(LibraryError, match="in use"):
        bring_back(tmp_path / "kept.db", path)
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
