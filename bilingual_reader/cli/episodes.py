"""`import`, `list` and `show`."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual_reader.cli.crews import MOST_JOBS, processes
from bilingual_reader.cli.output import (
    counted,
    episode_object,
    print_json,
    print_pairs,
    printable,
    sentence_object,
)
from bilingual_reader.cli.progress import Bar
from bilingual_reader.cli.state import (
    State,
    number_argument,
    pass_state,
    path_argument,
    text_argument,
)
from bilingual_reader.errors import SourceError
from bilingual_reader.locale import N_, _, explained, in_use, told

if TYPE_CHECKING:
    from bilingual_reader.library import Library
    from bilingual_reader.pipeline.crew import Crew
    from bilingual_reader.pipeline.outcome import Outcome


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=path_argument, metavar="PATH…")
@click.option(
    "--with",
    "other",
    type=path_argument,
    metavar="PATH",
    help="The file with the other language of a single PATH; the two are aligned.",
)
@click.option(
    "--anyway",
    is_flag=True,
    help="With --with: also where the two do not look like translations of each other.",
)
@click.option(
    "--jobs",
    type=number_argument(1, MOST_JOBS),
    metavar="N",
    help=f"How many processes prepare many files, 1 to {MOST_JOBS}.  [default: one a core]",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Prepare the files on the Dask cluster of this scheduler, such as tcp://127.0.0.1:8786.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@pass_state
def import_command(
    state: State,
    paths: tuple[Path, ...],
    other: Path | None,
    anyway: bool,
    jobs: int | None,
    scheduler: str | None,
    as_json: bool,
) -> None:
    """Import transcripts: files and folders. Formats are known by content, not by name.

    BuildSpeak pages and archives, Markdown, web articles, SRT, VTT, plain text. `talk.en.srt` and
    `talk.zh.srt` in one folder become one episode. Importing again changes nothing; a changed
    file updates its episode and keeps every mark. A stop loses nothing that was done: the next
    import goes on from there.
    """
    if other is not None and (len(paths) != 1 or paths[0].is_dir()):
        raise click.UsageError("--with goes with exactly one file")
    if anyway and other is None:
        raise click.UsageError("--anyway goes with --with")
    from bilingual_reader.pipeline.importing import import_paths

    crew = _crew(state, jobs, scheduler)
    bar = Bar(_("importing"))
    # A stop that the system asks for is answered as Ctrl+C is: what is done is told.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        outcome = import_paths(
            state.open_library(writing=True),
            paths,
            other=other,
            anyway=anyway,
            cache=state.config.cache,
            progress=bar,
            crew=crew,
        )
    finally:
        signal.signal(signal.SIGTERM, before)
        bar.clear()
    _report(outcome, as_json)
    if outcome.stopped:
        raise click.Abort
    if outcome.errors:
        raise click.exceptions.Exit(1)


def _crew(state: State, jobs: int | None, scheduler: str | None) -> Crew | None:
    """Who prepares the files. Raises ClusterError where a cluster cannot be used."""
    if scheduler is not None:
        from bilingual_reader.pipeline.cluster import Cluster, is_address

        if jobs is not None:
            raise click.UsageError("--jobs is for this machine, --scheduler for a cluster")
        if not is_address(scheduler):
            raise click.BadParameter(
                f"{scheduler!r} is no address such as tcp://127.0.0.1:8786",
                param_hint="--scheduler",
            )
        return Cluster(scheduler)
    return processes(state, jobs)


def _report(outcome: Outcome, as_json: bool) -> None:
    for failed in outcome.errors:
        where = "" if failed.path in failed.message else f"{failed.path}: "
        message = explained(SourceError(failed.message))
        click.echo(f"error: {printable(where + message)}", err=True)
    if as_json:
        print_json(
            {
                "episodes": [
                    {name: getattr(episode, name) for name in episode.__dataclass_fields__}
                    for episode in outcome.episodes
                ],
                "errors": [{"path": f.path, "message": f.message} for f in outcome.errors],
                "skipped": [{"path": s.path, "why": s.why} for s in outcome.skipped],
            }
        )
        return
    for episode in outcome.episodes:
        size = _size(episode.turns, episode.sentences)
        what = _("{title}  ({size})").format(title=episode.title, size=size)
        click.echo(f"{_status(episode.status)}  {what}")
        if episode.waiting:
            click.echo(f"           {_waiting(episode.waiting, episode.id)}")
    for skipped in outcome.skipped:
        why = _("{name}: {told}").format(name=printable(skipped.path), told=told(skipped.why))
        click.echo(f"{_status('skipped')}  {why}")
    if not (outcome.episodes or outcome.skipped or outcome.errors or outcome.stopped):
        click.echo(_("There is nothing to import."))


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@pass_state
def list_command(state: State, as_json: bool) -> None:
    """List the episodes of the library, with their numbers."""
    rows = state.open_library().episodes()
    if as_json:
        print_json({"episodes": [episode_object(row) for row in rows]})
        return
    if not rows:
        click.echo(_("The library is empty. `bilingual-reader import FILE` or `demo` begins it."))
    for row in rows:
        long = _("{n} words") if "en" in row.languages else _("{n} characters")
        facts = [row.show, row.date, "+".join(row.languages), long.format(n=f"{row.word_count:,}")]
        facts += [_("{n} min").format(n=row.minutes), _size(row.turns, row.sentences)]
        if row.position:
            facts.append(_("at {n}").format(n=row.position))
        click.echo(f"{row.number:>4}  {click.style(row.title, bold=True)}")
        click.echo(f"      {' · '.join(fact for fact in facts if fact)}  [{row.id}]")


@click.command("show")
@click.argument("episode", type=text_argument)
@click.option("--json", "as_json", is_flag=True, help="Print the episode as JSON.")
@pass_state
def show_command(state: State, episode: str, as_json: bool) -> None:
    """Print an episode, each sentence with its translation."""
    library = state.open_library()
    row = library.find(episode)
    if as_json:
        sentences = [sentence_object(pair) for pair in library.pairs(row.id)]
        print_json({"episode": episode_object(row), "sentences": sentences})
        return
    show_episode(library, row.id)


def show_episode(library: Library, episode: str) -> None:
    """Print an episode for people."""
    row = library.find(episode)
    click.secho(row.title, bold=True)
    facts = " · ".join(part for part in (row.show, row.date, row.url) if part)
    if facts:
        click.echo(facts)
    click.echo()
    print_pairs(library.pairs(row.id))
    waiting = sum(not each.n for each in library.corrections(row.id))
    if waiting:
        click.secho(_waiting(waiting, str(row.number)), dim=True)


def _waiting(corrections: int, episode: str) -> str:
    told = _("{corrections} without a place in this text: `beads list {episode}`")
    return told.format(corrections=counted(corrections, "correction"), episode=episode)


def _size(turns: int, sentences: int) -> str:
    return _(", ").join((counted(turns, "turn"), counted(sentences, "sentence")))


_STATUSES = (N_("added"), N_("updated"), N_("unchanged"), N_("skipped"))


def _status(name: str) -> str:
    """What became of a file, as wide as any."""
    if in_use() == "en":
        return f"{name:9}"
    from bilingual_reader.reader.telling import padded

    return padded(_(name), 9)


COMMANDS = (import_command, list_command, show_command)
