"""Timing commands against each other in one run, in turns, so that noise hits both alike."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

RUNS = 11


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the report."""

    name: str
    value: float
    limit: float
    """The most that the value may be, or the least where `floor` is set."""
    unit: str = "×"
    note: str = ""
    floor: bool = False

    @property
    def kept(self) -> bool:
        """Whether the value keeps to its limit."""
        return self.value >= self.limit if self.floor else self.value <= self.limit

    def line(self) -> str:
        """The line as it is printed."""
        verdict = "ok  " if self.kept else "LOW " if self.floor else "OVER"
        digits = 3 if self.unit == "F1" else 2
        value = f"{self.value:.{digits}f} {self.unit}"
        limit = f"({'at least' if self.floor else 'limit'} {self.limit:g})"
        return f"{verdict}  {self.name:46} {value:>12}  {limit}  {self.note}".rstrip()


@dataclass(frozen=True, slots=True)
class Remark:
    """A line that has no limit: a figure by the way, or why figures are missing."""

    text: str
    kept: bool = True

    def line(self) -> str:
        """The line as it is printed."""
        return f"      {self.text}"


def seconds(command: Sequence[str]) -> float:
    """Wall time of a command that must succeed."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def ratio(
    ours: Callable[[], float], base: Callable[[], float], runs: int = RUNS
) -> tuple[float, float, float]:
    """The median ratio of paired runs (a first pair is not counted), and both medians in ms."""
    pairs = [(ours(), base()) for _ in range(runs + 1)][1:]
    ratios = statistics.median(one / other for one, other in pairs)
    medians = [statistics.median(column) * 1000 for column in zip(*pairs, strict=True)]
    return ratios, medians[0], medians[1]


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
