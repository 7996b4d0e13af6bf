"""The command line: the only place that prints, asks and exits.

Each command imports what it needs inside itself, so that `--help` and `list` stay as quick as
click allows.
"""

import sys

try:
    from bilingual_reader.cli.main import main
except KeyboardInterrupt:  # Ctrl+C while click is still being loaded
    sys.stderr.write("error: stopped before anything was done\n")
    sys.exit(1)

__all__ = ["main"]
