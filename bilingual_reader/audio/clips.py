"""Sentences cut out of a recording: exactly, of one loudness, and never into a neighbour."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.aside import written_aside
from bilingual_reader.audio.decode import RATE, Stretch, samples_of
from bilingual_reader.audio.encode import encoded, encoder
from bilingual_reader.audio.loudness import made_even
from bilingual_reader.audio.wave_files import at_rate
from bilingual_reader.errors import AudioError

if TYPE_CHECKING:
    from bilingual_reader.audio.wave_files import Samples

BEFORE, AFTER = 0.12, 0.25
"""Seconds of the pause around a sentence that go with it, where the pause is so long."""
_SHARE = 0.5
"""The most of a pause: the rest is the neighbour's."""
_IN, _OUT = 0.008, 0.03
"""Seconds in which it begins and ends, inside what was added: nothing clicks, nothing is cut."""
_MADE = "1"
"""Another for every change of how clips are made, so that none of an older kind is taken."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What is to be cut: seconds of a recording."""

    start: float
    end: float
    before: float = 0.0
    """When what is said before it ends; the beginning of the recording for the first."""
    after: float | None = None
    """When what is said after it begins; None for the last."""

    @property
    def bounds(self) -> tuple[float, float]:
        """Where the clip begins and ends, with a little of the pauses around."""
        lead = min(max(self.start - self.before, 0.0) * _SHARE, BEFORE)
        rest = AFTER
        if self.after is not None:
            rest = min(max(self.after - self.end, 0.0) * _SHARE, AFTER)
        return max(self.start - lead, 0.0), self.end + rest


def cuts(times: Sequence[tuple[float | None, float | None]]) -> list[Cut | None]:
    """The cuts of sentences, by when each begins and ends; None of one that is not heard.

    The times may go back: next to a sentence are, of those before it, the last that is over when
    it begins, and of those behind it the first that begins when it is over.
    """
    ends, before = [0.0], list[float]()
    for start, end in times:
        before.append(ends[bisect_right(ends, max(start or 0.0, 0.0)) - 1])
        if end is not None:
            insort(ends, end)
    starts, after = list[float](), list[float | None]()
    for start, end in reversed(times):
        place = bisect_left(starts, end or 0.0)
        after.append(starts[place] if place < len(starts) else None)
        if start is not None:
            insort(starts, start)
    return [
        Cut(start, end, over, begun)
        if start is not None and end is not None and start < end
        else None
        for (start, end), over, begun in zip(times, before, reversed(after), strict=True)
    ]


def clip(
    recording: Path, fingerprint: str, cut: Cut, folder: Path, source: Path | None = None
) -> Path:
    """The file of a clip in the folder, made where it is not there yet.

    `fingerprint` says what the recording holds; the name is made of it, so that the same clip
    always has the same name. `source` is a decoded copy to cut from. Raises AudioError.
    """
    start, end = cut.bounds
    name = clip_name(fingerprint, cut)
    for ending in ("mp3", "wav"):
        if (made := (folder / name).with_suffix(f".{ending}")).is_file():
            return made
    rate, samples = samples_of(Stretch(source or recording, start, end))
    if not len(samples):
        raise AudioError("the sound ends before this sentence", str(recording), "attach all of it")
    data, ending = encoded(_ready(samples, rate, cut), _fit(rate))
    target = (folder / name).with_suffix(f".{ending}")
    try:
        with written_aside(target) as part:
            part.write_bytes(data)
    except OSError as error:
        told = f"this clip cannot be written ({error.strerror})"
        raise AudioError(told, str(folder), "make room or choose another folder") from error
    return target


def clip_name(fingerprint: str, cut: Cut) -> str:
    """The name of a clip's file, before it is made: the same for the same sound."""
    start, end = cut.bounds
    program, ending = encoder()
    told = "\0".join((fingerprint, f"{start:.3f}", f"{end:.3f}", _MADE, program, ending))
    return f"{hashlib.sha256(told.encode()).hexdigest()[:32]}.{ending}"


def _ready(samples: Samples, rate: int, cut: Cut) -> Samples:
    """Even, faded, and at a rate that every encoder takes."""
    import numpy as np

    made = made_even(samples, rate)
    start, end = cut.bounds
    # What was added is at least as long as the fade, or the fade is as short as that.
    lead = max(min(round((cut.start - start) * rate), round(_IN * rate)), 8)
    rest = max(min(round((end - cut.end) * rate), round(_OUT * rate)), 8)
    made[:lead] *= np.linspace(0, 1, min(lead, len(made)), dtype=np.float32)
    made[-rest:] *= np.linspace(1, 0, min(rest, len(made)), dtype=np.float32)
    return at_rate(made, rate, _fit(rate))


def _fit(rate: int) -> int:
    """The rate of the clip: the recording's own where mp3 has it."""
    return rate if rate in (16_000, 22_050, 24_000, 32_000, 44_100, 48_000) else RATE
