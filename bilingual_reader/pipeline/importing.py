"""Importing paths into the library: one bad file stops nothing else."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from bilingual_reader.core.documents import Episode
from bilingual_reader.core.identity import episode_id, fingerprint
from bilingual_reader.errors import LibraryError, NotAnEpisode, SourceError
from bilingual_reader.library import Library
from bilingual_reader.pipeline.gather import NOT_TEXT, Job, gather, shown
from bilingual_reader.pipeline.prepare import Prepared, prepare

READING = 2
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
    stopped: bool = False
    """The user stopped it; what stands above is done and kept."""


def import_paths(
    library: Library,
    paths: Iterable[Path],
    *,
    other: Path | None = None,
    cache: Path | None = None,
    progress: Progress = lambda done, total, name: None,
) -> Outcome:
    """Import files and folders; each episode is saved when it is done, undone in one step.

    `other` is the file with the other language of a single path; `cache` is the folder of what the
    program keeps for itself. What cannot be read or stored is
    listed in the outcome; where the library itself fails, or the user stops it, that is the end.
    """
    outcome = Outcome()
    jobs = list(gather(paths, other))
    with library.batch():
        for done, job in enumerate(jobs):
            if isinstance(job, SourceError):
                outcome.errors.append(Failed(job.where, str(job)))
                continue
            progress(done, len(jobs), job.path.name)
            try:
                _one(library, job, cache, outcome)
            except LibraryError as error:
                # The library itself cannot take it: no use to go on, but what is done is told.
                outcome.errors.append(Failed(shown(job.path), str(error)))
                break
            except KeyboardInterrupt:
                outcome.stopped = True
                break
    progress(len(jobs), len(jobs), "")
    return outcome


def _one(library: Library, job: Job, cache: Path | None, outcome: Outcome) -> None:
    path = shown(job.path)
    if not job.explicit and _is_own(library, job.path):
        return
    if not job.explicit and job.path.suffix.lower() in NOT_TEXT:
        outcome.skipped.append(Skipped(path, "not a text file"))
        return
    try:
        outcome.episodes.append(_import(library, job, cache))
    except NotAnEpisode as error:
        if job.explicit:
            outcome.errors.append(Failed(path, str(error)))
        else:
            outcome.skipped.append(Skipped(path, error.what))
    except SourceError as error:
        outcome.errors.append(Failed(path, str(error)))


def _is_own(library: Library, path: Path) -> bool:
    """Whether a file is the library itself, or SQLite's and our own companions of it."""
    ending = path.name.removeprefix(library.path.name)
    own = path.name.startswith(library.path.name) and (
        ending in ("", "-wal", "-shm", "-journal") or ending.startswith(".before-")
    )
    return own and path.resolve().parent == library.path.resolve().parent


def _import(library: Library, job: Job, cache: Path | None) -> Imported:
    from bilingual_reader.sources import VERSION

    data = read_file(job.path)
    other = read_file(job.other) if job.other else None
    # Sorted: which of two languages is named first changes nothing.
    told = fingerprint(f"{VERSION}.{READING}".encode(), *sorted((data, other or b"")))
    there = _found(library, job, told)
    if there:
        return _as_it_is(library, there, job)
    other_name = shown(job.other) if job.other else ""
    prepared = prepare(data, shown(job.path), other, other_name, cache)
    # Looked for once more, in the transaction that saves: another process may have been faster.
    with library.writing():
        there = _found(library, job, told)
        if there:
            return _as_it_is(library, there, job)
        return _save(library, job, prepared, told)


def _found(library: Library, job: Job, told: str) -> str | None:
    """The id of the episode that was imported from these very bytes, or None."""
    known = library.source(job.key)
    if known and known[0] == told:
        return known[1]
    twin = library.same_source(told)
    if twin:
        # Moved or copied: the episode is known by this path too, also when the file changes.
        library.add_source(job.key, told, twin)
    return twin


def _save(library: Library, job: Job, prepared: Prepared, told: str) -> Imported:
    known = library.source(job.key)
    episode = _named(library, prepared.episode, known[1] if known else None)
    pairs = prepared.pairs
    status = library.save_episode(
        episode, pairs, path=job.key, fingerprint=told, forms=prepared.forms
    )
    turns = max(pair.turn for pair in pairs)
    return Imported(episode.id, episode.title, shown(job.path), status, turns, len(pairs))


def _as_it_is(library: Library, episode: str, job: Job) -> Imported:
    row = library.find(episode)
    return Imported(row.id, row.title, shown(job.path), "unchanged", row.turns, row.sentences)


def _named(library: Library, episode: Episode, known: str | None) -> Episode:
    """The episode with the id that its source brings, or that its path has had, or a new one.

    A source that brings its own id (the archive) may bring it from several paths; a made id is
    given to one episode only.
    """
    if episode_id(replace(episode, id="")) != episode.id:
        return episode
    if known:
        return replace(episode, id=known)
    made, count = episode.id, 1
    while library.edition(made):
        count += 1
        made = f"{episode.id}-{count}"
    return replace(episode, id=made)


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises SourceError where it cannot be read or is no file."""
    from bilingual_reader.sources.encodings import MAX_BYTES

    where = shown(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceError("this is not a file", where, "give a transcript")
        if status.st_size > MAX_BYTES:
            limit = f"the file is over {MAX_BYTES // 2**20} MB, no transcript is"
            raise SourceError(limit, where, "split it")
        return path.read_bytes()
    except OSError as error:
        told = f"the file cannot be read ({error.strerror})"
        raise SourceError(told, where, "check the path") from error
