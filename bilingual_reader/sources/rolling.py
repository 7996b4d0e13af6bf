"""Captions that show their words more than once: automatic and live ones roll or grow.

    rolling   each line is shown again above the next one
    growing   a cue shows what the one before it showed, and some words more
    lasting   a cue stays while the next one is there already

Only what a file does throughout is taken for such a habit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bilingual_reader.sources.cue_lines import Caption

_SHOWN_ON = 1.0
"""Seconds after which a line that comes again is said again."""
_SHOWN_ABOVE = 6.0
"""The same where a new line stands below it."""


def told_once(captions: Sequence[Caption]) -> list[Caption]:
    """The captions with each word once, and times that end where the next ones begin."""
    return _one_at_a_time(_unrolled(_full_grown(captions)))


def _full_grown(captions: Sequence[Caption]) -> list[Caption]:
    """Without the cues that grow into the next one."""
    grows = [_grows(one, two) for one, two in pairwise(captions)]
    if sum(grows) < 2 or sum(grows) * 4 < len(captions):
        return list(captions)
    made: list[Caption] = []
    start = None
    for one, grown in zip(captions, [*grows, False], strict=True):
        start = one.start if start is None else start
        if not grown:
            made.append(replace(one, start=start))
            start = None
    return made


def _grows(one: Caption, two: Caption) -> bool:
    """Whether the second shows all words of the first, and more behind them."""
    before, after = " ".join(one.lines), " ".join(two.lines)
    near = two.start - one.end <= _SHOWN_ON
    return near and len(after) > len(before) and after.startswith(before) and len(two.lines) < 3


def _unrolled(captions: Sequence[Caption]) -> list[Caption]:
    """Without the lines that roll up: automatic captions show each line two or three times."""
    overlaps = [_overlap(a, b) for a, b in pairwise(captions)]
    # Words said twice overlap too: something new must stand below, or one of them just flash up.
    rolling = sum(
        n > 0 and (len(two.lines) > n or min(one.end - one.start, two.end - two.start) < 0.1)
        for n, (one, two) in zip(overlaps, pairwise(captions), strict=True)
    )
    if rolling < 2 or rolling * 4 < len(captions):
        return list(captions)
    made: list[Caption] = list(captions[:1])
    for one, same in zip(captions[1:], overlaps, strict=False):
        rest = replace(one, lines=one.lines[same:], voices=one.voices[same:])
        if rest.lines:
            made.append(rest)
        elif made:
            made[-1] = replace(made[-1], end=max(made[-1].end, one.end))
    return made


def _one_at_a_time(captions: Sequence[Caption]) -> list[Caption]:
    """Where most cues last into the next one, each ends where that begins."""
    lasting = sum(one.end > two.start > one.start for one, two in pairwise(captions))
    if not captions or lasting * 2 < len(captions):
        return list(captions)
    following = [one.start for one in captions[1:]] + [float("inf")]
    return [
        replace(one, end=max(one.start, min(one.end, stop)))
        for one, stop in zip(captions, following, strict=True)
    ]


def _overlap(one: Caption, two: Caption) -> int:
    """How many lines the second shows again from the end of the first."""
    late = two.start - one.end
    if late > _SHOWN_ABOVE:
        return 0
    most = min(len(one.lines), len(two.lines))
    same = next((n for n in range(most, 0, -1) if one.lines[-n:] == two.lines[:n]), 0)
    return same if late <= _SHOWN_ON or len(two.lines) > same else 0
