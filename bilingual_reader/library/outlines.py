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
            first = self._connection.execute(_FIRST_ROWS, [read.edition]) if headings else ()
            rows = {turn: row for turn, row in first}
        sections = tuple(
            Section(read.number(rows[turn]), title) for turn, title in headings if turn in rows
        )
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
