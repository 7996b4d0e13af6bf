"""What Ctrl+P lists beside Textual's own commands: the places that a key leads to everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand

from bilingual_reader.reader.keys import EVERYWHERE

_NOT = ("help", "theme", "back", "close", "app.quit")
"""What Textual has commands for, or what is a key only."""


def commands(app: App[Any]) -> Iterator[SystemCommand]:
    """A command for each key that leads to a place, called as the help calls it."""
    for key in EVERYWHERE:
        if key.action not in _NOT:
            name, _, more = key.says.partition(": ")
            told = f"{more} · key {key.shown}".removeprefix(" · ")
            yield SystemCommand(name, told, partial(_run, app, key.action))


def _run(app: App[Any], action: str) -> None:
    app.call_later(app.run_action, f"screen.{action}")
