"""How long the learner reads: the time between steps, as far as it is reading."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

ENOUGH = 60.0
"""Seconds of reading after which they are written, though the learner does not leave."""


class ReadingTime:
    """Adds up seconds and sentences until they are written."""

    def __init__(self, write: Callable[[float, int], None] | None, n: int) -> None:
        """`write` is handed seconds and sentences; it may raise LibraryError. `n`: where one is."""
        self._write = write
        self._n = n
        self._last = monotonic()
        self._seconds = 0.0
        self._sentences = 0

    def moved(self, n: int) -> None:
        """The learner came to a sentence; only the next one was read, a jump passes over many.

        Raises LibraryError where it is time to write, and that fails.
        """
        from bilingual_reader.core.diary import counted  # no first screen needs it

        now = monotonic()
        self._seconds += counted(now - self._last)
        self._sentences += n == self._n + 1
        self._last, self._n = now, n
        if self._seconds >= ENOUGH:
            self.flush()

    def flush(self) -> None:
        """Write what is not written yet. Raises LibraryError; then it is still to do."""
        # Who opened an episode and left it has not read.
        if self._write is not None and self._sentences:
            self._write(self._seconds, self._sentences)
            self._seconds, self._sentences = 0.0, 0
