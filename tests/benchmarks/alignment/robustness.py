"""Damaged documents: what the aligner keeps, as the mean over fixed seeds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from statistics import mean

from bilingual_reader.core.align import Bead
from tests.benchmarks.alignment.corpus import (
    INTERVIEWS,
    Document,
    GoldBead,
    interview,
    sides,
    whole,
)
from tests.benchmarks.alignment.damage import KINDS, TOLD
from tests.benchmarks.alignment.scoring import count, count_within
from tests.benchmarks.alignment.setting import Aligner
from tests.benchmarks.alignment.tables import Table

SEEDS = 20
FLOORS = {("drop-5", "buildspeak-dev"): 0.955, ("drop-5", "details-dev"): 0.91}
"""F1 of everything that the aligner holds; on details-dev 0.93 is wanted."""
PARAGRAPHS = ("paragraphs-en", "paragraphs-zh", "section-en", "section-zh")
MOST_LOST = 0.02
"""F1 that the rest may lose where up to a tenth of the paragraphs of one side are removed."""


@dataclass(frozen=True, slots=True)
class Case:
    """One damaged document and what the aligner made of it."""

    document: Document
    beads: list[Bead]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Means over the seeds."""

    f1: float
    """Of everything, against the gold after the damage."""
    rest: float
    """Counted over the beads that nothing happened to."""
    change: float
    """Of the rest, against the same beads in the undamaged document."""


@lru_cache(maxsize=2)
def _undamaged(aligner: Aligner, name: str) -> list[Bead]:
    return aligner.whole(whole(interview(name)))


def cases(aligner: Aligner, name: str, kind: str, seeds: int = SEEDS) -> Iterator[Case]:
    """A document with one kind of damage, seed by seed, aligned as a whole.

    Where two golds are right, the aligner is held to the one that it comes closer to.
    """
    for seed in range(seeds):
        golds = [whole(damage(interview(name), Random(seed))) for damage in KINDS[kind]]
        beads = aligner.whole(golds[0])
        yield Case(max(golds, key=lambda gold: count(gold, beads).f1), beads)


def outcome(aligner: Aligner, name: str, kind: str, seeds: int = SEEDS) -> Outcome:
    """What a kind of damage does to a document."""
    found = []
    for case in cases(aligner, name, kind, seeds):
        kept = frozenset(bead.number for bead in case.document.gold if bead.number is not None)
        rest = count_within(case.document.gold, case.beads, kept).f1
        before = count_within(interview(name), _undamaged(aligner, name), kept).f1
        found.append((count(case.document, case.beads).f1, rest, rest - before))
    return Outcome(*(mean(column) for column in zip(*found, strict=True)))


def damaged(aligner: Aligner, kinds: Sequence[str], seeds: int = SEEDS) -> Table:
    """Every kind of damage to both interviews, whole."""
    columns = [f"{name} {what}" for name in INTERVIEWS for what in ("F1", "rest", "change")]
    table = Table(
        f"Damage to whole documents, mean of {seeds} seeds", ["damage", *columns, "wanted"]
    )
    bare = [count(whole(interview(name)), _undamaged(aligner, name)).f1 for name in INTERVIEWS]
    table.rows.append(("none", *(cell for f1 in bare for cell in (f1, f1, 0.0)), ""))
    for kind in kinds:
        row: list[float] = []
        for name in INTERVIEWS:
            found = outcome(aligner, name, kind, seeds)
            row += [found.f1, found.rest, found.change]
        table.rows.append((TOLD[kind], *row, _wanted(kind)))
    return table


def _wanted(kind: str) -> str:
    if kind in PARAGRAPHS:
        return f"change ≥ -{MOST_LOST}"
    floors = [str(FLOORS[kind, name]) for name in INTERVIEWS if (kind, name) in FLOORS]
    return f"F1 ≥ {', '.join(floors)}" if floors else ""


def crossed(en: str, zh: str) -> Document:
    """The English of one interview with the Chinese of another: no bead of it is right."""
    left, right = sides(interview(en))[0], sides(interview(zh))[1]
    return whole((GoldBead(tuple(left), ()), GoldBead((), tuple(right))))


def wrong_file(aligner: Aligner) -> Table:
    """How texts that are no translations of each other look, beside those that are."""
    columns = ["English", "Chinese", "beads", "alone", "mean confidence", "beads sure to 0.9"]
    table = Table("The wrong file", columns)
    for en in INTERVIEWS:
        for zh in INTERVIEWS:
            document = whole(interview(en)) if en == zh else crossed(en, zh)
            beads = aligner.whole(document)
            alone = mean(bead.en[0] == bead.en[1] or bead.zh[0] == bead.zh[1] for bead in beads)
            sure = [bead.confidence for bead in beads]
            row = (float(alone), mean(sure), float(mean(c >= 0.9 for c in sure)))
            table.rows.append((en, zh, len(beads), *row))
    return table
