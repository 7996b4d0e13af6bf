"""The library's tables, as named migrations; a backup is made before any is applied.

What is imported is kept in editions that never change: `episodes.edition` points at the one in
use, so that undoing an import is moving a pointer. What the learner does (`words`, `contexts`,
`corrections`) hangs on its own text and outlives every edition.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.errors import LibraryError
from bilingual_reader.library.connection import APPLICATION_ID, transaction

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

NAMES = (
    "first_tables",
    "corrected_beads",
    "copies_by_issue",
    "journal_by_scope",
    "full_text",
    "own_titles",
    "counted_words",
    "kept_syllables",
    "reviews",
    "ties_to_anki",
    "diary",
    "card_choices",
    "own_readings",
    "exports_by_format",
    "attached_sounds",
    "preferences",
    "standings",
    "spoken_languages",
    "exported_before",
    "bookmarks",
)
"""Every migration, oldest first; what they do (`schema.steps`) is loaded where one is missing."""

_SET = "bilingual_reader"


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the library up to date. Raises LibraryError where it is newer than the program."""
    done = applied(connection)
    pending = _missing(done, path)
    if not pending:
        return
    if done:
        back_up(connection, path.with_name(f"{path.name}.before-{pending[0]}"))
    from sqlite_utils import Database

    # One transaction around all: a second process waits here and then finds nothing left to do.
    with transaction(connection):
        _migrations().apply(Database(connection, execute_plugins=False))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def require_all(connection: sqlite3.Connection, path: Path) -> None:
    """Raise LibraryError where a library that cannot be written is not up to date."""
    done = applied(connection)
    if _missing(done, path):
        raise LibraryError(
            "this library is read-only, and an older version's: it must be brought up to date first"
            if done
            else "this file is empty and read-only",
            str(path),
            "copy it to a folder of yours and open the copy with --library",
        )


def _missing(done: set[str], path: Path) -> list[str]:
    unknown = done - set(NAMES)
    if unknown:
        raise LibraryError(
            f"the library was made by a newer version ({', '.join(sorted(unknown))})",
            str(path),
            "update bilingual-reader",
        )
    return [name for name in NAMES if name not in done]


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the library to `target`, whole or not at all; an older copy of that name is kept.

    Raises LibraryError where it cannot be written.
    """
    if target.exists():
        return
    from bilingual_reader.aside import written_aside

    try:
        with written_aside(target) as part, closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)
    except OSError as error:
        told = f"the copy before an update cannot be written ({error.strerror})"
        raise LibraryError(told, str(target), "make room and try again") from error


def applied(connection: sqlite3.Connection) -> set[str]:
    """The names of the migrations that a library has had."""
    query = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
    exists = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"
    ).fetchone()
    return {row[0] for row in connection.execute(query, [_SET])} if exists else set()


def _migrations() -> Migrations:
    from sqlite_utils.migrations import Migrations

    from bilingual_reader.library.schema.steps import STEPS

    migrations = Migrations(_SET)
    for name in NAMES:
        migrations(name=name)(_step(STEPS[name]))
    return migrations


def _step(statements: Sequence[str]) -> Callable[[Database], None]:
    def apply(database: Database) -> None:
        for statement in statements:
            database.conn.execute(statement)

    return apply
