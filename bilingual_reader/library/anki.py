"""What was sent to Anki, what is studied there, and where other decks have their words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from bilingual_reader.library.connection import explained, transaction
from bilingual_reader.library.open_file import OpenFile

if TYPE_CHECKING:
    from bilingual_reader.core.merging import Sent
    from bilingual_reader.core.studied import AnkiState
    from bilingual_reader.library.journal import Entry


class AnkiLinks(OpenFile):
    """An open library's ties to Anki."""

    def sent_to_anki(self, target: str) -> dict[str, Sent]:
        """Word key → what was sent of its note to that Anki."""
        from bilingual_reader.core.merging import Sent

        with explained(self.path):
            rows = self._connection.execute(
                "SELECT key, note, fields, tags FROM anki_sent WHERE target = ?", [target]
            )
            return {
                row["key"]: Sent(row["note"], json.loads(row["fields"]), tuple(row["tags"].split()))
                for row in rows
            }

    def set_sent_to_anki(self, target: str, sent: Mapping[str, Sent]) -> None:
        """Remember what that Anki has now; what is not among it stays remembered."""
        rows = [
            (target, key, each.number, json.dumps(each.fields), " ".join(each.tags))
            for key, each in sent.items()
        ]
        query = "INSERT OR REPLACE INTO anki_sent VALUES (?, ?, ?, ?, ?)"
        with explained(self.path), transaction(self._connection):
            self._connection.executemany(query, rows)

    def earlier_times(self) -> dict[str, set[int]]:
        """Word key → the times that its note had in decks before the last one, in seconds."""
        times: dict[str, set[int]] = {}
        with explained(self.path):
            for row in self._connection.execute("SELECT key, time FROM exported_before"):
                times.setdefault(row["key"], set()).add(row["time"])
        return times

    def anki_states(self) -> dict[str, AnkiState]:
        """Word key → what Anki knew of it when it was last asked."""
        from bilingual_reader.core.studied import AnkiState

        with explained(self.path):
            rows = self._connection.execute("SELECT * FROM anki_states").fetchall()
        names = AnkiState.__dataclass_fields__
        return {
            row["id"]: AnkiState(
                **{name: row[name] for name in names if name != "suspended"},
                suspended=bool(row["suspended"]),
            )
            for row in rows
        }

    def anki_fields(self) -> dict[tuple[str, str], str]:
        """(note type, deck) → the field that has the word, as the learner said; deck "": any."""
        with explained(self.path):
            rows = self._connection.execute("SELECT notetype, deck, field FROM anki_fields")
            return {(row["notetype"], row["deck"]): row["field"] for row in rows}

    def set_anki_fields(self, fields: Mapping[tuple[str, str], str]) -> None:
        """Remember more of them."""
        # A name may hold half a surrogate, which no database takes.
        rows = [
            [text.encode("utf-8", "replace").decode() for text in (*place, field)]
            for place, field in fields.items()
        ]
        with explained(self.path), transaction(self._connection):
            self._connection.executemany(
                "INSERT OR REPLACE INTO anki_fields VALUES (?, ?, ?)", rows
            )


def put_earlier(
    connection: sqlite3.Connection, before: Iterable[sqlite3.Row], contents: Mapping[str, str]
) -> None:
    """Keep the times of what a deck held before, of the notes that it now holds otherwise."""
    rows = [
        (row["key"], int(time))
        for row in before
        if contents.get(row["key"], row["content"]) != row["content"]
        and (time := row["content"].partition(" ")[0]).isdecimal()
    ]
    connection.executemany("INSERT OR IGNORE INTO exported_before VALUES (?, ?)", rows)


def put_states(entry: Entry, states: Mapping[str, AnkiState]) -> None:
    """Write what Anki knows of words, as a part of a change that can be undone."""
    for key, state in states.items():
        entry.put("anki_states", {"id": key, **asdict(state), "suspended": int(state.suspended)})
