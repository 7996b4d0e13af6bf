"""A copy of the library, and a library from a copy: verified before it takes a name.

The learner's dictionaries go with it (see `beside`). Both are written beside their place under a
name of their own, checked, and renamed in one step: at every moment there is either what was there
before or the whole of the new one.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bilingual_reader.errors import LibraryError
from bilingual_reader.library import beside, read_only
from bilingual_reader.library.connection import APPLICATION_ID, explained, make_folder
from bilingual_reader.library.migrations import NAMES, applied

COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database, by its ending."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a library holds."""

    episodes: int
    sentences: int
    words: int
    dictionaries: int | None = None
    """Of a backup; None of one that was made before backups had any, and of a library."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and where is kept what it replaced."""

    contents: Contents
    library: Path | None
    """None where there was no library."""
    dictionaries: Path | None
    """None where there were none, or the same."""


def back_up(library: Path, target: Path, dictionaries: Iterable[Path] = ()) -> Contents:
    """Copy the library and the files to `target`, replaced where it is a backup; what it holds.

    Raises LibraryError, and leaves what was there, where it cannot be read or written, the copy
    does not prove whole, or something else than a library is in its place.
    """
    if not library.is_file():
        raise LibraryError("there is no library yet", str(library), "import something first")
    if target.exists():
        if target.samefile(library):
            raise LibraryError("this is the library itself", str(target), "choose another place")
        contents(target)
    make_folder(target.parent, "the backup's folder", "name a place: `backup PATH`")
    with _partial(target) as partial:
        counted = _copied(library, partial, lambda copy: beside.pack(copy, dictionaries))
        partial.replace(target)
    return counted


def restore(source: Path, library: Path, at: str, dictionaries: Path) -> Restored:
    """Put a backup in the library's place, and its dictionaries in that of their folder.

    What was there is kept beside it. A backup that is older than the dictionaries in backups
    leaves the folder alone. `at` is a time for the names of what is kept. Raises LibraryError, and
    changes nothing, where the backup is broken, made by a newer version or no library, or another
    process uses the library.
    """
    if not source.is_file():
        raise LibraryError("there is no such backup", str(source), "check the path")
    if library.exists() and library.samefile(source):
        raise LibraryError("this is the library itself", str(source), "name a backup of it")
    held = contents(source)
    make_folder(library.parent)
    with (
        _partial(library) as partial,
        closing(_reading(source)) as backup,
        beside.unpacked(backup, source, dictionaries) as unpacked,
    ):
        _copied(source, partial, beside.drop)
        kept = _set_aside(library, at)
        folder = unpacked.put(_aside(dictionaries, at))
        partial.replace(library)
    return Restored(held, kept, folder)


def contents(path: Path) -> Contents:
    """What a library holds. Raises LibraryError where it is broken, newer, or no library."""
    try:
        return _contents(path)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            with explained(path):
                raise
        told = "this file is no library and no backup of one, or it is damaged"
        raise LibraryError(told, str(path), "choose another file") from error


def _contents(path: Path) -> Contents:
    with closing(_reading(path)) as connection:
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        if owner != APPLICATION_ID:
            raise LibraryError("this is no library", str(path), "choose another file")
        found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
        if found != ["ok"]:
            raise LibraryError("this library is damaged", str(path), "choose an older backup")
        newer = applied(connection) - set(NAMES)
        if newer:
            told = f"it was made by a newer version ({', '.join(sorted(newer))})"
            raise LibraryError(told, str(path), "update bilingual-reader")
        episodes, sentences, words = connection.execute(_CONTENTS).fetchone()
        return Contents(episodes, sentences, words, beside.count(connection))


def _reading(path: Path) -> sqlite3.Connection:
    """A connection that makes no file where there is none, and needs no writing."""
    if read_only.is_read_only(path):
        return read_only.connect(path, still=not read_only.in_use(path))
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=10)
    connection.row_factory = sqlite3.Row
    return connection


def _copied(source: Path, target: Path, change: Callable[[sqlite3.Connection], None]) -> Contents:
    """Copy a library whole, change the copy, make it one file on the disk, and prove it."""
    with explained(source), closing(_reading(source)) as connection:
        with closing(sqlite3.connect(target)) as copy:
            # In one step: between steps another process could write, and it would begin anew.
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            change(copy)
        made = contents(target)
        with closing(_reading(target)) as copy:
            tables = [row[0] for row in copy.execute(_TABLES)]
            for table in tables:
                count = f'SELECT count(*) FROM "{table}"'
                one, other = (c.execute(count).fetchone()[0] for c in (connection, copy))
                if one != other:
                    raise LibraryError(
                        f"the copy is not whole ({table}: {other} of {one} rows)",
                        str(target),
                        "close the program elsewhere and try again",
                    )
    with target.open("rb") as file:
        os.fsync(file.fileno())
    return made


_CONTENTS = """
SELECT (SELECT count(*) FROM episodes),
    (SELECT coalesce(sum(sentences), 0) FROM editions WHERE id IN (SELECT edition FROM episodes)),
    (SELECT count(*) FROM words)
"""
_TABLES = """
SELECT name FROM sqlite_master WHERE type = 'table' AND name IN
    ('episodes', 'editions', 'beads', 'words', 'contexts', 'corrections', 'journal',
     'review_cards', 'reviews')
"""


@contextmanager
def _partial(target: Path) -> Iterator[Path]:
    """A name to write under, beside `target`; what is left of it goes."""
    partial = target.with_name(f"{target.name}.partial-{os.getpid()}")
    try:
        yield partial
    except OSError as error:
        raise LibraryError(
            f"this cannot be written ({error.strerror})", str(target), "choose another place"
        ) from error
    finally:
        for ending in ("", *COMPANIONS):
            partial.with_name(partial.name + ending).unlink(missing_ok=True)


def _set_aside(library: Path, at: str) -> Path | None:
    """Keep the library under another name, and take its companions from beside its own.

    One that is left of a library that has gone would be taken for the new one's.
    """
    kept = _aside(library, at)
    whole = library.exists() and _closed(library)
    if whole:
        # A second name first: at no moment is there no library.
        try:
            kept.hardlink_to(library)
        except OSError:
            shutil.copy2(library, kept)
    for ending in COMPANIONS if whole else (*COMPANIONS, ""):
        part = library.with_name(library.name + ending)
        if part.exists():
            part.replace(kept.with_name(kept.name + ending))
    return kept if kept.exists() else None


def _closed(library: Path) -> bool:
    """Make the library one file; whether that was possible. Raises LibraryError while in use."""
    try:
        with closing(_reading(library)) as connection:
            # Only the last one who has it open may leave write-ahead mode.
            connection.execute("PRAGMA busy_timeout = 1000")
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise LibraryError(
                "the library is in use by another process", str(library), "close it there first"
            ) from error
        return False
    return True


def _aside(path: Path, at: str) -> Path:
    """The name under which what is replaced is kept; with a number where that is taken."""
    path = path.with_name(f"{path.name}.before-restore-{at}")
    count, free = 1, path
    while free.exists():
        count += 1
        free = path.with_name(f"{path.name}-{count}")
    return free
