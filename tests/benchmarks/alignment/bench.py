"""The aligner's figures with their limits, for `make bench`."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks.alignment import corpus, growth, quality, robustness, setting, speed
from tests.benchmarks.alignment.setting import Aligner
from tests.benchmarks.timing import Remark, Result

RATES = {quality.TURNS: 3000, quality.WHOLE: 1500}
"""Sentences a second that are aimed at; a figure of the machine, so it is only printed."""
RATIOS = {quality.TURNS: 15.0, quality.WHOLE: 0.44}
"""Time, ours : nltk's: what `RATES` came to where nltk did 36,000 and 660. In turns nltk looks at a
handful of cells, by their lengths alone."""
MEASURE = "UTF-8 bytes"
"""What nltk is given as lengths: the better of the two."""


def results() -> Iterator[Result | Remark]:
    """Quality, robustness and speed on the shared texts; growth on made-up ones."""
    if corpus.present():
        aligner = Aligner(setting.lexicon())
        yield from _quality(aligner)
        yield from _robustness(aligner)
        yield from _speed(aligner)
    else:
        yield Remark(f"F1, damage, speed: {corpus.ABSENT}")
    yield from _growth()


def _quality(aligner: Aligner) -> Iterator[Result]:
    found = quality.counts(aligner)
    for (name, given), floor in quality.FLOORS.items():
        one = found[name, given]
        note = f"{one.right} right of {one.given} given, {one.wanted} wanted"
        yield Result(f"{name}, {given}", one.f1, floor, "F1", note, floor=True)


def _robustness(aligner: Aligner) -> Iterator[Result]:
    """What issue 3 asks of damaged texts."""
    for (kind, name), floor in robustness.FLOORS.items():
        found = robustness.outcome(aligner, name, kind)
        note = f"mean of {robustness.SEEDS} seeds"
        yield Result(f"{name}, {kind}", found.f1, floor, "F1", note, floor=True)
    for kind in robustness.PARAGRAPHS:
        for name in corpus.INTERVIEWS:
            lost = -robustness.outcome(aligner, name, kind).change
            yield Result(f"{name}, {kind}: the rest loses", lost, robustness.MOST_LOST, "F1")


def _speed(aligner: Aligner) -> Iterator[Result | Remark]:
    for one in speed.speeds(aligner):
        f1, seconds, ratio = one.theirs[MEASURE]
        note = f"F1 {one.f1:.3f} : {f1:.3f}; {seconds * 1000:.0f} ms of nltk's"
        yield Result(f"{one.name}, {one.given} : nltk", ratio, RATIOS[one.given], note=note)
        wanted = f"{RATES[one.given]:,} are aimed at"
        yield Remark(f"{one.name}, {one.given}: {one.rate:,.0f} sentences a second ({wanted})")


def _growth() -> Iterator[Result | Remark]:
    points = list(growth.points())
    growth.draw(points)
    last = points[-1]
    name = f"{last.sentences:,} × {last.sentences:,} made-up sentences"
    note = f"{last.right:.3f} of the beads are right"
    yield Result(name, last.seconds, growth.MOST_SECONDS, "s", note)
    yield Result(f"{name}, memory", last.peak, growth.MOST_MEMORY, "MB")
    yield Remark(f"growth is drawn in {growth.PICTURE.relative_to(corpus.ROOT)}")
