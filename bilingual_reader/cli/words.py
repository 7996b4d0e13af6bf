"""`words`: the word list 生词本."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

import click

from bilingual_reader.cli.output import counted, print_json
from bilingual_reader.cli.state import State, number_argument, pass_state, text_argument
from bilingual_reader.cli.words_import import import_words
from bilingual_reader.core.documents import LANGUAGES, Language, timecode
from bilingual_reader.core.word_order import ORDERS, Order, has, ordered
from bilingual_reader.core.words import Status, Word
from bilingual_reader.errors import LibraryError
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.core.studied import AnkiState
    from bilingual_reader.library import EpisodeRow, Library
    from bilingual_reader.pipeline.marking import Found

_JSON = click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")


@click.group("words", invoke_without_command=True)
@_JSON
@click.pass_context
def words_command(context: click.Context, as_json: bool) -> None:
    """The word list 生词本: print it, add to it, change it."""
    if context.invoked_subcommand is None:
        library = context.obj.open_library()
        _print(library, library.words(), as_json)
    elif as_json:
        raise click.UsageError("put --json behind the subcommand")


@words_command.command("list")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(get_args(Status)),
    help="Only words of this status; several may be given.",
)
@click.option("--lang", type=click.Choice(LANGUAGES), help="Only words of this language.")
@click.option(
    "--find",
    type=text_argument,
    metavar="TEXT",
    help="Only words with this in them, their sentences or their notes.",
)
@click.option(
    "--sort",
    type=click.Choice(ORDERS),
    default="date",
    show_default=True,
    help="In which order; date: the oldest first, due: what reviews ask for first.",
)
@_JSON
@pass_state
def list_words(
    state: State,
    statuses: tuple[Status, ...],
    lang: Language | None,
    find: str | None,
    sort: Order,
    as_json: bool,
) -> None:
    """Print the word list, or a part of it."""
    library = state.open_library()
    words = [
        word
        for word in library.words()
        if (not statuses or word.status in statuses)
        and lang in (None, word.lang)
        and (find is None or has(word, find))
    ]
    counts = _counts(library, words) if sort == "frequency" else {}
    due = library.due() if sort == "due" else {}
    _print(library, ordered(words, sort, counts, due), as_json)


def _counts(library: Library, words: Sequence[Word]) -> dict[str, int]:
    """How often the words stand in the library; a bar shows how far counting it is."""
    from bilingual_reader.cli.progress import Bar
    from bilingual_reader.lexicon.chinese import simplified

    with Bar(_("counting words (once)")) as bar:
        library.count_words(simplified, bar.count)
    return library.frequencies([word.key for word in words])


def _print(library: Library, words: Sequence[Word], as_json: bool) -> None:
    from bilingual_reader.core.rows import word_row

    if as_json:
        due, anki = library.due(), library.anki_states()
        rows = [word_row(word, due.get(word.key), anki.get(word.key)) for word in words]
        print_json({"words": rows})
        return
    if not words:
        click.echo(_("No words here: `m` marks one in the reader, `words add WORD` here."))
    for word in words:
        _print_head(word)
        for met in word.contexts[:1]:
            click.echo(f"    {met.sentence}")
            if met.translation:
                click.echo(f"    {met.translation}")


def _print_head(word: Word) -> None:
    parts = click.style(word.headword, bold=True), word.reading, word.gloss, f"[{word.status}]"
    click.echo("  ".join(part for part in parts if part))
    if word.note:
        click.echo("    " + word.note.replace("\n", "\n    "))


def _print_anki(anki: AnkiState) -> None:
    parts = [_("in Anki: {status}").format(status=anki.status), counted(anki.reviews, "review")]
    parts += [counted(anki.lapses, "lapse")] if anki.lapses else []
    if anki.interval:
        parts.append(_("every {days}").format(days=counted(anki.interval, "day")))
    parts += [_("last on {date}").format(date=anki.last[:10])] if anki.last else []
    parts += [_("suspended")] if anki.suspended else []
    click.secho("    " + _(", ").join(parts), dim=True)


@words_command.command("show")
@click.argument("word", type=text_argument)
@_JSON
@pass_state
def show_word(state: State, word: str, as_json: bool) -> None:
    """Print a word with your note and all its sentences."""
    from bilingual_reader.core.rows import word_row

    library = state.open_library()
    entry = _listed(state, library, word)
    anki = library.anki_states().get(entry.key)
    if as_json:
        print_json(word_row(entry, library.due().get(entry.key), anki))
        return
    _print_head(entry)
    if anki is not None:
        _print_anki(anki)
    for met in entry.contexts:
        place = f"{met.title} {met.sentence_n or ''}".strip()
        where = " · ".join(part for part in (place, met.speaker, timecode(met.start)) if part)
        click.echo(f"\n  {met.sentence}\n  {met.translation}".rstrip())
        click.secho(f"  {where}", dim=True)


@words_command.command("add")
@click.argument("word", type=text_argument)
@click.option(
    "--episode", type=text_argument, metavar="EPISODE", help="Take its sentence from this episode."
)
@click.option("--sentence", type=number_argument(1), metavar="N", help="This sentence of it.")
@pass_state
def add_word(state: State, word: str, episode: str | None, sentence: int | None) -> None:
    """Put a word on the list, with its reading, senses and sentence.

    Without --sentence it takes the first sentence of the episode that has the word.
    """
    if sentence is not None and episode is None:
        raise click.UsageError("--sentence goes with --episode")
    from bilingual_reader.pipeline.glosses import episode_glosses
    from bilingual_reader.pipeline.marking import word_of

    library = state.open_library(writing=True)
    row = library.find(episode) if episode else None
    found = _sentence(state, library, row, word, sentence) if row else None
    glosses = episode_glosses(library, row, state.config.cache) if row else ()
    marked = library.mark(word_of(word, state.lexicon, row, found, glosses))
    told = "  ".join(part for part in (marked.headword, marked.reading, marked.gloss) if part)
    status = f"  [{marked.status}]" if marked.status != "new" else ""  # it was there already
    unknown = "" if marked.gloss else _(" (no dictionary has it)")
    click.echo(_("marked: {word}").format(word=f"{told}{unknown}{status}"))


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
@click.argument("words", type=text_argument, nargs=-1, required=True, metavar="WORD…")
@pass_state
def remove_words(state: State, words: tuple[str, ...]) -> None:
    """Take words off the list (`undo` brings them back)."""
    library = state.open_library(writing=True)
    entries = [_listed(state, library, word) for word in words]
    library.unmark(*(entry.key for entry in entries))
    names = _(", ").join(entry.headword for entry in entries)
    click.echo(_("removed: {names}").format(names=names))


@words_command.command("status")
@click.argument("words", type=text_argument, nargs=-1, metavar="WORD…")
@click.argument("status", type=click.Choice(get_args(Status)), metavar="STATUS")
@pass_state
def set_status(state: State, words: tuple[str, ...], status: Status) -> None:
    """Say how well words are known. STATUS is new, learning1 to learning4, known or ignored."""
    if not words:
        raise click.UsageError("give a word before its status")
    library = state.open_library(writing=True)
    entries = [_listed(state, library, word) for word in words]
    library.set_statuses([entry.key for entry in entries], status)
    names = _(", ").join(entry.headword for entry in entries)
    click.echo(_("{name}: {told}").format(name=names, told=status))


@words_command.command("note")
@click.argument("word", type=text_argument)
@click.argument("text")
@pass_state
def set_note(state: State, word: str, text: str) -> None:
    """Keep a note of your own on a word; an empty TEXT takes it away."""
    library = state.open_library(writing=True)
    entry = _listed(state, library, word)
    note = text_argument(text) if text.strip() else ""
    library.set_note(entry.key, note)
    click.echo(_("{name}: {told}").format(name=entry.headword, told=note or _("no note")))


def _listed(state: State, library: Library, word: str) -> Word:
    """The entry of a word, typed as it stands on the list or in any of its forms."""
    from bilingual_reader.core.scripts import word_language
    from bilingual_reader.core.text import plain_letters

    lang, plain = word_language(word), plain_letters(word)
    for headword in (word, plain, plain.lower()):
        entry = library.word(f"{lang}:{headword}")
        if entry is not None:
            return entry
    entry = library.word(f"{lang}:{state.lexicon.headword(word, lang)}")
    if entry is None:
        raise LibraryError("this word is not on the list", word, "`words` shows the list")
    return entry


words_command.add_command(import_words)

COMMANDS = (words_command,)
