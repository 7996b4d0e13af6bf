"""`dict`: the learner's own dictionaries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bilingual_reader.cli.output import print_json, printable
from bilingual_reader.cli.state import State, clock, pass_state, path_argument, text_argument
from bilingual_reader.core.sides import NAMES
from bilingual_reader.locale import _, explained, plural

if TYPE_CHECKING:
    from bilingual_reader.lexicon.volume import Details


@click.group("dict", invoke_without_command=True)
@click.pass_context
def dict_command(context: click.Context) -> None:
    """Your own dictionaries, asked before the built-in one. Without a subcommand, their list."""
    if context.invoked_subcommand is None:
        context.invoke(list_command)


@dict_command.command("add")
@click.argument("file", type=path_argument)
@click.option("--name", type=text_argument, metavar="NAME", help="Its name, instead of its own.")
@click.option("--json", "as_json", is_flag=True, help="Print what was added as JSON.")
@pass_state
def add_command(state: State, file: Path, name: str | None, as_json: bool) -> None:
    """Add the dictionary in FILE.

    It may be CC-CEDICT .u8, StarDict, Yomitan, ECDICT csv or BuildSpeak's words.json. A
    StarDict dictionary is named by its .ifo file, its folder, or a .zip or .tar of it. One of
    the same name is replaced. A broken file is refused whole and changes nothing.
    """
    from bilingual_reader.cli.progress import Bar
    from bilingual_reader.lexicon.shelf import Shelf

    with Bar(_("adding the dictionary")) as bar:
        added = Shelf(state.dictionaries).add(file, clock()(), name or "", bar.count)
    status = "replaced" if added.replaced else "added"
    if as_json:
        print_json(_object(added.details) | {"status": status})
    else:
        told = _("replaced: {name}") if added.replaced else _("added: {name}")
        click.echo(told.format(name=_line(added.details)))


@dict_command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@pass_state
def list_command(state: State, as_json: bool = False) -> None:
    """List your dictionaries in the order in which they are asked."""
    from bilingual_reader.lexicon.shelf import Shelf

    shelf = Shelf(state.dictionaries)
    listed, damaged = shelf.listed(), shelf.damaged()
    if as_json:
        errors = [{"path": error.where, "message": str(error)} for error in damaged]
        print_json({"dictionaries": [_object(d) for d in listed], "errors": errors})
    else:
        for details in listed:
            click.echo(_line(details))
        click.echo(_("CC-CEDICT (built in)"))
        for error in damaged:
            click.echo(f"error: {printable(explained(error))}", err=True)
    if damaged:
        raise click.exceptions.Exit(1)


@dict_command.command("remove")
@click.argument("name", type=text_argument)
@pass_state
def remove_command(state: State, name: str) -> None:
    """Remove the dictionary called NAME."""
    from bilingual_reader.lexicon.shelf import Shelf

    Shelf(state.dictionaries).remove(name)
    click.echo(_("removed: {names}").format(names=printable(name)))


def _object(details: Details) -> dict[str, Any]:
    return {
        "name": details.name,
        "format": details.format,
        "languages": list(details.languages),
        "entries": details.entries,
        "added": details.added,
        "file": details.origin,
    }


def _line(details: Details) -> str:
    languages = _(" and ").join(_(NAMES[name]) for name in details.languages)
    told = plural("{n} {languages} word", "{n} {languages} words", details.entries)
    words = told.format(n=details.entries, languages=languages)
    told = _("{name} ({words}, {format}, from {file})")
    return printable(
        told.format(name=details.name, words=words, format=details.format, file=details.origin)
    )


COMMANDS = (dict_command,)
