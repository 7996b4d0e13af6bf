"""`--help` and `list` against the import of click alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.timing import Result, ratio, seconds

COMMAND = Path(sys.executable).with_name("bilingual-reader")


def results(library: Path) -> Iterator[Result]:
    """Starting the command: at most 3 × `python -c "import click"`."""
    base = [sys.executable, "-c", "import click"]
    for name in ("--help", "list"):
        ours = [str(COMMAND), "--library", str(library), name]
        value, mine, theirs = ratio(lambda ours=ours: seconds(ours), lambda: seconds(base))  # type: ignore[misc]
        yield Result(f"{name} : import click", value, 3.0, note=f"{mine:.0f} ms : {theirs:.0f} ms")
