"""Does confidence mean something: of the beads that are so sure, how many are right?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import mean

from tests.benchmarks.alignment.corpus import CHAPTERS, INTERVIEWS, chapter
from tests.benchmarks.alignment.robustness import SEEDS, cases
from tests.benchmarks.alignment.scoring import Judged, judged
from tests.benchmarks.alignment.setting import Aligner
from tests.benchmarks.alignment.tables import Cell, Table

BINS = (*((n / 10, (n + 1) / 10) for n in range(9)), (0.9, 0.95), (0.95, 1.0))
"""From and to; the last holds its end too."""
KINDS = ("1-1", "group", "alone")


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
    apart = [abs(sum(bead.confidence - bead.right for bead in _inside(beads, b))) for b in BINS]
    return sum(apart) / len(beads)


def confidence(samples: Mapping[str, Sequence[Judged]]) -> Table:
    """How many beads there are in each bin and of each kind, and the share that is right."""
    columns = [f"{name}: {part}" for name in samples for part in ("beads", "mean", "right")]
    table = Table("Confidence", ["confidence", *columns])

    def add(name: str, parts: Iterable[Sequence[Judged]]) -> None:
        table.rows.append((name, *(cell for part in parts for cell in _figures(part))))

    for low, high in BINS:
        inside = (_inside(beads, (low, high)) for beads in samples.values())
        add(f"{low:g}–{high:g}", inside)
    add("all", samples.values())
    for kind in KINDS:
        add(kind, ([b for b in beads if b.kind == kind] for beads in samples.values()))
    errors = (("", "", calibration_error(beads)) for beads in samples.values())
    table.rows.append(("expected calibration error", *(cell for one in errors for cell in one)))
    return table


def _inside(beads: Iterable[Judged], ends: tuple[float, float]) -> list[Judged]:
    low, high = ends
    return [b for b in beads if low <= b.confidence and (b.confidence < high or high == 1.0)]


def _figures(beads: Sequence[Judged]) -> tuple[Cell, Cell, Cell]:
    if not beads:
        return 0, None, None
    sure, right = mean(b.confidence for b in beads), mean(float(b.right) for b in beads)
    return len(beads), sure, right
