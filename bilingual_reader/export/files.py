"""Writing a file so that it is whole or was never there."""

from __future__ import annotations

import errno
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from bilingual_reader.errors import ExportError

_REFUSED = "no permission to write, or it is open in another program"
_WHAT_TO_DO = {
    errno.ENOSPC: ("the disk is full", "free some space and export again"),
    errno.EDQUOT: ("the disk quota is used up", "free some space and export again"),
    errno.EACCES: (_REFUSED, "close it there or choose another place with -o"),
    errno.EPERM: (_REFUSED, "close it there or choose another place with -o"),
    errno.EBUSY: ("it is open in another program", "close it there and export again"),
    errno.EFBIG: ("the file is too large for this disk", "choose another place with -o"),
    errno.EROFS: ("the disk is read-only", "choose another place with -o"),
    errno.ENAMETOOLONG: ("the file name is too long", "choose a shorter one with -o"),
    errno.ENOENT: ("the folder is not there", "make it first or choose another with -o"),
}


def failed(error: OSError, path: Path) -> ExportError:
    """The system's refusal as the one line that the learner reads."""
    fallback = (error.strerror or type(error).__name__, "choose another place with -o")
    what, todo = _WHAT_TO_DO.get(error.errno or 0, fallback)
    return ExportError(what, str(path), todo)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A new file that takes the place of `path` when the block ends well.

    Written beside it, flushed to the disk, then renamed: after a failure, or a crash at any
    moment, the old file is as it was. A missing folder is made when its parent exists.
    Raises ExportError where the system refuses.
    """
    try:
        target = Path(os.path.realpath(path))
        _check(target)
        _sweep(target.parent)
        unfinished = target.parent / f"{_UNFINISHED}{secrets.token_hex(8)}.part"
        handle = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, _mode(target))
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, target)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        _flush_folder(target.parent)
    except OSError as error:
        raise failed(error, path) from error
    except ValueError as error:  # a NUL in the name
        if "null" not in str(error):
            raise
        raise ExportError("no usable file name", repr(str(path)), "choose one with -o") from error


_BINARY = getattr(os, "O_BINARY", 0)


_UNFINISHED = ".bilingual-reader-"
_ABANDONED = 3600
"""Seconds after which an unfinished file is what a crash left: none takes as long to write."""


def _sweep(folder: Path) -> None:
    """Remove what crashes left; a file that cannot be removed, or is gone by now, is no matter."""
    for file in folder.glob(f"{_UNFINISHED}*.part"):
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > _ABANDONED:
                file.unlink()


def _check(target: Path) -> None:
    if target.is_dir():
        raise ExportError("this is a folder", str(target), "give the name of a file with -o")
    if target.exists() and not target.is_file():
        raise ExportError("this is no ordinary file", str(target), "choose another name with -o")
    if not target.parent.exists():
        target.parent.mkdir()


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, else what the user's mask leaves."""
    return target.stat().st_mode & 0o777 if target.exists() else 0o666


def _flush_folder(folder: Path) -> None:
    """Make the renaming itself last; systems that cannot open a folder do without."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
