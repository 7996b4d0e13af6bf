"""Episodes in the library: saved as editions, found by what the learner types, read in slices."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Literal

from bilingual_reader.core.documents import Episode, Pair
from bilingual_reader.core.measure import length
from bilingual_reader.core.places import Places
from bilingual_reader.errors import EpisodeNotFound
from bilingual_reader.library import copies, corrected_text, corrections, rows
from bilingual_reader.library.journal import Entry, find_row
from bilingual_reader.library.rows import EpisodeRow

Saved = Literal["added", "updated", "unchanged"]

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


def save(
    connection: sqlite3.Connection,
    journal: Entry,
    episode: Episode,
    beads: Sequence[Pair],
    path: str,
    fingerprint: str,
) -> Saved:
    """Store the episode as a new edition, unless it is there just so; remember its source.

    Marks keep their text; where each of them now stands is looked up again.
    """
    old = find_row(connection, "episodes", episode.id)
    size = length(beads)
    row = {
        "id": episode.id,
        "title": episode.title,
        "kind": episode.kind,
        "show": episode.show,
        "date": copies.date(connection, episode, path),
        "url": episode.url,
        "summary": episode.summary,
        "languages": " ".join(episode.languages),
        "word_count": size.words,
        "minutes": size.minutes,
    }
    journal.put("sources", {"id": path, "fingerprint": fingerprint, "episode": episode.id})
    if old is not None:
        same = corrected_text.edition_pairs(connection, old["edition"]) == list(beads)
        row["edition"] = old["edition"] if same else _new_edition(connection, episode, beads)
        journal.put("episodes", row)
        if not same:
            corrections.settle(connection, episode.id)
            move_position(connection, episode.id, as_read(connection, episode.id, beads))
        changed = any(row[name] != old[name] for name in row)
        return "updated" if changed else "unchanged"
    number = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM episodes").fetchone()[0]
    made = _new_edition(connection, episode, beads)
    journal.put("episodes", {**row, "number": number, "edition": made})
    corrections.settle(connection, episode.id)
    return "added"


def save_copy(
    connection: sqlite3.Connection, journal: Entry, episode: Episode, path: str, fingerprint: str
) -> Saved:
    """Remember one more source of an episode whose text is another copy's; its date may count."""
    journal.put("sources", {"id": path, "fingerprint": fingerprint, "episode": episode.id})
    row = {"id": episode.id, "date": copies.date(connection, episode, path)}
    old = find_row(connection, "episodes", episode.id)
    journal.put("episodes", row)
    return "unchanged" if old and old["date"] == row["date"] else "updated"


def remove(connection: sqlite3.Connection, journal: Entry, episode: str) -> None:
    """Take an episode out, and its sources, so that they can be imported as if never before."""
    query = "SELECT id FROM sources WHERE episode = ?"
    for row in connection.execute(query, [episode]).fetchall():
        journal.remove("sources", row["id"])
    journal.remove("episodes", episode)


def as_read(connection: sqlite3.Connection, episode: str, beads: Sequence[Pair]) -> Sequence[Pair]:
    """The pairs of an edition that was just saved, as they are corrected."""
    read = corrected_text.text(connection, episode)
    return corrected_text.pairs(connection, read) if read and read.stretches else beads


def _new_edition(connection: sqlite3.Connection, episode: Episode, beads: Sequence[Pair]) -> int:
    # Plain SQL: this is the one hot write, and sqlite_utils' insert_all takes four times as long.
    edition = connection.execute(
        "INSERT INTO editions (episode, turns, sentences) VALUES (?, ?, ?)",
        [episode.id, max((bead.turn for bead in beads), default=0), len(beads)],
    ).lastrowid
    assert edition is not None
    turns = {bead.turn: (edition, bead.turn, bead.speaker, bead.section) for bead in beads}
    connection.executemany("INSERT INTO turns VALUES (?, ?, ?, ?)", turns.values())
    connection.executemany(
        "INSERT INTO beads VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (rows.bead_values(edition, bead) for bead in beads),
    )
    from bilingual_reader.library import search_index  # `list` has no need of it

    said = ((bead.n, bead.en, bead.zh) for bead in beads)
    search_index.add(connection, "sentences", edition, said)
    return edition


def move_position(connection: sqlite3.Connection, episode: str, beads: Sequence[Pair]) -> None:
    """Where the learner was, now that the episode has these pairs: at the same words."""
    row = connection.execute("SELECT * FROM positions WHERE episode = ?", [episode]).fetchone()
    if row is None:
        return
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


def put_forms(connection: sqlite3.Connection, forms: Mapping[str, str]) -> None:
    """Remember which English forms belong to which headword; those of another are counted anew."""
    from bilingual_reader.library import counts

    counts.forget_forms(connection, forms)
    connection.executemany(
        "INSERT INTO forms VALUES (?, ?) "
        "ON CONFLICT (surface) DO UPDATE SET headword = excluded.headword",
        forms.items(),
    )


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
