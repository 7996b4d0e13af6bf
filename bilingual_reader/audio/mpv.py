"""mpv as a player, spoken to in JSON over a socket that nobody else can open.

It inherits one end of a pair of sockets and quits when the other is closed, by whatever end the
program comes to (`--input-ipc-client`, mpv 0.33). https://mpv.io/manual/stable/#json-ipc
"""

from __future__ import annotations

import json
import socket
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from bilingual_reader.audio.player import (
    GRACE,
    WHAT_TO_INSTALL,
    At,
    Ended,
    Lost,
    Tell,
    ended,
    gone,
    require,
)
from bilingual_reader.audio.programs import begin, end
from bilingual_reader.errors import AudioError

_COMMAND = (
    "mpv", "--no-config", "--no-terminal", "--really-quiet", "--idle=yes", "--no-video",
    "--load-scripts=no", "--osc=no", "--load-stats-overlay=no", "--load-auto-profiles=no",
    "--ytdl=no", "--sub-auto=no", "--audio-file-auto=no", "--keep-open=yes", "--hr-seek=yes",
    "--audio-pitch-correction=yes", "--audio-fallback-to-null=no", "--input-media-keys=no",
)  # fmt: skip
_TIME, _EOF = 1, 2
"""Numbers under which properties are observed."""
_NAME = "mpv"


class Mpv:
    """A player; the process is started with it. Raises AudioError where it cannot be."""

    def __init__(self, tell: Tell, output: str = "") -> None:
        self._tell = tell
        self._play = self._heard = 0
        """The playing that was asked for last, and that of which something is heard."""
        self._asked: dict[int, int] = {}
        """Command → its playing, until mpv has answered it."""
        self._ready = 0
        """The playing that mpv has begun to seek for."""
        self._command = 0
        self._path: Path | None = None
        self._start = 0.0
        self._closed = False
        self._lock = threading.RLock()
        ours, theirs = socket.socketpair()
        self._socket = ours
        options = [f"--input-ipc-client=fd://{theirs.fileno()}"]
        options += [f"--ao={output}"] if output else []
        try:
            self._process: subprocess.Popen[bytes] = begin(
                [*_COMMAND, *options], pass_fds=[theirs.fileno()]
            )
        except OSError as error:
            ours.close()
            told = f"mpv cannot be started ({error.strerror})"
            raise AudioError(told, "", WHAT_TO_INSTALL) from error
        finally:
            theirs.close()
        self._thread = threading.Thread(target=self._listen, name=_NAME, daemon=True)
        self._thread.start()
        self._send("observe_property", _TIME, "time-pos")
        self._send("observe_property", _EOF, "eof-reached")

    def play(self, path: Path, start: float, end: float | None, speed: float) -> int:
        """See `Player.play`."""
        require(path)
        with self._lock:
            loaded = path == self._path and self._heard == self._play
            self._play += 1
            self._send("set_property", "speed", speed)
            self._send("set_property", "end", "none" if end is None else f"{end:.3f}")
            self._start = start
            if not (loaded and end is None):
                # Loaded anew: after a seek mpv has played on before it hears of the end.
                self._send("set_property", "start", f"{start:.3f}")
            # Noted first: the answer may be there before the question is put away.
            self._asked[self._command + 1] = self._play
            if loaded and end is None:
                self._send("seek", start, "absolute+exact")
            else:
                self._send("loadfile", str(path.absolute()), "replace")
            self._path = path
            self._send("set_property", "pause", False)
            return self._play

    def pause(self) -> None:
        """See `Player.pause`."""
        self._send("set_property", "pause", True)

    def resume(self) -> None:
        """See `Player.resume`."""
        self._send("set_property", "pause", False)

    def set_speed(self, speed: float) -> None:
        """See `Player.set_speed`."""
        self._send("set_property", "speed", speed)

    def close(self) -> None:
        """See `Player.close`."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
        end(self._process)
        if threading.current_thread() is not self._thread:
            self._thread.join(GRACE)

    def _send(self, *command: object) -> int:
        with self._lock:
            self._command += 1
            line = json.dumps({"command": command, "request_id": self._command}) + "\n"
            try:
                self._socket.sendall(line.encode())
            except OSError as error:
                raise ended(_NAME) from error
            return self._command

    def _listen(self) -> None:
        """Read what mpv says until it has gone; that it has is told, unless we closed it."""
        left = b""
        with suppress(OSError):
            while data := self._socket.recv(2**16):
                *lines, left = (left + data).split(b"\n")
                for line in lines:
                    with suppress(ValueError):
                        self._take(json.loads(line))
        if not self._closed:
            self._process.wait()
            self._tell(Lost(ended(_NAME)))

    def _take(self, said: dict[str, Any]) -> None:
        event = said.get("event")
        if event is None:
            self._answered(said)
        elif event == "playback-restart":
            self._begun()
        elif event == "property-change" and self._heard == self._play:
            if said.get("id") == _TIME and isinstance(said.get("data"), float | int):
                self._tell(At(self._heard, float(said["data"])))
            elif said.get("id") == _EOF and said.get("data") is True:
                self._tell(Ended(self._heard))
        elif event == "end-file" and said.get("reason") == "error":
            self._failed(str(said.get("file_error", "")))

    def _answered(self, said: dict[str, Any]) -> None:
        play = self._asked.pop(said.get("request_id", 0), 0)
        if play and said.get("error") == "success":
            self._ready = play
        elif play and play == self._play:
            self._failed("")

    def _begun(self) -> None:
        """It plays from where it was sent; what was said before was of another place."""
        with self._lock:
            if self._ready != self._play or self._heard == self._play:
                return
            self._heard = self._play
            at = At(self._play, self._start)
        self._tell(at)

    def _failed(self, why: str) -> None:
        path, self._path = self._path, None
        if "audio output" in why:
            told = AudioError("no sound device answers", "", "plug one in, then play again")
        elif path is not None and not path.is_file():
            told = gone(path)
        else:
            told = AudioError("this sound cannot be played", str(path or ""), "attach another file")
        self._tell(Lost(told))
