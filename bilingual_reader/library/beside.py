"""The learner's dictionaries in a backup: files that stand beside a library, kept inside its copy.

So a backup is one file, whole or not there. It has each file in pieces with its SHA-256; a library
that is used has none of these tables, and a backup made before there were any restores as it did.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import file_digest, sha256
from pathlib import Path

from bilingual_reader.errors import LibraryError
from bilingual_reader.library.connection import explained

_PIECE = 1 << 20
"""Bytes that are read at once: a dictionary may be larger than memory has room for."""
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
"""A file's name in a backup: one that leads out of its folder is refused."""
_TABLES = (
    "CREATE TABLE kept_files (name TEXT PRIMARY KEY, digest TEXT NOT NULL)",
    "CREATE TABLE kept_pieces (name TEXT, n INTEGER, content BLOB, PRIMARY KEY (name, n))",
)


def count(connection: sqlite3.Connection) -> int | None:
    """How many files a backup keeps; None for what has no place for them."""
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'kept_files'"
    if connection.execute(query).fetchone() is None:
        return None
    kept: int = connection.execute("SELECT count(*) FROM kept_files").fetchone()[0]
    return kept


def pack(copy: sqlite3.Connection, files: Iterable[Path]) -> None:
    """Put files into a copy of a library, read back and compared. Raises LibraryError."""
    drop(copy)
    for statement in _TABLES:
        copy.execute(statement)
    for path in files:
        digest = sha256()
        for n, piece in enumerate(_read(path)):
            digest.update(piece)
            copy.execute("INSERT INTO kept_pieces VALUES (?, ?, ?)", [path.name, n, piece])
        copy.execute("INSERT INTO kept_files VALUES (?, ?)", [path.name, digest.hexdigest()])
    copy.commit()
    for name, wanted in _kept(copy):
        digest = sha256()
        for piece in _pieces(copy, name):
            digest.update(piece)
        if digest.hexdigest() != wanted:
            raise LibraryError("the copy of a dictionary is not whole", name, "try again")


def drop(copy: sqlite3.Connection) -> None:
    """Take them out of a copy, and the room they had."""
    if count(copy) is None:
        return
    for table in ("kept_files", "kept_pieces"):
        copy.execute(f"DROP TABLE {table}")
    copy.commit()
    copy.execute("VACUUM")


class Unpacked:
    """Files of a backup, whole, in a folder beside the one that they are for."""

    def __init__(self, folder: Path, made: Path, digests: dict[str, str] | None) -> None:
        self._folder = folder
        self._made = made
        self._digests = digests

    def put(self, aside: Path) -> Path | None:
        """Put them in the folder's place; where the one before is kept now.

        That is `aside`, or None: there was none, it has the same files, or the backup keeps none
        because it is older than that. Raises OSError, and leaves the folder as it was.
        """
        there = _digests(self._folder)
        if self._digests is None or there == self._digests:
            return None
        if there:
            self._folder.rename(aside)
        elif self._folder.exists():
            self._folder.rmdir()
        try:
            if self._digests:
                self._made.rename(self._folder)
        except OSError:
            if there:
                aside.rename(self._folder)
            raise
        return aside if there else None


@contextmanager
def unpacked(backup: sqlite3.Connection, path: Path, folder: Path) -> Iterator[Unpacked]:
    """The files of a backup (at `path`), ready to stand in `folder`; what is not put there goes.

    Raises LibraryError where one is damaged, OSError where they cannot be written.
    """
    made = folder.with_name(f"{folder.name}.partial-{os.getpid()}")
    try:
        with explained(path):
            if count(backup) is None:
                digests = None
            else:
                digests = {name: _written(backup, path, made, name, d) for name, d in _kept(backup)}
        yield Unpacked(folder, made, digests)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _written(backup: sqlite3.Connection, path: Path, made: Path, name: str, wanted: str) -> str:
    if not _NAME.fullmatch(name):
        raise LibraryError("this backup has a file with a name that none has", str(path))
    made.mkdir(parents=True, exist_ok=True)
    digest = sha256()
    with (made / name).open("wb") as file:
        for piece in _pieces(backup, name):
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    if digest.hexdigest() != wanted:
        raise LibraryError(
            "a dictionary in this backup is damaged", str(path), "choose an older backup"
        )
    return wanted


def _kept(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    rows = connection.execute("SELECT name, digest FROM kept_files ORDER BY name").fetchall()
    return [(str(row[0]), str(row[1])) for row in rows]


def _pieces(connection: sqlite3.Connection, name: str) -> Iterator[bytes]:
    query = "SELECT content FROM kept_pieces WHERE name = ? ORDER BY n"
    for row in connection.execute(query, [name]):
        yield bytes(row[0])


def _read(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    except OSError as error:
        raise LibraryError(
            f"a dictionary cannot be read ({error.strerror})", str(path), "check its permissions"
        ) from error


def _digests(folder: Path) -> dict[str, str]:
    """The files of a folder, which need not be there."""
    found: dict[str, str] = {}
    for path in folder.iterdir() if folder.exists() else ():
        if path.is_file():
            with path.open("rb") as file:
                found[path.name] = file_digest(file, "sha256").hexdigest()
        else:
            found[path.name] = ""
    return found
