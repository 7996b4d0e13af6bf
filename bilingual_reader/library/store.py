"""The library: one SQLite file with all that was imported and all that the learner did.

Every public method either does all of its work or raises LibraryError and does none. A
`Library` belongs to the thread that opened it; a worker opens its own by `library.path`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from bilingual_reader.core.documents import Episode, Language, Pair
from bilingual_reader.core.words import Status, Word
from bilingual_reader.errors import LibraryError
from bilingual_reader.library import episodes, journal, wordlist
from bilingual_reader.library.connection import connect, explained, transaction
from bilingual_reader.library.episodes import Saved
from bilingual_reader.library.journal import Replayed, Scope
from bilingual_reader.library.migrations import migrate
from bilingual_reader.library.rows import EpisodeRow

_Replay = Callable[[sqlite3.Connection, str, Scope | None], Replayed | None]


def _now() -> datetime:
    return datetime.now(UTC)


class Library:
    """An open library. Use `Library.open`, as a context manager."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, clock: Callable[[], datetime] = _now
    ) -> None:
        self.path = path
        self._connection = connection
        self._clock = clock
        self._batch = ""

    @classmethod
    def open(cls, path: Path, clock: Callable[[], datetime] = _now) -> Self:
        """Open the library at `path`, made when missing, migrated after a backup.

        Raises LibraryError where the file cannot be opened, is no library, or is newer.
        """
        connection = connect(path)
        try:
            with explained(path):
                migrate(connection, path)
        except BaseException:
            connection.close()
            raise
        return cls(connection, path, clock)

    def close(self) -> None:
        """Close it; what was written is on disk already."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

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
        """The pairs `first` to `last` of an episode, both included; None: to the end."""
        with explained(self.path):
            return episodes.pairs(self._connection, episode, first, last)

    def source(self, path: str) -> tuple[str, str] | None:
        """The fingerprint and the episode id of a source imported before, or None."""
        with explained(self.path):
            row = journal.find_row(self._connection, "sources", path)
            return (row["fingerprint"], row["episode"]) if row else None

    def same_source(self, fingerprint: str) -> str | None:
        """The id of an episode imported from these very bytes, under whatever path, or None."""
        with explained(self.path):
            row = self._connection.execute(
                "SELECT episode FROM sources WHERE fingerprint = ? LIMIT 1", [fingerprint]
            ).fetchone()
            return row["episode"] if row else None

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
        it (lower-cased surface → headword). Marks made on an earlier edition are kept.
        """
        with explained(self.path), self._entry("imports", f"import of “{episode.title}”") as entry:
            saved = episodes.save(self._connection, entry, episode, pairs, path, fingerprint)
            episodes.put_forms(self._connection, forms)
            if saved == "updated":
                wordlist.locate(self._connection, episode.id, pairs)
                episodes.drop_unused_editions(self._connection)
        return saved

    def position(self, episode: str) -> int:
        """The pair where the episode was left, from 1; 0 before it was opened."""
        with explained(self.path):
            row = self._connection.execute(
                "SELECT n FROM positions WHERE episode = ?", [episode]
            ).fetchone()
            return row["n"] if row else 0

    def set_position(self, episode: str, n: int) -> None:
        """Remember where the episode was left. No part of the journal: undo moves nobody."""
        with explained(self.path):
            episodes.put_position(self._connection, episode, n, self._at())

    def last_read(self) -> str | None:
        """The id of the episode that was read last, or None."""
        with explained(self.path):
            return episodes.last_read(self._connection)

    # Words

    def words(self) -> list[Word]:
        """The word list, the oldest first."""
        with explained(self.path):
            return wordlist.listed(self._connection)

    def word(self, key: str) -> Word | None:
        """The word with that key (`en:discovery`), or None."""
        with explained(self.path):
            return wordlist.found(self._connection, key)

    def mark(self, word: Word) -> Word:
        """Put the word on the list, or add its sentences to the word that is there."""
        with explained(self.path), self._entry("words", f"mark of “{word.headword}”") as entry:
            wordlist.mark(self._connection, entry, word, self._at())
        return self._required(word.key)

    def unmark(self, key: str) -> None:
        """Take a word off the list. Raises LibraryError where it is not on it."""
        word = self._required(key)
        with explained(self.path), self._entry("words", f"removal of “{word.headword}”") as entry:
            wordlist.unmark(self._connection, entry, key)

    def set_status(self, key: str, status: Status) -> None:
        """Set how well a word is known. Raises LibraryError where it is not on the list."""
        word = self._required(key)
        if word.status == status:
            return
        summary = f"status {status} of “{word.headword}”"
        with explained(self.path), self._entry("words", summary) as entry:
            entry.put("words", {"id": key, "status": status, "changed": self._at()})

    def surfaces(self, lang: Language, headwords: Iterable[str]) -> dict[str, str]:
        """The forms under which headwords stand in texts: lower-cased surface → headword."""
        with explained(self.path):
            if lang == "zh":
                return {headword: headword for headword in headwords}
            return wordlist.surfaces(self._connection, headwords)

    # Undo

    def undo(self, scope: Scope | None = None) -> str | None:
        """Take back what was done last (in the scope); what it was, or None for nothing."""
        return self._replayed(journal.undo, scope)

    def redo(self, scope: Scope | None = None) -> str | None:
        """Do again what was undone last; what it was, or None for nothing."""
        return self._replayed(journal.redo, scope)

    def _replayed(self, replay: _Replay, scope: Scope | None) -> str | None:
        with explained(self.path), transaction(self._connection):
            done = replay(self._connection, self._at(), scope)
            for table, episode in done.rows if done else ():
                if table == "episodes":
                    pairs = episodes.pairs(self._connection, episode, 1, None)
                    wordlist.locate(self._connection, episode, pairs)
        return done.summary if done else None

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What is done inside, each part saved as it is done, is undone in one step."""
        self._batch = self._at()
        try:
            yield
        finally:
            self._batch = ""

    def revision(self) -> int:
        """A number that changes with every journaled change, by whatever process."""
        with explained(self.path):
            value: int = self._connection.execute("SELECT value FROM revisions").fetchone()[0]
            return value

    # Exports

    def exported(self) -> dict[str, str]:
        """What the last deck held: word key → checksum of its note."""
        with explained(self.path):
            return dict(self._connection.execute("SELECT key, content FROM exports").fetchall())

    def set_exported(self, contents: Mapping[str, str]) -> None:
        """Remember what a deck holds, so that the next export can say what is new."""
        with explained(self.path), transaction(self._connection) as database:
            database.execute("DELETE FROM exports")
            database.table("exports").insert_all(
                {"key": key, "content": content} for key, content in contents.items()
            )

    def _required(self, key: str) -> Word:
        word = self.word(key)
        if word is None:
            raise LibraryError("this word is not on the list", key, "`words` shows the list")
        return word

    @contextmanager
    def _entry(self, scope: Scope, summary: str) -> Iterator[journal.Entry]:
        with journal.entry(self._connection, scope, summary, self._at(), self._batch) as entry:
            yield entry

    def _at(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")
