"""Playing files: what a player does, and what it tells; which one there is on this machine."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
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


WHAT_TO_INSTALL = "install mpv, or `pip install bilingual-reader[audio]`"


def open_player(tell: Tell, output: str = "") -> Player:
    """The best player there is; `output` "null" is silent, else "" or a name that mpv knows.

    Raises AudioError where nothing is installed that plays.
    """
    if _has_mpv():
        from bilingual_reader.audio.mpv import Mpv

        return Mpv(tell, output)
    if can_play():
        from bilingual_reader.audio.mini import Mini

        return Mini(tell, output)
    raise AudioError("nothing here can play sound", sys.platform, WHAT_TO_INSTALL)


def can_play() -> bool:
    """Whether some player is installed."""
    from importlib.util import find_spec

    return _has_mpv() or find_spec("miniaudio") is not None


def _has_mpv() -> bool:
    """Whether mpv is there, and a system on which it inherits a socket."""
    return shutil.which("mpv") is not None and hasattr(os, "fork")
