"""Speech slower or faster at the same pitch: overlapping stretches of it, set nearer or farther.

W. Verhelst and M. Roelands, An overlap-add technique based on waveform similarity (WSOLA), 1993.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilingual_reader.audio.wave_files import Samples

_WINDOW = 0.03
"""Seconds of a stretch: two to six periods of a voice."""
_SEEK = 0.008
"""Seconds by which it may be taken earlier or later, to fit the one before."""


def stretched(blocks: Iterator[Samples], rate: int, speed: float) -> Iterator[Samples]:
    """The blocks at that speed (1.0 leaves them as they are); blocks of another size come out."""
    if abs(speed - 1.0) < 0.01:
        yield from blocks
        return
    import numpy as np

    half, seek = round(rate * _WINDOW / 2), round(rate * _SEEK)
    rise = (0.5 - 0.5 * np.cos(np.pi * np.arange(half) / half)).astype(np.float32)
    held = np.zeros(0, np.float32)
    first, ideal = 0, 0.0  # of `held`, in samples of the recording
    tail: Samples | None = None
    for block in blocks:
        held = np.concatenate([held, block])
        while round(ideal) - first + 2 * half + 2 * seek <= len(held):
            at = max(round(ideal) - first, 0)
            if tail is not None:
                low = max(at - seek, 0)
                near = held[low : at + seek + half]
                at = low + int(np.argmax(np.correlate(near, tail, "valid")))
                yield held[at : at + half] * rise + tail * rise[::-1]
            else:
                yield held[at : at + half]
            tail = held[at + half : at + 2 * half]
            ideal += half * speed
            drop = max(round(ideal) - first - seek, 0)
            held, first = held[drop:], first + min(drop, len(held))
    if tail is not None:
        yield tail * rise[::-1]
