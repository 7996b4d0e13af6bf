"""The library: one SQLite file with all that was imported and all that the learner did.

Every public method either does all of its work or raises LibraryError and does none. A
`Library` belongs to the thread that opened it; a worker opens its own by `library.path`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Episode, Language, Pair
from bilingual_reader.library import (
    copies,
    corrected_text,
    corrections,
    episodes,
    journal,
    own_tables,
    renumbering,
    rows,
    sounds,
    wordlist,
)
from bilingual_reader.library.anki import AnkiLinks
from bilingual_reader.library.bookmarks import Bookmarks
from bilingual_reader.library.card_choices import CardChoices
from bilingual_reader.library.connection import explained, transaction
from bilingual_reader.library.corrected_text import Text
from bilingual_reader.library.corrections import Corrected, Make
from bilingual_reader.library.diary import Diary
from bilingual_reader.library.episodes import Saved
from bilingual_reader.library.exports import Exports
from bilingual_reader.library.journal import Replayed, Scope
from bilingual_reader.library.outlines import Outlines
from bilingual_reader.library.preferences import Chosen
from bilingual_reader.library.reviews import Reviews
from bilingual_reader.library.rows import EpisodeRow
from bilingual_reader.library.searchable import Searchable
from bilingual_reader.library.shares import Shares
from bilingual_reader.library.shelving import Shelf
from bilingual_reader.library.sounds import Sounds
from bilingual_reader.library.words import WordList

if TYPE_CHECKING:
    from bilingual_reader.core.corrections import Toward

_SOURCE = """
SELECT sources.* FROM sources JOIN episodes ON episodes.id = sources.episode WHERE
"""
_Replay = Callable[[sqlite3.Connection, str, Sequence[Scope]], Replayed | None]


class Library(
    WordList,
    Reviews,
    Searchable,
    Shelf,
    Shares,
    AnkiLinks,
    Diary,
    CardChoices,
    Exports,
    Sounds,
    Chosen,
    Bookmarks,
    Outlines,
):
    """An open library. Use `Library.open`, as a context manager."""

    # Episodes

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
        with explained(self.path), self._entry("imports", f"import of “{episode.title}”") as entry:
            copies.note(self._connection, fingerprint, episode)
            if copies.outranked(self._connection, episode, path, fingerprint):
                return episodes.save_copy(self._connection, entry, episode, path, fingerprint)
            saved = episodes.save(self._connection, entry, episode, pairs, path, fingerprint)
            episodes.put_forms(self._connection, forms)
            if saved != "unchanged":
                read = episodes.as_read(self._connection, episode.id, pairs)
                wordlist.locate(self._connection, episode.id, read)
                sounds.renew(self._connection, episode.id)
        if saved != "unchanged" and not self._batch:
            self._tidy()
        return saved

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

    # Corrections

    def merge(self, episode: str, n: int, expected: Pair | None = None) -> list[Pair]:
        """Make the pair and the next one one; the pair in their place.

        With `expected` the pair must still be that one: another process may have changed the
        text. Raises EpisodeNotFound, CorrectionError.
        """
        from bilingual_reader.core.corrections import merge

        told = f"merge of sentences {n} and {n + 1}"
        return self._correct(episode, (n, n + 1), merge, told, expected)

    def split(
        self,
        episode: str,
        n: int,
        en: int | None = None,
        zh: int | None = None,
        expected: Pair | None = None,
    ) -> list[Pair]:
        """Split the pair behind its first `en` English and `zh` Chinese sentences; both halves.

        None: where it suits the other side best. `expected` and errors as for `merge`.
        """
        from bilingual_reader.core.corrections import split

        def halves(pair: Pair) -> Sequence[Pair]:
            return split(pair, en, zh)

        return self._correct(episode, (n, n), halves, f"split of sentence {n}", expected)

    def shift(
        self, episode: str, n: int, lang: Language, toward: Toward, expected: Pair | None = None
    ) -> list[Pair]:
        """Move the pair's first sentence of a side to the previous pair, or its last to the next.

        What stands in the place of both. `expected` and errors as for `merge`.
        """
        from bilingual_reader.core.corrections import shift

        def shifted(upper: Pair, lower: Pair) -> Sequence[Pair]:
            return shift(upper, lower, lang, toward)

        first = n if toward == "next" else n - 1
        told = f"shift of a sentence from {n} to {2 * first + 1 - n}"
        return self._correct(episode, (first, first + 1), shifted, told, expected)

    def corrections(self, episode: str) -> list[Corrected]:
        """The corrections of an episode, those whose sentences are not in its text at the end."""
        with explained(self.path):
            return corrections.listed(self._connection, episode)

    def _correct(
        self,
        episode: str,
        numbers: tuple[int, int],
        make: Make,
        told: str,
        expected: Pair | None,
    ) -> list[Pair]:
        row = self.find(episode)
        with explained(self.path), self._entry("beads", f"{told} in “{row.title}”") as entry:
            old = corrected_text.text(self._connection, row.id)
            if expected is not None and old is not None:
                corrections.check(self._connection, old, expected)
            at = self._at()
            made = corrections.correct(self._connection, entry, row.id, numbers, make, at)
            self._settle(row.id, old)
        return made

    def _settle(self, episode: str, old: Text | None) -> None:
        corrections.settle(self._connection, episode)
        new = corrected_text.text(self._connection, episode)
        if old is not None and new is not None:
            renumbering.renumber(self._connection, episode, old, new)
            sounds.renew(self._connection, episode)

    # Undo

    def undo(self, *scopes: Scope) -> str | None:
        """Take back what was done last (in these scopes); what it was, or None for nothing."""
        return self._replayed(journal.undo, scopes)

    def redo(self, *scopes: Scope) -> str | None:
        """Do again what was undone last (in these scopes); what it was, or None for nothing."""
        return self._replayed(journal.redo, scopes)

    def _replayed(self, replay: _Replay, scopes: Sequence[Scope]) -> str | None:
        self.require_writable()
        with explained(self.path), transaction(self._connection):
            rules = own_tables.read(self._connection)
            done = replay(self._connection, self._at(), scopes)
            if done:
                self._find_again(done)
                wordlist.resume(self._connection, done.returned)
                sounds.renew_replayed(self._connection, done)
                self._rules_replayed(done.rows, rules)
        return done.summary if done else None

    def _find_again(self, done: Replayed) -> None:
        """Where marks and the reader stand in the text that is now in use."""
        texts = {row_id for table, row_id in done.rows if table == "episodes"}
        corrected = {rows.episode_of(row_id) for table, row_id in done.rows
                     if table == "corrections"}  # fmt: skip
        for episode in corrected - texts:
            self._settle(episode, corrected_text.text(self._connection, episode))
        for episode in texts:
            corrections.settle(self._connection, episode)
        marks = [row for row in done.rows if row[0] in ("contexts", "bookmarks")]
        found = (journal.find_row(self._connection, *mark) for mark in marks)
        for episode in texts | {row["episode"] for row in found if row}:
            pairs = episodes.pairs(self._connection, episode, 1, None)
            wordlist.locate(self._connection, episode, pairs)
            if episode in texts and pairs:
                episodes.move_position(self._connection, episode, pairs)
