"""Run every benchmark and print one line a figure. Exits 1 where a limit is passed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import importing, install, screen, startup
from tests.benchmarks.alignment import bench as alignment
from tests.benchmarks.library import long_library
from tests.benchmarks.timing import Remark, Result


def all_results() -> Iterator[Result | Remark]:
    """Each figure as it is measured."""
    yield from install.results()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "long.db")
        episode = long_library(library)
        yield from startup.results(library)
        yield from screen.results(library, episode)
    yield from importing.results()
    yield from alignment.results()


def main() -> int:
    """Print the figures; the exit code."""
    over = 0
    for result in all_results():
        print(result.line(), flush=True)
        over += not result.kept
    print(f"{over} past their limits" if over else "all within their limits")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
