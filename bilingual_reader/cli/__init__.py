"""The command line: the only place that prints, asks and exits.

Each command imports what it needs inside itself, so that `--help` and `list` stay as quick as
click allows.
"""

from bilingual_reader.cli.main import main

__all__ = ["main"]
