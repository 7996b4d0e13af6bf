"""How often each headword stands in each episode, and how much of each episode is known.

Both are of the editions in use. They are brought up to date when they are asked for, and what is
known of them by triggers, in the very change of a word's status, whoever makes it: a mark, a
bulk change, an undo.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache

from bilingual_reader.core.documents import LANGUAGES, Language
from bilingual_reader.core.own_readings import Rules
from bilingual_reader.core.vocabulary import Headword, Known, chinese_words, english_words
from bilingual_reader.library.connection import transaction

Progress = Callable[[int, int], None]
"""Told how many sentences are done, of how many."""

AT_ONCE = 50
"""Episodes that are counted in one transaction."""

CACHE = 2**26
"""Bytes of memory for the tables while they are filled."""

_PENDING = """
SELECT editions.id, editions.sentences FROM episodes
JOIN editions ON editions.id = episodes.edition
WHERE NOT EXISTS (SELECT 1 FROM shares WHERE shares.edition = editions.id)
ORDER BY editions.id
"""
_STALE = "edition NOT IN (SELECT edition FROM episodes)"

_TAKEN = """
UPDATE vocabulary SET total = total - stale.count
FROM (SELECT word, sum(count) AS count FROM occurrences WHERE {which} GROUP BY word) AS stale
WHERE id = stale.word
"""


def update(
    connection: sqlite3.Connection,
    simplified: Headword,
    own: Callable[[], Rules],
    progress: Progress,
) -> None:
    """Count the episodes that were not counted yet; forget those that are no longer there.

    `own` gives the rules by which the learner cuts words.
    """
    if _is_stale(connection):
        _drop(connection, _STALE)
    pending = connection.execute(_PENDING).fetchall()
    if not pending:
        return
    total, done = sum(size for _, size in pending), 0
    simplified = cache(simplified)
    forms = dict(connection.execute("SELECT surface, headword FROM forms").fetchall())
    with _cache(connection):
        for first in range(0, len(pending), AT_ONCE):
            progress(done, total)
            part = pending[first : first + AT_ONCE]
            with transaction(connection):
                statuses, rules = settled(connection), own()
                for edition, _ in part:
                    _count(connection, edition, forms, simplified, rules, statuses)
            done += sum(size for _, size in part)
    progress(total, total)


def forget(connection: sqlite3.Connection, text: str, alike: Iterable[str]) -> None:
    """Forget the counts of the editions that have a text, which is cut into other words now.

    `alike`: characters that count as one of the text's, each before that one.
    """
    from bilingual_reader.library.search_index import editions_with

    editions = ", ".join(map(str, editions_with(connection, text, alike)))
    _drop(connection, f"edition IN ({editions})")


def _drop(connection: sqlite3.Connection, which: str) -> None:
    with transaction(connection):
        connection.execute(_TAKEN.format(which=which))
        connection.execute(f"DELETE FROM occurrences WHERE {which}")
        connection.execute(f"DELETE FROM shares WHERE {which}")


def complete(connection: sqlite3.Connection) -> bool:
    """Whether all episodes are counted as they are."""
    return not _is_stale(connection) and connection.execute(_PENDING).fetchone() is None


def _is_stale(connection: sqlite3.Connection) -> bool:
    query = f"SELECT 1 FROM shares WHERE {_STALE} LIMIT 1"
    return connection.execute(query).fetchone() is not None


@contextmanager
def _cache(connection: sqlite3.Connection) -> Iterator[None]:
    """Room for the table's pages meanwhile: every episode writes to all of them."""
    before = connection.execute("PRAGMA cache_size").fetchone()[0]
    connection.execute(f"PRAGMA cache_size = -{CACHE // 1024}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {before}")


def _count(
    connection: sqlite3.Connection,
    edition: int,
    forms: Mapping[str, str],
    simplified: Headword,
    own: Rules,
    statuses: Mapping[str, str],
) -> None:
    # Once more, within: another process may have been faster, or have dropped it.
    query = "SELECT 1 FROM shares WHERE edition = ?"
    if connection.execute(query, [edition]).fetchone():
        return
    beads = connection.execute(
        "SELECT en, zh, cuts FROM beads WHERE edition = ?", [edition]
    ).fetchall()
    english = Counter(word for en, _, _ in beads for word in english_words(en, forms))
    chinese = Counter(
        word
        for _, zh, cuts in beads
        for word in chinese_words(zh, own.cuts(zh, json.loads(cuts)[2]), simplified)
    )
    for lang, counter in zip(LANGUAGES, (english, chinese), strict=True):
        counts = {f"{lang}:{word}": count for word, count in counter.items()}
        connection.executemany(
            "INSERT INTO vocabulary (key, total) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET total = total + excluded.total",
            counts.items(),
        )
        connection.executemany(
            "INSERT INTO occurrences SELECT id, ?, ? FROM vocabulary WHERE key = ?",
            ((edition, count, key) for key, count in counts.items()),
        )
        sums = Counter({"known": 0, "ignored": 0})
        for key, count in counts.items():
            sums[statuses.get(key, "")] += count
        connection.execute(
            "INSERT INTO shares VALUES (?, ?, ?, ?, ?)",
            [edition, lang, sum(counts.values()), sums["known"], sums["ignored"]],
        )


def settled(connection: sqlite3.Connection) -> dict[str, str]:
    """The words that are known or ignored: key → status."""
    query = "SELECT id, status FROM words WHERE status IN ('known', 'ignored')"
    return dict(connection.execute(query).fetchall())


def shares(connection: sqlite3.Connection) -> dict[str, dict[Language, Known]]:
    """Episode → language → how much of it is known, of all episodes that were counted."""
    found: dict[str, dict[Language, Known]] = {}
    query = (
        "SELECT episodes.id, lang, total - ignored, known FROM shares "
        "JOIN episodes ON episodes.edition = shares.edition"
    )
    for episode, lang, words, known in connection.execute(query):
        found.setdefault(episode, {})[lang] = Known(words, known)
    return found


def frequencies(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, int]:
    """How often each of the headwords stands in the library."""
    query = "SELECT total FROM vocabulary WHERE key = ?"
    found = ((key, connection.execute(query, [key]).fetchone()) for key in keys)
    return {key: row[0] if row else 0 for key, row in found}


def forms_of(connection: sqlite3.Connection, surfaces: Sequence[str]) -> dict[str, str]:
    """The headwords of forms: lower-cased surface → headword, where they differ."""
    query = "SELECT headword FROM forms WHERE surface = ?"
    found = ((surface, connection.execute(query, [surface]).fetchone()) for surface in surfaces)
    return {surface: row[0] for surface, row in found if row}
