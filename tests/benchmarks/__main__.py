"""Run the benchmarks and print one line a figure. Exits 1 where a limit is passed.

python -m tests.benchmarks [PART…]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import (
    archive,
    export,
    importing,
    install,
    lexicon,
    marking,
    memory,
    readings,
    screen,
    search,
    sound,
    startup,
)
from tests.benchmarks.alignment import bench as alignment
from tests.benchmarks.library import long_library
from tests.benchmarks.timing import Remark, Result


def reading() -> Iterator[Result | Remark]:
    """Starting the command, the reader on a very long episode, and its memory on a whole one."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "long.db")
        episode = long_library(library)
        yield from startup.results(library)
        yield from screen.results(library, episode)
    yield from memory.results()


PARTS: dict[str, Callable[[], Iterator[Result | Remark]]] = {
    "install": install.results,
    "reading": reading,
    "importing": importing.results,
    "readings": readings.results,
    "alignment": alignment.results,
    "lexicon": lexicon.results,
    "archive": archive.results,
    "search": search.results,
    "marking": marking.results,
    "export": export.results,
    "sound": sound.results,
}


def main() -> int:
    """Print the figures as they are measured; the exit code."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all where none is named")
    wanted = parser.parse_args().parts
    if unknown := [part for part in wanted if part not in PARTS]:
        parser.error(f"there is no part {unknown[0]}; there are {', '.join(PARTS)}")
    past = 0
    for part in wanted or PARTS:
        for result in PARTS[part]():
            print(result.line(), flush=True)
            past += not result.kept
    print(f"{past} past their limits" if past else "all within their limits")
    return 1 if past else 0


if __name__ == "__main__":
    sys.exit(main())
