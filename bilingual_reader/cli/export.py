"""`export`: the word list as a deck or a table."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from bilingual_reader.cli.anki_way import Way, way_options
from bilingual_reader.cli.output import print_json, printable
from bilingual_reader.cli.state import State, pass_state, path_argument, text_argument
from bilingual_reader.core.documents import LANGUAGES, Language
from bilingual_reader.core.words import Status
from bilingual_reader.export import ENDINGS, FORMATS, Format
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.cli.exporting import Order, Part
    from bilingual_reader.core.cards import Kind
    from bilingual_reader.library import Library

_KINDS = "recognition, recall, listening, cloze, sentence, typing"


@click.command("export")
@click.option(
    "-o",
    "--output",
    type=path_argument,
    metavar="PATH",
    help="Where to.  [default: bilingual-reader.apkg in the folder you are in]",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    help="What to write.  [default: by the ending of PATH, else apkg]",
)
@click.option(
    "--episode", type=text_argument, metavar="EPISODE", help="Only words met in this episode."
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice([status for status in get_args(Status) if status != "ignored"]),
    metavar="STATUS",
    help="Only words of this status: new, learning1 to learning4, known. Several may be given.",
)
@click.option(
    "--cards",
    multiple=True,
    type=text_argument,
    metavar="[LANG=]KIND,…",
    help=f"Which cards each note gets from now on, of {_KINDS}; with en= or zh= before them for "
    "the words of that language alone. Remembered.  [default: recognition]",
)
@click.option("--bom", is_flag=True, help="CSV, TSV and Pleco: mark the file as UTF-8 for Excel.")
@click.option("--dry-run", is_flag=True, help="Only say what would be new, changed and gone.")
@click.option("--json", "as_json", is_flag=True, help="Print what was exported as JSON, all named.")
@click.option(
    "--to-anki", is_flag=True, help="Into the Anki that is running, through its add-on AnkiConnect."
)
@click.option(
    "--overwrite",
    is_flag=True,
    help="With --to-anki: also over edits made there, and notes deleted there come back.",
)
@way_options
@pass_state
def export_command(
    state: State,
    output: Path | None,
    kind: Format | None,
    episode: str | None,
    statuses: tuple[Status, ...],
    cards: tuple[str, ...],
    bom: bool,
    dry_run: bool,
    as_json: bool,
    to_anki: bool,
    overwrite: bool,
    anki_url: str | None,
    anywhere: bool,
) -> None:
    """Write the word list as an Anki deck or a table.

    Tables are CSV, TSV, Pleco, JSON and Markdown. Export as often as you like: import the deck
    again and Anki keeps your reviews and, on words that did not change here, your edits.
    """
    chosen = _chosen_cards(cards)
    if to_anki:
        if output or kind or bom:
            raise click.UsageError("--to-anki writes no file: no -o, --format and --bom")
        from bilingual_reader.cli.to_anki import Sending, export_to_anki

        library = state.open_library(writing=not dry_run)
        part, way = _part(library, episode, statuses), Way(anki_url, anywhere, overwrite)
        export_to_anki(state, library, Sending(way, part, chosen, dry_run, as_json))
        return
    if overwrite or anki_url or anywhere:
        raise click.UsageError("--overwrite, --anki-url, --anywhere go with --to-anki")
    path, format = _target(state, output, kind)
    if bom and format not in ("csv", "tsv", "pleco"):
        raise click.UsageError("--bom goes with the formats csv, tsv and pleco")
    if cards and format != "apkg":
        raise click.UsageError("--cards goes with decks: leave it out of a table")
    from bilingual_reader.cli.exporting import Order

    library = state.open_library()
    part = _part(library, episode, statuses)
    _export(state, library, Order(path, format, part, bom, dry_run, chosen), as_json)


def _export(state: State, library: Library, order: Order, as_json: bool) -> None:
    from bilingual_reader.cli.exporting import export_words, remarks, report_object, summary

    known_gone = library.gone(order.format)
    report = export_words(state, library, order)
    if as_json:
        print_json(report_object(report, order))
        return
    line = summary(report, known_gone, deck=order.format == "apkg")
    click.echo(printable(line + _(" (nothing is written yet)") if order.dry else line))
    for remark in remarks(report, order):
        click.echo(printable(remark), err=True)
    if library.read_only and not order.dry:
        told = _("the library is read-only: the next export cannot say what is new since this one")
        click.echo(told, err=True)


def _target(state: State, output: Path | None, kind: Format | None) -> tuple[Path, Format]:
    """The file to write and its format. Raises UsageError where neither tells."""
    ending = output.suffix.lower().lstrip(".") if output else ""
    by_ending = next((known for known in FORMATS if known == ending), None)
    if output == Path("-"):
        raise click.UsageError("a deck or table is a file; give a path")
    if kind is None and by_ending is None and ending and not (output and output.is_dir()):
        raise click.UsageError(f"no format is called .{ending}; choose one with --format")
    format = kind or by_ending or "apkg"
    name = f"bilingual-reader.{ENDINGS.get(format, format)}"
    path = output or state.config.decks / name
    return (path / name if path.is_dir() else path), format


def _part(library: Library, episode: str | None, statuses: Sequence[Status]) -> Part:
    from bilingual_reader.cli.exporting import Part

    return Part(library.find(episode).id if episode else "", tuple(statuses))


def _chosen_cards(told: Sequence[str]) -> dict[Language, Collection[Kind]]:
    """The kinds of cards by language, as they were typed. Raises UsageError."""
    from bilingual_reader.core.cards import KINDS

    chosen: dict[Language, Collection[Kind]] = {}
    for text in told:
        lang, found, kinds = text.rpartition("=")
        if found and lang.strip() not in LANGUAGES:
            raise click.UsageError(f"--cards {text}: before the = goes en or zh")
        names = {name.strip().lower() for name in kinds.split(",")} - {""}
        if not names or not names.issubset(KINDS):
            raise click.UsageError(f"--cards {text}: choose of {_KINDS}")
        known = [kind for kind in KINDS if kind in names]
        chosen.update({each: known for each in LANGUAGES if lang.strip() in ("", each)})
    return chosen


COMMANDS = (export_command,)
