"""Where nobody speaks: the stretches of a recording that are quiet by its own measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from bilingual_reader.audio.decode import Stretch, decoded
from bilingual_reader.core.pauses import Pause

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Levels = NDArray[np.float32]

FRAME = 0.01
"""Seconds of sound, about, that one level is taken of."""
SHORTEST = 0.035
"""Seconds that a pause lasts at least: shorter than the shortest rest between sentences, and than
the closure of most stops (Byrd 1993: 50 to 80 ms), which are told apart by where they stand."""
_NOISE, _VOICE = 10, 90
"""Percentiles of the levels at which the quiet and the voice of a recording lie."""
_ABOVE = 0.3
"""A pause is below this share of the way from the quiet to the voice."""
_FLOOR = -75.0
"""Decibels below full scale that count as silence, also where all else is digital zero."""
_BLIP, _AROUND = 0.035, 0.09
"""Seconds of sound inside a pause (a click) that do not end it, where it is so long on both sides:
what is heard between two closures is a vowel."""
_NEAR = 30.0
"""Seconds on either side by which the quiet and the voice are measured: recordings change."""


def find_pauses(
    stretch: Stretch, progress: Callable[[float], None] = lambda seconds: None
) -> tuple[tuple[Pause, ...], float]:
    """The pauses of a recording, and its length in seconds; `progress` is told how far it is.

    Raises AudioError where it cannot be decoded.
    """
    rate, blocks = decoded(stretch)
    found, frame = levels(blocks, rate, progress)
    return tuple(pauses(found, frame)), round(len(found) * frame, 3)


def levels(
    blocks: Iterable[Levels], rate: int, progress: Callable[[float], None] = lambda seconds: None
) -> tuple[Levels, float]:
    """The level of each frame, in decibels below full scale, and how long a frame is."""
    import numpy as np

    size = max(round(rate * FRAME), 1)
    parts: list[Levels] = []
    left = np.zeros(0, np.float32)
    seconds = 0.0
    for block in blocks:
        joined = np.concatenate([left, block]) if len(left) else block
        whole = len(joined) // size * size
        frames = joined[:whole].reshape(-1, size)
        # The mean of a frame goes: a constant offset of the sound card is no voice.
        parts.append(frames.var(axis=1))
        left = joined[whole:]
        seconds += len(block) / rate
        progress(seconds)
    power = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    return (10 * np.log10(np.maximum(power, 1e-12))).astype(np.float32), size / rate


def pauses(level: Levels, frame: float = FRAME) -> list[Pause]:
    """The quiet stretches of a recording by its levels, in order."""
    import numpy as np

    if not len(level):
        return []
    quiet = level < _threshold(level)
    edges = np.flatnonzero(np.diff(quiet.astype(np.int8), prepend=0, append=0)) * frame
    found: list[Pause] = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        pause = Pause(round(start, 3), round(end, 3))
        last = found[-1] if found else None
        if last and start - last.end <= _BLIP and min(pause.seconds, last.seconds) >= _AROUND:
            found[-1] = Pause(last.start, pause.end)
        elif pause.seconds >= SHORTEST:
            found.append(pause)
    return found


def _threshold(level: Levels) -> Levels:
    """For each level the one below which it is quiet there."""
    import numpy as np

    step = round(_NEAR / FRAME)
    made = np.empty(len(level), np.float32)
    for first in range(0, len(level), step):
        near = level[max(first - step, 0) : first + 2 * step]
        low, high = np.percentile(np.maximum(near, _FLOOR), [_NOISE, _VOICE])
        made[first : first + step] = low + _ABOVE * (high - low) + 1.0
    return np.maximum(made, _FLOOR)
