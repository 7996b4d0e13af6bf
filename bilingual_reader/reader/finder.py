"""Searching the episode, slice by slice, while keys go on being answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.screen import Screen

from bilingual_reader.core.documents import Pair
from bilingual_reader.reader.pairs import Pairs

STEP = 200
"""Pairs looked at in one go: a few milliseconds."""


class Finder:
    """Looks for text from a sentence on, forwards or back, once round the episode."""

    def __init__(
        self, screen: Screen[None], pairs: Pairs, found: Callable[[int, bool], None]
    ) -> None:
        """`found(n, wrapped)` is told the sentence, 0 for none."""
        self._screen, self._pairs, self._found = screen, pairs, found
        self.needle = ""

    def look(self, needle: str, start: int, by: int) -> None:
        """Look for a text, the sentence `start` first. An earlier search is given up."""
        self.needle = needle
        self._screen.run_worker(
            self._look(start, by), group="find", exclusive=True, exit_on_error=False
        )

    async def _look(self, start: int, by: int) -> None:
        count = self._pairs.count
        legs = [(start, count), (1, start - 1)] if by > 0 else [(start, 1), (count, start + 1)]
        needle = self.needle.casefold()
        for leg, (first, last) in enumerate(legs):
            if not (1 <= first <= count and 1 <= last <= count) or (last - first) * by < 0:
                continue
            for pairs in self._pairs.scan(first, last, STEP):
                hit = _first_hit(pairs, needle)
                if hit:
                    self._found(hit, leg > 0)
                    return
                await asyncio.sleep(0)
        self._found(0, False)


def _first_hit(pairs: list[Pair], needle: str) -> int:
    return next((p.n for p in pairs if needle in p.en.casefold() or needle in p.zh.casefold()), 0)
