"""Episodes in the library: found by what the learner types, read in slices; `saving` saves them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bilingual_reader.core.documents import Pair
from bilingual_reader.errors import EpisodeNotFound
from bilingual_reader.library import corrected_text, rows
from bilingual_reader.library.journal import Entry
from bilingual_reader.library.rows import EpisodeRow

_LIST = """
SELECT episodes.*, editions.turns, coalesce(corrected.sentences, editions.sentences) AS sentences,
    min(coalesce(positions.n, 0), coalesce(corrected.sentences, editions.sentences)) AS position,
    coalesce(recordings.path, '') AS audio
FROM episodes JOIN editions ON editions.id = episodes.edition
LEFT JOIN corrected ON corrected.episode = episodes.id AND corrected.edition = episodes.edition
LEFT JOIN positions ON positions.episode = episodes.id
LEFT JOIN recordings ON recordings.id = episodes.id
"""

_VERSIONS = 2**24
"""More than a text is ever corrected: apart in one number, edition and version stay apart."""


def listed(connection: sqlite3.Connection) -> list[EpisodeRow]:
    """All episodes, by number."""
    return [rows.episode_row(row) for row in connection.execute(_LIST + "ORDER BY number")]


def found(connection: sqlite3.Connection, asked: str) -> EpisodeRow:
    """The episode with that id, else that number, else with that in its title.

    A title that is the whole of `asked` wins over one that only holds it. Raises
    EpisodeNotFound where nothing or more than one thing answers.
    """
    asked = asked.strip()
    row = connection.execute(_LIST + "WHERE episodes.id = ?", [asked]).fetchone()
    if row is None and asked.isdecimal() and len(asked) < 10:
        row = connection.execute(_LIST + "WHERE number = ?", [int(asked)]).fetchone()
    if row is not None:
        return rows.episode_row(row)
    return _by_title(listed(connection), asked)


def _by_title(episodes: Sequence[EpisodeRow], asked: str) -> EpisodeRow:
    folded = asked.casefold()
    exact = [e for e in episodes if e.title.casefold() == folded]
    partly = [e for e in episodes if folded and folded in e.title.casefold()]
    matches = exact or partly or [e for e in episodes if folded and e.id.startswith(folded)]
    if not episodes:
        raise EpisodeNotFound("the library is empty", "", "import a file or a folder first")
    if not matches:
        raise EpisodeNotFound(
            "no such episode", repr(asked), "`bilingual-reader list` shows the ones there are"
        )
    if len(matches) > 1:
        named = "; ".join(f"{e.number} {e.title}" for e in matches[:5])
        raise EpisodeNotFound(
            f"{len(matches)} episodes have that in their title",
            repr(asked),
            f"use a number: {named}",
        )
    return matches[0]


def pairs(connection: sqlite3.Connection, episode: str, first: int, last: int | None) -> list[Pair]:
    """The pairs from `first` to `last` (both included; None: to the end), as corrected."""
    read = corrected_text.text(connection, episode)
    if read is None:
        return []
    return corrected_text.pairs(connection, read, first, read.sentences if last is None else last)


def edition(connection: sqlite3.Connection, episode: str) -> int:
    """A number that is another whenever the episode's pairs are others; 0 for no episode."""
    row = connection.execute(
        "SELECT episodes.edition, coalesce(version, 0) AS version FROM episodes "
        "LEFT JOIN corrected ON corrected.episode = id WHERE id = ?",
        [episode],
    ).fetchone()
    return row["edition"] * _VERSIONS + row["version"] if row else 0


def remove(connection: sqlite3.Connection, journal: Entry, episode: str) -> None:
    """Take an episode out, and its sources, so that they can be imported as if never before."""
    query = "SELECT id FROM sources WHERE episode = ?"
    for row in connection.execute(query, [episode]).fetchall():
        journal.remove("sources", row["id"])
    journal.remove("episodes", episode)


def move_position(connection: sqlite3.Connection, episode: str, beads: Sequence[Pair]) -> None:
    """Where the learner was, now that the episode has these pairs: at the same words."""
    row = connection.execute("SELECT * FROM positions WHERE episode = ?", [episode]).fetchone()
    if row is None:
        return
    from bilingual_reader.core.places import Places

    n = Places(beads, "en").find(row["en"], near=row["n"])
    n = n or Places(beads, "zh").find(row["zh"], near=row["n"]) or min(row["n"], len(beads))
    connection.execute("UPDATE positions SET n = ? WHERE episode = ?", [n, episode])


def put_position(connection: sqlite3.Connection, episode: str, n: int, at: str) -> None:
    """Remember where the episode was left, by number and by words, and when (ISO time)."""
    for pair in pairs(connection, episode, n, n):
        connection.execute(
            "INSERT INTO positions VALUES (?, ?, ?, ?, ?) ON CONFLICT (episode) DO UPDATE SET "
            "n = excluded.n, at = excluded.at, en = excluded.en, zh = excluded.zh",
            [episode, n, at, pair.en, pair.zh],
        )


def last_read(connection: sqlite3.Connection) -> str | None:
    """The id of the episode that was read last, of those there are."""
    row = connection.execute(
        "SELECT episode FROM positions JOIN episodes ON episodes.id = positions.episode "
        "ORDER BY at DESC LIMIT 1"
    ).fetchone()
    return row["episode"] if row else None


def drop_unused(connection: sqlite3.Connection) -> None:
    """Forget editions and patches that nothing uses and that no undo or redo can bring back."""
    connection.execute(
        """DELETE FROM patches WHERE correction NOT IN (
            SELECT id FROM corrections
            UNION SELECT id FROM changes WHERE "table" = 'corrections')"""
    )
    unused = connection.execute(
        """SELECT id FROM editions WHERE id NOT IN (
            SELECT edition FROM episodes
            UNION SELECT json_extract(before, '$.edition') FROM changes
                WHERE "table" = 'episodes' AND before IS NOT NULL
            UNION SELECT json_extract(after, '$.edition') FROM changes
                WHERE "table" = 'episodes' AND after IS NOT NULL)"""
    ).fetchall()
    if not unused:
        return
    from bilingual_reader.library import search_index

    for (edition,) in unused:
        search_index.remove(connection, edition)
        connection.execute("DELETE FROM editions WHERE id = ?", [edition])
