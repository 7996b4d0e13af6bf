"""`words`: the word list 生词本."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from bilingual_reader.cli.output import print_json
from bilingual_reader.cli.state import State, pass_state, text_argument
from bilingual_reader.core.words import Status, Word
from bilingual_reader.errors import LibraryError

if TYPE_CHECKING:
    from bilingual_reader.library import EpisodeRow, Library
    from bilingual_reader.pipeline.marking import Found

_JSON = click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")


@click.group("words", invoke_without_command=True)
@_JSON
@click.pass_context
def words_command(context: click.Context, as_json: bool) -> None:
    """The word list 生词本: print it, add to it, take from it."""
    if context.invoked_subcommand is None:
        _print(context.obj, as_json)
    elif as_json:
        raise click.UsageError("put --json behind the subcommand")


@words_command.command("list")
@_JSON
@pass_state
def list_words(state: State, as_json: bool) -> None:
    """Print the word list, the oldest word first."""
    _print(state, as_json)


def _print(state: State, as_json: bool) -> None:
    from bilingual_reader.core.rows import word_row

    words = state.open_library().words()
    if as_json:
        print_json({"words": [word_row(word) for word in words]})
        return
    if not words:
        click.echo("No words yet: `m` marks one in the reader, `words add WORD` here.")
    for word in words:
        head = f"{click.style(word.headword, bold=True)}  {word.reading}".rstrip()
        click.echo(f"{head}  {word.gloss}  [{word.status}]")
        for met in word.contexts[:1]:
            click.echo(f"    {met.sentence}")
            if met.translation:
                click.echo(f"    {met.translation}")


@words_command.command("add")
@click.argument("word", type=text_argument)
@click.option(
    "--episode", type=text_argument, metavar="EPISODE", help="Take its sentence from this episode."
)
@click.option("--sentence", type=click.IntRange(min=1), metavar="N", help="This sentence of it.")
@pass_state
def add_word(state: State, word: str, episode: str | None, sentence: int | None) -> None:
    """Put a word on the list, with its reading, its senses and its sentence.

    Without --sentence it takes the first sentence of the episode that has the word.
    """
    if sentence is not None and episode is None:
        raise click.UsageError("--sentence goes with --episode")
    from bilingual_reader.pipeline.marking import word_of

    library = state.open_library()
    row = library.find(episode) if episode else None
    found = _sentence(state, library, row, word, sentence) if row else None
    marked = library.mark(word_of(word, state.lexicon, row, found))
    click.echo(f"marked: {marked.headword}  {marked.reading}  {marked.gloss}")


def _sentence(state: State, library: Library, row: EpisodeRow, word: str, n: int | None) -> Found:
    from bilingual_reader.pipeline.marking import first_sentence

    pairs = library.pairs(row.id, n or 1, n)
    if not pairs:
        raise LibraryError(
            f"there is no sentence {n}", f"in {row.title!r}", f"it has {row.sentences}"
        )
    found = first_sentence(pairs, word, state.lexicon)
    if found is None:
        where = f"sentence {n} of {row.title!r}" if n else repr(row.title)
        raise LibraryError(f"the word {word!r} is not there", where, "`show` prints the text")
    return found


@words_command.command("remove")
@click.argument("word", type=text_argument)
@pass_state
def remove_word(state: State, word: str) -> None:
    """Take a word off the list (`undo` brings it back)."""
    library = state.open_library()
    entry = _listed(state, library, word)
    library.unmark(entry.key)
    click.echo(f"removed: {entry.headword}")


@words_command.command("status")
@click.argument("word", type=text_argument)
@click.argument("status", type=click.Choice(get_args(Status)))
@pass_state
def set_status(state: State, word: str, status: Status) -> None:
    """Say how well a word is known: new, learning1 to learning4, known or ignored."""
    library = state.open_library()
    entry = _listed(state, library, word)
    library.set_status(entry.key, status)
    click.echo(f"{entry.headword}: {status}")


def _listed(state: State, library: Library, word: str) -> Word:
    """The entry of a word, typed as it stands on the list or in any of its forms."""
    from bilingual_reader.pipeline.marking import language_of

    lang = language_of(word)
    for headword in (word, word.lower()):
        entry = library.word(f"{lang}:{headword}")
        if entry is not None:
            return entry
    entry = library.word(f"{lang}:{state.lexicon.headword(word, lang)}")
    if entry is None:
        raise LibraryError("this word is not on the list", word, "`words` shows the list")
    return entry


COMMANDS = (words_command,)
