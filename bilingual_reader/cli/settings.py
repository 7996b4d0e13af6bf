"""`settings`: what the learner chose for the reader, seen and changed from the command line."""

from __future__ import annotations

import click

from bilingual_reader.cli.output import print_json
from bilingual_reader.cli.state import State, pass_state, text_argument
from bilingual_reader.locale import _, told


@click.command("settings")
@click.argument("name", required=False, type=text_argument)
@click.argument("value", required=False, type=text_argument)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_state
def settings_command(state: State, name: str | None, value: str | None, as_json: bool) -> None:
    """Show what you chose, or choose: `settings learning en`. The reader remembers what you
    change in it by itself.

    Without NAME all settings are listed, with what each may be.
    """
    from bilingual_reader.core.preferences import POSSIBLE, named

    library = state.open_library(writing=value is not None)
    if name is not None:
        name = named(name)
        if value is not None:
            library.prefer(**{name: value})
    found = library.preferences()
    names = list(POSSIBLE) if name is None else [name]
    if as_json:
        print_json({"settings": {each: getattr(found, each) for each in names}})
        return
    width = max(map(len, names))
    for each in names:
        may = " ".join(v for v in POSSIBLE[each].values if v != getattr(found, each))
        chosen = click.style(getattr(found, each), bold=True)
        says = _("{what}; or: {values}").format(what=told(POSSIBLE[each].says), values=may)
        click.echo(f"{each:<{width}}  {chosen}  ·  {says}")


COMMANDS = (settings_command,)
