"""Sentences a second, and nltk's Gale-Church on the same text in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bilingual_reader.core.align import Bead
from tests.benchmarks.alignment.corpus import (
    INTERVIEWS,
    Document,
    Sides,
    interview,
    turns,
    whole,
)
from tests.benchmarks.alignment.nltk_gale_church import MEASURES, gale_church
from tests.benchmarks.alignment.quality import TURNS, WHOLE
from tests.benchmarks.alignment.scoring import count, numbered
from tests.benchmarks.alignment.setting import Aligner
from tests.benchmarks.alignment.tables import Cell, Table

RUNS = 5


@dataclass(frozen=True, slots=True)
class Speed:
    """One text given in one way: ours beside nltk's, in turns within one run."""

    name: str
    given: str
    sentences: int
    """Of both sides."""
    seconds: float
    """Ours, the best of several runs."""
    f1: float
    theirs: dict[str, tuple[float, float, float]]
    """By measure of length: nltk's F1, its best seconds, and the median of ours : theirs."""

    @property
    def rate(self) -> float:
        """Sentences a second, both sides counted."""
        return self.sentences / self.seconds


def speed(aligner: Aligner, name: str, given: str, runs: int = RUNS) -> Speed:
    """Measure a text in turns or whole; everything is loaded before."""
    gold = interview(name)
    document = whole(gold)
    parts = turns(gold) if given == TURNS else [document.sides]
    aligner.turns(parts)
    for measure in MEASURES:
        gale_church(parts[0], measure)
    mine: list[float] = []
    theirs: dict[str, list[float]] = {measure: [] for measure in MEASURES}
    for _ in range(runs):
        mine.append(_seconds(lambda: aligner.turns(parts)))
        for measure, times in theirs.items():
            times.append(_seconds(lambda m=measure: _gale_church(parts, m)))  # type: ignore[misc]
    found = {
        measure: (
            _f1(document, parts, _gale_church(parts, measure)),
            min(times),
            statistics.median(a / b for a, b in zip(mine, times, strict=True)),
        )
        for measure, times in theirs.items()
    }
    f1 = _f1(document, parts, aligner.turns(parts))
    return Speed(name, given, sum(map(len, document.sides)), min(mine), f1, found)


def _gale_church(parts: Sequence[Sides], measure: str) -> list[list[Bead]]:
    return [gale_church(part, measure) for part in parts]


def _f1(document: Document, parts: Sequence[Sides], beads: Sequence[Sequence[Bead]]) -> float:
    return count(document, numbered(parts, beads)).f1


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def speeds(aligner: Aligner, runs: int = RUNS) -> list[Speed]:
    """Both interviews, in turns and whole."""
    return [speed(aligner, name, given, runs) for name in INTERVIEWS for given in (TURNS, WHOLE)]


def table(found: Sequence[Speed]) -> Table:
    """Ours, then nltk's by both measures of length."""
    columns = ["set", "given", "F1", "sentences a second"]
    for measure in MEASURES:
        columns += [f"nltk, {measure}: F1", "sentences a second", "time, ours : nltk's"]
    result = Table("Speed, beside Gale-Church as nltk has it", columns)
    for one in found:
        row: list[Cell] = [one.name, one.given, one.f1, round(one.rate)]
        for f1, seconds, ratio in one.theirs.values():
            row += [f1, round(one.sentences / seconds), ratio]
        result.rows.append(row)
    return result
