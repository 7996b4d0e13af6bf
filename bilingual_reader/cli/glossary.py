"""`glossary`: the terms that a transcript glosses itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bilingual_reader.cli.output import print_json, printable
from bilingual_reader.cli.state import State, pass_state, text_argument
from bilingual_reader.core.documents import LANGUAGES, Language
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.core.glossary import Gloss


@click.command("glossary")
@click.argument("episode", type=text_argument)
@click.option("--mark", is_flag=True, help="Put all of them on the word list (one `undo`).")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="The language whose terms --mark puts on the list.  [default: what you learn, else en]",
)
@click.option("--json", "as_json", is_flag=True, help="Print the glossary as JSON.")
@pass_state
def glossary_command(
    state: State, episode: str, mark: bool, lang: Language | None, as_json: bool
) -> None:
    """List the terms that a transcript explains in brackets.

    `contrarian(反共识)`, `感知器（Perceptron）`: each with its counterpart and its first sentence.
    With --mark each goes on the word list with that sentence, its counterpart as the first sense;
    a word that is on the list stays as it is.
    """
    from bilingual_reader.pipeline.glosses import episode_glosses, mark_glosses

    library = state.open_library(writing=mark)
    row = library.find(episode)
    found = episode_glosses(library, row, state.config.cache)
    lang = lang or library.preferences().learned or "en"
    taken = mark_glosses(library, row, found, lang, state.lexicon) if mark else None
    if as_json:
        told: dict[str, Any] = {"glosses": [_gloss_object(gloss) for gloss in found]}
        if taken:
            told["marked"] = {"new": taken.new, "unchanged": taken.unchanged}
        print_json(told)
        return
    if not found:
        click.echo(_("No term of it has its counterpart in brackets."))
    for gloss in found:
        _print(gloss)
    if taken:
        said = _("{n} new on the word list, {there} there already")
        click.echo(said.format(n=taken.new, there=taken.unchanged))


def _gloss_object(gloss: Gloss) -> dict[str, Any]:
    return {
        "en": gloss.en,
        "zh": gloss.zh,
        "explanation": gloss.explanation,
        "sentence": gloss.sentence or None,
        "occurrences": gloss.occurrences,
    }


def _print(gloss: Gloss) -> None:
    times = click.style(f"  ×{gloss.occurrences}", dim=True) if gloss.occurrences > 1 else ""
    head = click.style(printable(gloss.en), bold=True)
    click.echo(f"{gloss.sentence or '':>5}  {head}  {printable(gloss.zh)}{times}")
    if gloss.explanation:
        click.secho(f"         {printable(gloss.explanation)}", dim=True)


COMMANDS = (glossary_command,)
