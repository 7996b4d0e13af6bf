"""Corrections that outlive the alignment they were made on.

A correction is the beads that the learner made of a stretch of sentences, as texts: no numbers,
which change with every import, and no single borders, which say nothing once the sentences
around them are divided otherwise. It claims the sentences that it names, no others, and says all
that the learner decided about them: which stand together, and where each bead begins and ends.

Applying one to pairs, whoever aligned them, is to find that stretch (letters alone count, so
that a mended comma loses nothing) and to put its beads there. The stretch must begin and end
between sentences, and each of its two ends must fall on one bead or between two: of a bead that
an end cuts, the rest stays behind as a bead of its own. Where the new alignment takes the two
sides of the stretch to places far apart, the correction has no place. Where a long one is not
found whole, since one of its sentences was edited, those of its beads that are found hold. What
has no place waits for a text that has one; it is never lost. Of two that claim the same
sentences the later one holds.

What is said again and again ("Yeah.") is told apart by its neighbours, then by its place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from bilingual_reader.core.corrections import Sentence, bead, sentences
from bilingual_reader.core.documents import LANGUAGES, Language, Pair
from bilingual_reader.core.identity import letters

Texts = tuple[tuple[str, ...], tuple[str, ...]]
"""The sentences of a bead, English and Chinese."""
NOTHING: Texts = ((), ())

TELLING = 12
"""Letters from which a stretch is found by itself; a shorter one needs a neighbour beside it."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Beads that the learner made, and what stood beside them."""

    beads: tuple[Texts, ...]
    before: Texts = NOTHING
    """The bead before them; nothing at the beginning."""
    after: Texts = NOTHING


@dataclass(frozen=True, slots=True)
class Patch:
    """What a correction changes in the pairs of an episode."""

    first: int
    """The number of the first pair that it replaces."""
    last: int
    """The number of the last one."""
    beads: tuple[Pair, ...]
    """What stands in their place; numbered from `first` on."""


class _Line:
    """One side of all pairs as one row of letters, and where its sentences begin in it."""

    def __init__(self, pairs: Sequence[Pair], lang: Language) -> None:
        self.sentences: list[Sentence] = []
        self.before: list[int] = [0]
        """How many sentences stand before each pair, and at last before the end."""
        for pair in pairs:
            self.sentences += sentences(pair, lang)
            self.before.append(len(self.sentences))
        folded = [_folded([sentence.text]) for sentence in self.sentences]
        self.letters = "".join(folded)
        self._places = [0, *accumulate(map(len, folded))]

    def found(self, key: str) -> list[int]:
        """The places of the key, each as the number of its first sentence."""
        places, at = [], self.letters.find(key) if key else -1
        while at >= 0:
            n = bisect_left(self._places, at)
            if self._places[n] == at and self.count(n, key) is not None:
                places.append(n)
            # A sentence without any letter begins where the next one does: on to what is farther.
            at = self.letters.find(key, self._places[bisect_right(self._places, at)])
        return places

    def count(self, first: int, key: str) -> int | None:
        """How many whole sentences from `first` on the key takes; None where it ends inside one."""
        end = self._places[first] + len(key)
        n = bisect_left(self._places, end)
        whole = n < len(self._places) and self._places[n] == end
        return n - first if whole else None

    def beside(self, first: int, last: int, before: str, after: str) -> int:
        """How many neighbours stand beside the sentences from `first` to `last`; "": the edge."""
        ends, begins = self._places[first], self._places[last]
        above = self.letters.endswith(before, 0, ends) if before else ends == 0
        return above + (
            self.letters.startswith(after, begins) if after else begins == len(self.letters)
        )


class Ground:
    """The pairs of an episode, made ready to find the place of corrections in them."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        """`pairs`: numbered from 1 on, as they were aligned."""
        self._pairs = pairs
        self._lines = _Line(pairs, "en"), _Line(pairs, "zh")

    def parts(self, correction: Correction, near: int = 1) -> list[Patch]:
        """What the beads of a correction change here that is not found whole.

        Each needs a neighbour beside it: by itself it may be said elsewhere too.
        """
        around = (correction.before, *correction.beads, correction.after)
        found: list[Patch] = []
        run: list[int] = []
        for n in range(1, len(around)):
            single = Correction((around[n],), around[n - 1], around[min(n + 1, len(around) - 1)])
            if n < len(around) - 1 and self.patch(single, near, alone=False):
                run.append(n)
            elif run:
                found += self._run(around, run, near)
                run = []
        return [p for n, p in enumerate(found) if not n or p.first > found[n - 1].last]

    def _run(self, around: Sequence[Texts], run: Sequence[int], near: int) -> list[Patch]:
        """The patch of beads in a row, or one for each where they are no longer in a row."""
        parts = [(run[0], run[-1] + 1), *((n, n + 1) for n in run)]
        tried = [
            self.patch(Correction(tuple(around[a:b]), around[a - 1], around[b]), near, alone=False)
            for a, b in parts
        ]
        return [tried[0]] if tried[0] else [patch for patch in tried if patch]

    def patch(self, correction: Correction, near: int = 1, alone: bool = True) -> Patch | None:
        """What the correction changes here, or None where its sentences are not found in a row.

        `alone`: whether a long one is found without a neighbour beside it.

        Of several places the one with the most neighbours, then the nearest to the pair `near`.
        """
        keys = [[_folded(made[side]) for made in correction.beads] for side in (0, 1)]
        beside = [(_folded(correction.before[n]), _folded(correction.after[n])) for n in (0, 1)]
        telling = alone and sum(map(len, (*keys[0], *keys[1]))) >= TELLING
        best: tuple[tuple[int, int], Patch] | None = None
        for first in self._firsts("".join(keys[0]), "".join(keys[1])):
            borders = self._divided(first, keys)
            stretch = self._stretch(borders[0], borders[-1]) if borders else None
            if stretch is None:
                continue
            known = sum(
                line.beside(start, end, *told)
                for line, start, end, told in zip(
                    self._lines, borders[0], borders[-1], beside, strict=True
                )
            )
            rank = -known, abs(stretch[0] + 1 - near)
            if (known or telling) and (best is None or rank < best[0]):
                best = rank, self._patched(stretch, borders)
        return best[1] if best else None

    def _firsts(self, en: str, zh: str) -> Iterator[tuple[int, int]]:
        """Where both keys may begin: numbers of sentences, from 0."""
        if not zh:
            yield from ((a, self._across(a, 0, en)) for a in self._lines[0].found(en))
            return
        if not en:
            yield from ((self._across(c, 1, zh), c) for c in self._lines[1].found(zh))
            return
        chinese = self._lines[1].found(zh)
        for a in self._lines[0].found(en):
            pairs = self._around(0, a)
            low = self._lines[1].before[pairs[0]]
            high = self._lines[1].before[pairs[1] + 1]
            there = chinese[bisect_left(chinese, low) : bisect_right(chinese, high)]
            yield from ((a, c) for c in there)

    def _across(self, first: int, side: int, key: str) -> int:
        """Where the other side stands when a stretch of one side begins, for one that is alone."""
        count = self._lines[side].count(first, key) or 1
        pair = self._around(side, first + count)[0]
        return self._lines[1 - side].before[pair + 1]

    def _around(self, side: int, border: int) -> tuple[int, int]:
        """The first and the last pair on whose edge, or in which, a border of one side falls."""
        before = self._lines[side].before
        last = len(self._pairs) - 1
        low, high = bisect_left(before, border) - 1, bisect_right(before, border) - 1
        return max(low, 0), min(high, last)

    def _divided(self, first: tuple[int, int], keys: list[list[str]]) -> list[tuple[int, int]]:
        """The borders of the beads, both ends included; empty where one is inside a sentence."""
        borders, (a, c) = [first], first
        for en, zh in zip(*keys, strict=True):
            counts = self._lines[0].count(a, en), self._lines[1].count(c, zh)
            if counts[0] is None or counts[1] is None:
                return []
            a, c = a + counts[0], c + counts[1]
            borders.append((a, c))
        return borders

    def _stretch(self, start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int] | None:
        """The pairs, from 0, that hold the sentences; None where an end falls on no bead."""
        places = []
        for border in (start, end):
            en, zh = self._around(0, border[0]), self._around(1, border[1])
            places.append((max(en[0], zh[0]), min(en[1], zh[1])))
        if any(low > high for low, high in places):
            return None
        first, last = places[0][1], places[1][0]
        alone = [a == b for a, b in zip(start, end, strict=True)]
        for line, none in zip(self._lines, alone, strict=True):
            # What the learner joined of sentences alone is no word against a translation.
            if none and line.before[first] != line.before[last + 1]:
                return None
        return (first, last) if first <= last else None

    def _patched(self, stretch: tuple[int, int], borders: list[tuple[int, int]]) -> Patch:
        first, last = stretch
        en, zh = self._lines
        outer = (en.before[first], zh.before[first]), (en.before[last + 1], zh.before[last + 1])
        cuts = [outer[0], *borders, outer[1]]
        made: list[Pair] = []
        like: Pair | None = None
        for place, ((a, c), (b, d)) in enumerate(zip(cuts, cuts[1:], strict=False)):
            sides = en.sentences[a:b], zh.sentences[c:d]
            if not (sides[0] or sides[1]):
                continue
            rest = place in (0, len(cuts) - 2)
            like = _like([*sides[0], *sides[1]], like)
            confidence = like.confidence if rest else 1.0
            numbered = replace(like, n=first + 1 + len(made))
            made.append(bead(numbered, *sides, confidence))
        return Patch(first + 1, last + 1, tuple(made))


def _like(found: Sequence[Sentence], previous: Pair | None) -> Pair:
    """The pair that most of the sentences come from, but none of a turn before the previous one's.

    Of as many from two, not the one that the previous bead was like: that has its turn already.
    """
    shares = Counter(sentence.home.n for sentence in found)
    homes = {sentence.home.n: sentence.home for sentence in found}
    turn = previous.turn if previous else 0
    later = [n for n in homes if homes[n].turn >= turn] or [max(homes)]
    taken = previous.n if previous else 0
    return homes[max(later, key=lambda n: (shares[n], n != taken, -n))]


def texts(pair: Pair) -> Texts:
    """The sentences of a pair, as a correction names them."""
    en, zh = (tuple(s.text for s in sentences(pair, lang)) for lang in LANGUAGES)
    return en, zh


def _folded(found: Iterable[str]) -> str:
    """The letters of sentences; of one without any, its marks."""
    return "".join(letters(text) or "".join(text.split()) for text in found)


def holding(before: Sequence[Pair], n: int, after: Sequence[Pair]) -> list[Pair]:
    """Which of the pairs `after` hold sentences of the pair at `n` (from 0) of `before`.

    Both are beads of the same sentences.
    """
    wanted = []
    for lang in LANGUAGES:
        counts = [len(p.cuts(lang)) + 1 if p.side(lang) else 0 for p in before]
        wanted.append((lang, sum(counts[:n]), sum(counts[: n + 1])))
    found = []
    at = dict.fromkeys(LANGUAGES, 0)
    for pair in after:
        holds = False
        for lang, first, last in wanted:
            count = len(pair.cuts(lang)) + 1 if pair.side(lang) else 0
            holds = holds or max(at[lang], first) < min(at[lang] + count, last)
            at[lang] += count
        if holds:
            found.append(pair)
    return found
