"""The command line: the only place that prints, asks and exits.

Each command imports what it needs inside itself, so that `--help` and `list` stay as quick as
click allows.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0 done, 1 something could not be done, 2 wrong usage."""
    # Nothing that start-up makes is garbage, and looking for some takes a tenth of its time: the
    # reader collects again once its first screen stands, every other command when it begins.
    gc.disable()
    try:
        from bilingual_reader.cli.command import run

        run(arguments)
    except KeyboardInterrupt:  # Ctrl+C while click is still being loaded
        sys.stderr.write("error: stopped before anything was done\n")
        sys.exit(1)
    finally:
        gc.enable()
