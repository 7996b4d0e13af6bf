"""`search`: every sentence of the library with a word, characters, or pinyin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bilingual_reader.cli.output import counted, print_json
from bilingual_reader.cli.state import State, number_argument, pass_state, text_argument
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Language
    from bilingual_reader.core.searching import Hit

SHOWN = 100
"""Hits that are printed for people where they do not say how many."""


@click.command("search")
@click.argument("text", type=text_argument)
@click.option(
    "--episode", type=text_argument, metavar="EPISODE", help="Search only in this episode."
)
@click.option(
    "--limit",
    type=number_argument(0),
    metavar="N",
    help=f"At most N sentences, 0 for all.  [default: {SHOWN}; with --json all]",
)
@click.option("--pinyin", "spoken", is_flag=True, help="Take TEXT for pinyin, whatever it says.")
@click.option("--json", "as_json", is_flag=True, help="Print the sentences as JSON.")
@pass_state
def search_command(
    state: State, text: str, episode: str | None, limit: int | None, spoken: bool, as_json: bool
) -> None:
    """Find every sentence with TEXT, in both languages.

    English words and terms are found in all their forms, Chinese by its characters, Simplified
    or Traditional, be it one. What no sentence has in letters is read as pinyin: siweilian, si
    wei lian, sī wéi liàn, si1wei2lian4; a syllable without a tone stands for any.
    """
    from bilingual_reader.cli.progress import Bar
    from bilingual_reader.pipeline.searching import search

    library = state.open_library()
    row = library.find(episode) if episode else None
    shown = limit if limit is not None else 0 if as_json else SHOWN
    with Bar(_("indexing the sentences (once)")) as bar:
        hits = search(
            library,
            text,
            episode=row.id if row else "",
            limit=shown + 1 if shown else None,
            spoken=spoken,
            progress=bar.count,
        )
    more = bool(shown) and len(hits) > shown
    hits = hits[:shown] if more else hits
    if as_json:
        print_json({"hits": [hit_object(hit) for hit in hits]})
        return
    _print(hits)
    if not hits:
        click.echo(_("No sentence has that."))
    elif more:
        told = _("the first {sentences}: --limit 0 shows all")
        click.secho("\n" + told.format(sentences=counted(shown, "sentence")), dim=True)
    else:
        episodes = counted(len({hit.episode for hit in hits}), "episode")
        told = _("{sentences} in {episodes}")
        sentences = counted(len(hits), "sentence")
        click.secho("\n" + told.format(sentences=sentences, episodes=episodes), dim=True)


def hit_object(hit: Hit) -> dict[str, Any]:
    """A hit as `search --json` gives it."""
    return {
        "episode": hit.episode,
        "title": hit.title,
        "n": hit.n,
        "en": hit.en,
        "zh": hit.zh,
        "spans": [list(span) for span in hit.spans],
    }


def _print(hits: list[Hit]) -> None:
    episode = ""
    for hit in hits:
        if hit.episode != episode:
            episode = hit.episode
            click.echo(f"\n{click.style(hit.title, bold=True)}  [{hit.episode}]")
        first, *rest = [text for text in (_lit(hit, "en"), _lit(hit, "zh")) if text]
        click.echo(f"{hit.n:>5}  {first}")
        for text in rest:
            click.echo(f"       {text}")


def _lit(hit: Hit, side: Language) -> str:
    """A side's text with what was found in it reversed, where the terminal can."""
    text, made, at = getattr(hit, side), "", 0
    for lang, first, last in hit.spans:
        if lang == side:
            made += text[at:first] + click.style(text[first:last], reverse=True)
            at = last
    return str(made + text[at:])


COMMANDS = (search_command,)
