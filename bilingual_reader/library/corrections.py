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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bilingual_reader.core.documents import Pair
from bilingual_reader.errors import CorrectionError
from bilingual_reader.library import rows
from bilingual_reader.library.journal import Entry

Make = Callable[..., Sequence[Pair]]
"""The pairs that are touched → those in their place (core.corrections)."""

_BEADS = """
SELECT beads.*, turns.speaker, turns.section
FROM beads JOIN turns ON turns.edition = beads.edition AND turns.n = beads.turn
WHERE beads.edition = ? AND beads.n BETWEEN ? AND ? ORDER BY beads.n
"""
_TEXT = """
SELECT episodes.edition, editions.sentences, corrected.stretches
FROM episodes JOIN editions ON editions.id = episodes.edition
LEFT JOIN corrected ON corrected.episode = episodes.id AND corrected.edition = episodes.edition
WHERE episodes.id = ?
"""
_FOUND = """
SELECT patches.first, patches.last, patches.count, patches.correction, patches.part
FROM patches JOIN corrections ON corrections.id = patches.correction
WHERE patches.edition = ? AND corrections.episode = ? AND patches.count > 0
ORDER BY corrections.made DESC, corrections.id DESC, patches.part
"""
_END = 2**62


class Stretch(NamedTuple):
    """Pairs of an edition that are read as a patch has them."""

    first: int
    last: int
    size: int
    """How many pairs stand in their place."""
    correction: str
    part: int
    """0 for all of the correction; from 1 on what was found of one that was not found whole."""


@dataclass(frozen=True, slots=True)
class Text:
    """What an episode is read with: an edition, and the stretches of it that are corrected."""

    edition: int
    uncorrected: int
    """Pairs of the edition."""
    stretches: tuple[Stretch, ...]
    """In order, none over another."""

    @property
    def sentences(self) -> int:
        """Pairs as corrected."""
        return self.uncorrected + sum(s.size - (s.last - s.first + 1) for s in self.stretches)

    def numbered(self) -> Iterator[tuple[Stretch, int]]:
        """The stretches, each with the number under which its first pair is read."""
        moved = 0
        for stretch in self.stretches:
            yield stretch, stretch.first + moved
            moved += stretch.size - (stretch.last - stretch.first + 1)

    def number(self, row: int) -> int:
        """The number under which a pair of the edition is read that begins no patch's inside."""
        before = [s for s in self.stretches if s.last < row]
        return row + sum(s.size - (s.last - s.first + 1) for s in before)

    def row(self, n: int) -> int:
        """The pair of the edition that is read under a number outside of all stretches."""
        before = [s for s, begins in self.numbered() if begins < n]
        return n - sum(s.size - (s.last - s.first + 1) for s in before)


def text(connection: sqlite3.Connection, episode: str) -> Text | None:
    """What the episode is read with, or None where there is none of that id."""
    row = connection.execute(_TEXT, [episode]).fetchone()
    if row is None:
        return None
    stretches = json.loads(row["stretches"] or "[]")
    return Text(row["edition"], row["sentences"], tuple(Stretch(*each) for each in stretches))


def edition_pairs(
    connection: sqlite3.Connection, edition: int, first: int = 1, last: int = _END, moved: int = 0
) -> list[Pair]:
    """Pairs of an edition as they were aligned, their numbers moved."""
    found = connection.execute(_BEADS, [edition, first, last])
    return [rows.pair(row, moved) for row in found]


def pairs(
    connection: sqlite3.Connection, read: Text, first: int = 1, last: int = _END
) -> list[Pair]:
    """The pairs from `first` to `last`, both included, as corrected."""
    found: list[Pair] = []
    row, moved = 1, 0
    for stretch, begins in read.numbered():
        upper = min(last - moved, stretch.first - 1)
        if max(first - moved, row) <= upper:
            low = max(first - moved, row)
            found += edition_pairs(connection, read.edition, low, upper, moved)
        if begins <= last and first < begins + stretch.size:
            made = _patch(connection, read.edition, stretch, begins)
            found += [pair for pair in made if first <= pair.n <= last]
        row = stretch.last + 1
        moved = begins + stretch.size - row
    if max(first - moved, row) <= last - moved:
        low = max(first - moved, row)
        found += edition_pairs(connection, read.edition, low, last - moved, moved)
    return found


def _patch(
    connection: sqlite3.Connection, edition: int, stretch: Stretch, begins: int
) -> list[Pair]:
    query = "SELECT beads FROM patches WHERE edition = ? AND correction = ? AND part = ?"
    row = connection.execute(query, [edition, stretch.correction, stretch.part]).fetchone()
    return rows.unpacked_pairs(row["beads"], begins)


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
    absorbed = [
        (stretch, begins)
        for stretch, begins in read.numbered()
        if begins <= last and first < begins + stretch.size
    ]
    low = min([first, *(begins for _, begins in absorbed)])
    high = max([last, *(begins + stretch.size - 1 for stretch, begins in absorbed)])
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


def _replaced(
    read: Text, low: int, high: int, absorbed: Sequence[tuple[Stretch, int]]
) -> tuple[int, int]:
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
                replace(read, stretches=stretches).sentences,
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
