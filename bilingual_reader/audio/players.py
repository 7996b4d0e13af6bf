"""Which player there is on this machine."""

from __future__ import annotations

import os
import shutil
import sys

from bilingual_reader.audio.player import WHAT_TO_INSTALL, Player, Tell
from bilingual_reader.errors import AudioError


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
