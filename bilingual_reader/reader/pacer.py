"""Stepping by itself, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen
from textual.timer import Timer


class Pacer:
    """Calls `step` after `seconds()`, again and again, until paused or there is no next."""

    def __init__(
        self, screen: Screen[None], seconds: Callable[[], float], step: Callable[[], bool]
    ) -> None:
        self._screen, self._seconds, self._step = screen, seconds, step
        self._timer: Timer | None = None

    @property
    def running(self) -> bool:
        """Whether it steps."""
        return self._timer is not None

    def start(self) -> None:
        """Begin to step, or give the current sentence its full time again."""
        self.stop()
        self._timer = self._screen.set_timer(self._seconds(), self._next)

    def stop(self) -> None:
        """Pause."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _next(self) -> None:
        self._timer = None
        if self._step():
            self.start()
