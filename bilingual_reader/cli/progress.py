"""Progress on stderr, where there is a terminal to show it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress

import click

from bilingual_reader.cli.output import printable


class Bar:
    """A progress bar that is drawn on the first report and gone at the end."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._drawn = False

    def __call__(self, done: int, total: int, name: str = "") -> None:
        """Show that `done` of `total` are done and what comes next; all done clears the line."""
        if not sys.stderr.isatty() or total <= 0:
            return
        with suppress(BrokenPipeError):
            if done >= total:
                self.clear()
                return
            width = 24
            filled = width * done // total
            bar = "█" * filled + "░" * (width - filled)
            text = f"\r\x1b[2K{self._label} {bar} {done}/{total} {printable(name)[:36]}"
            click.echo(text, err=True, nl=False)
            self._drawn = True

    def clear(self) -> None:
        """Take the bar off the screen."""
        if self._drawn:
            click.echo("\r\x1b[2K", err=True, nl=False)
            self._drawn = False


def dictionary_progress() -> Callable[[int, int], None]:
    """A progress callback for compiling the built-in dictionary."""
    return Bar("compiling the dictionary (once)")
