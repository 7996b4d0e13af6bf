"""The sound files that the learner attached, and the times that their pauses give to sentences."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.library import episodes
from bilingual_reader.library.connection import explained, transaction
from bilingual_reader.library.open_file import OpenFile

if TYPE_CHECKING:
    from bilingual_reader.core.pauses import Pause
    from bilingual_reader.library.journal import Replayed

_HEARD = 'SELECT n, start, "end" FROM heard WHERE episode = ? AND edition = ? AND n BETWEEN ? AND ?'


class Sound(NamedTuple):
    """A file of sound that belongs to an episode."""

    episode: str
    """Its id."""
    path: Path
    """Where it lies; absolute."""
    kind: str
    """mp3, m4a, opus, ogg, flac or wav."""
    seconds: float
    size: int
    """Bytes; with the time of change it says whether the file is still the same."""
    modified: int
    """Nanoseconds since 1970."""
    fingerprint: str
    """SHA-256 of its bytes."""


class Sounds(OpenFile):
    """An open library's sound files."""

    def attach(self, sound: Sound, pauses: Sequence[Pause] | None) -> bool:
        """Make this the sound of an episode, in place of another.

        With its pauses the sentences get the times at which they are heard; False where these
        can hardly be the pauses of this text. A file in the library's own folder, or below it, is
        remembered from there, so that both can move. Raises EpisodeNotFound.
        """
        row = episodes.found(self._connection, sound.episode)
        with explained(self.path), self._entry("sounds", f"sound of “{row.title}”") as entry:
            if pauses is not None:
                told = json.dumps(pauses, separators=(",", ":"))
                self._connection.execute(
                    "INSERT OR REPLACE INTO pauses VALUES (?, ?)", [sound.fingerprint, told]
                )
            entry.put("recordings", self._stored(sound))
            return renew(self._connection, sound.episode)

    def detach(self, asked: str) -> Sound | None:
        """Take the sound off an episode; what it was, None where it had none.

        Raises EpisodeNotFound.
        """
        row = episodes.found(self._connection, asked)
        sound = self.sound(row.id)
        if sound is not None:
            told = f"no more sound of “{row.title}”"
            with explained(self.path), self._entry("sounds", told) as entry:
                entry.remove("recordings", row.id)
                renew(self._connection, row.id)
        return sound

    def sound(self, episode: str) -> Sound | None:
        """The sound of an episode by its id, or None."""
        with explained(self.path):
            row = self._connection.execute("SELECT * FROM recordings WHERE id = ?", [episode])
            found = row.fetchone()
        return self._sound(found) if found else None

    def sounds(self) -> dict[str, Sound]:
        """The sounds of all episodes that there are, by the episodes' ids."""
        query = "SELECT recordings.* FROM recordings JOIN episodes USING (id) ORDER BY number"
        with explained(self.path):
            return {row["id"]: self._sound(row) for row in self._connection.execute(query)}

    def spoken(self, episode: str) -> Language | None:
        """The language of its sound, by whose pauses its sentences have times; None for none."""
        with explained(self.path):
            query = "SELECT language FROM spoken WHERE episode = ?"
            row = self._connection.execute(query, [episode]).fetchone()
            return row["language"] if row else None

    def _stored(self, sound: Sound) -> dict[str, object]:
        folder = self.path.absolute().parent
        path = sound.path.absolute()
        within = path.is_relative_to(folder)
        return {
            "id": sound.episode,
            "path": path.relative_to(folder).as_posix() if within else str(path),
            "kind": sound.kind,
            "seconds": sound.seconds,
            "size": sound.size,
            "modified": sound.modified,
            "fingerprint": sound.fingerprint,
        }

    def _sound(self, row: sqlite3.Row) -> Sound:
        values = {name: row[name] for name in ("kind", "seconds", "size", "modified")}
        path = self.path.absolute().parent / row["path"]
        return Sound(row["id"], path, fingerprint=row["fingerprint"], **values)


def timed(connection: sqlite3.Connection, episode: str, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs, which follow each other, with the times at which they are heard."""
    if not pairs:
        return []
    edition = episodes.edition(connection, episode)
    found = connection.execute(_HEARD, [episode, edition, pairs[0].n, pairs[-1].n])
    times = {row["n"]: (row["start"], row["end"]) for row in found}
    if not times:
        return list(pairs)
    return [
        replace(pair, start=times[pair.n][0], end=times[pair.n][1]) if pair.n in times else pair
        for pair in pairs
    ]


def renew(connection: sqlite3.Connection, episode: str) -> bool:
    """Work out when each sentence is heard, after its text or its sound has changed.

    False where the sound can hardly be that of the text.
    """
    row = connection.execute(
        "SELECT seconds, told FROM recordings JOIN pauses USING (fingerprint) WHERE id = ?",
        [episode],
    ).fetchone()
    with transaction(connection):
        connection.execute("DELETE FROM heard WHERE episode = ?", [episode])
        connection.execute("DELETE FROM spoken WHERE episode = ?", [episode])
        pairs = episodes.pairs(connection, episode, 1, None) if row else []
        if not pairs:
            return True
        from bilingual_reader.core.pauses import Pause
        from bilingual_reader.core.snapping import snapped

        pauses = [Pause(*each) for each in json.loads(row["told"])]
        edition = episodes.edition(connection, episode)
        times, language, suits = snapped(pairs, pauses, row["seconds"])
        connection.execute("INSERT INTO spoken VALUES (?, ?)", [episode, language])
        connection.executemany(
            "INSERT INTO heard VALUES (?, ?, ?, ?, ?)",
            [(episode, edition, pair.n, *heard) for pair, heard in zip(pairs, times, strict=True)],
        )
    return suits


def renew_replayed(connection: sqlite3.Connection, done: Replayed) -> None:
    """The same for the episodes that an undo or redo touched."""
    from bilingual_reader.library.rows import episode_of

    touched = {row_id for table, row_id in done.rows if table in ("recordings", "episodes")}
    touched |= {episode_of(row_id) for table, row_id in done.rows if table == "corrections"}
    for episode in sorted(touched):
        renew(connection, episode)
