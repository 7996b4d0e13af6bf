"""`undo` and `redo`, for all that the journal holds."""

from __future__ import annotations

import click

from bilingual_reader.cli.state import State, pass_state
from bilingual_reader.locale import _, in_use


@click.command("undo")
@pass_state
def undo_command(state: State) -> None:
    """Take back the last change. A mark is one, a status, a correction, an import."""
    done = state.open_library().undo()
    told = _("undone: {change}").format(change=_change(done)) if done else ""
    click.echo(told or _("There is nothing to undo."))


@click.command("redo")
@pass_state
def redo_command(state: State) -> None:
    """Do again what was undone last."""
    done = state.open_library().redo()
    told = _("done again: {change}").format(change=_change(done)) if done else ""
    click.echo(told or _("There is nothing to redo."))


def _change(summary: str) -> str:
    """A change as the journal calls it, in the language that is in use."""
    if in_use() == "en":
        return summary
    from bilingual_reader.reader.telling import change

    return change(summary)


COMMANDS = (undo_command, redo_command)
