"""The episodes of the library: saved, found, read, and put in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Episode, Pair
from bilingual_reader.library import episodes, sounds, wordlist
from bilingual_reader.library.connection import explained, transaction
from bilingual_reader.library.own_readings import OwnReadings
from bilingual_reader.library.rows import EpisodeRow

if TYPE_CHECKING:
    from bilingual_reader.library.saving import Saved

_SOURCE = """
SELECT sources.* FROM sources JOIN episodes ON episodes.id = sources.episode WHERE
"""


class Shelf(OwnReadings):
    """An open library's episodes; `undo` takes back what is done to them."""

    def episodes(self) -> list[EpisodeRow]:
        """All episodes, by number."""
        with explained(self.path):
            return episodes.listed(self._connection)

    def find(self, asked: str) -> EpisodeRow:
        """The episode of that id, number or part of a title. Raises EpisodeNotFound."""
        with explained(self.path):
            return episodes.found(self._connection, asked)

    def pairs(self, episode: str, first: int = 1, last: int | None = None) -> list[Pair]:
        """The pairs `first` to `last` (both included; None: to the end), as corrected.

        Their times are those of the sound that is attached, where there is one. Their Chinese
        is cut into words as the learner cuts it.
        """
        with explained(self.path):
            found = episodes.pairs(self._connection, episode, first, last)
            found = sounds.timed(self._connection, episode, found)
        return self.segmented(found)

    def source(self, path: str) -> tuple[str, str] | None:
        """The fingerprint and the episode id of a source imported before, or None."""
        with explained(self.path):
            row = self._connection.execute(_SOURCE + "sources.id = ?", [path]).fetchone()
            return (row["fingerprint"], row["episode"]) if row else None

    def same_source(self, fingerprint: str) -> str | None:
        """The id of an episode imported from these very bytes, under whatever path, or None."""
        with explained(self.path):
            query = _SOURCE + "fingerprint = ? LIMIT 1"
            row = self._connection.execute(query, [fingerprint]).fetchone()
            return row["episode"] if row else None

    def add_source(self, path: str, fingerprint: str, episode: str) -> None:
        """Remember that this path holds that episode too: a file that was moved or copied."""
        with explained(self.path), transaction(self._connection):
            self._connection.execute(
                "INSERT INTO sources (id, fingerprint, episode) VALUES (?, ?, ?) ON CONFLICT (id)"
                " DO UPDATE SET fingerprint = excluded.fingerprint, episode = excluded.episode",
                [path, fingerprint, episode],
            )

    def edition(self, episode: str) -> int:
        """A number that is another whenever the episode's pairs are others; 0 for no episode.

        A reader asks again and again: it also raises LibraryError where the file has gone.
        """
        self._check_file()
        with explained(self.path):
            return episodes.edition(self._connection, episode)

    def save_episode(
        self,
        episode: Episode,
        pairs: Sequence[Pair],
        *,
        path: str,
        fingerprint: str,
        forms: Mapping[str, str],
    ) -> Saved:
        """Store an episode with its pairs; say whether it is new, changed or as it was.

        `path` and `fingerprint` name the source, `forms` gives the headwords of English forms in
        it (lower-cased surface → headword). Marks and corrections made on an earlier edition are
        kept; corrections hold where their sentences are still found. Of several copies of an
        episode that an archive has, the text of the latest issue stays.
        """
        from bilingual_reader.library import saving

        with explained(self.path), self._entry("imports", f"import of “{episode.title}”") as entry:
            source = saving.Source(path, fingerprint)
            saved = saving.save(self._connection, entry, episode, pairs, source, forms)
        if saved != "unchanged" and not self._batch:
            self._tidy()
        return saved

    def remove(self, asked: str) -> EpisodeRow:
        """Remove an episode (id, number, part of a title); what it was.

        Words that were marked in it stay, with the sentences they quote, and so does what was
        corrected, for the day it is imported again. Raises EpisodeNotFound.
        """
        with explained(self.path):
            row = episodes.found(self._connection, asked)
            with self._entry("imports", f"removal of “{row.title}”") as entry:
                episodes.remove(self._connection, entry, row.id)
                wordlist.locate(self._connection, row.id, [])
        return row

    def rename(self, asked: str, title: str) -> EpisodeRow:
        """Give an episode a title of the learner's own, which imports leave alone; what it was.

        Raises EpisodeNotFound.
        """
        with explained(self.path):
            row = episodes.found(self._connection, asked)
            with self._entry("imports", f"new title of “{row.title}”") as entry:
                entry.put("episodes", {"id": row.id, "renamed": title})
        return row

    def position(self, episode: str) -> int:
        """The pair where the episode was left, from 1; 0 before it was opened."""
        with explained(self.path):
            row = self._connection.execute(
                "SELECT n FROM positions WHERE episode = ?", [episode]
            ).fetchone()
            return row["n"] if row else 0

    def set_position(self, episode: str, n: int) -> None:
        """Remember where the episode was left. No part of the journal: undo moves nobody.

        A read-only library is read from wherever, and remembers nothing.
        """
        self._check_file()
        if self.read_only:
            return
        with explained(self.path):
            episodes.put_position(self._connection, episode, n, self._at())

    def last_read(self) -> str | None:
        """The id of the episode that was read last, or None."""
        with explained(self.path):
            return episodes.last_read(self._connection)
