"""Remembering where the episode was left, without making a step wait for the disk."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.screen import Screen
from textual.timer import Timer

from bilingual_reader.errors import ReaderError
from bilingual_reader.reader.trouble import Trouble

IDLE = 0.25
"""Seconds without a step after which the place is written."""
LONGEST = 1.0
"""Seconds after which it is written though the learner keeps stepping."""


class PlaceKeeper:
    """Writes the latest place once the learner rests, and at the latest after a second."""

    def __init__(
        self,
        screen: Screen[None],
        write: Callable[[int], None],
        n: int,
        trouble: Callable[[ReaderError], None],
    ) -> None:
        """`n`: the place that is written already. `trouble` is told when a later one cannot be."""
        self._screen, self._write = screen, write
        self._trouble = Trouble(trouble)
        self._written = n
        self._n = n
        self._since = self._last = 0.0
        self._timer: Timer | None = None

    def moved(self, n: int) -> None:
        """The learner came to a sentence."""
        self._n = n
        self._last = monotonic()
        if self._timer is None:
            self._since = self._last
            self._timer = self._screen.set_timer(IDLE, self._rested)

    def placed(self, n: int) -> None:
        """This is the place that is written, whatever it was: nothing waits any more."""
        self._stop()
        self._n = self._written = n

    def flush(self) -> None:
        """Write the place now, where it changed. Raises LibraryError; then it is still to do."""
        self._stop()
        if self._n != self._written:
            n = self._n
            self._write(n)
            self._written = n

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _rested(self) -> None:
        """Write when no step came meanwhile, or too many did; else wait on."""
        now = monotonic()
        still = IDLE - (now - self._last)
        if still <= 0.01 or now - self._since > LONGEST:
            with self._trouble.told():
                self.flush()
        else:
            self._timer = self._screen.set_timer(still, self._rested)
