"""Where the place that was left, and the marks, stand once the pairs are numbered otherwise."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from bilingual_reader.core.documents import Pair
from bilingual_reader.library import wordlist
from bilingual_reader.library.corrected_text import Text, pairs


def renumber(connection: sqlite3.Connection, episode: str, old: Text, new: Text) -> None:
    """Move the place that was left and the marks' places along: each stays on its sentence."""
    changed = sorted({*old.stretches} ^ {*new.stretches})
    if not changed:
        return
    hull = changed[0].first, max(stretch.last for stretch in changed)
    bounds = [(_begins(read, hull[0]), _ends(read, hull[1])) for read in (old, new)]
    before, after = (
        pairs(connection, read, *bound) for read, bound in zip((old, new), bounds, strict=True)
    )
    moves = _Moves(before, after, bounds[0], bounds[1][1] - bounds[0][1])
    _move_position(connection, episode, moves)
    _move_marks(connection, episode, moves)


def _begins(read: Text, row: int) -> int:
    """The number of the first pair read in the place of a stretch that begins with this row."""
    return next((begins for s, begins in read.numbered() if s.first == row), read.number(row))


def _ends(read: Text, row: int) -> int:
    """The number of the last pair read in the place of a stretch that ends with this row."""
    ends = (begins + s.size - 1 for s, begins in read.numbered() if s.last == row)
    return next(ends, read.number(row))


class _Moves(NamedTuple):
    """Where numbers go when the pairs `before` become those `after`."""

    before: list[Pair]
    after: list[Pair]
    bounds: tuple[int, int]
    """The numbers of the pairs before, the first and the last."""
    by: int
    """How far all behind them moves."""

    def of(self, n: int) -> list[Pair] | int:
        """The number that a pair has now; where it was divided, the pairs that hold it."""
        from bilingual_reader.core.recorrecting import holding

        first, last = self.bounds
        if n < first:
            return n
        return n + self.by if n > last else holding(self.before, n - first, self.after)


def _move_position(connection: sqlite3.Connection, episode: str, moves: _Moves) -> None:
    row = connection.execute("SELECT * FROM positions WHERE episode = ?", [episode]).fetchone()
    if row is None:
        return
    to = moves.of(row["n"])
    # What it says stays as it was left: undo brings back the very sentence.
    n = to if isinstance(to, int) else _of_mark(to, row["en"] or row["zh"], "")
    if n:
        connection.execute("UPDATE positions SET n = ? WHERE episode = ?", [n, episode])


def _move_marks(connection: sqlite3.Connection, episode: str, moves: _Moves) -> None:
    query = f"{wordlist.QUOTES} AND n >= ?"
    for row in connection.execute(query, [episode, max(moves.bounds[0], 1)]).fetchall():
        to = moves.of(row["n"])
        n = to if isinstance(to, int) else _of_mark(to, row["sentence"], row["surface"])
        if n and n != row["n"]:
            wordlist.put_place(connection, row["id"], n)


def _of_mark(among: Sequence[Pair], sentence: str, surface: str) -> int:
    """The pair that says the sentence, else the first that has the word, else the first."""
    for pair in among:
        if sentence in (pair.en, pair.zh):
            return pair.n
    for pair in among:
        if surface and (surface in pair.en or surface in pair.zh):
            return pair.n
    return among[0].n if among else 0
