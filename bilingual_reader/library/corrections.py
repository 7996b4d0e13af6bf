"""Pairs as the learner corrected them, over editions that never change.

`corrections` holds what the learner decided, as text, and is journaled. All else is derived from
it and from an edition: `patches` says once and for all what a correction changes in an edition
(nothing, where its sentences are not in it), and `corrected` which of the patches an episode is
read with, as stretches: the edition's pairs `first` to `last` are replaced by the patch. So a
correction writes a few rows however long the episode is, undo takes the patches that were there
before, and a new edition has all corrections looked up in it once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bilingual_reader.core.documents import Pair
from bilingual_reader.errors import CorrectionError
from bilingual_reader.library import rows
from bilingual_reader.library.corrected_text import Stretch, Text, edition_pairs, pairs, text
from bilingual_reader.library.journal import Entry

Make = Callable[..., Sequence[Pair]]
"""The pairs that are touched → those in their place (core.corrections)."""

_FOUND = """
SELECT patches.first, patches.last, patches.count, patches.correction, patches.part
FROM patches JOIN corrections ON corrections.id = patches.correction
WHERE patches.edition = ? AND corrections.episode = ? AND patches.count > 0
ORDER BY corrections.made DESC, corrections.id DESC, patches.part
"""


def correct(
    connection: sqlite3.Connection,
    journal: Entry,
    episode: str,
    numbers: tuple[int, int],
    make: Make,
    at: str,
) -> list[Pair]:
    """Put what `make` gives in the place of the pairs of these numbers, both included.

    Corrections that hold for some of them become part of the new one; one that was not found
    whole stays for the rest of it, the later one goes before. Raises CorrectionError.
    """
    from bilingual_reader.core.recorrecting import NOTHING, Correction, texts

    read = text(connection, episode)
    assert read is not None
    first, last = numbers
    touched = pairs(connection, read, max(first, 1), last)
    if first < 1 or len(touched) <= last - first:
        raise _no_neighbour(first, read.sentences)
    made = list(make(*touched))
    absorbed, low, high = _hull(read, first, last)
    beads = [
        *(pairs(connection, read, low, first - 1) if low < first else []),
        *made,
        *(pairs(connection, read, last + 1, high) if high > last else []),
    ]
    around = [
        next((texts(pair) for pair in pairs(connection, read, n, n)), NOTHING)
        for n in (low - 1, high + 1)
    ]
    correction = Correction(tuple(texts(bead) for bead in beads), *around)
    row = rows.stored_correction(episode, at, correction)
    journal.put("corrections", row)
    for stretch, _ in absorbed:
        if not stretch.part:
            journal.remove("corrections", stretch.correction)
    replaced = _replaced(read, low, high, absorbed)
    _keep(connection, read.edition, row["id"], 0, *replaced, beads)
    return made


_Absorbed = list[tuple[Stretch, int]]
"""Stretches, each with the number under which its first pair is read."""


def _hull(read: Text, first: int, last: int) -> tuple[_Absorbed, int, int]:
    """The stretches that the pairs of these numbers touch, and the numbers of all of it."""
    absorbed = [
        (stretch, begins)
        for stretch, begins in read.numbered()
        if begins <= last and first < begins + stretch.size
    ]
    low = min([first, *(begins for _, begins in absorbed)])
    high = max([last, *(begins + stretch.size - 1 for stretch, begins in absorbed)])
    return absorbed, low, high


def check(connection: sqlite3.Connection, read: Text, expected: Pair) -> None:
    """Raise CorrectionError where the pair of that number says something else by now."""
    there = pairs(connection, read, expected.n, expected.n)
    if [(pair.en, pair.zh) for pair in there] != [(expected.en, expected.zh)]:
        raise CorrectionError(
            "the text changed meanwhile", f"sentence {expected.n}", "look at it and try again"
        )


def _no_neighbour(first: int, count: int) -> CorrectionError:
    if first == 0:
        return CorrectionError("there is no sentence before the first", "", "take the one after")
    if first == count:
        return CorrectionError(
            "there is no such sentence beside it", f"{count} is the last", "take one before"
        )
    return CorrectionError("there is no such sentence", "", f"give 1 to {count}")


def _replaced(read: Text, low: int, high: int, absorbed: _Absorbed) -> tuple[int, int]:
    """The pairs of the edition that are read under these numbers, at the edges of stretches."""
    first = [stretch.first for stretch, begins in absorbed if begins == low]
    last = [stretch.last for stretch, begins in absorbed if begins + stretch.size - 1 == high]
    return (first or [read.row(low)])[0], (last or [read.row(high)])[0]


def _keep(
    connection: sqlite3.Connection,
    edition: int,
    correction: str,
    part: int,
    first: int,
    last: int,
    beads: Sequence[Pair],
) -> None:
    connection.execute(
        "INSERT INTO patches VALUES (?, ?, ?, ?, ?, ?, ?)",
        [edition, correction, part, first, last, len(beads), rows.packed_pairs(beads)],
    )


def settle(connection: sqlite3.Connection, episode: str) -> None:
    """Find what the episode is read with, now that its text or its corrections are others."""
    read = text(connection, episode)
    if read is None:
        return
    _look_up(connection, read.edition, episode)
    taken: list[Stretch] = []
    for row in connection.execute(_FOUND, [read.edition, episode]).fetchall():
        stretch = Stretch(*row)
        if all(stretch.last < t.first or t.last < stretch.first for t in taken):
            taken.append(stretch)
    stretches = tuple(sorted(taken))
    if stretches != read.stretches:
        connection.execute(
            "INSERT INTO corrected VALUES (?, ?, 1, ?, ?) ON CONFLICT (episode) DO UPDATE SET "
            "edition = excluded.edition, version = version + 1, "
            "sentences = excluded.sentences, stretches = excluded.stretches",
            [
                episode,
                read.edition,
                read._replace(stretches=stretches).sentences,
                json.dumps(stretches, separators=(",", ":")),
            ],
        )


def _look_up(connection: sqlite3.Connection, edition: int, episode: str) -> None:
    """Find the place of the corrections that were not looked for in this edition yet."""
    missing = connection.execute(
        "SELECT * FROM corrections WHERE episode = ? AND NOT EXISTS (SELECT 1 FROM patches "
        "WHERE patches.correction = corrections.id AND patches.edition = ?)",
        [episode, edition],
    ).fetchall()
    if not missing:
        return
    from bilingual_reader.core.recorrecting import Ground

    ground = Ground(edition_pairs(connection, edition))
    for row in missing:
        near = connection.execute(
            "SELECT max(first) FROM patches WHERE correction = ? AND edition = "
            "(SELECT max(edition) FROM patches WHERE correction = ? AND count > 0)",
            [row["id"], row["id"]],
        ).fetchone()[0]
        correction = rows.correction(row)
        whole = ground.patch(correction, near or 1)
        found = [whole] if whole else ground.parts(correction, near or 1)
        for part, patch in enumerate(found, 0 if whole else 1):
            _keep(connection, edition, row["id"], part, patch.first, patch.last, patch.beads)
        if not found:
            _keep(connection, edition, row["id"], 0, 0, 0, ())


class Corrected(NamedTuple):
    """A correction as it is listed."""

    n: int
    """The number of its first pair; 0 while its sentences are not in the text."""
    made: str
    """ISO time."""
    beads: tuple[tuple[str, str], ...]
    """English and Chinese of its pairs."""


def listed(connection: sqlite3.Connection, episode: str) -> list[Corrected]:
    """The corrections of an episode in the order of its text, those that wait at the end."""
    read = text(connection, episode)
    places = {s.correction: begins for s, begins in reversed([*read.numbered()])} if read else {}
    query = "SELECT * FROM corrections WHERE episode = ? ORDER BY made, id"
    found = [
        Corrected(
            places.get(row["id"], 0),
            row["made"],
            tuple((" ".join(en), "".join(zh)) for en, zh in rows.correction(row).beads),
        )
        for row in connection.execute(query, [episode])
    ]
    return sorted(found, key=lambda each: (not each.n, each.n))
