"""The full-text indexes: what is in them, and how they follow the editions.

An edition never changes, so its rows are written once and taken out when it is dropped; which of
the editions is in use is asked at every search. `sentences` is written with each edition,
`sounds` when pinyin is searched for the first time. Both hold no text: FTS5 is handed what it
had been given when something is to be deleted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import product
from math import prod
from typing import Literal

from bilingual_reader.core.documents import Language
from bilingual_reader.core.progress import Progress
from bilingual_reader.core.tokens import spaced
from bilingual_reader.library.connection import transaction
from bilingual_reader.library.syllables import kept

Index = Literal["sentences", "sounds"]

_MOST = 48
"""Phrases that are looked for at once."""
SHIFT = 24
"""A row's number is its edition's, so many bits further left, and the pair's."""

Row = tuple[int, str, str]
"""A pair's number, its English and its Chinese."""

_COLUMNS: dict[Index, tuple[str, ...]] = {"sentences": ("en", "zh"), "sounds": ("zh",)}
_PENDING = """
SELECT editions.id, editions.sentences FROM episodes
JOIN editions ON editions.id = episodes.edition
WHERE NOT EXISTS
    (SELECT 1 FROM indexed WHERE indexed.edition = editions.id AND indexed.name = ?)
ORDER BY editions.id
"""


def add(connection: sqlite3.Connection, name: Index, edition: int, rows: Iterable[Row]) -> None:
    """Put an edition's pairs into an index."""
    columns = _COLUMNS[name]
    connection.executemany(
        f"INSERT INTO {name} (rowid, {', '.join(columns)}) VALUES (?{', ?' * len(columns)})",
        _given(connection, name, edition, rows),
    )
    connection.execute("INSERT INTO indexed VALUES (?, ?)", [edition, name])


def remove(connection: sqlite3.Connection, edition: int) -> None:
    """Take an edition that is about to be dropped out of all the indexes it is in."""
    names = connection.execute("SELECT name FROM indexed WHERE edition = ?", [edition]).fetchall()
    for (name,) in names:
        columns = _COLUMNS[name]
        connection.executemany(
            f"INSERT INTO {name} ({name}, rowid, {', '.join(columns)}) "
            f"VALUES ('delete', ?{', ?' * len(columns)})",
            _given(connection, name, edition, _rows(connection, edition)),
        )
    connection.execute("DELETE FROM indexed WHERE edition = ?", [edition])


def fill(connection: sqlite3.Connection, name: Index, progress: Progress) -> None:
    """Put every edition in use that is not in an index yet into it, each in a transaction."""
    waiting = pending(connection, name)
    total, done = sum(size for _, size in waiting), 0
    for edition, size in waiting:
        progress(done, total)
        with transaction(connection):
            # Looked for once more, within: another process may have done it, or dropped it.
            query = "SELECT 1 FROM indexed WHERE edition = ? AND name = ?"
            if not connection.execute(query, [edition, name]).fetchone():
                add(connection, name, edition, _rows(connection, edition))
        done += size
    if waiting:
        progress(total, total)


def pending(connection: sqlite3.Connection, name: Index) -> list[tuple[int, int]]:
    """The editions in use that are not in an index yet, and their numbers of sentences."""
    return [(row[0], row[1]) for row in connection.execute(_PENDING, [name])]


def editions_with(
    connection: sqlite3.Connection, text: str, alike: Iterable[str] = (), side: Language = "zh"
) -> set[int]:
    """The editions in use that have a text on a side, and those of which this is not known yet.

    `alike`: characters that count as one of the text's, each before that one. There may be others
    among them that have all the text's characters, where it can be written in many ways.
    """
    others: dict[str, set[str]] = {}
    for each in alike:
        others.setdefault(each[1], {each[1]}).add(each[0])
    ways = [
        [spaced(way).strip() for way in sorted(others.get(token, {token}))]
        for token in spaced(text).split()
    ]
    if prod(map(len, ways)) <= _MOST:
        asked = " OR ".join(f'"{" ".join(phrase)}"' for phrase in product(*ways))
    else:
        choices = (" OR ".join(f'"{way}"' for way in choice) for choice in ways)
        asked = " AND ".join(f"({choice})" for choice in choices)
    rows = connection.execute(
        f"SELECT DISTINCT rowid >> {SHIFT} FROM sentences WHERE sentences MATCH ? "
        "UNION SELECT edition FROM episodes WHERE edition NOT IN "
        "(SELECT edition FROM indexed WHERE name = 'sentences')",
        [f"{side} : ({asked})"],
    )
    return {row[0] for row in rows}


def _rows(connection: sqlite3.Connection, edition: int) -> list[Row]:
    return connection.execute("SELECT n, en, zh FROM beads WHERE edition = ?", [edition]).fetchall()


def _given(
    connection: sqlite3.Connection, name: Index, edition: int, rows: Iterable[Row]
) -> Iterator[tuple[int | str, ...]]:
    """The index's rows of an edition's pairs."""
    numbered = ((edition << SHIFT | n, en, zh) for n, en, zh in rows)
    if name == "sentences":
        return ((row, spaced(en), spaced(zh)) for row, en, zh in numbered)
    heard = kept(connection).spaced
    return ((row, heard(zh)) for row, _, zh in numbered)
