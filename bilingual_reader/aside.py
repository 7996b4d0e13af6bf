"""Files that stand whole or not at all: written aside, on the disk, then renamed into place."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

_ABANDONED = 3600.0
"""Seconds after which what was left unfinished is a killed process's; nothing takes so long."""


@contextmanager
def written_aside(target: Path, lasting: bool = True) -> Iterator[Path]:
    """Gives a new path to write to; what stands there at the end takes the target's place.

    What is not `lasting` is not waited for until it is on the disk: a cache that knows a torn file.

    Several may do so at once, in processes and threads: each writes a file of its own, and the
    last one stays. Where the inside raises, nothing has changed. Raises OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent, target.suffix)
    part = target.with_name(f"{target.name}.{os.getpid()}-{threading.get_ident()}.part")
    try:
        yield part
        if lasting:
            with part.open("rb+") as written:
                os.fsync(written.fileno())
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


@lru_cache(maxsize=16)
def _sweep(folder: Path, suffix: str) -> None:
    """Remove what killed processes left of such files; once, for a folder may have thousands."""
    for part in folder.glob(f"*{suffix}.*.part"):
        with suppress(FileNotFoundError):  # another has just finished it, or swept it
            if part.stat().st_mtime < time.time() - _ABANDONED:
                part.unlink()
