"""Copies of one episode: an archive that lists it under several dates holds a file for each.

The text is that of the latest issue, the date the earliest that any copy gives, in whatever order
they are imported. What is known of a copy hangs on its fingerprint and never changes, so it is no
part of the journal.
"""

from __future__ import annotations

import sqlite3

from bilingual_reader.core.documents import Episode

_OTHERS = """
SELECT sources.fingerprint, issue, date
FROM sources JOIN copies ON copies.fingerprint = sources.fingerprint
WHERE sources.episode = ? AND sources.id <> ?
"""


def note(connection: sqlite3.Connection, fingerprint: str, episode: Episode) -> None:
    """Remember the issue and the date that the copy with this fingerprint gives, if any."""
    if episode.issue:
        connection.execute(
            "INSERT OR IGNORE INTO copies VALUES (?, ?, ?)",
            [fingerprint, episode.issue, episode.date],
        )


def date(connection: sqlite3.Connection, episode: Episode, path: str) -> str:
    """The earliest date that this copy, from `path`, or another one gives; "" for none."""
    others = connection.execute(_OTHERS, [episode.id, path]).fetchall()
    return min(filter(None, [episode.date, *(row["date"] for row in others)]), default="")


def outranked(
    connection: sqlite3.Connection, episode: Episode, path: str, fingerprint: str
) -> bool:
    """Whether the library has the episode from a copy of a later issue than this one.

    Of two different copies of one issue the fingerprint decides, which is no reason but an order;
    a file that was changed in its place is newer than what it held.
    """
    if not episode.issue:
        return False
    there = connection.execute(
        "SELECT 1 FROM episodes WHERE id = ? UNION ALL "
        "SELECT 2 FROM sources WHERE episode = ? AND id = ?",
        [episode.id, episode.id, path],
    ).fetchall()
    known = {row[0] for row in there}
    mine = (episode.issue, "~" if 2 in known else fingerprint)
    others = connection.execute(_OTHERS, [episode.id, path]).fetchall()
    return 1 in known and any((row["issue"], row["fingerprint"]) > mine for row in others)
