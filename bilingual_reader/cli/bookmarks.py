"""`bookmarks`: the sentences that were bookmarked in the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bilingual_reader.cli.output import milliseconds, print_json, printable
from bilingual_reader.cli.state import State, pass_state, text_argument
from bilingual_reader.core.documents import timecode
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.core.bookmarks import Bookmark


@click.command("bookmarks")
@click.argument("episode", required=False, type=text_argument)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_state
def bookmarks_command(state: State, episode: str | None, as_json: bool) -> None:
    """List the bookmarks of EPISODE, or of all episodes. In the reader f makes one."""
    library = state.open_library()
    found = library.bookmarks(library.find(episode).id if episode is not None else "")
    if as_json:
        print_json({"bookmarks": [_object(mark) for mark in found]})
        return
    if not found:
        click.echo(_("No bookmarks yet: in the reader, f makes one."))
    title = None
    for mark in found:
        if mark.title != title:
            title = mark.title
            click.secho(printable(title), bold=True)
        where = " · ".join(part for part in (mark.speaker, timecode(mark.start)) if part)
        first, *rest = [printable(text) for text in (mark.en, mark.zh) if text]
        told = f"  ({printable(where)})" if where else ""
        click.echo(f"{mark.n or '–':>5}  {first}{told}")
        for text in rest:
            click.echo(f"       {text}")


def _object(mark: Bookmark) -> dict[str, Any]:
    return {
        "episode": mark.episode,
        "title": mark.title,
        "n": mark.n or None,
        "en": mark.en,
        "zh": mark.zh,
        "speaker": mark.speaker,
        "start": milliseconds(mark.start),
        "made": mark.made,
    }


COMMANDS = (bookmarks_command,)
