"""An episode saved: as a new edition, unless the library has it just so, or a later copy of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from bilingual_reader.core.documents import Episode, Pair
from bilingual_reader.core.measure import length
from bilingual_reader.library import (
    copies,
    corrected_text,
    corrections,
    counts,
    episodes,
    rows,
    search_index,
    sounds,
    wordlist,
)
from bilingual_reader.library.journal import Entry, find_row

Saved = Literal["added", "updated", "unchanged"]


class Source(NamedTuple):
    """Where an episode comes from."""

    path: str
    fingerprint: str
    """Of its bytes."""


def save(
    connection: sqlite3.Connection,
    journal: Entry,
    episode: Episode,
    beads: Sequence[Pair],
    source: Source,
    forms: Mapping[str, str],
) -> Saved:
    """Store an episode, its source, and the headwords of the English forms in it.

    Marks keep their text; where each of them now stands is looked up again. Of several copies the
    text of the latest issue stays.
    """
    copies.note(connection, source.fingerprint, episode)
    if copies.outranked(connection, episode, *source):
        return _save_copy(connection, journal, episode, source)
    saved = _save_text(connection, journal, episode, beads, source)
    _put_forms(connection, forms)
    if saved != "unchanged":
        wordlist.locate(connection, episode.id, _as_read(connection, episode.id, beads))
        sounds.renew(connection, episode.id)
    return saved


def _save_text(
    connection: sqlite3.Connection,
    journal: Entry,
    episode: Episode,
    beads: Sequence[Pair],
    source: Source,
) -> Saved:
    old = find_row(connection, "episodes", episode.id)
    size = length(beads)
    row = {
        "id": episode.id,
        "title": episode.title,
        "kind": episode.kind,
        "show": episode.show,
        "date": copies.date(connection, episode, source.path),
        "url": episode.url,
        "summary": episode.summary,
        "languages": " ".join(episode.languages),
        "word_count": size.words,
        "minutes": size.minutes,
    }
    _put_source(journal, episode, source)
    if old is not None:
        same = corrected_text.edition_pairs(connection, old["edition"]) == list(beads)
        row["edition"] = old["edition"] if same else _new_edition(connection, episode, beads)
        journal.put("episodes", row)
        if not same:
            corrections.settle(connection, episode.id)
            read = _as_read(connection, episode.id, beads)
            episodes.move_position(connection, episode.id, read)
        changed = any(row[name] != old[name] for name in row)
        return "updated" if changed else "unchanged"
    number = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM episodes").fetchone()[0]
    made = _new_edition(connection, episode, beads)
    journal.put("episodes", {**row, "number": number, "edition": made})
    corrections.settle(connection, episode.id)
    return "added"


def _save_copy(
    connection: sqlite3.Connection, journal: Entry, episode: Episode, source: Source
) -> Saved:
    """Remember one more source of an episode whose text is another copy's; its date may count."""
    _put_source(journal, episode, source)
    row = {"id": episode.id, "date": copies.date(connection, episode, source.path)}
    old = find_row(connection, "episodes", episode.id)
    journal.put("episodes", row)
    return "unchanged" if old and old["date"] == row["date"] else "updated"


def _put_source(journal: Entry, episode: Episode, source: Source) -> None:
    row = {"id": source.path, "fingerprint": source.fingerprint, "episode": episode.id}
    journal.put("sources", row)


def _as_read(connection: sqlite3.Connection, episode: str, beads: Sequence[Pair]) -> Sequence[Pair]:
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
    said = ((bead.n, bead.en, bead.zh) for bead in beads)
    search_index.add(connection, "sentences", edition, said)
    return edition


def _put_forms(connection: sqlite3.Connection, forms: Mapping[str, str]) -> None:
    """Remember which English forms belong to which headword; those of another are counted anew."""
    counts.forget_forms(connection, forms)
    connection.executemany(
        "INSERT INTO forms VALUES (?, ?) "
        "ON CONFLICT (surface) DO UPDATE SET headword = excluded.headword",
        forms.items(),
    )
