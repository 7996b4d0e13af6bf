"""Beads against the gold: strict F1 by the shared scorer, and counted over a part of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bilingual_reader.core.align import Bead
from bilingual_reader.core.documents import Pair
from tests.benchmarks.alignment.corpus import Document, Gold, GoldBead, Sides, scorer

Span = tuple[int, int, int, int]
"""First and last English, first and last Chinese sentence, half open."""


@dataclass(frozen=True, slots=True)
class Count:
    """Beads that are right, given and wanted; counts add up."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / (self.given + self.wanted) if self.right else 0.0


def total(counts: Iterable[Count]) -> Count:
    """Counted together."""
    return sum(counts, Count())


Letters = tuple[str, str]
"""What the scorer looks at in a bead: its sides' letters."""


def count(document: Document, beads: Sequence[Bead]) -> Count:
    """All beads of a document, by the shared scorer: letter for letter."""
    gold = [{"beads": [(" ".join(bead.en), " ".join(bead.zh)) for bead in document.gold]}]
    found = scorer().score(gold, given_pairs(document, beads))
    return Count(found["right"], found["system"], found["gold"])


def count_pairs(gold: Gold, pairs: Sequence[Pair]) -> Count:
    """The pairs of an episode whose stretch the gold is."""
    letters = scorer().letters
    beads = [{"beads": [(" ".join(bead.en), " ".join(bead.zh)) for bead in gold]}]
    found = scorer().score(beads, [(letters(pair.en), letters(pair.zh)) for pair in pairs])
    return Count(found["right"], found["system"], found["gold"])


def gold_pairs(document: Document) -> list[Letters]:
    """What the scorer looks at in each gold bead."""
    letters = scorer().letters
    return [(letters(" ".join(bead.en)), letters(" ".join(bead.zh))) for bead in document.gold]


def given_pairs(document: Document, beads: Sequence[Bead]) -> list[Letters]:
    """What the scorer looks at in each bead of the aligner."""
    letters = scorer().letters
    en, zh = ([letters(sentence) for sentence in side] for side in document.sides)
    return [("".join(en[slice(*bead.en)]), "".join(zh[slice(*bead.zh)])) for bead in beads]


def numbered(parts: Sequence[Sides], beads: Sequence[Sequence[Bead]]) -> list[Bead]:
    """The beads of several parts, with sentences numbered through all of them."""
    found, i, j = [], 0, 0
    for (en, zh), own in zip(parts, beads, strict=True):
        for bead in own:
            at = (bead.en[0] + i, bead.en[1] + i), (bead.zh[0] + j, bead.zh[1] + j)
            found.append(Bead(*at, bead.confidence))
        i, j = i + len(en), j + len(zh)
    return found


@dataclass(frozen=True, slots=True)
class Judged:
    """A bead of the aligner beside the gold."""

    confidence: float
    right: bool
    kind: str
    """alone, 1-1 or group."""


def judged(document: Document, beads: Sequence[Bead]) -> list[Judged]:
    """How sure the aligner was of each bead, and whether it is right."""
    left = Counter(gold_pairs(document))
    found = []
    for bead, pair in zip(beads, given_pairs(document, beads), strict=True):
        a, b = bead.en[1] - bead.en[0], bead.zh[1] - bead.zh[0]
        kind = "alone" if not a or not b else "1-1" if a == b == 1 else "group"
        found.append(Judged(bead.confidence, left[pair] > 0, kind))
        left[pair] -= 1
    return found


def spans(gold: Gold) -> dict[Span, GoldBead]:
    """Beads by the numbers of their sentences."""
    found, i, j = {}, 0, 0
    for bead in gold:
        span = (i, i + len(bead.en), j, j + len(bead.zh))
        found[span] = bead
        i, j = span[1], span[3]
    return found


def count_within(gold: Gold, beads: Sequence[Bead], numbers: frozenset[int]) -> Count:
    """The gold's beads of these numbers, and of the given beads those that hold text of them."""
    wanted = [span for span, bead in spans(gold).items() if bead.number in numbers]
    en = {i for first, last, _, _ in wanted for i in range(first, last)}
    zh = {j for _, _, first, last in wanted for j in range(first, last)}
    given = {
        (*bead.en, *bead.zh)
        for bead in beads
        if not en.isdisjoint(range(*bead.en)) or not zh.isdisjoint(range(*bead.zh))
    }
    return Count(len(given.intersection(wanted)), len(given), len(wanted))
