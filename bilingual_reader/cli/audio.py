"""`audio`: sound attached to episodes, and clips of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bilingual_reader.cli.output import counted, print_json, printable
from bilingual_reader.cli.progress import Bar
from bilingual_reader.cli.state import (
    State,
    number_argument,
    pass_state,
    path_argument,
    text_argument,
)
from bilingual_reader.core.documents import timecode
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.library.sounds import Sound
    from bilingual_reader.pipeline.recordings import Attached

_EPISODE = click.argument("episode", type=text_argument)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")


@click.group("audio")
def audio_command() -> None:
    """Attach sound to episodes: SPACE plays it, cards get its clips."""


@audio_command.command("attach")
@_EPISODE
@click.argument("file", type=path_argument)
@click.option("--anyway", is_flag=True, help="Also where it is shorter than the episode.")
@_JSON
@pass_state
def attach_command(state: State, episode: str, file: Path, anyway: bool, as_json: bool) -> None:
    """Attach FILE (mp3, m4a, opus, wav; also FLAC and Vorbis) to EPISODE. `undo` takes it back.

    The file stays where it is. The times of the sentences are put at its pauses.
    """
    from bilingual_reader.pipeline.recordings import attach

    with Bar(_("listening for pauses")) as bar:
        done = attach(
            state.open_library(writing=True),
            episode,
            file,
            anyway=anyway,
            progress=lambda at, whole: bar.count(min(int(at), int(whole)), int(whole) + 1),
        )
    if as_json:
        print_json(_attached(done))
        return
    sound = done.sound
    click.echo(
        printable(f"{done.episode.title}: {sound.path} ({sound.kind}, {timecode(sound.seconds)})")
    )
    if done.shorter:
        told = _("warning: it is {time} shorter than the episode")
        click.echo(told.format(time=timecode(done.shorter)), err=True)
    if not done.heard:
        told = _(
            "warning: the times of its sentences stay estimates: nothing here can decode it; "
            "install mpv or ffmpeg, or `pip install bilingual-reader[audio]`, and attach it again"
        )
        click.echo(told, err=True)
    if not done.suits:
        told = _(
            "warning: this may be another recording, or another cut of it: its pauses are not "
            "where this text has its sentences; listen, and take it back with `undo` where it is"
        )
        click.echo(told, err=True)


@audio_command.command("detach")
@_EPISODE
@pass_state
def detach_command(state: State, episode: str) -> None:
    """Take the sound off EPISODE. The file itself stays; `undo` attaches it again."""
    library = state.open_library()
    sound = library.detach(episode)
    title = library.find(episode).title
    told = _("{title}: {path} detached") if sound else _("{title}: it has no sound")
    click.echo(printable(told.format(title=title, path=sound.path if sound else "")))


@audio_command.command("list")
@_JSON
@pass_state
def list_command(state: State, as_json: bool) -> None:
    """List the sound files, by episode, and those that have gone."""
    library = state.open_library()
    sounds = library.sounds()
    found = [(row, sounds[row.id]) for row in library.episodes() if row.id in sounds]
    if as_json:
        rows = [
            {"episode": row.id, "number": row.number, "title": row.title, **_object(sound)}
            | {"heard": library.spoken(row.id) is not None, "language": library.spoken(row.id)}
            for row, sound in found
        ]
        print_json({"audio": rows})
        return
    if not found:
        click.echo(_("No sound: `bilingual-reader audio attach EPISODE FILE` attaches some."))
    for row, sound in found:
        click.echo(f"{row.number:>4}  {click.style(row.title, bold=True)}")
        gone = "" if sound.path.is_file() else _("  (gone)")
        click.echo(printable(f"{sound.kind}, {timecode(sound.seconds)}  {sound.path}{gone}"))


@audio_command.command("export")
@_EPISODE
@click.option("-o", "--output", type=path_argument, metavar="FOLDER", help="[default: its title]")
@click.option("--from", "first", type=number_argument(1), default=1, help="The first sentence.")
@click.option("--to", "last", type=number_argument(1), help="The last one.  [default: all]")
@_JSON
@pass_state
def export_command(
    state: State, episode: str, output: Path | None, first: int, last: int | None, as_json: bool
) -> None:
    """Cut the sound of EPISODE into a clip a sentence, all of one loudness, in FOLDER."""
    from bilingual_reader.pipeline.clips import export_clips

    with Bar(_("cutting")) as bar:
        made = export_clips(
            state.open_library(), episode, output, first, last, state.config.cache, bar.count
        )
    if as_json:
        rows = [
            {"n": clip.n, "path": str(clip.path), "start": clip.start, "end": clip.end}
            for clip in made.clips
        ]
        print_json({"folder": str(made.folder), "clips": rows, "untimed": made.untimed})
        return
    click.echo(printable(f"{made.folder}: {counted(len(made.clips), 'clip')}"))
    if made.untimed:
        told = _("{sentences} not heard in it: no clip")
        click.echo(told.format(sentences=counted(made.untimed, "sentence")))


def _object(sound: Sound) -> dict[str, object]:
    return {
        "path": str(sound.path),
        "format": sound.kind,
        "seconds": sound.seconds,
        "there": sound.path.is_file(),
    }


def _attached(done: Attached) -> dict[str, object]:
    row = done.episode
    return {
        "episode": row.id, "number": row.number, "title": row.title, **_object(done.sound),
        "heard": done.heard, "shorter": round(done.shorter, 3), "suits": done.suits,
    }  # fmt: skip


COMMANDS = (audio_command,)
