"""A program on a pseudo-terminal of its own: keys in, drawn screens out, with times."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

QUIET_SECONDS = 0.03
"""A screen counts as drawn when nothing more has come for this long (not counted itself)."""


class Terminal:
    """A child process on a pseudo-terminal of `columns` × `lines`."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 100,
        lines: int = 30,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._parent, child = pty.openpty()
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(child, termios.TIOCSWINSZ, size)
        given = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=child,
            stdout=child,
            stderr=child,
            start_new_session=True,
            env={**given, **(environment or {})},
        )
        os.close(child)
        self.output = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._parent)

    @property
    def pid(self) -> int:
        """The process on it."""
        return self._process.pid

    def send(self, keys: bytes) -> None:
        """Type."""
        os.write(self._parent, keys)

    def wait_for(self, text: str, seconds: float = 30.0) -> float:
        """Seconds from the start until `text` was on its way to the screen."""
        wanted, limit = text.encode(), time.perf_counter() + seconds
        while wanted not in self.output:
            if not self._read(limit - time.perf_counter()):
                raise TimeoutError(f"{text!r} did not come; last: {self.output[-800:]!r}")
        return time.perf_counter() - self.started

    def settle(self, seconds: float = 10.0, quiet: float = QUIET_SECONDS) -> float:
        """Read until the program falls quiet; the moment of the last thing that it drew."""
        last, limit = time.perf_counter(), time.perf_counter() + seconds
        while time.perf_counter() < limit and self._read(quiet):
            last = time.perf_counter()
        return last

    def press(self, key: bytes) -> float:
        """Seconds from a key to the end of what it drew. Raises TimeoutError where nothing came."""
        begun = time.perf_counter()
        self.send(key)
        if not self._read(5.0):
            raise TimeoutError(f"nothing was drawn for {key!r}")
        first = time.perf_counter()
        return max(first, self.settle()) - begun

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._parent], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self._parent, 65536)
        except OSError:  # Linux says so when the child has closed its end
            return False
        self.output = (self.output + data)[-200_000:]
        return bool(data)
