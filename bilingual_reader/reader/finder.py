"""Looking through the episode, slice by slice, while keys go on being answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Container

from textual.screen import Screen

from bilingual_reader.core.documents import Pair
from bilingual_reader.reader.pairs import Pairs

STEP = 200
"""Pairs looked at in one go: a few milliseconds."""


Found = Callable[[int, bool], None]
"""(sentence or 0 for none, whether it was found round the end)."""


class Finder:
    """Looks for pairs from a sentence on, forwards or back, once round the episode."""

    def __init__(self, screen: Screen[None], pairs: Pairs, found: Found) -> None:
        """`found` is told where a text is."""
        self._screen, self._pairs, self._found = screen, pairs, found
        self.needle = ""

    def look(self, needle: str, start: int, by: int, also: Container[int] = ()) -> None:
        """Look for a text as it is shown, the sentence `start` first. An earlier search ends.

        The sentences with the numbers in `also` are places of it too.
        """
        self.needle, folded = needle, needle.casefold()

        def has(pair: Pair) -> bool:
            shown = self._pairs.shown(pair)
            told = shown.en.casefold(), shown.zh.casefold()
            return pair.n in also or any(folded in text for text in told)

        self.seek(has, start, by, self._found)

    def seek(self, wanted: Callable[[Pair], bool], start: int, by: int, found: Found) -> None:
        """Look for a pair that is wanted, in the same way."""
        self._screen.run_worker(
            self._look(wanted, start, by, found), group="find", exclusive=True, exit_on_error=False
        )

    async def _look(
        self, wanted: Callable[[Pair], bool], start: int, by: int, found: Found
    ) -> None:
        count = self._pairs.count
        legs = [(start, count), (1, start - 1)] if by > 0 else [(start, 1), (count, start + 1)]
        for leg, (first, last) in enumerate(legs):
            if not (1 <= first <= count and 1 <= last <= count) or (last - first) * by < 0:
                continue
            for pairs in self._pairs.scan(first, last, STEP):
                hit = next((pair.n for pair in pairs if wanted(pair)), 0)
                if hit:
                    found(hit, leg > 0)
                    return
                await asyncio.sleep(0)
        found(0, False)
