"""A library that may be read and not written: how it is opened, and what is made anew beside it.

SQLite reads a write-ahead library only with the two files beside it that it keeps while one is in
use (https://www.sqlite.org/wal.html, "Read-Only Databases"). Where they are, another process has
it open, or had: what stands in them is read with it. Where they are not, nothing is in flight, and
the file is read as one that stays as it is; `Seen` notices when it does not.
"""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path
from typing import NamedTuple

from bilingual_reader.errors import LibraryError
from bilingual_reader.library.connection import check_owner, explained

_NAMED = re.compile(r"(TABLE )\S+")
"""The name in what made a table."""


class Seen(NamedTuple):
    """What tells a file from another, or from itself after a change."""

    device: int
    number: int
    size: int = 0
    changed: int = 0


def seen(path: Path, still: bool) -> Seen | None:
    """The file at `path`; None where there is none. `still`: with its size and its time."""
    try:
        status = path.stat()
    except OSError:
        return None
    if not still:
        return Seen(status.st_dev, status.st_ino)
    return Seen(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def is_read_only(path: Path) -> bool:
    """Whether a file is there that this user may not write, itself or in its folder."""
    effective = os.access in os.supports_effective_ids

    def writable(asked: Path) -> bool:
        return os.access(asked, os.W_OK, effective_ids=effective)

    return os.path.isfile(path) and not (writable(path) and writable(path.parent))


def in_use(path: Path) -> bool:
    """Whether something stands beside the file that has to be read with it. Raises LibraryError.

    It does where that cannot be done.
    """
    log, index = (path.with_name(path.name + ending) for ending in ("-wal", "-shm"))
    if not os.path.isfile(log):
        return False
    if os.path.isfile(index):
        return True
    if log.stat().st_size and not os.access(path.parent, os.W_OK):
        raise LibraryError(
            f"this library is read-only and its last changes stand beside it, in {log.name}",
            str(path),
            "copy both files to a folder of yours, and open the copy with --library",
        )
    return log.stat().st_size > 0


def connect(path: Path, still: bool) -> sqlite3.Connection:
    """Open the file at `path` for reading; `still`: as one that stays as it is, see `in_use`.

    Raises LibraryError.
    """
    with explained(path):
        asked = "?mode=ro&immutable=1" if still else "?mode=ro"
        connection = sqlite3.connect(
            path.absolute().as_uri() + asked, uri=True, isolation_level=None
        )
        try:
            connection.row_factory = sqlite3.Row
            check_owner(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def refusal(path: Path) -> LibraryError:
    """What is said where something is to be written."""
    return LibraryError(
        "this library is read-only, nothing can be changed in it",
        str(path),
        "copy it to a folder of yours and open the copy with --library, or mend its permissions",
    )


def hide_index(connection: sqlite3.Connection, name: str) -> None:
    """Hide an index behind an empty one of this connection alone, which can be filled."""
    _hide(connection, "indexed")
    if _hide(connection, name, empty=True):
        connection.execute("DELETE FROM temp.indexed WHERE name = ?", [name])


def hide_syllables(connection: sqlite3.Connection) -> None:
    """Hide the table of syllables, and the index that is made with it, behind empty ones."""
    hide_index(connection, "sounds")
    _hide(connection, "syllables", empty=True)


def hide_counts(connection: sqlite3.Connection) -> None:
    """Hide the counted words behind a copy of them, which can be brought up to date."""
    for name in ("vocabulary", "occurrences", "shares"):
        _hide(connection, name)


def _hide(connection: sqlite3.Connection, name: str, empty: bool = False) -> bool:
    """Make a temporary table, which SQLite finds before the library's own of the same name.

    False where there is one already.
    """
    if connection.execute("SELECT 1 FROM temp.sqlite_master WHERE name = ?", [name]).fetchone():
        return False
    query = "SELECT sql FROM main.sqlite_master WHERE name = ?"
    (statement,) = connection.execute(query, [name]).fetchone()
    connection.execute(_NAMED.sub(rf"\1temp.{name}", statement, count=1))
    if not empty:
        connection.execute(f"INSERT INTO temp.{name} SELECT * FROM main.{name}")
    return True
