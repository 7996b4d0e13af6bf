"""One journal of every change that can be undone.

An entry holds, for each row that it changed, the row before and the row after. Undo writes the
rows before, redo the rows after; both leave the entry in place, with the revision at which it was
undone, or 0. Entries belong to a scope, so that undoing a mark never waits behind an import. Of a
row that two scopes change (reviews move the status of a word) only those columns are written back
that the entry changed and that still are as it left them: no scope takes back another's work.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from bilingual_reader.library.connection import transaction

Scope = Literal["words", "beads", "imports", "reviews", "sounds", "bookmarks"]
Row = Mapping[str, Any]

TABLES: dict[Scope, tuple[str, ...]] = {
    "words": ("words", "contexts", "anki_states", "own_readings"),
    "beads": ("corrections",),
    "imports": ("episodes", "sources"),
    "reviews": ("review_cards", "reviews", "words"),
    "sounds": ("recordings",),
    "bookmarks": ("bookmarks",),
}
"""The tables that a scope's entries may change; each has the primary key `id`."""

KEPT_ENTRIES = 2000
"""A scope's older entries can no longer be undone; the editions they alone held go with them."""


@dataclass(repr=False, eq=False)
class Entry:
    """The changes of one entry, written as they are made."""

    connection: sqlite3.Connection
    scope: Scope
    changes: list[tuple[str, str, Row | None, Row | None]] = field(default_factory=list)

    def put(self, table: str, row: Row) -> None:
        """Insert the row, or replace the one with its id; the same again is no change."""
        before = self._find(table, row["id"])
        after = {**(before or {}), **row}
        if before == after:
            return
        _write(self.connection, table, after)
        self.changes.append((table, row["id"], before, after))

    def remove(self, table: str, row_id: str) -> None:
        """Delete the row with that id, where there is one."""
        before = self._find(table, row_id)
        if before is not None:
            self.connection.execute(f'DELETE FROM "{table}" WHERE id = ?', [row_id])
            self.changes.append((table, row_id, before, None))

    def _find(self, table: str, row_id: str) -> Row | None:
        if table not in TABLES[self.scope]:
            raise ValueError(f"the scope {self.scope} does not change {table}")
        return find_row(self.connection, table, row_id)


def find_row(connection: sqlite3.Connection, table: str, row_id: str) -> dict[str, Any] | None:
    """The row with that id as a dictionary, or None."""
    row = connection.execute(f'SELECT * FROM "{table}" WHERE id = ?', [row_id]).fetchone()
    return dict(row) if row else None


@contextmanager
def entry(
    connection: sqlite3.Connection, scope: Scope, summary: str, at: str, batch: str = ""
) -> Iterator[Entry]:
    """Make the changes inside, and their record, in one transaction.

    `summary` says in words what was done, `at` is an ISO time, and entries of one `batch` are
    undone together; who makes a batch prunes at its end. What was undone before in this scope can
    no longer be redone.
    """
    with transaction(connection):
        made = Entry(connection, scope)
        yield made
        if not made.changes:
            return
        connection.execute("DELETE FROM journal WHERE undone > 0 AND scope = ?", [scope])
        number = connection.execute(
            "INSERT INTO journal (at, scope, batch, summary) VALUES (?, ?, ?, ?)",
            [at, scope, batch, summary],
        ).lastrowid
        connection.executemany(
            'INSERT INTO changes (journal, seq, "table", id, before, after)'
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                (number, seq, table, row_id, _packed(before), _packed(after))
                for seq, (table, row_id, before, after) in enumerate(made.changes)
            ),
        )
        if not batch:
            prune(connection, scope)
        _new_revision(connection)


class Replayed(NamedTuple):
    """What an undo or redo did."""

    summary: str
    """In words."""
    rows: tuple[tuple[str, str], ...]
    """Table and id of every row that it touched."""
    returned: tuple[tuple[str, str], ...] = ()
    """Those of them that were not there before."""


def undo(connection: sqlite3.Connection, at: str, scopes: Sequence[Scope]) -> Replayed | None:
    """Take back the newest batch of these scopes (of any without one); None for nothing.

    A batch goes back as far as nothing of the scope was done between its entries, by another
    process: entries are always undone in the order opposite to the one they were made in.
    """
    scopes = scopes or list(TABLES)
    newest = connection.execute(
        f"SELECT max(id), scope FROM journal WHERE undone = 0 AND scope IN ({_marks(scopes)})",
        scopes,
    ).fetchone()
    entries: list[tuple[int, str]] = []
    rows = connection.execute(
        "SELECT id, batch, summary FROM journal WHERE undone = 0 AND scope = ? ORDER BY id DESC",
        [newest["scope"]],
    ).fetchall()
    batch = None
    for row in rows:
        if batch is not None and (row["batch"] != batch or not batch):
            break
        batch = row["batch"]
        entries.append((row["id"], row["summary"]))
    return _replay(connection, at, entries, back=True)


def redo(connection: sqlite3.Connection, at: str, scopes: Sequence[Scope]) -> Replayed | None:
    """Do again what was undone last in these scopes (in any without one); None for nothing."""
    scopes = scopes or list(TABLES)
    rows = connection.execute(
        "SELECT id, summary FROM journal WHERE undone = (SELECT max(undone) FROM journal "
        f"WHERE undone > 0 AND scope IN ({_marks(scopes)})) ORDER BY id",
        scopes,
    )
    return _replay(connection, at, [(row["id"], row["summary"]) for row in rows], back=False)


def _replay(
    connection: sqlite3.Connection, at: str, entries: list[tuple[int, str]], back: bool
) -> Replayed | None:
    if not entries:
        return None
    touched, returned = [], []
    with transaction(connection):
        revision = _new_revision(connection)
        for number, _ in entries:
            for table, row_id, before, after in _changes(connection, number, back):
                left, image = (after, before) if back else (before, after)
                _restore(connection, table, row_id, left, image, at)
                touched.append((table, row_id))
                if left is None:
                    returned.append((table, row_id))
            undone = revision if back else 0
            connection.execute("UPDATE journal SET undone = ? WHERE id = ?", [undone, number])
    first, *rest = [summary for _, summary in entries]
    summary = f"{first} and {len(rest)} more" if rest else first
    return Replayed(summary, tuple(touched), tuple(returned))


def _marks(values: Sequence[Scope]) -> str:
    return ", ".join("?" * len(values))


def prune(connection: sqlite3.Connection, scope: Scope) -> None:
    """Drop the scope's entries beyond those that are kept, but no part of a batch."""
    connection.execute(
        """WITH oldest AS (SELECT id FROM journal WHERE scope = :scope AND undone = 0
            ORDER BY id DESC LIMIT 1 OFFSET :kept)
        DELETE FROM journal WHERE scope = :scope AND undone = 0
            AND id <= (SELECT id FROM oldest) AND batch NOT IN (SELECT batch FROM journal
                WHERE batch <> '' AND id > (SELECT id FROM oldest))""",
        {"scope": scope, "kept": KEPT_ENTRIES},
    )


def _changes(connection: sqlite3.Connection, number: int, back: bool) -> list[sqlite3.Row]:
    return connection.execute(
        'SELECT "table", id, before, after FROM changes WHERE journal = ? '
        f"ORDER BY seq {'DESC' if back else 'ASC'}",
        [number],
    ).fetchall()


def _restore(
    connection: sqlite3.Connection,
    table: str,
    row_id: str,
    left: str | None,
    image: str | None,
    at: str,
) -> None:
    """Write a row as it is in `image`, which the entry had changed to what it is in `left`."""
    if image is None:
        connection.execute(f'DELETE FROM "{table}" WHERE id = ?', [row_id])
        return
    row = json.loads(image)
    if left is not None:
        now, was = find_row(connection, table, row_id), json.loads(left)
        if now is None:
            return  # another scope took it away since
        ours = {k: v for k, v in row.items() if v != was.get(k) and now[k] == was.get(k)}
        row = {**now, **ours}
    if "changed" in row:
        # A deck takes a note only when it is newer than its own: going back is a change too.
        row["changed"] = at
    _write(connection, table, row)


def _write(connection: sqlite3.Connection, table: str, row: Row) -> None:
    """Insert the row, or replace the one with its id; in plain SQL, for there may be thousands."""
    names = [f'"{name}"' for name in row]
    values = ", ".join("?" * len(names))
    changes = ", ".join(f"{name} = excluded.{name}" for name in names if name != '"id"')
    connection.execute(
        f'INSERT INTO "{table}" ({", ".join(names)}) VALUES ({values}) '
        f"ON CONFLICT (id) DO UPDATE SET {changes}",
        list(row.values()),
    )


def _new_revision(connection: sqlite3.Connection) -> int:
    connection.execute("UPDATE revisions SET value = value + 1")
    value: int = connection.execute("SELECT value FROM revisions").fetchone()[0]
    return value


def _packed(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, sort_keys=True)
