"""The library's file, open: its connection, its transactions, its journal, its clock."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from os import urandom
from pathlib import Path
from types import TracebackType
from typing import Self

from bilingual_reader.errors import LibraryError
from bilingual_reader.library import episodes, journal
from bilingual_reader.library import read_only as read_only_file
from bilingual_reader.library.connection import connect, explained, transaction
from bilingual_reader.library.journal import Scope
from bilingual_reader.library.migrations import migrate, require_all


def _now() -> datetime:
    return datetime.now(UTC)


class OpenFile:
    """An open library: what all that is done with one needs."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        clock: Callable[[], datetime] = _now,
        read_only: bool = False,
        still: bool = False,
    ) -> None:
        self.path = path
        self._connection = connection
        self._clock = clock
        self._indexed: dict[str, int] = {}
        self._batch = ""
        self._changed: set[Scope] = set()
        """What was changed in the batch."""
        self.read_only = read_only
        """Whether nothing can be changed in it: all that reads works, all that writes raises."""
        self._still = still
        self._file = read_only_file.seen(path, still)

    @classmethod
    def open(cls, path: Path, clock: Callable[[], datetime] = _now) -> Self:
        """Open the library at `path`, made when missing, migrated after a backup.

        One that this user may not write is opened for reading. Raises LibraryError where the file
        cannot be opened, is no library, is newer, or is older and read-only.
        """
        read_only = read_only_file.is_read_only(path)
        still = read_only and not read_only_file.in_use(path)
        connection = read_only_file.connect(path, still) if read_only else connect(path)
        try:
            with explained(path):
                if read_only:
                    require_all(connection, path)
                else:
                    migrate(connection, path)
        except BaseException:
            connection.close()
            raise
        return cls(connection, path, clock, read_only, still)

    def patience(self, seconds: float) -> None:
        """How long a write waits for another process; a screen must not, a command may."""
        with explained(self.path):
            self._connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def _check_file(self) -> None:
        """Raise LibraryError where the file was deleted or replaced since it was opened.

        SQLite would go on writing to what nobody can ever open again.
        """
        if self._file != read_only_file.seen(self.path, self._still):
            if self._still and os.path.isfile(self.path):
                raise LibraryError(
                    "this library was changed elsewhere", str(self.path), "start again to see it"
                )
            raise LibraryError(
                "the library's file was deleted or replaced, nothing can be kept in it",
                str(self.path),
                "put it back and start again",
            )

    def close(self) -> None:
        """Close it; what was written is on disk already."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What is done inside, each part saved as it is done, is undone in one step."""
        self._batch = urandom(8).hex()
        try:
            yield
        finally:
            self._batch = ""
            if self._changed:
                self._tidy(*self._changed)
                self._changed.clear()

    def _tidy(self, *scopes: Scope) -> None:
        """Forget what nothing can bring back; after the entry, which may end a redo."""
        with explained(self.path), transaction(self._connection):
            for scope in scopes:
                journal.prune(self._connection, scope)
            episodes.drop_unused(self._connection)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What is read and written inside is one transaction: no other process comes between."""
        self.require_writable()
        with explained(self.path), transaction(self._connection):
            yield

    def require_writable(self) -> None:
        """Raise LibraryError where it is read-only."""
        if self.read_only:
            raise read_only_file.refusal(self.path)

    def revision(self) -> int:
        """A number that changes with every journaled change, by whatever process."""
        with explained(self.path):
            value: int = self._connection.execute("SELECT value FROM revisions").fetchone()[0]
            return value

    @contextmanager
    def _entry(self, scope: Scope, summary: str) -> Iterator[journal.Entry]:
        self.require_writable()
        self._check_file()
        with journal.entry(self._connection, scope, summary, self._at(), self._batch) as entry:
            yield entry
        if self._batch and entry.changes:
            self._changed.add(scope)

    def _at(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")
