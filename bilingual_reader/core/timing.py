"""When a sentence is spoken: its share, by length, of the cue or the turn that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from bilingual_reader.core.documents import Cue, Side

Times = tuple[float | None, float | None]
"""Start and end in seconds; None where nothing says."""


def sentence_times(
    side: Side, spans: Sequence[tuple[int, int]], start: float | None, end: float | None
) -> list[Times]:
    """The times of the sentences at `spans` of a side, in a turn from `start` to `end`.

    Cues go before the turn's own times. With neither end nor cues all begin where the turn does.
    """
    if side.cues:
        firsts = [cue.first for cue in side.cues]
        return [
            (_time(side.cues, firsts, first), _time(side.cues, firsts, last, before=True))
            for first, last in spans
        ]
    if start is None or end is None or end < start:
        return [(start, None)] * len(spans)
    scale = (end - start) / max(len(side.text), 1)
    return [(start + scale * first, start + scale * last) for first, last in spans]


def _time(cues: Sequence[Cue], firsts: Sequence[int], offset: int, before: bool = False) -> float:
    """The time of an offset: its place in its cue; between cues, the edge of the next one.

    With `before` the offset is an end: it belongs to the cue of the character before it.
    """
    at = max(bisect_right(firsts, offset - before) - 1, 0)
    cue = cues[at]
    if offset - before >= cue.last and not before and at + 1 < len(cues):
        return cues[at + 1].start
    inside = min(max(offset - cue.first, 0), cue.last - cue.first)
    return cue.start + (cue.end - cue.start) * inside / max(cue.last - cue.first, 1)
