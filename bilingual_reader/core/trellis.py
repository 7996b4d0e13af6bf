"""The cheapest way through the places at which sentences and clauses may begin (Viterbi).

The time spoken from one to the next, with the pauses taken out of it, should be in proportion to
the syllables; what stands behind a pause is the likelier a sentence, or a clause, the more the
pause is like theirs; and a turn begins about when the transcript says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import sqrt
from statistics import fmean
from typing import NamedTuple

from bilingual_reader.core.pauses import Clock
from bilingual_reader.core.placing import Slot
from bilingual_reader.core.rests import Rests

_STRAY, _STRAY_LEAST = 0.13, 0.12
"""How far the time that a sentence takes strays from its share: as a share of it, and in seconds
for a very short one."""
_WORST = 12.0
"""The most that one sentence's length can cost: a wrong text is no reason to shift all others."""
_MISSED, _MISSED_CLAUSE = 3.5, 1.5
"""What it costs to begin a sentence, and a clause, where there is no pause."""
_SURE, _SURE_CUE = 0.4, 0.2
"""Seconds by which a given time strays, of a turn and of a cue; from there on what it costs grows
in proportion (Huber 1964): one that is far off must not pull its neighbours along."""
_MOST = 80
"""Candidates for one sentence, the nearest."""


class Place(NamedTuple):
    """Where a sentence or a clause may begin."""

    time: float
    spoken: float
    """Seconds spoken before it."""
    cost: float
    """But for what its pause is worth."""
    ends: float
    """When the voice before it rests."""
    pause: int
    """The number of the pause that it stands behind; -1 for none."""


def candidates(told: Sequence[Slot], clock: Clock) -> list[list[Place]]:
    """Where each may begin: behind the pauses near, or just when it is due; in order."""
    whole = all(float(slot.due).is_integer() for slot in told if slot.given)
    return [_places(slot, clock, whole) for slot in told]


def _places(slot: Slot, clock: Clock, whole: bool) -> list[Place]:
    numbers = clock.ending(slot.first, slot.last)
    near = sorted(numbers, key=lambda n: abs(clock.pauses[n].end - slot.due))[:_MOST]
    due = max(slot.due, 0.0)
    missed = _MISSED if slot.opens else _MISSED_CLAUSE
    places = [Place(due, clock.spoken(due), missed + _given_cost(slot, due, whole), due, -1)]
    for n in near:
        start, end = clock.pauses[n]
        places.append(Place(end, clock.spoken(end), _given_cost(slot, end, whole), start, n))
    return sorted(places)


def _given_cost(slot: Slot, time: float, whole: bool) -> float:
    """What it costs to begin so far from a given time; one of whole seconds may be cut off."""
    if not slot.given:
        return 0.0
    off = time - slot.due
    if whole:
        off = max(off - 1.0, 0.0) if off > 0 else off
    far = abs(off) / (_SURE if slot.takes else _SURE_CUE)
    return far * far / 2 if far < 1 else far - 0.5


def cheapest(
    told: Sequence[Slot], trellis: Sequence[Sequence[Place]], clock: Clock, rests: Rests
) -> tuple[float, list[Place]]:
    """What the cheapest places cost, one of the candidates a slot, and which they are."""
    # One more, 0, is what standing behind no pause is worth: -1 finds it.
    worths = [
        [*(rests.worth(pause.seconds, opens) for pause in clock.pauses), 0.0]
        for opens in (False, True)
    ]
    costs = [place.cost - worths[told[0].opens][place.pause] for place in trellis[0]]
    steps: list[list[int]] = []
    for before, slot, last, here in zip(told, told[1:], trellis, trellis[1:], strict=False):
        worth = worths[slot.opens]
        reached = _reached(last, costs, here, before.takes)
        costs = [
            cost + place.cost - worth[place.pause]
            for (cost, _), place in zip(reached, here, strict=True)
        ]
        steps.append([at for _, at in reached])
    at = min(range(len(costs)), key=costs.__getitem__)
    cost = costs[at]
    chosen = [trellis[-1][at]]
    for step, places in zip(reversed(steps), reversed(trellis[:-1]), strict=True):
        at = step[at]
        chosen.append(places[at])
    return cost, chosen[::-1]


def _reached(
    before: Sequence[Place], costs: Sequence[float], here: Sequence[Place], takes: float
) -> list[tuple[float, int]]:
    """The cheapest way to come to each place, and from which one before it."""
    times = [place.time for place in before]
    spoken = [place.spoken for place in before]
    cheap = _cheap(costs)
    scale, worst = _scale(takes), _WORST if takes else 0.0
    far = sqrt(worst * scale)
    made = []
    for place in here:
        best = cheap[-1]  # though it may be behind
        least = costs[best] + 4 * _WORST
        past = bisect_left(times, place.time)
        if past and costs[cheap[past - 1]] + worst < least:
            best = cheap[past - 1]
            least = costs[best] + worst
        due = place.spoken - takes
        for n in range(bisect_left(spoken, due - far), min(past, bisect_right(spoken, due + far))):
            cost = costs[n] + (spoken[n] - due) ** 2 / scale
            if cost < least:
                least, best = cost, n
        made.append((least, best))
    return made


def _cheap(costs: Sequence[float]) -> list[int]:
    """For each place the cheapest up to it."""

    def cheaper(a: int, b: int) -> int:
        return a if costs[a] <= costs[b] else b

    return list(accumulate(range(len(costs)), cheaper))


def _scale(takes: float) -> float:
    """What the square of a stray is divided by to be its cost."""
    return 2 * (_STRAY * takes + _STRAY_LEAST) ** 2


def stray(told: Sequence[Slot], chosen: Sequence[Place]) -> float:
    """What the lengths cost on average, from each to the next."""
    strays = [
        min((after.spoken - place.spoken - slot.takes) ** 2 / _scale(slot.takes), _WORST)
        for slot, place, after in zip(told, chosen, chosen[1:], strict=False)
        if slot.takes
    ]
    return fmean(strays) if strays else 0.0
