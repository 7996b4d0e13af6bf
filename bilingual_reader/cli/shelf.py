"""`remove`, `rename`, `backup` and `restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual_reader.cli.output import counted, print_json, printable
from bilingual_reader.cli.state import State, clock, pass_state, path_argument, text_argument
from bilingual_reader.locale import _, plural

if TYPE_CHECKING:
    from bilingual_reader.library.backup import Contents

_EPISODE = click.argument("episode", type=text_argument)


@click.command("remove")
@_EPISODE
@pass_state
def remove_command(state: State, episode: str) -> None:
    """Remove an episode. The words marked in it stay, and `undo` brings it back."""
    row = state.open_library().remove(episode)
    click.echo(_("removed: {names}").format(names=row.title))


@click.command("rename")
@_EPISODE
@click.argument("title", type=text_argument)
@pass_state
def rename_command(state: State, episode: str, title: str) -> None:
    """Give an episode another title. Later imports leave it alone."""
    row = state.open_library().rename(episode, title)
    click.echo(_("renamed: {before} → {title}").format(before=row.title, title=title))


@click.command("backup")
@click.argument("path", type=path_argument, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
@pass_state
def backup_command(state: State, path: Path | None, as_json: bool) -> None:
    """Copy the library and your dictionaries to PATH. The copy is one file, and is verified.

    PATH is a file, or a folder in which it gets a name with the time; by default the folder
    `backups` beside the library. A file that is a backup is replaced.
    """
    from bilingual_reader.lexicon.shelf import Shelf
    from bilingual_reader.library.backup import back_up

    library = state.library_path
    target = path or library.parent / "backups"
    if path is None or target.is_dir():
        target = target / f"{library.stem}-{_now()}.db"
    made = back_up(library, target, Shelf(state.dictionaries).files())
    if as_json:
        print_json({"path": str(target), "library": str(library), **_object(made)})
    else:
        told = _("{path}: {contents}, verified").format(path=target, contents=_told(made))
        click.echo(printable(told))


@click.command("restore")
@click.argument("path", type=path_argument)
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@pass_state
def restore_command(state: State, path: Path, as_json: bool) -> None:
    """Put the backup at PATH in the library's place. Your dictionaries come with it.

    It is verified first; one that is damaged or made by a newer version is refused. The library
    and the dictionaries that were there are kept beside, with `.before-restore` in their names.
    A backup made before backups had dictionaries leaves yours as they are.
    """
    from bilingual_reader.library.backup import restore

    library = state.library_path
    done = restore(path, library, _now(), state.dictionaries)
    if as_json:
        before = {
            "before": str(done.library or ""),
            "dictionaries_before": str(done.dictionaries or ""),
        }
        told = {"path": str(path), "library": str(library), **before, **_object(done.contents)}
        print_json(told)
        return
    said = _("{path}: {contents}, restored from {backup}")
    click.echo(printable(said.format(path=library, contents=_told(done.contents), backup=path)))
    if done.library:
        click.echo(printable(_("the library before it: {path}").format(path=done.library)))
    if done.dictionaries:
        yours = _("your dictionaries before it: {path}").format(path=done.dictionaries)
        click.echo(printable(yours))


def _told(made: Contents) -> str:
    number = made.dictionaries
    told = [
        counted(made.episodes, "episode"),
        counted(made.sentences, "sentence"),
        counted(made.words, "word"),
        _("none of your dictionaries (an older backup; yours stay)")
        if number is None
        else plural("{n} dictionary", "{n} dictionaries", number).format(n=number),
    ]
    return _(", ").join(told)


def _object(made: Contents) -> dict[str, int | None]:
    return {
        "episodes": made.episodes,
        "sentences": made.sentences,
        "words": made.words,
        "dictionaries": made.dictionaries,
    }


def _now() -> str:
    return clock()().strftime("%Y%m%dT%H%M%SZ")


COMMANDS = (remove_command, rename_command, backup_command, restore_command)
