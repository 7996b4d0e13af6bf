"""`export`: the word list as a deck or a table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from bilingual_reader.cli.anki_way import Way, way_options
from bilingual_reader.cli.output import printable
from bilingual_reader.cli.state import State, pass_state, path_argument, text_argument
from bilingual_reader.core.words import Status, Word
from bilingual_reader.export import FORMATS, Format

if TYPE_CHECKING:
    from bilingual_reader.export import Report
    from bilingual_reader.library import Library


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
    "--to-anki", is_flag=True, help="Into the Anki that is running, through its add-on AnkiConnect."
)
@click.option(
    "--overwrite",
    is_flag=True,
    help="With --to-anki: also over edits made there, and notes deleted there come back.",
)
@click.option("--dry-run", is_flag=True, help="With --to-anki: only say what would be done.")
@way_options
@pass_state
def export_command(
    state: State,
    output: Path | None,
    kind: Format | None,
    episode: str | None,
    statuses: tuple[Status, ...],
    to_anki: bool,
    overwrite: bool,
    dry_run: bool,
    anki_url: str | None,
    anywhere: bool,
) -> None:
    """Write the word list as an Anki deck or a table. Tables are CSV, TSV, JSON, Markdown.

    Export as often as you like: import the deck again and Anki keeps your reviews and, on words
    that did not change here, your edits.
    """
    if to_anki:
        if output or kind:
            raise click.UsageError("--to-anki writes no file; leave out -o and --format")
        _into_anki(state, Way(anki_url, anywhere, overwrite), episode, statuses, dry_run)
        return
    if overwrite or dry_run or anki_url or anywhere:
        raise click.UsageError("--overwrite, --dry-run, --anki-url, --anywhere go with --to-anki")
    ending = output.suffix.lower().lstrip(".") if output else ""
    by_ending = next((known for known in FORMATS if known == ending), None)
    if output == Path("-"):
        raise click.UsageError("a deck or table is a file; give a path")
    if kind is None and by_ending is None and ending:
        raise click.UsageError(f"no format is called .{ending}; choose one with --format")
    chosen = kind or by_ending or "apkg"
    output = output or state.config.decks / f"bilingual-reader.{chosen}"
    if output.is_dir():
        output = output / f"bilingual-reader.{chosen}"
    library = state.open_library()
    known_gone = library.gone()
    choice = Choice(library.find(episode).id if episode else "", statuses)
    report = export_words(library, output, chosen, choice)
    if chosen == "apkg":
        click.echo(printable(summary(report, report.gone if choice else known_gone)))
    else:
        click.echo(printable(f"{report.path}: {len(report.current)} words"))


def _into_anki(
    state: State, way: Way, episode: str | None, statuses: tuple[Status, ...], dry: bool
) -> None:
    from bilingual_reader.cli.to_anki import send_notes
    from bilingual_reader.core.cards import studied
    from bilingual_reader.export.anki import notes_of

    library = state.open_library()
    choice = Choice(library.find(episode).id if episode else "", statuses)
    before = library.exported()
    words = [w for w in library.words() if choice.has(w) and studied(w, before.get(w.key, ""))]
    send_notes(state, library, notes_of(words, before), way, part=bool(choice), dry=dry)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which words of the list are exported; by default all of them."""

    episode: str = ""
    """Id of the episode they must have been met in, or ""."""
    statuses: tuple[Status, ...] = ()
    """Statuses that they may have; none: any."""

    def __bool__(self) -> bool:
        return bool(self.episode or self.statuses)

    def has(self, word: Word) -> bool:
        """Whether the word is one of them."""
        met = not self.episode or any(c.episode == self.episode for c in word.contexts)
        return met and (not self.statuses or word.status in self.statuses)


def export_words(
    library: Library, output: Path, kind: Format, choice: Choice | None = None
) -> Report:
    """Write the words, and remember what the deck held. Raises ExportError, LibraryError."""
    from bilingual_reader.export import write

    choice = choice or Choice()
    words = [word for word in library.words() if choice.has(word)]
    report = write(words, output, kind, previous=library.exported())
    if kind == "apkg":
        library.set_exported(report.current, chosen=bool(choice))
    return report


def summary(report: Report, known_gone: Collection[str] = ()) -> str:
    """What a deck holds, in a line; words in `known_gone` were named as gone before."""
    parts = [f"{len(report.new)} new", f"{len(report.changed)} changed"]
    parts.append(f"{len(report.unchanged)} unchanged")
    gone = [key.partition(":")[2] for key in report.gone if key not in known_gone]
    if gone:
        more = f" and {len(gone) - 5} more" if len(gone) > 5 else ""
        named = ", ".join(gone[:5])
        parts.append(f"{len(gone)} no longer here ({named}{more}; Anki keeps them)")
    return f"{report.path}: {', '.join(parts)}"


COMMANDS = (export_command,)
