"""Importing paths into the library: one bad file stops nothing else.

This process reads the files, knows by their fingerprints what is in the library already, and alone
writes to it; what is new is prepared by a crew, ahead and at once. Results are saved in the order
of the paths, each when its turn has come, so that ids and numbers are the same with any crew and a
stop loses nothing that was told as done.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bilingual_reader.core.identity import fingerprint
from bilingual_reader.errors import ClusterError, LibraryError, NotAnEpisode, SourceError
from bilingual_reader.library import Library
from bilingual_reader.pipeline.ahead import Line
from bilingual_reader.pipeline.crew import Crew
from bilingual_reader.pipeline.gather import NOT_TEXT, Job, gather, shown
from bilingual_reader.pipeline.keeping import as_it_is, keep
from bilingual_reader.pipeline.outcome import (
    Failed,
    Imported,
    Outcome,
    Skipped,
    Standing,
    Watcher,
)
from bilingual_reader.pipeline.prepare import READING, Prepared
from bilingual_reader.pipeline.tasks import Task, compile_ahead, done_here
from bilingual_reader.sources import VERSION


@dataclass(frozen=True, slots=True)
class _Item:
    """A source on its way."""

    name: str
    """What to call it while it is at hand."""
    size: int = 0
    """Bytes."""
    said: Imported | Failed | Skipped | None = None
    """What became of it, where that was clear at once."""
    job: Job | None = None
    """Where it has to be prepared, with the fingerprint of its bytes and of how they are read."""
    told: str = ""
    fatal: bool = False
    """The library itself failed: the end."""


def import_paths(
    library: Library,
    paths: Iterable[Path],
    *,
    other: Path | None = None,
    anyway: bool = False,
    cache: Path | None = None,
    progress: Watcher = lambda standing: None,
    crew: Crew | None = None,
) -> Outcome:
    """Import files and folders; each episode is saved when it is done, undone in one step.

    `other` is the file with the other language of a single path, aligned with it `anyway` even
    where they do not look like translations of each other; `cache` is the folder of what the
    program keeps for itself; `crew` prepares many at once, without one it is done in this process.
    What cannot be read or stored is listed in the outcome; where the library or the crew itself
    fails, or the user stops it, that is the end.
    """
    outcome = Outcome()
    try:
        with library.batch():
            jobs = list(gather(paths, other, anyway))
            compiling = partial(_compiling, progress, len(jobs))
            line = Line[_Item](
                crew,
                partial(done_here, cache=cache, compiling=compiling),
                partial(compile_ahead, cache, compiling),
            )
            _import(library, jobs, line, outcome, progress)
    except KeyboardInterrupt:
        outcome.stopped = True
    except (ClusterError, LibraryError) as error:
        if all(failed.message != str(error) for failed in outcome.errors):
            outcome.errors.append(Failed(error.where, str(error)))
    finally:
        if crew is not None:
            crew.close()
    return outcome


def _compiling(progress: Watcher, jobs: int, done: int, total: int) -> None:
    """Tell how far the lexicon is, which the first import compiles before its first file."""
    if done < total:
        progress(Standing(0, jobs, done / total, "compiling the lexicon (once)"))


def _import(
    library: Library,
    jobs: list[Job | SourceError],
    line: Line[_Item],
    outcome: Outcome,
    progress: Watcher,
) -> None:
    sizes = [job.size if isinstance(job, Job) else 0 for job in jobs]
    asked = (_looked_at(library, *pair) for pair in zip(jobs, sizes, strict=True))
    all_bytes, done_bytes = sum(sizes) or 1, 0
    for n, (item, prepared) in enumerate(line.run(asked)):
        progress(Standing(n, len(jobs), done_bytes / all_bytes, item.name))
        done_bytes += item.size
        said, fatal = item.said, item.fatal
        if item.job and prepared:
            try:
                said = _prepared(library, item.job, item.told, prepared)
            except LibraryError as error:
                said, fatal = Failed(shown(item.job.path), str(error)), True
        if said:
            outcome.add(said)
        if fatal:  # no use to go on, but what is done is told
            break
    progress(Standing(len(jobs), len(jobs), 1.0))


def _looked_at(library: Library, job: Job | SourceError, size: int) -> tuple[_Item, Task | None]:
    """What is clear of a source without preparing it, and else what is to be prepared."""
    if isinstance(job, SourceError):
        return _Item("", said=Failed(job.where, str(job))), None
    item, path = _Item(job.path.name, size), shown(job.path)
    if not job.explicit and _is_own(library, job.path):
        return item, None
    if not job.explicit and job.path.suffix.lower() in NOT_TEXT:
        return replace(item, said=Skipped(path, "not a text file")), None
    try:
        data = read_file(job.path)
        other = read_file(job.other) if job.other else None
        # Sorted: which of two languages is named first changes nothing.
        told = fingerprint(f"{VERSION}.{READING}".encode(), *sorted((data, other or b"")))
        said = as_it_is(library, job, told)
    except (SourceError, LibraryError) as error:
        fatal = isinstance(error, LibraryError)
        return replace(item, said=Failed(path, str(error)), fatal=fatal), None
    if said:
        return replace(item, said=said), None
    other_name = shown(job.other) if job.other else ""
    return replace(item, job=job, told=told), Task(data, path, other, other_name, job.anyway)


def _prepared(
    library: Library, job: Job, told: str, prepared: Callable[[], Prepared]
) -> Imported | Failed | Skipped:
    """Save a source when it has been prepared. Raises LibraryError."""
    path = shown(job.path)
    try:
        return keep(library, job, told, prepared())
    except NotAnEpisode as error:
        return Failed(path, str(error)) if job.explicit else Skipped(path, error.what)
    except SourceError as error:
        return Failed(path, str(error))


def _is_own(library: Library, path: Path) -> bool:
    """Whether a file is the library itself, or SQLite's and our own companions of it."""
    ending = path.name.removeprefix(library.path.name)
    own = path.name.startswith(library.path.name) and (
        ending in ("", "-wal", "-shm", "-journal") or ending.startswith(".before-")
    )
    return own and path.resolve().parent == library.path.resolve().parent


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
