"""Filling the compiled dictionary: the packages' data files → tables of SQLite."""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bilingual_reader.core.progress import Progress
from bilingual_reader.errors import LexiconError
from bilingual_reader.garbage import no_collector
from bilingual_reader.lexicon import cmudict
from bilingual_reader.lexicon.cedict import CedictEntry, parse_line
from bilingual_reader.lexicon.data import COMPLETE, Data
from bilingual_reader.lexicon.reverse import MOST, keys

Terms = defaultdict[str, list[tuple[float, int, bool]]]
"""English term → (rank, entry, exact), see `reverse.keys`."""

_TABLES = """
CREATE TABLE entries (id INTEGER PRIMARY KEY, simplified TEXT, traditional TEXT, reading TEXT,
                      senses TEXT, standing REAL);
CREATE TABLE reverse (term TEXT PRIMARY KEY, entries TEXT) WITHOUT ROWID;
CREATE TABLE sounds (word TEXT PRIMARY KEY, phonemes TEXT) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX by_simplified ON entries (simplified);
CREATE INDEX by_traditional ON entries (traditional);
"""


def fill(connection: sqlite3.Connection, data: Data, progress: Progress) -> None:
    """Create and fill the tables. Raises LexiconError where the data cannot be read."""
    with no_collector():
        _fill(connection, data, progress)


def _fill(connection: sqlite3.Connection, data: Data, progress: Progress) -> None:
    connection.execute("PRAGMA temp_store = MEMORY")  # a full disk must not stop the sorting
    connection.executescript(_TABLES)
    common = frequencies(data.frequencies)
    terms: Terms = defaultdict(list)
    connection.executemany(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)",
        _entries(data.cedict, common, terms, progress),
    )
    connection.executemany("INSERT INTO reverse VALUES (?, ?)", _reverse(terms))
    connection.executemany("INSERT INTO sounds VALUES (?, ?)", _sounds(data.sounds))
    connection.executescript(_INDEXES)
    connection.execute(f"PRAGMA user_version = {COMPLETE}")
    connection.commit()


def _entries(
    path: Path,
    common: dict[str, int],
    terms: Terms,
    progress: Progress,
) -> Iterator[tuple[int, str, str, str, str, float]]:
    """Rows of the table of entries; on the way `terms` collects the reverse index."""
    told = lines(path)
    for number, line in enumerate(told):
        if number % 2000 == 0:
            progress(number, len(told))
        entry = parse_line(line)
        if entry is None:
            continue
        for term, rank, exact in keys(entry, common.get(entry.simplified, 0)):
            found = terms[term]
            found.append((rank, number, exact))
            if len(found) > 8 * MOST:
                found.sort()
                del found[2 * MOST :]
        yield (
            number,
            entry.simplified,
            entry.traditional,
            entry.reading,
            "\n".join(entry.senses),
            _standing(entry),
        )
    progress(len(told), len(told))


def _standing(entry: CedictEntry) -> float:
    """The order of homographs: particles, then the one with most to say; names, variants last."""
    particle = len(entry.simplified) == 1 and entry.reading.isascii()
    return 20.0 * entry.is_name + 40.0 * entry.is_variant - 20.0 * particle - len(entry.senses)


def _reverse(terms: Terms) -> Iterator[tuple[str, str]]:
    """(term, JSON array of its entries, the best first; negative where the match is not exact)."""
    for term in sorted(terms):
        best: dict[int, bool] = {}
        found = terms[term]
        for _, entry, exact in sorted(found) if len(found) > 1 else found:
            best.setdefault(entry, exact)
        yield term, str([e if exact else -e for e, exact in islice(best.items(), MOST)])


def lines(path: Path) -> list[str]:
    """The lines of a data file that is packed with gzip. Raises LexiconError where it is broken."""
    try:
        return gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise broken(path) from error


def frequencies(path: Path) -> dict[str, int]:
    """Word → how often jieba's corpus has it. Raises LexiconError where it cannot be read."""
    try:
        rows = (line.split(" ") for line in path.read_text("utf-8").splitlines())
        return {row[0]: int(row[1]) for row in rows if len(row) > 1}
    except (OSError, ValueError) as error:
        raise broken(path) from error


def _sounds(path: Path) -> list[tuple[str, str]]:
    """(word, its pronunciations on lines of their own), sorted by word."""
    try:
        return sorted((word, "\n".join(said)) for word, said in cmudict.parse(path.read_bytes()))
    except (OSError, ValueError) as error:
        raise broken(path) from error


def broken(path: Path) -> LexiconError:
    """What is raised where a data file cannot be read."""
    return LexiconError(
        "the data of a dictionary cannot be read", str(path), "install the program again"
    )
