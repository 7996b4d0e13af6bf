"""What the library's episodes are made of: their sections and their speakers."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from bilingual_reader.library import corrected_text
from bilingual_reader.library.connection import explained
from bilingual_reader.library.open_file import OpenFile

if TYPE_CHECKING:
    from bilingual_reader.core.outline import Outline

_SPEAKERS = """
SELECT episodes.id, turns.speaker FROM episodes JOIN turns ON turns.edition = episodes.edition
WHERE turns.speaker != '' GROUP BY episodes.id, turns.speaker ORDER BY episodes.id, MIN(turns.n)
"""
_LAST_TIME = """
SELECT coalesce("end", start) AS seconds FROM beads
WHERE edition = ? AND start IS NOT NULL ORDER BY n DESC LIMIT 1
"""

_FIRST_ROWS = "SELECT turn, MIN(n) FROM beads WHERE edition = ? GROUP BY turn"
_MANY = 256
"""Sections from which reading all pairs once is quicker than looking for each section's first."""


class Outlines(OpenFile):
    """An open library's outlines."""

    def outline(self, episode: str) -> Outline:
        """The sections of an episode, as its pairs are numbered now, and how long it is."""
        from bilingual_reader.core.outline import Outline, Section

        with explained(self.path):
            read = corrected_text.text(self._connection, episode)
            if read is None:
                return Outline()
            seconds = self._connection.execute(_LAST_TIME, [read.edition]).fetchone()
            headings = _headings(self._connection, read.edition)
            if len(headings) > _MANY:
                rows = dict(self._connection.execute(_FIRST_ROWS, [read.edition]).fetchall())
                begun = [(rows.get(turn, 0), title) for turn, title in headings]
            else:
                begun = [
                    (_first_row(self._connection, read.edition, read.uncorrected, turn), title)
                    for turn, title in headings
                ]
        sections = tuple(Section(read.number(row), title) for row, title in begun if row)
        return Outline(sections, seconds["seconds"] if seconds else None)

    def speakers(self) -> dict[str, tuple[str, ...]]:
        """Episode → who speaks in it, by first appearance."""
        found: dict[str, tuple[str, ...]] = {}
        with explained(self.path):
            for id, speaker in self._connection.execute(_SPEAKERS):
                found[id] = (*found.get(id, ()), speaker)
        return found


def _headings(connection: sqlite3.Connection, edition: int) -> list[tuple[int, str]]:
    """The turns with which sections begin, and what those are called."""
    asked = "SELECT n, section FROM turns WHERE edition = ? ORDER BY n"
    found, before = [], ""
    for turn, section in connection.execute(asked, [edition]):
        if section and section != before:
            found.append((turn, section))
        before = section
    return found


def _first_row(connection: sqlite3.Connection, edition: int, count: int, turn: int) -> int:
    """The first pair of a turn, by halving: turns go up with pairs. 0 where it has none."""
    low, high = 1, count + 1
    while low < high:
        middle = (low + high) // 2
        row = connection.execute(
            "SELECT turn FROM beads WHERE edition = ? AND n = ?", [edition, middle]
        ).fetchone()
        if row is None or row["turn"] < turn:
            low = middle + 1
        else:
            high = middle
    return low if low <= count else 0
