"""The pairs of an episode, fetched in small slices around where they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bilingual_reader.core.documents import Pair
from bilingual_reader.errors import ReaderError
from bilingual_reader.reader.layout.linebreak import safe
from bilingual_reader.reader.ports import LibraryPort

SLICE = 64
"""Pairs fetched at once: about three screens."""
_KEPT = 16
"""Slices kept."""


class Pairs:
    """Random access by number to the pairs of one episode, however long it is."""

    def __init__(
        self,
        library: LibraryPort,
        episode: str,
        count: int,
        trouble: Callable[[ReaderError], None],
    ) -> None:
        """`trouble` is told, once, when pairs that are to be drawn cannot be fetched.

        Raises LibraryError.
        """
        self.count = count
        self.edition = library.edition(episode)
        """Which text of the episode these are."""
        self._trouble = trouble
        self._told = False
        self._library, self._episode = library, episode
        self._slices: dict[int, tuple[Pair, ...]] = {}
        self._speakers: dict[str, int] = {}

    def __getitem__(self, n: int) -> Pair:
        """The pair `n`, from 1; one of turn 0 without text where it cannot be had now."""
        try:
            return self.fetched(n)
        except ReaderError as error:
            if not self._told:
                self._told = True
                self._trouble(error)
            return Pair(n=n, turn=0)

    def fetched(self, n: int) -> Pair:
        """The pair `n`, as it is in the library. Raises LibraryError."""
        place, offset = divmod(n - 1, SLICE)
        pairs = self._slices.get(place)
        if pairs is None:
            pairs = self._fetch(place)
            self._told = False
        return pairs[offset] if 0 <= offset < len(pairs) else Pair(n=n, turn=0)

    def stale(self) -> bool:
        """Whether the library has another text of the episode by now. Raises LibraryError."""
        return self._library.edition(self._episode) != self.edition

    def renew(self, edition: int, count: int) -> None:
        """Go on with another text of the episode."""
        self.edition, self.count = edition, count
        self._told = False
        self._slices.clear()
        self._speakers.clear()

    def speaker_index(self, name: str) -> int:
        """The speaker's place by first appearance, from 0: it gives the colour."""
        if not self._speakers:
            for n in range(1, min(self.count, SLICE) + 1):
                self._meet(self[n].speaker)
        self._meet(name)
        return self._speakers[name]

    def scan(self, first: int, last: int, step: int) -> Iterator[list[Pair]]:
        """Slices of at most `step` pairs, forwards or (last < first) backwards; not kept."""
        low, high = min(first, last), max(first, last)
        starts = list(range(low, high + 1, step))
        for start in starts if first <= last else reversed(starts):
            pairs = self._library.pairs(self._episode, start, min(start + step - 1, high))
            yield pairs if first <= last else pairs[::-1]

    def _meet(self, name: str) -> None:
        self._speakers.setdefault(name, len(self._speakers))

    def _fetch(self, place: int) -> tuple[Pair, ...]:
        first = place * SLICE + 1
        last = min(first + SLICE - 1, self.count)
        pairs = tuple(map(_safe, self._library.pairs(self._episode, first, last)))
        if len(self._slices) >= _KEPT:
            del self._slices[next(iter(self._slices))]
        self._slices[place] = pairs
        return pairs


def _safe(pair: Pair) -> Pair:
    if (pair.en + pair.zh + pair.speaker + pair.section).isprintable():
        return pair
    return replace(
        pair,
        en=safe(pair.en),
        zh=safe(pair.zh),
        speaker=safe(pair.speaker),
        section=safe(pair.section),
    )
