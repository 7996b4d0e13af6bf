"""`demo`: the sample interviews, in the reader where there is a terminal, on paper where not."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual_reader.cli.episodes import show_episode
from bilingual_reader.cli.reading import open_reader
from bilingual_reader.cli.samples import samples
from bilingual_reader.cli.state import State, pass_state, path_argument
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.library import Library

EPISODE = "lighthouse-keepers.txt"
"""The sample that the demo shows."""

WORDS = (
    "conviction",
    "ferry",
    "handwriting",
    "ashamed",
    "intuition",
    "reasoning",
    "overfitting",
    "fog",
    "一口咬定",
    "灯塔",
    "山羊",
    "日志",
    "语音识别",
    "惭愧",
    "出神",
    "说白了",
)
"""What the sample deck teaches, where the sample has it."""


@click.command("demo")
@click.option(
    "--deck",
    type=path_argument,
    metavar="PATH",
    help="Only write the sample deck, to PATH.",
)
@pass_state
def demo_command(state: State, deck: Path | None) -> None:
    """Try it on the sample interviews, written for this program.

    In a terminal it imports them into your library and opens the reader on one. Without one it
    prints that interview, pair by pair, and writes the deck demo.apkg, into decks/ where there is
    such a folder; your library is left alone.
    """
    if deck is None and sys.stdin.isatty() and sys.stdout.isatty():
        library = state.open_library(writing=True)
        episode = import_samples(library, state.config.cache)
        library.close()
        state.compiled_lexicon().close()  # so that the first word looked up does not wait
        open_reader(state, episode)
        return
    from tempfile import TemporaryDirectory

    from bilingual_reader.cli.exporting import Order, export_words, summary

    with TemporaryDirectory(prefix="bilingual-reader-") as folder:
        path = state.library_option or Path(folder, "demo.db")
        library = state.open_library(path, writing=True)
        episode = import_samples(library, state.config.cache)
        if deck is None:
            show_episode(library, episode)
            click.echo()
        mark_samples(state, library, episode)
        order = Order(deck or _decks(state) / "demo.apkg")
        report = export_words(state, library, order)
        click.echo(_("deck: {told}").format(told=summary(report)))
        library.close()


def import_samples(library: Library, cache: Path) -> str:
    """Import the samples; the id of the one to open. Raises SourceError where one fails."""
    from bilingual_reader.cli.progress import Bar
    from bilingual_reader.errors import SourceError
    from bilingual_reader.pipeline.importing import import_paths

    folder = Path(samples())
    with Bar(_("importing the samples")) as bar:
        outcome = import_paths(library, [folder], cache=cache, progress=bar)
    if outcome.errors:
        raise SourceError(outcome.errors[0].message)
    return next(e.id for e in outcome.episodes if e.path == str(folder / EPISODE))


def mark_samples(
    state: State, library: Library, episode: str, words: Iterable[str] = WORDS
) -> None:
    """Mark words, the sample ones by default, each with its first sentence."""
    from bilingual_reader.pipeline.marking import first_sentence, word_of

    row = library.find(episode)
    pairs = library.pairs(episode)
    for word in words:
        found = first_sentence(pairs, word, state.lexicon)
        if found is not None:
            library.mark(word_of(word, state.lexicon, row, found))


def _decks(state: State) -> Path:
    return Path("decks") if Path("decks").is_dir() else state.config.decks


COMMANDS = (demo_command,)
