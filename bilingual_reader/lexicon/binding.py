"""Binding a book into a file that look-ups are fast in: records → tables of SQLite."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

from bilingual_reader.core.progress import Progress
from bilingual_reader.errors import LexiconError
from bilingual_reader.garbage import no_collector
from bilingual_reader.lexicon import data as shipped
from bilingual_reader.lexicon.build import frequencies
from bilingual_reader.lexicon.cedict import CedictEntry
from bilingual_reader.lexicon.formats.book import MOST_RECORDS, Book, Record, refused
from bilingual_reader.lexicon.reverse import keys
from bilingual_reader.lexicon.volume import BOUND, Details, key

_BATCH = 5000
_SMALL = 2000
"""Records of a book up to which it is not worth loading how common words are (0.3 s): few of its
words share an English gloss, so their order says little."""
_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE entries (id INTEGER PRIMARY KEY, headword TEXT, traditional TEXT, reading TEXT,
                      senses TEXT);
CREATE TABLE keys (key TEXT, rank INTEGER, entry INTEGER, PRIMARY KEY (key, rank, entry))
    WITHOUT ROWID;
CREATE TABLE reverse (term TEXT, rank REAL, entry INTEGER, PRIMARY KEY (term, rank, entry))
    WITHOUT ROWID;
CREATE TEMP TABLE new_keys (key TEXT, rank INTEGER, entry INTEGER);
CREATE TEMP TABLE new_reverse (term TEXT, rank REAL, entry INTEGER);
"""
_SORTED = """
INSERT OR IGNORE INTO keys SELECT key, rank, entry FROM new_keys ORDER BY 1, 2, 3;
INSERT OR IGNORE INTO reverse SELECT term, rank, entry FROM new_reverse ORDER BY 1, 2, 3;
"""
"""Rows go into these tables in their order: in any other it takes ten times as long."""


def bind(path: Path, book: Book, details: Details, progress: Progress) -> Details:
    """Write a book to a new file at `path`; its details with what was counted on the way.

    `progress` is told (records done, about how many there are). Raises LexiconError where the
    book is broken, has no word, or the disk is full; the file is then to be thrown away.
    """
    try:
        with no_collector(), closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(_TABLES)
            languages = _fill(connection, book, progress)
            connection.executescript(_SORTED)
            counted = replace(
                details, languages=tuple(sorted(languages)), entries=languages.total()
            )
            connection.executemany("INSERT INTO about VALUES (?, ?)", _about(counted))
            connection.execute(f"PRAGMA user_version = {BOUND}")
            connection.commit()
    except sqlite3.DatabaseError as error:
        raise LexiconError(
            f"the dictionary cannot be written ({error})", str(path), "check the disk"
        ) from error
    progress(1, 1)
    return counted


def _about(details: Details) -> Iterator[tuple[str, str]]:
    yield "name", details.name
    yield "format", details.format
    yield "languages", " ".join(details.languages)
    yield "entries", str(details.entries)
    yield "added", details.added
    yield "origin", details.origin
    yield "place", str(details.place)


def _fill(connection: sqlite3.Connection, book: Book, progress: Progress) -> Counter[str]:
    """Write the records; how many there are of each language."""
    languages: Counter[str] = Counter()
    common: dict[str, int] = {}
    done = 0
    while batch := list(islice(book.records, _BATCH)):
        numbered = list(enumerate(batch, start=done + 1))
        done += len(batch)
        if done > MOST_RECORDS:
            raise refused(f"it has more than {MOST_RECORDS:,} words")
        languages.update(record.lang for record in batch)
        if "zh" in languages and not common and book.total > _SMALL:
            common = frequencies(shipped.find().frequencies)
        _write(connection, numbered, common)
        total = max(book.total, done + 1)  # how many there are is a guess, of a small book 0
        progress(done, total)
    if not done:
        raise refused("there is no word in it")
    return languages


def _write(
    connection: sqlite3.Connection, records: list[tuple[int, Record]], common: dict[str, int]
) -> None:
    connection.executemany(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?)",
        [(n, r.headword, r.traditional, r.reading, "\n".join(r.senses)) for n, r in records],
    )
    connection.executemany(
        "INSERT INTO new_keys VALUES (?, ?, ?)",
        [(found, rank, n) for n, record in records for found, rank in _keys(record)],
    )
    connection.executemany(
        "INSERT INTO new_reverse VALUES (?, ?, ?)",
        [row for n, record in records for row in _reverse(n, record, common)],
    )


def _keys(record: Record) -> Iterator[tuple[str, int]]:
    yield key(record.headword), 0
    if record.traditional:
        yield key(record.traditional), 0
    for form in record.forms:
        yield key(form), 1


def _reverse(
    number: int, record: Record, common: dict[str, int]
) -> Iterator[tuple[str, float, int]]:
    """Rows of the English terms that are just what a gloss of a Chinese word says."""
    if record.lang == "zh":
        entry = CedictEntry(
            record.traditional or record.headword, record.headword, record.reading, record.senses
        )
        for term, rank, exact in keys(entry, common.get(record.headword, 0)):
            if exact:
                yield key(term), rank, number
