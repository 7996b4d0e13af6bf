"""Importing paths into the library: one bad file stops nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from bilingual_reader.core.documents import Episode
from bilingual_reader.core.identity import fingerprint
from bilingual_reader.errors import LibraryError, NotAnEpisode, ReaderError, SourceError
from bilingual_reader.library import Library
from bilingual_reader.pipeline.gather import NOT_TEXT, Job, gather
from bilingual_reader.pipeline.prepare import Prepared, prepare

READING = 1
"""Raised when alignment or segmentation changes: sources imported before are read anew."""

Progress = Callable[[int, int, str], None]
"""Called with jobs done, jobs in all, and the name of the one that comes next."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An episode as it now stands in the library."""

    id: str
    title: str
    path: str
    status: str
    """added, updated or unchanged."""
    turns: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Failed:
    """A file or folder that could not be imported."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder that is no episode."""

    path: str
    why: str


@dataclass(slots=True)
class Outcome:
    """What became of every path."""

    episodes: list[Imported] = field(default_factory=list)
    errors: list[Failed] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def import_paths(
    library: Library,
    paths: Iterable[Path],
    *,
    other: Path | None = None,
    progress: Progress = lambda done, total, name: None,
) -> Outcome:
    """Import files and folders; each episode is saved when it is done, undone in one step.

    `other` is the file with the other language of a single path. Raises LibraryError where the
    library itself fails; what cannot be read is listed in the outcome.
    """
    outcome = Outcome()
    jobs = list(gather(paths, other))
    with library.batch():
        for done, job in enumerate(jobs):
            if isinstance(job, SourceError):
                outcome.errors.append(Failed(job.where, str(job)))
                continue
            progress(done, len(jobs), job.path.name)
            _one(library, job, outcome)
    progress(len(jobs), len(jobs), "")
    return outcome


def _one(library: Library, job: Job, outcome: Outcome) -> None:
    path = str(job.path)
    if not job.explicit and _is_own(library, job.path):
        return
    if not job.explicit and job.path.suffix.lower() in NOT_TEXT:
        outcome.skipped.append(Skipped(path, "not a text file"))
        return
    try:
        outcome.episodes.append(_import(library, job))
    except NotAnEpisode as error:
        if job.explicit:
            outcome.errors.append(Failed(path, str(error)))
        else:
            outcome.skipped.append(Skipped(path, error.what))
    except LibraryError:
        raise
    except ReaderError as error:
        outcome.errors.append(Failed(path, str(error)))


def _is_own(library: Library, path: Path) -> bool:
    """Whether a file is the library itself, or SQLite's and our own companions of it."""
    own = path.name.startswith(library.path.name)
    return own and path.absolute().parent == library.path.absolute().parent


def _import(library: Library, job: Job) -> Imported:
    from bilingual_reader.sources import VERSION

    data = read_file(job.path)
    other = read_file(job.other) if job.other else b""
    told = fingerprint(f"{VERSION}.{READING}".encode(), data, other)
    known = library.source(job.key)
    if known and known[0] == told:
        return _as_it_is(library, known[1], job)
    twin = library.same_source(told)
    if twin:
        return _as_it_is(library, twin, job)
    name, other_name = str(job.path), str(job.other or "")
    prepared = prepare(data, name, other if job.other else None, other_name)
    episode = _named(library, prepared.episode, known[1] if known else None)
    return _save(library, job, replace(prepared, episode=episode), told)


def _save(library: Library, job: Job, prepared: Prepared, told: str) -> Imported:
    status = library.save_episode(
        prepared.episode, prepared.pairs, path=job.key, fingerprint=told, forms=prepared.forms
    )
    turns = max(pair.turn for pair in prepared.pairs)
    episode = prepared.episode
    return Imported(episode.id, episode.title, str(job.path), status, turns, len(prepared.pairs))


def _as_it_is(library: Library, episode: str, job: Job) -> Imported:
    row = library.find(episode)
    return Imported(row.id, row.title, str(job.path), "unchanged", row.turns, row.sentences)


def _named(library: Library, episode: Episode, known: str | None) -> Episode:
    """The episode with the id it has had, or one that no other source's episode has.

    A source that brings its own id (the archive) may bring it from several paths.
    """
    if known:
        return replace(episode, id=known)
    taken = {row.id for row in library.episodes()}
    made, count = episode.id, 1
    while made in taken and not _brings_id(episode):
        count += 1
        made = f"{episode.id}-{count}"
    return replace(episode, id=made)


def _brings_id(episode: Episode) -> bool:
    from bilingual_reader.core.identity import episode_id

    return episode_id(replace(episode, id="")) != episode.id


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises SourceError where it cannot be read or is no file."""
    from bilingual_reader.sources.encodings import MAX_BYTES

    try:
        if path.exists() and not path.is_file():
            raise SourceError("this is not a file", str(path), "give a transcript")
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(
                f"the file is over {MAX_BYTES // 2**20} MB, no transcript is", str(path), "split it"
            )
        return path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"the file cannot be read ({error.strerror})", str(path), "check the path"
        ) from error
