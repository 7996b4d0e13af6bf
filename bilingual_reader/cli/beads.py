"""`beads`: sentence pairs corrected by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from bilingual_reader.cli.output import print_json, print_pairs, sentence_object
from bilingual_reader.cli.state import State, number_argument, pass_state, text_argument
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.core.corrections import Toward
    from bilingual_reader.core.documents import Language, Pair

_EPISODE = click.argument("episode", type=text_argument)
_N = click.argument("n", type=number_argument(1))
_COUNT = number_argument(0)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print the pairs as JSON.")


@click.group("beads")
def beads_command() -> None:
    """Correct sentence pairs: merge, split and shift them. `undo` takes it back.

    N is the number that `show` prints before a pair. Corrections are kept when the episode is
    imported again, wherever their sentences are still in it.
    """


@beads_command.command("merge")
@_EPISODE
@_N
@_JSON
@pass_state
def merge_command(state: State, episode: str, n: int, as_json: bool) -> None:
    """Make pair N and the next one a single pair."""
    library = state.open_library()
    _print(library.merge(library.find(episode).id, n), as_json)


@beads_command.command("split")
@_EPISODE
@_N
@click.option("--en", type=_COUNT, metavar="N", help="English sentences of the first half.")
@click.option("--zh", type=_COUNT, metavar="N", help="Chinese sentences of the first half.")
@_JSON
@pass_state
def split_command(
    state: State, episode: str, n: int, en: int | None, zh: int | None, as_json: bool
) -> None:
    """Split pair N in two. Without --en and --zh the lengths of both sides say where."""
    library = state.open_library()
    _print(library.split(library.find(episode).id, n, en, zh), as_json)


@beads_command.command("shift")
@_EPISODE
@_N
@click.option("--en", "lang", flag_value="en", help="An English sentence.")
@click.option("--zh", "lang", flag_value="zh", help="A Chinese sentence.")
@click.option("--up", "toward", flag_value="previous", help="Its first, to the previous pair.")
@click.option("--down", "toward", flag_value="next", help="Its last, to the next pair.")
@_JSON
@pass_state
def shift_command(
    state: State,
    episode: str,
    n: int,
    lang: Language | None,
    toward: Toward | None,
    as_json: bool,
) -> None:
    """Move one sentence of pair N over the border to its neighbour."""
    if lang is None or toward is None:
        raise click.UsageError("say which: --en or --zh, and where to: --up or --down")
    library = state.open_library()
    _print(library.shift(library.find(episode).id, n, lang, toward), as_json)


@beads_command.command("list")
@_EPISODE
@click.option("--json", "as_json", is_flag=True, help="Print the corrections as JSON.")
@pass_state
def list_command(state: State, episode: str, as_json: bool) -> None:
    """List the corrections of an episode. Those come last whose sentences are not in it now."""
    library = state.open_library()
    found = library.corrections(library.find(episode).id)
    if as_json:
        rows = [
            {
                "n": each.n or None,
                "made": each.made,
                "beads": [{"en": en, "zh": zh} for en, zh in each.beads],
            }
            for each in found
        ]
        print_json({"corrections": rows})
        return
    if not found:
        click.echo(_("No corrections: `beads merge`, `split` or `shift` makes one."))
    for each in found:
        told = _("from sentence {n}") if each.n else _("waiting for its sentences")
        click.secho(told.format(n=each.n), bold=True)
        for en, zh in each.beads:
            click.echo(f"    {en}\n    {zh}" if en and zh else f"    {en or zh}")


def _print(pairs: Sequence[Pair], as_json: bool) -> None:
    if as_json:
        print_json({"sentences": [sentence_object(pair) for pair in pairs]})
    else:
        print_pairs(pairs, legend=False)


COMMANDS = (beads_command,)
