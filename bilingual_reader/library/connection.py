"""Opening the library's file, and writing to it all or nothing.

All of it is plain `sqlite3`: `sqlite_utils`, which brings numpy, would cost the first mark a tenth
of a second and the reader 16 MB. It is loaded where tables are made and changed (`migrations`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from bilingual_reader.errors import LibraryError

APPLICATION_ID = 0x42695265
"""Stands in the file's header, so that another program's database is never taken for a library."""

BUSY_SECONDS = 10.0
"""How long a write waits for another process's; an episode is saved in under a second."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the file at `path`, made when missing, in write-ahead mode.

    Raises LibraryError where it cannot be opened or is no library.
    """
    with explained(path):
        make_folder(path.parent)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            check_owner(connection, path)
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Put the file into write-ahead mode, where it is not yet.

    Two processes that do so at once to a new file would wait for each other for ever, so SQLite
    refuses one of them at once, whatever its patience is: it has to ask again.
    """
    deadline = monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(0.01)


def make_folder(
    folder: Path, what: str = "the library's folder", todo: str = "choose another with --library"
) -> None:
    """Make the folder that the library (or `what` else is said) lies in. Raises LibraryError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"{what} cannot be made ({error.strerror})", str(folder), todo
        ) from error


def check_owner(connection: sqlite3.Connection, path: Path) -> None:
    """Raise LibraryError where the file is some other program's database."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and owner != APPLICATION_ID:
        raise LibraryError(
            "this database belongs to another program",
            str(path),
            "choose another file with --library",
        )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into a LibraryError with words that help."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise LibraryError(*_explanation(str(error), path)) from error


def _explanation(message: str, path: Path) -> tuple[str, str, str]:
    if "not a database" in message or "malformed" in message:
        return (
            "this file is not a library, or is damaged",
            str(path),
            "choose another with --library, or move it away and restore a backup",
        )
    if "locked" in message or "busy" in message:
        return "the library is in use by another process", str(path), "close it there and try again"
    if "full" in message:
        return "the disk is full, so this was not saved", str(path), "make room and try again"
    permissions = "check the permissions of file and folder, or choose another with --library"
    if "readonly" in message:
        return "the library is read-only, this was not saved", str(path), permissions
    if "unable to open" in message:
        return "the library cannot be opened", str(path), permissions
    return f"the library answered: {message}", str(path), "try again, or restore a backup"


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All the writes inside, or none of them; one inside another is a savepoint.

    It begins IMMEDIATE: of two processes that begin deferred, first read and then write, one would
    be refused at once instead of waiting for its turn.
    """
    inside = connection.in_transaction
    connection.execute("SAVEPOINT part" if inside else "BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("RELEASE part" if inside else "COMMIT")
    except BaseException:
        if connection.in_transaction:
            for statement in ("ROLLBACK TO part", "RELEASE part") if inside else ("ROLLBACK",):
                connection.execute(statement)
        raise
