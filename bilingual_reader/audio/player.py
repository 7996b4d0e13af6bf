"""Playing files: what a player does, and what it tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import Protocol

from bilingual_reader.errors import AudioError


@dataclass(frozen=True, slots=True)
class At:
    """This is being heard now."""

    play: int
    """The number that `play` gave."""
    seconds: float
    """From the beginning of the file."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The end that was asked for, or the file's, was reached."""

    play: int


@dataclass(frozen=True, slots=True)
class Lost:
    """It cannot go on: the device or the file has gone, or the player itself."""

    error: AudioError


Heard = At | Ended | Lost
Tell = Callable[[Heard], None]
"""Called in a thread of the player's own."""


class Player(Protocol):
    """Plays one file at a time. Its methods return at once and raise AudioError."""

    def play(self, path: Path, start: float, end: float | None, speed: float) -> int:
        """Play from `start` to `end` in seconds (None: to the end of the file).

        The number of this playing, which comes with all that is told of it.
        """

    def pause(self) -> None:
        """Be silent, where it is."""

    def resume(self) -> None:
        """Go on after a pause."""

    def set_speed(self, speed: float) -> None:
        """Play at another speed, 1.0 for that of the recording, without changing the pitch."""

    def close(self) -> None:
        """End it, and whatever it started. Calling it again does nothing."""


GRACE = 1.0
"""Seconds in which a player's thread ends."""


def require(path: Path, size: int | None = None) -> None:
    """Raise AudioError where a file of sound is not there, or no longer has that size in bytes."""
    try:
        status = path.stat()
    except OSError as error:
        raise gone(path) from error
    if not S_ISREG(status.st_mode):
        raise gone(path)
    if size is not None and status.st_size != size:
        raise AudioError("the sound is another by now", str(path), "attach it again")


def gone(path: Path) -> AudioError:
    """A file of sound is no longer where it was."""
    return AudioError("the sound has gone", str(path), "put it back or attach another")


def ended(program: str) -> AudioError:
    """The program that plays has ended by itself."""
    return AudioError("the player has ended", program, "play again to start it")


WHAT_TO_INSTALL = "install mpv, or `pip install bilingual-reader[audio]`"
