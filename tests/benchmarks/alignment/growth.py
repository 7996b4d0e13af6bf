"""Time and memory against length, each length in a process of its own.

    python -m tests.benchmarks.alignment.growth SENTENCES

measures one length and prints it as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.alignment.corpus import ROOT
from tests.benchmarks.alignment.plot import Panel, svg
from tests.benchmarks.alignment.tables import Table

LENGTHS = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
"""Sentences a side."""
RUNS, SHORT = 5, 2000
"""Runs, the best of which counts, of a text of at most so many sentences a side."""
MOST_SECONDS, MOST_MEMORY = 60, 600
"""What the longest may take: seconds, and MB."""
PICTURE = ROOT / "build" / "growth.svg"
"""Where it is drawn; what is built is no part of the checkout."""


@dataclass(frozen=True, slots=True)
class Point:
    """One length, measured."""

    sentences: int
    """A side."""
    seconds: float
    """Of the alignment alone, everything loaded; of short texts the best of several runs."""
    before: float
    """MB that the process had taken at most before: Python, numpy, the lexicon and the text."""
    peak: float
    """MB that it had taken at most in the end."""
    right: float
    """The share of the made-up text's beads that were found."""


def measure(sentences: int) -> Point:
    """Align a made-up text of that length in this process."""
    from tests.benchmarks.alignment.corpus import whole
    from tests.benchmarks.alignment.madeup import made_up
    from tests.benchmarks.alignment.scoring import spans
    from tests.benchmarks.alignment.setting import Aligner, lexicon

    words = lexicon()
    aligner = Aligner(words)
    aligner.whole(whole(made_up(20, words)))
    gold = made_up(sentences, words)
    document = whole(gold)
    before, times = _peak(), []
    for _ in range(RUNS if sentences <= SHORT else 1):
        begun = time.perf_counter()
        beads = aligner.whole(document)
        times.append(time.perf_counter() - begun)
    wanted = set(spans(gold))
    right = len(wanted.intersection((*bead.en, *bead.zh) for bead in beads)) / len(wanted)
    return Point(sentences, min(times), before, _peak(), right)


def _peak() -> float:
    """MB that this process has taken at most so far.

    Linux counts what the parent had into a child's `ru_maxrss`, so its own account is asked first.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if "VmHWM" in line)
        return int(line.split()[1]) * 1024 / 1e6
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def points(lengths: Sequence[int] = LENGTHS) -> Iterator[Point]:
    """Each length, measured by a process of its own."""
    for sentences in lengths:
        command = [sys.executable, "-m", "tests.benchmarks.alignment.growth", str(sentences)]
        found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        yield Point(**json.loads(found))


def table(found: Sequence[Point]) -> Table:
    """The figures of the plot."""
    columns = ["sentences a side", "seconds", "a second", "MB before", "MB at most", "beads right"]
    result = Table("Growth with length", columns)
    for point in found:
        rate = round(2 * point.sentences / point.seconds)
        sizes = round(point.before), round(point.peak)
        result.rows.append((point.sentences, point.seconds, rate, *sizes, point.right))
    return result


def draw(found: Sequence[Point], target: Path = PICTURE) -> None:
    """Write the plot."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(picture(found), "utf-8")


def picture(found: Sequence[Point]) -> str:
    """Time and memory against length, as SVG."""
    took = [(float(point.sentences), point.seconds) for point in found]
    peak = [(float(point.sentences), point.peak) for point in found]
    panels = (
        Panel(
            "Seconds to align",
            took,
            (0.01, 0.1, 1, 10, 100),
            MOST_SECONDS,
            f"limit for 20,000: {MOST_SECONDS} s",
            logarithmic=True,
        ),
        Panel(
            "Memory at most, MB",
            peak,
            (0, 100, 200, 300, 400, 500, 600, 700),
            MOST_MEMORY,
            f"limit for 20,000: {MOST_MEMORY} MB",
        ),
    )
    return svg(panels, LENGTHS, "sentences a side")


if __name__ == "__main__":
    print(json.dumps(asdict(measure(int(sys.argv[1])))))
