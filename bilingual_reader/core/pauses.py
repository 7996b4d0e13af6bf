"""The pauses of a recording, and its time without them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

_REST, _BEFORE = 0.15, 0.1
"""Seconds for which a voice rests at least, and that it may do so early."""


class Pause(NamedTuple):
    """A stretch of a recording in which nobody speaks; seconds."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.start


class Clock:
    """The time of a recording and the time spoken in it, each by the other."""

    def __init__(self, pauses: Sequence[Pause], seconds: float) -> None:
        """`pauses` in order, none over another; `seconds`: how long the recording is."""
        self.pauses, self.seconds = pauses, seconds
        self._starts = [pause.start for pause in pauses]
        self._ends = [pause.end for pause in pauses]
        self._silent = [0.0, *accumulate(pause.seconds for pause in pauses)]
        self.before = [s - b for s, b in zip(self._starts, self._silent, strict=False)]
        """Seconds spoken before each pause."""

    def spoken(self, time: float) -> float:
        """Seconds spoken before a time."""
        n = bisect_right(self._starts, time)
        inside = max(self._ends[n - 1] - time, 0.0) if n else 0.0
        return time - self._silent[n] + inside

    def time(self, spoken: float) -> float:
        """The time after which so much was spoken: behind a pause, where one lies there."""
        return spoken + self._silent[bisect_right(self.before, spoken)]

    def ending(self, first: float, last: float) -> range:
        """The numbers of the pauses that end between two times."""
        return range(bisect_left(self._ends, first), bisect_right(self._ends, last))

    def rest(self, time: float) -> float:
        """When the voice that is heard at a time comes to rest."""
        first = bisect_left(self._ends, time - _BEFORE)
        longer = (pause.start for pause in self.pauses[first:] if pause.seconds >= _REST)
        return next(longer, self.seconds)

    @property
    def first_voice(self) -> float:
        """When somebody begins to speak."""
        return self._ends[0] if self._starts and self._starts[0] <= 0.0 else 0.0

    @property
    def last_voice(self) -> float:
        """When the last one ends."""
        silent = self._ends and self._ends[-1] >= self.seconds - 0.05
        return self._starts[-1] if silent else self.seconds
