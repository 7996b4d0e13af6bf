"""What Ctrl+P lists beside Textual's own commands: all that a key does on the screen below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from bilingual_reader.locale import _
from bilingual_reader.reader.keymap import shown

_NOT = ("app.quit", "quit")
"""What Textual has a command for."""


def commands(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """A command for each thing that a key does here, called as the help calls it, with its keys."""
    keys: dict[str, list[str]] = {}
    says: dict[str, str] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if binding.id and binding.description and binding.action not in _NOT:
            keys.setdefault(binding.action, []).append(shown(key))
            says[binding.action] = _(binding.description)
    for action, told in says.items():
        name, more = _parts(told)
        key = _("key {key}").format(key=" ".join(keys[action]))
        yield SystemCommand(name, f"{more} · {key}" if more else key, partial(_run, app, action))


def _parts(says: str) -> tuple[str, str]:
    """What a key does: its name, and what more is said of it."""
    name, *more = re.split(r": |：|; |；", says, maxsplit=1)
    return name, "".join(more)


def _run(app: App[Any], action: str) -> None:
    app.call_later(app.run_action, f"screen.{action}")
