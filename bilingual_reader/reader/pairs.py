"""The pairs of an episode, fetched in small slices around where they are asked for.

They can be shown without the brackets of its glosses: then `pairs[n]` is the pair as it is shown,
`whole(n)` as the library has it, and offsets are turned from the one into the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import LANGUAGES, Language, Pair
from bilingual_reader.errors import ReaderError
from bilingual_reader.reader.layout.linebreak import safe

if TYPE_CHECKING:
    from bilingual_reader.core.glossary import Gloss, Kept
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
        self._glosses: Sequence[Gloss] = ()
        self._shown: dict[int, tuple[Pair, dict[Language, Kept]]] = {}
        """Pairs without the brackets of the glosses, where they have any, and what was kept."""

    def __getitem__(self, n: int) -> Pair:
        """The pair `n`, from 1, as it is shown; of turn 0, blank, where it cannot be had now."""
        return self._without(n)[0] if self._glosses else self.whole(n)

    def whole(self, n: int) -> Pair:
        """The pair `n` with all its brackets; as above where it cannot be had now."""
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

    # Without the brackets of the glosses

    def use_glosses(self, glosses: Sequence[Gloss]) -> None:
        """Show the pairs without the brackets of these glosses; of none: whole."""
        self._glosses = glosses
        self._shown.clear()

    def in_whole(self, n: int, side: Language, place: tuple[int, int]) -> tuple[int, int]:
        """Where a stretch of a side as it is shown stands in the whole side."""
        kept = self._kept(n, side)
        if kept is None:
            return place
        first, last = place
        return kept.whole(first), kept.whole(last - 1) + 1 if last > first else kept.whole(last)

    def in_shown(self, n: int, side: Language, place: tuple[int, int]) -> tuple[int, int]:
        """Where a stretch of the whole side stands as it is shown; empty where it is left out."""
        kept = self._kept(n, side)
        return place if kept is None else (kept.short(place[0]), kept.short(place[1]))

    def shown(self, pair: Pair) -> Pair:
        """A whole pair as it is shown."""
        return _without(pair, self._glosses)[0] if self._glosses else pair

    def _kept(self, n: int, side: Language) -> Kept | None:
        return self._without(n)[1].get(side) if self._glosses else None

    def _without(self, n: int) -> tuple[Pair, dict[Language, Kept]]:
        found = self._shown.get(n)
        if found is None:
            pair = self.whole(n)
            found = _without(pair, self._glosses)
            if len(self._shown) > _KEPT * SLICE:
                self._shown.clear()
            if pair.turn:
                self._shown[n] = found
        return found

    def stale(self) -> bool:
        """Whether the library has another text of the episode by now. Raises LibraryError."""
        return self._library.edition(self._episode) != self.edition

    def renew(self, edition: int, count: int) -> None:
        """Go on with another text of the episode."""
        self.edition, self.count = edition, count
        self._told = False
        self._slices.clear()
        self._speakers.clear()
        self._shown.clear()

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


def _without(pair: Pair, glosses: Sequence[Gloss]) -> tuple[Pair, dict[Language, Kept]]:
    """The pair without the brackets of the glosses; of the sides that had some, what was kept."""
    from bilingual_reader.core.glossary import without_glosses

    kept: dict[Language, Kept] = {}
    for side in LANGUAGES:
        text = pair.side(side)
        if "(" not in text and "（" not in text:
            continue
        # An episode has hundreds, of which a sentence has a few: those are cheap to look at.
        folded = text.casefold()
        near = [g for g in glosses if g.zh.casefold() in folded and g.en.casefold() in folded]
        short, what = without_glosses(text, near)
        if short == text:
            continue
        kept[side] = what
        if side == "en":
            pair = replace(pair, en=short, en_cuts=what.cuts(pair.en_cuts))
        else:
            cuts, words = what.cuts(pair.zh_cuts), what.cuts(pair.zh_words)
            pair = replace(pair, zh=short, zh_cuts=cuts, zh_words=words)
    return pair, kept


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
