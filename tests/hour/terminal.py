"""A terminal in a tmux server of its own: keys in, screens out, waited for by what they show."""

from __future__ import annotations

import os
import secrets
import select
import shlex
import subprocess
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

PATIENCE = 60.0
"""Seconds after which a screen that does not come is a fault."""
_NOT_OURS = ("TMUX", "TMUX_PANE")


class Terminal:
    """A shell in tmux, driven by a client in control mode, which is told of all that is drawn.

    https://github.com/tmux/tmux/wiki/Control-Mode
    """

    def __init__(
        self, environment: Mapping[str, str], columns: int = 110, lines: int = 34, pace: float = 0.0
    ) -> None:
        """`pace`: seconds between keys, for a person who watches."""
        self._server = ["tmux", "-u", "-L", f"hour-{secrets.token_hex(4)}", "-f", os.devnull]
        self._pace = pace
        # The server keeps these: from the first command on the shell is as the tests have it.
        own = {key: value for key, value in os.environ.items() if key not in _NOT_OURS}
        self._environment = {**own, "LC_ALL": "C.UTF-8", **environment}
        size = ["-x", str(columns), "-y", str(lines)]
        self._client = subprocess.Popen(
            [*self._server, "-C", "new-session", "-s", "hour", *size, "sh"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._environment,
        )
        self._waiting = b""
        self._answer(time.monotonic() + PATIENCE)
        # Where the tests are killed no server stays behind.
        self._ask("set-option -g destroy-unattached on")
        self._ask("set-option -g status off")
        self._ask("set-option -g default-terminal screen-256color")
        self._ask(f"refresh-client -C {columns},{lines}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        subprocess.run(
            [*self._server, "kill-server"], env=self._environment, stderr=subprocess.DEVNULL
        )
        assert self._client.stdin is not None and self._client.stdout is not None
        self._client.stdin.close()
        self._client.stdout.close()
        self._client.kill()
        self._client.wait()

    def attach(self) -> None:
        """Show it in the terminal of this process until it ends or is detached."""
        subprocess.run([*self._server, "attach-session", "-t", "hour"], env=self._environment)

    def detach(self) -> None:
        """End `attach`."""
        subprocess.run([*self._server, "detach-client", "-s", "hour"], env=self._environment)

    def type(self, text: str) -> None:
        """Type a text, and Enter."""
        self._ask(f"send-keys -t hour -l {shlex.quote(text)}")
        self.press("Enter")

    def press(self, *keys: str) -> None:
        """Press keys, as tmux names them."""
        for key in keys:
            time.sleep(self._pace)
            self._ask(f"send-keys -t hour {shlex.quote(key)}")

    def screen(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._ask("capture-pane -p -t hour"))

    def wait(self, *texts: str, gone: str = "") -> str:
        """The first screen with all these texts on it, and without `gone`.

        Raises AssertionError, with the screen, where it does not come.
        """
        limit = time.monotonic() + PATIENCE
        while True:
            shown = self.screen()
            if all(text in shown for text in texts) and not (gone and gone in shown):
                return shown
            if not self._drawn(limit):
                raise AssertionError(f"{texts} did not come, without {gone!r}:\n{shown}")

    def _ask(self, command: str) -> list[str]:
        assert self._client.stdin is not None
        self._client.stdin.write(command.encode() + b"\n")
        self._client.stdin.flush()
        return self._answer(time.monotonic() + PATIENCE)

    def _answer(self, limit: float) -> list[str]:
        """The lines between %begin and %end; whatever is told before is known by looking."""
        found: list[str] | None = None
        while (line := self._line(limit)) is not None:
            if line.startswith("%begin "):
                found = []
            elif line.startswith("%error ") and found is not None:
                raise AssertionError(f"tmux: {' '.join(found)}")
            elif line.startswith("%end ") and found is not None:
                return found
            elif found is not None:
                found.append(line)
        raise AssertionError("tmux does not answer")

    def _drawn(self, limit: float) -> bool:
        """Wait until something was drawn since the last look; False where nothing was."""
        while (line := self._line(limit)) is not None:
            if line.startswith("%output "):
                while b"\n" in self._waiting:
                    self._line(limit)
                return True
        return False

    def _line(self, limit: float) -> str | None:
        """The next line that tmux says, None where it says none in time or has ended."""
        assert self._client.stdout is not None
        while b"\n" not in self._waiting:
            rest = max(limit - time.monotonic(), 0.0)
            ready, _, _ = select.select([self._client.stdout], [], [], rest)
            data = os.read(self._client.stdout.fileno(), 2**16) if ready else b""
            if not data:
                return None
            self._waiting += data
        line, self._waiting = self._waiting.split(b"\n", 1)
        return line.decode(errors="replace")
