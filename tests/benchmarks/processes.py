"""What a command and all the processes that it starts need, read from /proc."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Peak:
    """The most that a command needed at any one moment."""

    memory: int
    """Bytes of all its processes together, a page that several share counted once (PSS)."""
    cpu: float
    """Seconds, of all its processes."""


def watched(command: Sequence[str], every: float = 0.2) -> Peak:
    """Run a command that must succeed, and look at its processes `every` so many seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    most = 0
    while True:
        try:
            code = process.wait(every)
            break
        except subprocess.TimeoutExpired:
            most = max(most, sum(map(_memory, family(process.pid))))
    if code:
        raise subprocess.CalledProcessError(code, command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Peak(most, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def family(pid: int) -> Iterator[int]:
    """A process and all that it started and that they started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:  # it has ended meanwhile
            continue
        for child in children:
            yield from family(int(child))


def _memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def resident(pid: int) -> int:
    """Bytes of a process that are in memory, pages that it shares counted too (RSS)."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))
