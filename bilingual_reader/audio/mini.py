"""miniaudio as a player, where mpv is not, in a process that cannot write on the screen."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from bilingual_reader.audio.player import GRACE, At, Ended, Lost, Tell, ended, require
from bilingual_reader.audio.programs import begin, end
from bilingual_reader.errors import AudioError

_NAME = "miniaudio"


class Mini:
    """A player; the process is started with it. Raises AudioError where it cannot be."""

    def __init__(self, tell: Tell, output: str = "") -> None:
        self._tell = tell
        self._play = 0
        self._closed = False
        command = [sys.executable, "-m", "bilingual_reader.audio.mini_child", output]
        try:
            self._process = begin(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except OSError as error:
            raise AudioError(f"the player cannot be started ({error.strerror})") from error
        self._thread = threading.Thread(target=self._listen, name=_NAME, daemon=True)
        self._thread.start()

    def play(self, path: Path, start: float, end: float | None, speed: float) -> int:
        """See `Player.play`."""
        require(path)
        self._play += 1
        self._send("play", str(path.absolute()), start, end, speed)
        return self._play

    def pause(self) -> None:
        """See `Player.pause`."""
        self._send("pause")

    def resume(self) -> None:
        """See `Player.resume`."""
        self._send("resume")

    def set_speed(self, speed: float) -> None:
        """See `Player.set_speed`."""
        self._send("set_speed", speed)

    def close(self) -> None:
        """See `Player.close`."""
        if self._closed:
            return
        self._closed = True
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()
        end(self._process)
        if threading.current_thread() is not self._thread:
            self._thread.join(GRACE)

    def _send(self, *command: object) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(command).encode() + b"\n")
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise ended(_NAME) from error

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as said:
            for line in said:
                told = json.loads(line)
                if "lost" in told:
                    self._tell(Lost(AudioError(*told["lost"])))
                elif "at" in told:
                    self._tell(At(told["play"], told["at"]))
                else:
                    self._tell(Ended(told["play"]))
        if not self._closed:
            self._process.wait()
            self._tell(Lost(ended(_NAME)))
