"""`undo` and `redo`, for all that the journal holds."""

from __future__ import annotations

import click

from bilingual_reader.cli.state import State, pass_state


@click.command("undo")
@pass_state
def undo_command(state: State) -> None:
    """Take back the last change. A mark is one, a status, a correction, an import."""
    done = state.open_library().undo()
    click.echo(f"undone: {done}" if done else "There is nothing to undo.")


@click.command("redo")
@pass_state
def redo_command(state: State) -> None:
    """Do again what was undone last."""
    done = state.open_library().redo()
    click.echo(f"done again: {done}" if done else "There is nothing to redo.")


COMMANDS = (undo_command, redo_command)
