"""The syllables that Chinese characters may be read with, for the index of sounds.

The library keeps the table that its index was made with: what is taken out of the index must be
what was put into it, whatever is installed by then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from functools import cached_property, lru_cache
from itertools import product

from bilingual_reader.core.own_readings import Rules
from bilingual_reader.core.spoken import Sounds, Syllabary
from bilingual_reader.library.connection import transaction
from bilingual_reader.library.schema.search import EMPTY_SOUNDS

_MOST = 48
"""Phrases that a search for sounds asks the index for; from there on it asks for any order."""


class Syllables:
    """A table. The index has each character's first syllable; the others are here."""

    def __init__(self, table: str) -> None:
        self.first: dict[str, str] = {}
        """Character → the syllable that stands for it in the index."""
        self._others: dict[str, str] = {}
        for line in table.splitlines():
            syllable, first, others = line.split("\t")
            self.first.update(dict.fromkeys(first, syllable))
            self._others[syllable] = others

    @cached_property
    def several(self) -> Collection[str]:
        """The characters that may be read with several syllables."""
        return frozenset("".join(self._others.values()))

    @cached_property
    def _firsts(self) -> Mapping[str, str]:
        firsts: dict[str, str] = {}
        for character, syllable in self.first.items():
            firsts[syllable] = firsts.get(syllable, "") + character
        return firsts

    def written(self, syllable: str) -> str:
        """The characters that may be read with a syllable."""
        return self._firsts.get(syllable, "") + self._others.get(syllable, "")

    @property
    def all(self) -> Collection[str]:
        """Every syllable there is."""
        return self._others.keys()

    @cached_property
    def _table(self) -> _Only:
        return _Only({ord(c): f" {syllable} " for c, syllable in self.first.items()})

    def with_own(self, own: Rules) -> Syllables:
        """A table that knows, too, what the learner's rules read their characters with.

        It is asked like this one. The index stays: it has the first syllable of each character.
        """
        more = [
            (character, syllable)
            for character, syllable in own.sounds()
            if character in self.first and character not in self.written(syllable)
        ]
        if not more:
            return self
        made = Syllables("")
        made.first, made._others = self.first, dict(self._others)
        for character, syllable in more:
            made._others[syllable] = made._others.get(syllable, "") + character
        return made

    def spaced(self, text: str) -> str:
        """The syllables of the text's characters, set apart by spaces; all else is left out."""
        return " ".join(text.translate(self._table).split())

    def asked(self, ways: Collection[Sounds]) -> str:
        """What finds the sounds in the index, and may find more: full-text search's own syntax."""
        return " OR ".join(f"({self._way(way)})" for way in ways)

    def _way(self, way: Sounds) -> str:
        choices = [self._indexed(sound.syllable) for sound in way]
        count = 1
        for choice in choices:
            count *= len(choice)
        if count > _MOST:
            return " AND ".join(f"({' OR '.join(_quoted(s) for s in c)})" for c in choices)
        return " OR ".join(_quoted(" ".join(phrase)) for phrase in product(*choices))

    def _indexed(self, syllable: str) -> list[str]:
        """What may stand in the index for a syllable."""
        others = {self.first[c] for c in self._others.get(syllable, "") if c in self.first}
        return [syllable, *sorted(others - {syllable})]


class _Only(dict[int, str]):
    def __missing__(self, code: int) -> str:
        return " "


def _quoted(phrase: str) -> str:
    return f'"{phrase}"'


def kept(connection: sqlite3.Connection) -> Syllables:
    """The library's table; an empty one before `keep`."""
    row = connection.execute("SELECT rows FROM syllables").fetchone()
    return _read(row["rows"] if row else "")


_read = lru_cache(maxsize=2)(Syllables)


def keep(connection: sqlite3.Connection, syllabary: Syllabary) -> bool:
    """Let the library have this table; whether it had none or another.

    The index that was made with the other is emptied.
    """
    if _has(connection, syllabary):
        return False
    rows = syllabary.rows()
    with transaction(connection):
        # Looked at once more, within: another process may have kept it.
        if not _has(connection, syllabary):
            empty_index(connection)
            connection.execute("DELETE FROM syllables")
            connection.execute("INSERT INTO syllables VALUES (?, ?)", [syllabary.made, rows])
    return True


def empty_index(connection: sqlite3.Connection) -> None:
    """Take everything out of the index of sounds, to be filled anew."""
    for statement in EMPTY_SOUNDS:
        connection.execute(statement)


def _has(connection: sqlite3.Connection, syllabary: Syllabary) -> bool:
    row = connection.execute("SELECT made FROM syllables").fetchone()
    return row is not None and row["made"] == syllabary.made
