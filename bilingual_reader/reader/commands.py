"""What Ctrl+P lists beside Textual's own commands: the places that a key leads to everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand

from bilingual_reader.locale import _
from bilingual_reader.reader.keys import EVERYWHERE

_NOT = ("help", "theme", "back", "close", "app.quit")
"""What Textual has commands for, or what is a key only."""


def commands(app: App[Any]) -> Iterator[SystemCommand]:
    """A command for each key that leads to a place, called as the help calls it."""
    for key in EVERYWHERE:
        if key.action not in _NOT:
            name, more = _parts(_(key.says))
            told = _("key {key}").format(key=key.shown)
            told = f"{more} · {told}" if more else told
            yield SystemCommand(name, told, partial(_run, app, key.action))


def _parts(says: str) -> tuple[str, str]:
    """What a key does: its name, and what more is said of it."""
    name, *more = re.split(r": |：", says, maxsplit=1)
    return name, "".join(more)


def _run(app: App[Any], action: str) -> None:
    app.call_later(app.run_action, f"screen.{action}")
