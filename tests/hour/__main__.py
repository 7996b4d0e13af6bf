"""Live the hour in a folder that goes with it.

python -m tests.hour [--watch]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

from tests.hour.story import an_hour, environment, missing
from tests.hour.terminal import Terminal

_PACE = 0.35
"""Seconds between keys that an eye can follow."""
_LAST = 3.0
"""Seconds for which the last screen stands."""


def main() -> int:
    """Live it, and say how far it came; the exit code."""
    parser = argparse.ArgumentParser("python -m tests.hour", description=__doc__)
    parser.add_argument("--watch", action="store_true", help="Show it here, at a pace to follow.")
    parser.add_argument(
        "--pace", type=float, default=_PACE, metavar="SECONDS", help="From key to key, to watch."
    )
    asked = parser.parse_args()
    if name := missing():
        print(f"{name} is not installed", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="hour-") as folder:
        given = environment(Path(folder), Path(folder, "cache"))
        if not asked.watch:
            with Terminal(given) as terminal:
                an_hour(terminal, Path(folder), print)
            return 0
        columns, lines = shutil.get_terminal_size()
        with Terminal(given, columns, lines, asked.pace) as terminal:
            return _watch(terminal, Path(folder))


def _watch(terminal: Terminal, folder: Path) -> int:
    """Show it while it is lived in a thread; it ends when it is over or is detached."""
    failed: list[Exception] = []

    def live() -> None:
        try:
            an_hour(terminal, folder)
        except Exception as error:
            failed.append(error)
        time.sleep(_LAST)
        terminal.detach()

    thread = threading.Thread(target=live, daemon=True)
    thread.start()
    terminal.attach()
    for error in failed:
        print(error, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
