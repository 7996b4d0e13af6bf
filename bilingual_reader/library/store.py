"""The library: one SQLite file with all that was imported and all that the learner did.

Every public method either does all of its work or raises LibraryError and does none. A
`Library` belongs to the thread that opened it; a worker opens its own by `library.path`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from os import urandom
from pathlib import Path
from types import TracebackType
from typing import Self

from bilingual_reader.core.documents import Episode, Language, Pair
from bilingual_reader.core.words import Status, Word
from bilingual_reader.errors import LibraryError
from bilingual_reader.library import episodes, journal, wordlist
from bilingual_reader.library.connection import connect, explained, file_identity, transaction
from bilingual_reader.library.episodes import Saved
from bilingual_reader.library.journal import Replayed, Scope
from bilingual_reader.library.migrations import migrate
from bilingual_reader.library.rows import EpisodeRow

_SOURCE = """
SELECT sources.* FROM sources JOIN episodes ON episodes.id = sources.episode WHERE
"""
_Replay = Callable[[sqlite3.Connection, str, Scope | None], Replayed | None]


def _now() -> datetime:
    return datetime.now(UTC)


def _headword(key: str) -> str:
    return key.partition(":")[2]


class Library:
    """An open library. Use `Library.open`, as a context manager."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, clock: Callable[[], datetime] = _now
    ) -> None:
        self.path = path
        self._connection = connection
        self._clock = clock
        self._batch = ""
        self._file = file_identity(path)

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

    def patience(self, seconds: float) -> None:
        """How long a write waits for another process; a screen must not, a command may."""
        with explained(self.path):
            self._connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def _check_file(self) -> None:
        """Raise LibraryError where the file was deleted or replaced since it was opened.

        SQLite would go on writing to what nobody can ever open again.
        """
        if self._file != file_identity(self.path):
            raise LibraryError(
                "the library's file was deleted or replaced, nothing can be kept in it",
                str(self.path),
                "put it back and start again",
            )

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
        row = {"id": path, "fingerprint": fingerprint, "episode": episode}
        with explained(self.path), transaction(self._connection) as database:
            database.table("sources").upsert(row, pk="id")

    def edition(self, episode: str) -> int:
        """A number that is another whenever the episode's text is another; 0 for no episode.

        A reader asks again and again: it also raises LibraryError where the file has gone.
        """
        self._check_file()
        with explained(self.path):
            row = self._connection.execute(
                "SELECT edition FROM episodes WHERE id = ?", [episode]
            ).fetchone()
            return row["edition"] if row else 0

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
            if saved != "unchanged":
                wordlist.locate(self._connection, episode.id, pairs)
        if saved != "unchanged" and not self._batch:
            self._tidy()
        return saved

    def _tidy(self) -> None:
        """Forget text that nothing can bring back; after the entry, which may end a redo."""
        with explained(self.path), transaction(self._connection):
            episodes.drop_unused_editions(self._connection)

    def position(self, episode: str) -> int:
        """The pair where the episode was left, from 1; 0 before it was opened."""
        with explained(self.path):
            row = self._connection.execute(
                "SELECT n FROM positions WHERE episode = ?", [episode]
            ).fetchone()
            return row["n"] if row else 0

    def set_position(self, episode: str, n: int) -> None:
        """Remember where the episode was left. No part of the journal: undo moves nobody."""
        self._check_file()
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
        with explained(self.path), self._entry("words", f"removal of “{_headword(key)}”") as entry:
            self._required(key)
            wordlist.unmark(self._connection, entry, key)

    def set_status(self, key: str, status: Status) -> None:
        """Set how well a word is known. Raises LibraryError where it is not on the list."""
        summary = f"status {status} of “{_headword(key)}”"
        with explained(self.path), self._entry("words", summary) as entry:
            if self._required(key).status != status:
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
            if done:
                self._find_again(done)
        return done.summary if done else None

    def _find_again(self, done: Replayed) -> None:
        """Where marks and the reader stand in the text that is now in use."""
        texts = {row_id for table, row_id in done.rows if table == "episodes"}
        marks = [row_id for table, row_id in done.rows if table == "contexts"]
        found = (journal.find_row(self._connection, "contexts", mark) for mark in marks)
        for episode in texts | {row["episode"] for row in found if row}:
            pairs = episodes.pairs(self._connection, episode, 1, None)
            wordlist.locate(self._connection, episode, pairs)
            if episode in texts and pairs:
                episodes.move_position(self._connection, episode, pairs)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """What is done inside, each part saved as it is done, is undone in one step."""
        self._batch = urandom(8).hex()
        try:
            yield
        finally:
            self._batch = ""
            self._tidy()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """What is read and written inside is one transaction: no other process comes between."""
        with explained(self.path), transaction(self._connection):
            yield

    def revision(self) -> int:
        """A number that changes with every journaled change, by whatever process."""
        with explained(self.path):
            value: int = self._connection.execute("SELECT value FROM revisions").fetchone()[0]
            return value

    # Exports

    def exported(self) -> dict[str, str]:
        """What decks have ever held: word key → the stamp of its note."""
        with explained(self.path):
            return dict(self._connection.execute("SELECT key, content FROM exports").fetchall())

    def gone(self) -> set[str]:
        """The keys of words that were in a deck before the last one and not in the last one."""
        with explained(self.path):
            rows = self._connection.execute("SELECT key FROM exports WHERE gone")
            return {row["key"] for row in rows}

    def set_exported(self, contents: Mapping[str, str]) -> None:
        """Remember what a deck holds, so that the next export can say what is new.

        Of words that are not in it the stamp stays: one that comes back unchanged is no news to
        Anki, and must not overwrite what was edited there.
        """
        with explained(self.path), transaction(self._connection) as database:
            database.execute("UPDATE exports SET gone = 1")
            rows = [{"key": key, "content": text, "gone": 0} for key, text in contents.items()]
            database.table("exports").upsert_all(rows, pk="key")

    def _required(self, key: str) -> Word:
        word = self.word(key)
        if word is None:
            raise LibraryError("this word is not on the list", key, "`words` shows the list")
        return word

    @contextmanager
    def _entry(self, scope: Scope, summary: str) -> Iterator[journal.Entry]:
        self._check_file()
        with journal.entry(self._connection, scope, summary, self._at(), self._batch) as entry:
            yield entry

    def _at(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")
