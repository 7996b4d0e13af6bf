"""Where the sentences of a recording, and their clauses, should begin, by what is known of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

from bilingual_reader.core.documents import LANGUAGES, Pair
from bilingual_reader.core.pauses import Clock
from bilingual_reader.core.syllables import clauses

_STEADY = 8.0
"""Syllables' worth by which a turn's pace leans on that of the whole: short turns with times in
whole seconds say little of their own."""
_PACE = 1.7
"""By how much a turn may be slower or faster than the whole; more is a wrong time."""
_USUAL = 0.2
"""Seconds a syllable takes where nothing says it."""
_EARLY, _LATE = 5.0, 5.5
"""Seconds around a turn's given time in which it may begin: transcripts are off by some."""
_NEAR, _SHARE, _SLOW, _MORE = 1.5, 0.3, 0.12, 6.0
"""How far a sentence may stray from its share, by the time spoken between it and what is given."""
_WHOLE = 1.0
"""Seconds by which a turn may end later than its given time, which may have been cut off."""
_CUE = 0.6
"""Seconds around a cue's own time."""
_SHARED, _SHARED_LEAST = 0.03, 0.2
"""How near times are to their shares of a turn that are such shares, by the turn and in seconds."""


class Slot(NamedTuple):
    """What is known of the beginning of a sentence, or of a clause inside one."""

    pair: int
    """Its place among the pairs, from 0."""
    due: float
    """When it should begin, in seconds."""
    first: float
    last: float
    """Between which times it may."""
    takes: float
    """Seconds that it should take, pauses taken out; 0 where its cue says when the next one is."""
    given: bool
    """Whether `due` is the source's time and no share."""
    opens: bool = True
    """Whether a sentence begins, and not a clause inside one."""
    over: float | None = None
    """When it ends by the source, where that says so: of the last sentence of a turn, or of a cue.
    """


class _Block(NamedTuple):
    """Sentences between two times that are given."""

    members: tuple[int, ...]
    weights: tuple[tuple[float, ...], ...]
    """The syllables of their clauses."""
    begins: float
    ends: float
    given: bool
    cued: bool
    over: float | None
    """When it ends by the source."""

    @property
    def weight(self) -> float:
        """All syllables."""
        return sum(map(sum, self.weights))


def slots(pairs: Sequence[Pair], texts: Sequence[str], clock: Clock) -> list[Slot]:
    """What is known of each sentence and clause; those without a text are left out."""
    weights = [tuple(clauses(text)) if text else () for text in texts]
    blocks = list(_blocks(pairs, weights, clock))
    paces = [
        (clock.spoken(b.ends) - clock.spoken(b.begins)) / b.weight
        for b in blocks
        if b.begins < min(b.ends, clock.last_voice)  # what was not recorded has no pace
    ]
    usual = median(paces) if paces else _USUAL
    return [slot for block in blocks for slot in _slots(block, usual or _USUAL, clock)]


def _slots(block: _Block, usual: float, clock: Clock) -> Iterator[Slot]:
    begun, over = clock.spoken(block.begins), clock.spoken(block.ends)
    whole = block.weight
    if over - begun > _PACE * usual * whole:  # music, or a recording that goes on behind the text
        over = begun + usual * whole
    pace = (max(over - begun, 0.0) + _STEADY * usual) / (whole + _STEADY)
    pace = min(max(pace, usual / _PACE), usual * _PACE)
    before = 0.0
    for n, weights in zip(block.members, block.weights, strict=True):
        for place, weight in enumerate(weights):
            takes = 0.0 if block.cued else weight * pace
            last = block.over if n == block.members[-1] else None
            if before == 0 and block.given:
                early, late = (_CUE, _CUE) if block.cued else (_EARLY, _LATE)
                due = block.begins
                yield Slot(n, due, due - early, due + late, takes, True, over=last)
            elif place == 0 or not block.cued:
                spoken = begun + (over - begun) * before / whole
                far = min(before, whole - before) * pace
                stray = _NEAR + min(_SHARE * far, _SLOW * far + _MORE)
                bounds = clock.time(spoken - stray), clock.time(spoken + stray)
                yield Slot(n, clock.time(spoken), *bounds, takes, False, place == 0, last)
            before += weight


def _blocks(
    pairs: Sequence[Pair], weights: Sequence[tuple[float, ...]], clock: Clock
) -> Iterator[_Block]:
    """Stretches of sentences that begin with a given time, each up to the next one's."""
    cuts = [0, *(n for n, (a, b) in enumerate(pairwise(pairs), 1) if _begins(a, b)), len(pairs)]
    wholes = [range(first, last) for first, last in pairwise(cuts)]
    parts = [part for whole in wholes for part in _parts(pairs, whole)]
    after = clock.last_voice
    ends: list[float] = []
    for part, cued in reversed(parts):
        start, told = pairs[part[0]].start, pairs[part[-1]].end
        late = 0.0 if cued else _WHOLE
        ends.append(after if told is None else min(told + late, after))
        after = start if start is not None else after
    for (part, cued), end in zip(parts, reversed(ends), strict=True):
        members = tuple(n for n in part if weights[n])
        start, told = pairs[part[0]].start, pairs[part[-1]].end
        if members:
            begin = clock.first_voice if start is None else start
            own = tuple(weights[n] for n in members)
            over = told if start is not None and told is not None and told > start else None
            yield _Block(members, own, begin, max(end, begin), start is not None, cued, over)


def _begins(before: Pair, pair: Pair) -> bool:
    return pair.turn != before.turn and pair.start is not None


def _parts(pairs: Sequence[Pair], whole: range) -> list[tuple[range, bool]]:
    """One by one where their times are cues', together where they are shares of a turn's."""
    if _is_cued(pairs, whole):
        return [(range(n, n + 1), True) for n in whole]
    return [(whole, False)]


def _is_cued(pairs: Sequence[Pair], part: range) -> bool:
    """Whether times are given one by one: they are not the shares that lengths would give."""
    first, last = pairs[part[0]].start, pairs[part[-1]].end
    if len(part) < 2 or first is None or last is None:
        return False
    shares = {side: _shares([len(pairs[n].side(side)) for n in part]) for side in LANGUAGES}
    for place, n in enumerate(part):
        start = pairs[n].start
        told = first + (last - first) * shares["en" if pairs[n].en else "zh"][place]
        if start is None or abs(start - told) > _SHARED * (last - first) + _SHARED_LEAST:
            return start is not None
    return False


def _shares(lengths: Sequence[int]) -> list[float]:
    """How much of a side stands before each text of it, one space between any two."""
    said = [length + 1 if length else 0 for length in lengths]
    whole = max(sum(said) - 1, 1)
    return [before / whole for before in [0, *accumulate(said)][:-1]]
