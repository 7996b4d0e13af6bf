"""What Ctrl+P lists beside Textual's own commands: all that a key does on the screen below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.screen import Screen

from bilingual_reader.locale import N_, _
from bilingual_reader.reader.keymap import shown

_NOT = ("app.quit", "quit")
"""What Textual has a command for."""

_TEXTUAL = (
    N_("Theme"),
    N_("Change the current theme"),
    N_("Quit"),
    N_("Quit the application as soon as possible"),
    N_("Keys"),
    N_("Show help for the focused widget and a summary of available keys"),
    N_("Hide the keys and widget help panel"),
    N_("Minimize"),
    N_("Minimize the widget and restore to normal size"),
    N_("Maximize"),
    N_("Maximize the focused widget"),
    N_("Screenshot"),
    N_("Save an SVG 'screenshot' of the current screen"),
)
"""What its commands are called, here only so that they are translated."""


def open_palette(app: App[Any]) -> None:
    """List the commands, to be searched by typing, unless they are listed already."""
    if not CommandPalette.is_open(app):
        asked = _("Search for commands…")
        app.push_screen(CommandPalette(placeholder=asked, id="--command-palette"))


def translated(command: SystemCommand) -> SystemCommand:
    """One of Textual's own commands in the interface's language."""
    return command._replace(title=_(command.title), help=_(command.help))


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
