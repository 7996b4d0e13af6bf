"""The built-in dictionary: CC-CEDICT and the CMU word list, compiled once into SQLite.

The Chinese data are CC-CEDICT, the English phonemes are the CMU Pronouncing Dictionary, word
frequencies, which only rank, come from jieba's word list: `data` names their licences, `build`
reads them.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bilingual_reader.aside import written_aside
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon import data as shipped
from bilingual_reader.lexicon.data import COMPLETE, Data

_UNUSABLE = (sqlite3.DatabaseError, OSError)


@dataclass(frozen=True, slots=True)
class Homograph:
    """One written word with one reading, as the dictionary has it."""

    simplified: str
    traditional: str
    reading: str
    """Pinyin with tone marks, syllables apart."""
    senses: tuple[str, ...]
    """English; empty from the reverse index, which says only which word it is."""


class Dictionary:
    """Look-ups in the compiled dictionary. Threads may share it: one connection, one lock."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        stored: bool,
        repair: Callable[[], Dictionary] | None = None,
    ) -> None:
        self._connection, self._lock, self._repair = connection, threading.Lock(), repair
        self.stored = stored
        """Whether it stands in the cache folder; if not, the next start compiles it again."""

    def chinese(self, word: str) -> tuple[Homograph, ...]:
        """All homographs of a word in Simplified or Traditional; names and variants last."""
        rows = self._rows(
            "SELECT simplified, traditional, reading, senses FROM entries"
            " WHERE simplified = ?1 OR traditional = ?1 ORDER BY standing, id",
            (word,),
        )
        return tuple(Homograph(s, t, r, tuple(senses.split("\n"))) for s, t, r, senses in rows)

    def has(self, word: str) -> bool:
        """Whether it is a headword, in Simplified or Traditional."""
        asked = "SELECT 1 FROM entries WHERE simplified = ?1 OR traditional = ?1 LIMIT 1"
        return bool(self._rows(asked, (word,)))

    def known(self, words: Iterable[str]) -> set[str]:
        """Those of the words that are headwords, in Simplified or Traditional."""
        asked = (
            "SELECT value FROM json_each(?1) WHERE EXISTS (SELECT 1 FROM entries"
            " WHERE simplified = value OR traditional = value)"
        )
        return {row[0] for row in self._rows(asked, (json.dumps(list(words)),))}

    def english(self, term: str, exact: bool = False) -> tuple[Homograph, ...]:
        """Chinese words for an English word or term in lower case, the best first, each once.

        With `exact` only those that have a gloss of just the term, else also those whose glosses
        use it ("model" finds 模特, "fashion model").
        """
        rows = self._rows(
            "SELECT simplified, traditional, reading FROM reverse"
            " CROSS JOIN json_each(reverse.entries) AS found CROSS JOIN entries"
            " ON entries.id = abs(found.value)"
            f" WHERE term = ? {'AND found.value > 0' if exact else ''} ORDER BY found.key",
            (term,),
        )
        return tuple(dict.fromkeys(Homograph(s, t, r, ()) for s, t, r in rows))

    def phonemes(self, word: str) -> tuple[str, ...]:
        """The CMU dictionary's pronunciations (ARPABET) of a lower-case word, the usual first."""
        rows = self._rows("SELECT phonemes FROM sounds WHERE word = ?", (word,))
        return tuple(rows[0][0].split("\n")) if rows else ()

    def close(self) -> None:
        """Close the connection; look-ups afterwards raise LexiconError."""
        with self._lock:
            self._connection.close()
            self._repair = None

    def _rows(self, statement: str, values: tuple[str, ...]) -> list[tuple[str, ...]]:
        safe = tuple(value.encode("utf-8", "replace").decode() for value in values)
        with self._lock:
            try:
                return self._connection.execute(statement, safe).fetchall()
            except sqlite3.DatabaseError as error:
                if self._repair is None:
                    raise LexiconError(
                        f"the dictionary cannot be read ({error})", todo="start the program again"
                    ) from error
                return self._mended(self._repair)._rows(statement, safe)

    def _mended(self, repair: Callable[[], Dictionary]) -> Dictionary:
        """Go on with a newly compiled file where the one that was open turned out damaged."""
        self._repair = None
        self._connection.close()
        new = repair()
        self._connection, self.stored = new._connection, new.stored
        return new


def open_dictionary(cache: Path, progress: Progress = untold) -> Dictionary:
    """The dictionary in the folder `cache`; compiled there first where it is absent or broken.

    Two processes may do so at once: each writes a file of its own and renames it into place.
    A folder that cannot be written gives the same dictionary in memory (`stored` is False).
    Raises LexiconError where the data it is made of are missing or broken.
    """
    data = shipped.find()
    path = cache / data.name

    def repair() -> Dictionary:
        return _compiled(path, data, untold)

    try:
        return Dictionary(_connect(path), stored=True, repair=repair)
    except _UNUSABLE:  # absent, truncated or no database
        return _compiled(path, data, progress)


def _compiled(path: Path, data: Data, progress: Progress) -> Dictionary:
    from bilingual_reader.lexicon.build import fill

    try:
        _compile_into(path, data, progress)
        return Dictionary(_connect(path), stored=True)
    except _UNUSABLE:  # a folder that is read-only, full or none
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        fill(connection, data, progress)
        return Dictionary(connection, stored=False)


def _compile_into(path: Path, data: Data, progress: Progress) -> None:
    from bilingual_reader.lexicon.build import fill

    with written_aside(path) as part, closing(sqlite3.connect(part)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        fill(connection, data, progress)


def _connect(path: Path) -> sqlite3.Connection:
    """Read-only and immutable: a file under this name is never written again, only replaced."""
    size = path.stat().st_size
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    try:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (page,) = connection.execute("PRAGMA page_size").fetchone()
        (mark,) = connection.execute("PRAGMA user_version").fetchone()
        if pages * page != size or mark != COMPLETE:
            raise sqlite3.DatabaseError("the compiled dictionary is not whole")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
