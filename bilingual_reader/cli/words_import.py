"""`words import`: words that somebody knows already, or brings along from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from bilingual_reader.cli.anki_way import Way, way_options
from bilingual_reader.cli.output import counted, printable
from bilingual_reader.cli.state import State, pass_state, path_argument, text_argument
from bilingual_reader.core.documents import LANGUAGES, Language
from bilingual_reader.core.words import Status
from bilingual_reader.errors import SourceError
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.cli.words_from_anki import Asked
    from bilingual_reader.pipeline.word_files import Given, Line, WordFile

NAMED, WIDTH = 8, 60
"""Lines that are named of those that were not taken as they stand, and characters of each."""
_BAND = re.compile(r"([1-9][0-9]{0,6})-([1-9][0-9]{0,6})")


def _band(context: click.Context, option: click.Parameter, told: str | None) -> range | None:
    match = _BAND.fullmatch(told or "")
    if told is None:
        return None
    if match is None or int(match[1]) > int(match[2]):
        raise click.BadParameter("give two ranks, such as 1-2000")
    return range(int(match[1]), int(match[2]) + 1)


@click.command("import")
@click.argument("file", type=path_argument, required=False, metavar="[FILE]")
@click.option(
    "--status",
    type=click.Choice(get_args(Status)),
    help="What to say of them.  [default: what the file says, or known]",
)
@click.option("--lang", type=click.Choice(LANGUAGES), help="Only words of this language.")
@click.option(
    "--frequency",
    callback=_band,
    metavar="FROM-TO",
    help="Instead of a file: the most frequent words of --lang by rank, 1-2000.",
)
@click.option(
    "--anki",
    "package",
    type=path_argument,
    metavar="FILE",
    help="Instead: what is studied in a package that Anki exported, .apkg or .colpkg.",
)
@click.option("--from-anki", is_flag=True, help="Instead: what is studied in the running Anki.")
@click.option(
    "--deck",
    type=text_argument,
    metavar="NAME",
    help="With --field: only in this deck of Anki and those below it.",
)
@click.option(
    "--field",
    type=text_argument,
    metavar="NAME",
    help="The field of other decks' cards that holds the word; remembered until you give another.",
)
@click.option(
    "--lower", is_flag=True, help="Anki may also lower a status that you set higher by hand."
)
@click.option("--dry-run", is_flag=True, help="From Anki: only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="From Anki: say it as JSON.")
@way_options
@pass_state
def import_words(
    state: State,
    /,
    file: Path | None,
    status: Status | None,
    lang: Language | None,
    frequency: range | None,
    **options: Any,
) -> None:
    """Take in many words at once, from FILE or by their frequency. One `undo` takes all back.

    FILE is text with a word a line, or a table (CSV, TSV) with a column named word, or with the
    words in the first one. A word that is on the list gets the status; a band of frequent words
    leaves those on the list as they are. None of them has a sentence until it is met.

    From Anki, by interval: 21 days or more is known, 14 learning4, 7 learning3, 3 learning2, less
    learning1; cards that were never studied are left out. A status that you set by hand is raised
    and never lowered (--lower does), ignored words stay ignored, and words whose status Anki gave
    follow it both ways.
    """
    if (asked := _of_anki(file, status, frequency, lang, options)) is not None:
        from bilingual_reader.cli.words_from_anki import take_from_anki

        take_from_anki(state, asked)
        return
    if (file is None) == (frequency is None):
        raise click.UsageError("give a FILE or --frequency")
    if frequency is not None and lang is None:
        raise click.UsageError("--frequency goes with --lang en or --lang zh")
    from bilingual_reader.cli.progress import Bar
    from bilingual_reader.pipeline.taking_in import entries

    found = None
    if file is not None:
        found = _of_file(file, lang)
        given = found.words
        told = f"import of {printable(file.name)}"
    else:
        assert frequency is not None and lang is not None
        given = _of_band(lang, frequency)
        told = f"import of frequent words {frequency[0]} to {frequency[-1]}"
    library = state.open_library(writing=True)
    known = {word.key for word in library.words()}
    lexicon = state.compiled_lexicon()
    with Bar(_("words")) as bar:
        words = entries(given, lexicon, status=status, known=known, told=bar.count)
    taken = library.take_in(words, told=told, overrule=file is not None)
    said = _("{new} new, {changed} changed, {unchanged} unchanged").format(
        new=taken.new, changed=taken.changed, unchanged=taken.unchanged
    )
    if found and found.passed_over:
        said += _("; {lines} passed over").format(lines=counted(found.passed_over, "line"))
    click.echo(said)
    if found:
        _name(_("no word"), found.no_words)
        strange = _("no status is called so, taken as {status}").format(status=status or "known")
        _name(strange, found.strange)


def _name(what: str, lines: Sequence[Line]) -> None:
    """Name lines that were not taken as they stand, the first of many."""
    for line in lines[:NAMED]:
        text = line.text if len(line.text) <= WIDTH else f"{line.text[:WIDTH]}…"
        told = _("line {n}: {what}: {text}").format(n=line.number, what=what, text=text)
        click.echo(printable(told))
    if len(lines) > NAMED:
        more = counted(len(lines) - NAMED, "line")
        click.echo(_("{what} in {lines} more").format(what=what, lines=more))


def _of_anki(
    file: Path | None,
    status: Status | None,
    frequency: range | None,
    lang: Language | None,
    options: dict[str, Any],
) -> Asked | None:
    """What is asked for of Anki, or None. Raises UsageError where it goes with nothing else."""
    package, running = options["package"], options["from_anki"]
    if package is None and not running:
        if any(options.values()):
            raise click.UsageError(
                "--deck, --field, --lower, --dry-run, --json, --anki-url and --anywhere go with "
                "--anki or --from-anki"
            )
        return None
    if (package is not None and running) or file or status or frequency:
        raise click.UsageError("--anki and --from-anki stand alone: no FILE, status or frequency")
    if options["deck"] and not options["field"]:
        raise click.UsageError("--deck goes with --field")
    from bilingual_reader.cli.words_from_anki import Asked

    return Asked(
        package,
        Way(options["anki_url"], options["anywhere"]),
        options["deck"] or "",
        options["field"] or "",
        lang,
        options["lower"],
        options["dry_run"],
        options["as_json"],
    )


def _of_file(file: Path, lang: Language | None) -> WordFile:
    """The words of a file. Raises SourceError."""
    from bilingual_reader.pipeline.word_files import read
    from bilingual_reader.sources.encodings import MAX_BYTES

    try:
        with file.open("rb") as opened:
            found = read(opened.read(MAX_BYTES + 1), str(file), lang)
    except OSError as error:
        raise SourceError(
            f"the file cannot be read ({error.strerror})",
            str(file),
            "check the path and permissions",
        ) from error
    if not found.words:
        raise SourceError("there are no words in it", str(file), "give a word a line, or a table")
    return found


def _of_band(lang: Language, ranks: range) -> tuple[Given, ...]:
    from bilingual_reader.lexicon.frequency import ranked
    from bilingual_reader.pipeline.taking_in import band

    return tuple(band(lang, ranks[0], ranks[-1], ranked(lang)))
