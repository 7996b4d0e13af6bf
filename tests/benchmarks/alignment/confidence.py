"""Does confidence mean something: of the beads that are so sure, how many are right?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import mean

from tests.benchmarks.alignment.corpus import CHAPTERS, INTERVIEWS, chapter
from tests.benchmarks.alignment.robustness import SEEDS, cases
from tests.benchmarks.alignment.scoring import judged
from tests.benchmarks.alignment.setting import Aligner
from tests.benchmarks.alignment.tables import Cell, Table

Judged = tuple[float, bool]
"""A bead's confidence, and whether it is right."""
BINS = (*((n / 10, (n + 1) / 10) for n in range(9)), (0.9, 0.95), (0.95, 1.01))


def novels(aligner: Aligner) -> list[Judged]:
    """All beads of MAC-Dev."""
    return [
        bead for name in CHAPTERS for bead in judged(chapter(name), aligner.whole(chapter(name)))
    ]


def damaged(aligner: Aligner, kinds: Iterable[str], seeds: int = SEEDS) -> list[Judged]:
    """All beads of the interviews with every kind of damage."""
    return [
        bead
        for kind in kinds
        for name in INTERVIEWS
        for case in cases(aligner, name, kind, seeds)
        for bead in judged(case.document, case.beads)
    ]


def calibration_error(beads: Sequence[Judged]) -> float:
    """The expected calibration error (Guo et al. 2017): over the bins, by how many beads are in
    each, the mean distance of confidence from the share that is right."""
    bins = [[b for b in beads if low <= b[0] < high] for low, high in BINS]
    apart = [abs(sum(c for c, _ in b) - sum(right for _, right in b)) for b in bins]
    return sum(apart) / len(beads)


def confidence(samples: Mapping[str, Sequence[Judged]]) -> Table:
    """How many beads there are in each bin, and the share of them that is right."""
    what = ("beads", "mean", "right")
    columns = [f"{name}: {part}" for name in samples for part in what]
    table = Table("Confidence", ["confidence", *columns])
    for low, high in BINS:
        cells: list[Cell] = []
        for beads in samples.values():
            inside = [bead for bead in beads if low <= bead[0] < high]
            cells += [len(inside), *_means(inside)]
        table.rows.append((f"{low:g}–{min(high, 1):g}", *cells))
    every: list[Cell] = []
    errors: list[Cell] = []
    for beads in samples.values():
        every += [len(beads), *_means(beads)]
        errors += ["", "", calibration_error(beads)]
    table.rows.extend([("all", *every), ("expected calibration error", *errors)])
    return table


def _means(beads: Sequence[Judged]) -> tuple[float | None, float | None]:
    if not beads:
        return None, None
    return mean(c for c, _ in beads), float(mean(right for _, right in beads))
