"""What a worker is handed, and what it does with it, in whatever process on whatever machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.errors import ReaderError, SourceError

if TYPE_CHECKING:
    from bilingual_reader.pipeline.prepare import Prepared

_FILE = 4096
"""Work that any file is, however short, in bytes of text."""


@dataclass(frozen=True, slots=True)
class Task:
    """The bytes of one source, or of the two languages of it in two files."""

    data: bytes
    name: str
    other: bytes | None = None
    other_name: str = ""
    anyway: bool = False
    """See `prepare`."""

    @property
    def weight(self) -> int:
        """How much work it is, in bytes; what it takes to keep it waiting, too."""
        return _FILE + len(self.data) + len(self.other or b"")


def done_here(task: Task, cache: Path | None, compiling: Progress = untold) -> Prepared:
    """Prepare the task in this process; `cache`, `compiling` as for `prepare`. Raises SourceError.

    A fault of the program on one source is told as that, so that the others are still imported;
    with BILINGUAL_READER_DEBUG it is raised as it is.
    """
    from bilingual_reader.pipeline.prepare import prepare

    try:
        return prepare(
            task.data, task.name, task.other, task.other_name, cache, compiling, task.anyway
        )
    except MemoryError as error:
        raise SourceError(
            "the memory does not suffice for it", task.name, "close other programs, or split it"
        ) from error
    except ReaderError:
        raise
    except Exception as error:
        if os.environ.get("BILINGUAL_READER_DEBUG"):
            raise
        told = f"a fault in the program ({type(error).__name__}: {error})"
        raise SourceError(
            told, task.name, "run again with BILINGUAL_READER_DEBUG=1 and report it"
        ) from error


def compile_ahead(cache: Path | None, compiling: Progress = untold) -> None:
    """Make in the folder `cache` what all workers will read there. Raises LexiconError."""
    from bilingual_reader.lexicon import bilingual

    bilingual.compile_ahead(cache, compiling)


def done_there(task: Task) -> Prepared:
    """Prepare the task on another machine, with that machine's own cache. Raises SourceError."""
    from bilingual_reader.config import load

    return done_here(task, load().cache)


def readings() -> str:
    """The versions that decide how a source is read; all workers must have the same."""
    from bilingual_reader import __version__
    from bilingual_reader.pipeline.prepare import READING
    from bilingual_reader.sources import VERSION

    return f"{__version__}, reading {VERSION}.{READING}"
