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
from bilingual_reader.core.progress import Progress
from bilingual_reader.core.vocabulary import Headword, Known, chinese_counts, english_counts
from bilingual_reader.library.connection import transaction

AT_ONCE = 200
"""Episodes that are counted in one transaction."""

CACHE = 2**26
"""Bytes of memory for the tables while they are filled."""

_PENDING = """
SELECT editions.id, editions.sentences FROM episodes
JOIN editions ON editions.id = episodes.edition
WHERE NOT EXISTS (SELECT 1 FROM shares WHERE shares.edition = editions.id)
ORDER BY editions.id
"""
_STALE = """
(edition NOT IN (SELECT edition FROM episodes)
    OR edition IN (SELECT edition FROM shares WHERE total < 0))
"""

_TAKEN = f"""
UPDATE vocabulary SET total = total - stale.count
FROM (SELECT word, sum(count) AS count FROM occurrences WHERE {_STALE} GROUP BY word) AS stale
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
        with transaction(connection):
            connection.execute(_TAKEN)
            connection.execute(f"DELETE FROM occurrences WHERE {_STALE}")
            connection.execute(f"DELETE FROM shares WHERE {_STALE}")
    pending = connection.execute(_PENDING).fetchall()
    if not pending:
        return
    total, done = sum(size for _, size in pending), 0
    simplified = cache(simplified)
    with _cache(connection):
        for first in range(0, len(pending), AT_ONCE):
            counted: dict[int, _Counts] = {}
            with transaction(connection):
                forms = dict(connection.execute("SELECT surface, headword FROM forms").fetchall())
                rules = own()
                for edition, size in pending[first : first + AT_ONCE]:
                    progress(done, total)
                    done += size
                    if not _is_counted(connection, edition):
                        counted[edition] = _counts(connection, edition, forms, simplified, rules)
                _keep(connection, counted)
    progress(total, total)


def forget(connection: sqlite3.Connection, text: str, alike: Iterable[str]) -> None:
    """Forget the counts of the editions that have a text, which is cut into other words now.

    `alike`: characters that count as one of the text's, each before that one.
    """
    from bilingual_reader.library.search_index import editions_with

    _forget(connection, editions_with(connection, text, alike))


def forget_forms(connection: sqlite3.Connection, forms: Mapping[str, str]) -> None:
    """Forget the counts of the editions with forms that are to have these headwords now.

    A form without a headword counts as one; most editions have none whose headword changes.
    """
    from bilingual_reader.library.search_index import editions_with

    if connection.execute("SELECT 1 FROM shares LIMIT 1").fetchone() is None:
        return
    before = forms_of(connection, list(forms))
    for surface, headword in forms.items():
        old = before.get(surface, surface)
        query = "SELECT total FROM vocabulary WHERE key = ?"
        counted = old != headword and connection.execute(query, [f"en:{old}"]).fetchone()
        if counted and counted[0]:
            _forget(connection, editions_with(connection, surface, side="en"))


def _forget(connection: sqlite3.Connection, editions: Iterable[int]) -> None:
    """Let the editions be counted anew: what they have is looked through then, not now."""
    connection.executemany(
        "UPDATE shares SET total = -1 WHERE edition = ?", ((edition,) for edition in editions)
    )


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


def _is_counted(connection: sqlite3.Connection, edition: int) -> bool:
    """Asked within the transaction: another process may have been faster."""
    query = "SELECT 1 FROM shares WHERE edition = ?"
    return connection.execute(query, [edition]).fetchone() is not None


_Counts = dict[Language, dict[str, int]]
"""Language → key of a headword → how often it stands in an edition."""


def _counts(
    connection: sqlite3.Connection,
    edition: int,
    forms: Mapping[str, str],
    simplified: Headword,
    own: Rules,
) -> _Counts:
    query = "SELECT en, zh, cuts FROM beads WHERE edition = ?"
    beads = connection.execute(query, [edition]).fetchall()
    words = {
        "en": english_counts((en for en, _, _ in beads), forms),
        "zh": chinese_counts(
            ((zh, own.cuts(zh, json.loads(cuts)[2])) for _, zh, cuts in beads), simplified
        ),
    }
    return {
        lang: {f"{lang}:{word}": count for word, count in words[lang].items()} for lang in LANGUAGES
    }


def _keep(connection: sqlite3.Connection, counted: Mapping[int, _Counts]) -> None:
    """Write what was counted, in the order of the tables: many times faster than as it comes."""
    totals: Counter[str] = Counter()
    for counts in counted.values():
        for each in counts.values():
            totals.update(each)
    connection.executemany(
        "INSERT INTO vocabulary (key, total) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET total = total + excluded.total",
        sorted(totals.items()),
    )
    query = "SELECT id FROM vocabulary WHERE key = ?"
    ids = {key: connection.execute(query, [key]).fetchone()[0] for key in sorted(totals)}
    rows = [
        (ids[key], edition, count)
        for edition, counts in counted.items()
        for each in counts.values()
        for key, count in each.items()
    ]
    connection.executemany("INSERT INTO occurrences VALUES (?, ?, ?)", sorted(rows))
    statuses = settled(connection)
    for edition, counts in counted.items():
        for lang, each in counts.items():
            sums = Counter({"known": 0, "ignored": 0})
            for key, count in each.items():
                sums[statuses.get(key, "")] += count
            connection.execute(
                "INSERT INTO shares VALUES (?, ?, ?, ?, ?)",
                [edition, lang, sum(each.values()), sums["known"], sums["ignored"]],
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
