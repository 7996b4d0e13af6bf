"""One of the learner's dictionaries: the SQLite file that a book was bound into, opened to read."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bilingual_reader.errors import LexiconError

BOUND = 31_001
"""SQLite's user_version of a file that was filled to the end; raised when the tables change."""

SUFFIX = ".dictionary"


@dataclass(frozen=True, slots=True)
class Details:
    """What is shown of a dictionary."""

    name: str
    """As shown beside each of its senses; no two have the same, whatever their capitals."""
    format: str
    languages: tuple[str, ...]
    """Of its headwords: en, zh or both."""
    entries: int
    added: str
    """When it was added, as an ISO time."""
    origin: str
    """The name of the file that it was made of, without folders."""
    place: int
    """Dictionaries are asked in the order of their places."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record under a key."""

    headword: str
    traditional: str
    """"" where it is not known to differ."""
    reading: str
    senses: tuple[str, ...]
    """Empty from the reverse index, which says only which word it is."""


def key(word: str) -> str:
    """What a word is looked for under: no capitals, one kind of apostrophe, no half surrogates."""
    return word.replace("’", "'").casefold().encode("utf-8", "replace").decode()


class Volume:
    """Look-ups in one dictionary. Threads may share it: one connection, one lock."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises LexiconError where it is no whole dictionary."""
        self.path = path
        self._lock = threading.Lock()
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        try:
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self.details = self._about(path.stat().st_size)
        except (sqlite3.DatabaseError, OSError, ValueError, KeyError) as error:
            raise LexiconError(
                f"a dictionary of yours is damaged ({error})",
                str(path),
                "remove it and add it anew",
            ) from error

    @property
    def name(self) -> str:
        """As shown beside its senses."""
        return self.details.name

    def find(self, word: str) -> tuple[Hit, ...]:
        """Records whose headword or other form it is, headwords first, in the book's order."""
        rows = self._rows(
            "SELECT headword, traditional, reading, senses FROM keys"
            " CROSS JOIN entries ON entries.id = keys.entry WHERE key = ? ORDER BY rank, entry",
            key(word),
        )
        return tuple(Hit(h, t, r, tuple(senses.split("\n"))) for h, t, r, senses in rows)

    def has(self, word: str) -> bool:
        """Whether it has a record under the word."""
        return bool(self._rows("SELECT 1 FROM keys WHERE key = ? LIMIT 1", key(word)))

    def known(self, words: Iterable[str]) -> set[str]:
        """Those of the words under which it has a record."""
        asked = json.dumps({key(word): word for word in words})
        rows = self._rows(
            "SELECT value FROM json_each(?1) AS asked"
            " WHERE EXISTS (SELECT 1 FROM keys WHERE keys.key = asked.key)",
            asked,
        )
        return {row[0] for row in rows}

    def chinese(self, term: str) -> tuple[Hit, ...]:
        """Chinese words that have a gloss of just this English term, the best first."""
        rows = self._rows(
            "SELECT headword, traditional, reading FROM reverse"
            " CROSS JOIN entries ON entries.id = reverse.entry WHERE term = ?"
            " ORDER BY rank, entry LIMIT 16",
            key(term),
        )
        return tuple(Hit(h, t, r, ()) for h, t, r in rows)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _rows(self, statement: str, value: str) -> list[tuple[str, ...]]:
        with self._lock:
            try:
                return self._connection.execute(statement, (value,)).fetchall()
            except sqlite3.DatabaseError as error:
                raise LexiconError(
                    f"the dictionary {self.name!r} cannot be read ({error})",
                    str(self.path),
                    "`dict remove` it and add it anew",
                ) from error

    def _about(self, size: int) -> Details:
        with closing(self._connection.cursor()) as cursor:
            (pages,) = cursor.execute("PRAGMA page_count").fetchone()
            (page,) = cursor.execute("PRAGMA page_size").fetchone()
            (mark,) = cursor.execute("PRAGMA user_version").fetchone()
            if pages * page != size or mark != BOUND:
                raise ValueError("it is not whole")
            told = dict(cursor.execute("SELECT key, value FROM about").fetchall())
        return Details(
            name=told["name"],
            format=told["format"],
            languages=tuple(told["languages"].split()),
            entries=int(told["entries"]),
            added=told["added"],
            origin=told["origin"],
            place=int(told["place"]),
        )
