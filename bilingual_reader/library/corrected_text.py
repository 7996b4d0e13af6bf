"""What an episode is read with: an edition, which never changes, and its corrected stretches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from bilingual_reader.core.documents import Pair
from bilingual_reader.library import rows

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


class Text(NamedTuple):
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
            made = patch(connection, read.edition, stretch, begins)
            found += [pair for pair in made if first <= pair.n <= last]
        row = stretch.last + 1
        moved = begins + stretch.size - row
    if max(first - moved, row) <= last - moved:
        low = max(first - moved, row)
        found += edition_pairs(connection, read.edition, low, last - moved, moved)
    return found


def patch(
    connection: sqlite3.Connection, edition: int, stretch: Stretch, begins: int
) -> list[Pair]:
    """The pairs that stand in the place of a stretch, the first of them numbered `begins`."""
    query = "SELECT beads FROM patches WHERE edition = ? AND correction = ? AND part = ?"
    row = connection.execute(query, [edition, stretch.correction, stretch.part]).fetchone()
    return rows.unpacked_pairs(row["beads"], begins)
