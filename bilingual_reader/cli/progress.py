"""Progress on stderr, where there is a terminal to show it."""

from __future__ import annotations

import shutil
import sys
import threading
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, Self

import click

from bilingual_reader.cli.output import printable
from bilingual_reader.locale import told

if TYPE_CHECKING:
    from bilingual_reader.pipeline.outcome import Standing

_WIDTH = 24
_SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
_EVERY = 0.1
"""Seconds from one drawing to the next: it moves also while one file takes long."""


class Bar:
    """A progress bar that is drawn from the first report on and gone at the end.

    `with Bar(…) as bar` takes it off the screen whatever happens.
    """

    def __init__(self, label: str) -> None:
        self._label = label
        self._told = (0.0, "")
        self._drawing: threading.Thread | None = None
        self._over = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def __call__(self, standing: Standing) -> None:
        """Show how far an import is, by work, and the file at hand; its end clears the line."""
        if standing.over:
            self.clear()
        else:
            name = printable(told(standing.name))
            self._tell(standing.share, f"{standing.done}/{standing.total} {name}")

    def count(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done; all done clears the line."""
        if done >= total:
            self.clear()
        else:
            self._tell(done / total, f"{done}/{total}")

    def clear(self) -> None:
        """Take the bar off the screen."""
        if self._drawing is not None:
            self._over.set()
            self._drawing.join()
            self._drawing = None
            with suppress(BrokenPipeError):
                click.echo("\r\x1b[2K", err=True, nl=False)

    def _tell(self, share: float, text: str) -> None:
        self._told = (share, text)
        if self._drawing is None and sys.stderr.isatty():
            self._over.clear()
            self._drawing = threading.Thread(target=self._draw, daemon=True)
            self._drawing.start()

    def _draw(self) -> None:
        turn = 0
        with suppress(BrokenPipeError):
            while True:
                share, text = self._told
                filled = min(_WIDTH, int(_WIDTH * share))
                bar = "█" * filled + "░" * (_WIDTH - filled)
                line = f"{self._label} {bar} {_SPINNER[turn % len(_SPINNER)]} {text}"
                columns = shutil.get_terminal_size().columns - 1
                click.echo(f"\r\x1b[2K{_cut(line, columns)}", err=True, nl=False)
                if self._over.wait(_EVERY):
                    return
                turn += 1


def _cut(line: str, cells: int) -> str:
    """The beginning of a line that fits: what wraps cannot be taken off the screen again."""
    for place, character in enumerate(line):
        cells -= 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if cells < 0:
            return line[:place]
    return line
