"""What of a long column of blocks is in view, without ever measuring all of it.

A place is a pair's number and a row of its block. Only blocks near the place are measured.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Place(NamedTuple):
    """A row of a block."""

    n: int
    row: int


class Viewport:
    """The rows in view, from a place on. `height_of(n)` gives a block's rows, at least one."""

    def __init__(self, count: int, height_of: Callable[[int], int]) -> None:
        self.count = count
        self.top = Place(1, 0)
        self._height_of = height_of

    def rows(self, height: int) -> list[Place]:
        """The places of `height` rows from the top on; fewer where the episode ends."""
        rows: list[Place] = []
        n, row = self.top
        while n <= self.count and len(rows) < height:
            have = self._height_of(n)
            rows += [Place(n, r) for r in range(min(row, have), min(have, row + height))]
            n, row = n + 1, 0
        return rows[:height]

    def scroll(self, by: int, height: int) -> bool:
        """Move the view by rows, as far as there is text; whether it moved."""
        before = self.top
        self.top = self._moved(self.top, by)
        self._settle(height)
        return self.top != before

    def show(self, n: int, height: int, row: int = 0, rows: int = 0) -> bool:
        """Bring `rows` rows of a block into the comfortable part of the view; whether it moved.

        While they are in it nothing moves: the eye keeps its place. Else they come to stand at
        a fourth of the height, so that what follows is in view too.
        """
        rows = rows or self._height_of(n)
        before = self.top
        first = self._row_in_view(n, row, height)
        low = 1 if height > 8 and self.top != Place(1, 0) else 0
        high = height - max(height // 6, 1)
        if first is None or first < low or first + rows > max(high, 1):
            above = max(min(height // 4, height - rows - 1), 0)
            self.top = self._moved(Place(n, row), -above)
            self._settle(height)
        return self.top != before

    def settle(self, height: int) -> None:
        """After a change of sizes: keep the top inside its block, and the view full of text."""
        n = min(max(self.top.n, 1), max(self.count, 1))
        have = self._height_of(n) if self.count else 1
        self.top = Place(n, min(self.top.row, have - 1) if n == self.top.n else 0)
        self._settle(height)

    def _settle(self, height: int) -> None:
        short = height - len(self.rows(height))
        if short > 0:
            self.top = self._moved(self.top, -short)

    def _row_in_view(self, n: int, row: int, height: int) -> int | None:
        """The row of the view where a place is, or None."""
        if n < self.top.n or n > self.top.n + height:
            return None
        at = row - self.top.row
        for before in range(self.top.n, n):
            at += self._height_of(before)
        return at if 0 <= at < height else None

    def _moved(self, place: Place, by: int) -> Place:
        n, row = place.n, place.row + by
        while row < 0 and n > 1:
            n -= 1
            row += self._height_of(n)
        while n < self.count and row >= (have := self._height_of(n)):
            row -= have
            n += 1
        return Place(n, min(max(row, 0), self._height_of(n) - 1))
