"""The cheapest way through the places at which sentences and clauses may begin (Viterbi).

The time spoken from one to the next, with the pauses taken out of it, should be in proportion to
the syllables; what stands behind a pause is the likelier a sentence, or a clause, the more the
pause is like theirs; and a turn begins about when the transcript says. What stands behind no pause
need have no place of its own: it is put by its share between what comes before and after it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import inf, sqrt
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
_MISSED, _MISSED_CLAUSE = 3.5, 2.5
"""What it costs to begin a sentence, and a clause, where there is no pause."""
_SURE, _SURE_CUE = 0.4, 0.2
"""Seconds by which a given time strays, of a turn and of a cue; from there on what it costs grows
in proportion (Huber 1964): one that is far off must not pull its neighbours along."""
_MOST = 80
"""Candidates for one sentence, the nearest."""
_SKIPPED = 3
"""So many in a row that have places near stand at none of them, at most."""


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
    near: Sequence[int] = clock.ending(slot.first, slot.last)
    if len(near) > _MOST:
        near = sorted(near, key=lambda n: abs(clock.pauses[n].end - slot.due))[:_MOST]
    places = []
    for n in near:
        start, end = clock.pauses[n]
        places.append(Place(end, clock.before[n], _given_cost(slot, end, whole), start, n))
    if slot.opens:
        due = max(slot.due, 0.0)
        cost = _MISSED + _given_cost(slot, due, whole)
        places.append(Place(due, clock.spoken(due), cost, due, -1))
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


class _Column(NamedTuple):
    """Places of a slot from which the way on may be the cheapest, and the cheapest way to each."""

    places: list[Place]
    times: list[float]
    spoken: list[float]
    costs: list[float]
    """What that way costs."""
    origins: list[tuple[int, int]]
    """The slot, and the number of its place, that it comes from."""
    cheap: list[int]
    """For each place the cheapest up to it."""


class _Leg(NamedTuple):
    """From a place of a slot to one of a later slot, and to none between."""

    slot: int
    takes: float
    """Seconds that it should take."""
    missed: float
    """What it costs that those between have no place."""


def cheapest(
    told: Sequence[Slot], trellis: Sequence[Sequence[Place]], clock: Clock, rests: Rests
) -> tuple[float, list[Place]]:
    """What the cheapest places cost, one a slot, and which they are.

    The cheapest way to place p of slot k costs ::

        c(k, p) = cost(p) - worth(p) + min over j < k, q of
                  c(j, q) + length(spoken(p) - spoken(q), takes(j) + ... + takes(k - 1))
                          + missed(j + 1) + ... + missed(k - 1)

    where none of the slots between j and k has a time that was given.
    """
    # One more, 0, is what standing behind no pause is worth: -1 finds it.
    worths = [
        [*(rests.worth(pause.seconds, opens) for pause in clock.pauses), 0.0]
        for opens in (False, True)
    ]
    columns: list[_Column] = []
    for n, (slot, places) in enumerate(zip(told, trellis, strict=True)):
        worth = worths[slot.opens]
        own = [place.cost - worth[place.pause] for place in places]
        columns.append(_column(places, own, _reached(places, told, n, columns)))
    cost, slot_n, at = _cheapest_end(told, columns)
    chosen = {slot_n: columns[slot_n].places[at]}
    while slot_n:
        slot_n, at = columns[slot_n].origins[at]
        chosen[slot_n] = columns[slot_n].places[at]
    return cost, _filled(told, chosen, clock)


def _column(
    places: Sequence[Place], own: Sequence[float], reached: Sequence[tuple[float, int, int]]
) -> _Column:
    """Left out are those to which the way costs `_WORST` more than to an earlier one: no way on
    from that one costs more than that, whatever its length.
    """
    costs = [cost + before for cost, (before, _, _) in zip(own, reached, strict=True)]
    least = accumulate(costs, min)
    kept = [n for n, cheapest in enumerate(least) if costs[n] < cheapest + _WORST]
    here, costs = [places[n] for n in kept], [costs[n] for n in kept]
    return _Column(
        here,
        [place.time for place in here],
        [place.spoken for place in here],
        costs,
        [reached[n][1:] for n in kept],
        _cheap(costs),
    )


def _cheapest_end(told: Sequence[Slot], columns: Sequence[_Column]) -> tuple[float, int, int]:
    """What the cheapest way through all costs, and the slot and place that it ends with.

    That is one of the last sentence, which always has a place.
    """
    ends = []
    for leg in _legs(told, columns, len(told)):
        column = columns[leg.slot]
        ends.append((column.costs[column.cheap[-1]] + leg.missed, leg.slot, column.cheap[-1]))
        if told[leg.slot].opens:
            break
    return min(ends)


def _legs(told: Sequence[Slot], columns: Sequence[_Column], n: int) -> Iterator[_Leg]:
    """Those that lead to a slot, from the places of the nearest one first."""
    takes = missed = 0.0
    skipped = 0
    for before in range(n - 1, -1, -1):
        slot = told[before]
        takes += slot.takes
        if columns[before].times:
            yield _Leg(before, takes, missed)
            skipped += 1
        if slot.given or skipped > _SKIPPED:
            return
        missed += _MISSED if slot.opens else _MISSED_CLAUSE


def _reached(
    here: Sequence[Place], told: Sequence[Slot], n: int, columns: Sequence[_Column]
) -> list[tuple[float, int, int]]:
    """What it costs at the least to come to each place, and from which slot and place of it."""
    if not n or not here:
        return [(0.0, 0, 0)] * len(here)
    best = [(inf, 0, 0)] * len(here)
    for leg in _legs(told, columns, n):
        _improve(best, here, leg, columns[leg.slot])
    return best


def _improve(
    best: list[tuple[float, int, int]], here: Sequence[Place], leg: _Leg, column: _Column
) -> None:
    """Come to those places by a leg to which that is cheaper than the best way yet."""
    times, spoken, costs, cheap = column.times, column.spoken, column.costs, column.cheap
    scale, worst = _scale(leg.takes), _WORST if leg.takes else 0.0
    least_of_all = costs[cheap[-1]] + leg.missed
    if least_of_all >= max(best)[0]:
        return
    behind = least_of_all + 4 * _WORST
    for n, place in enumerate(here):
        least, at = best[n][0], -1
        if behind < least:
            least, at = behind, cheap[-1]
        past = bisect_left(times, place.time)
        bound = costs[cheap[past - 1]] + leg.missed if past else inf
        if bound + worst < least:
            least, at = bound + worst, cheap[past - 1]
        if bound < least:  # farther off than this all cost more, whatever the way to them did
            far, due = sqrt((least - bound) * scale), place.spoken - leg.takes
            first, last = bisect_left(spoken, due - far), bisect_right(spoken, due + far)
            for m in range(first, min(past, last)):
                cost = costs[m] + leg.missed + (spoken[m] - due) ** 2 / scale
                if cost < least:
                    least, at = cost, m
        if at >= 0:
            best[n] = least, leg.slot, at


def _filled(told: Sequence[Slot], chosen: Mapping[int, Place], clock: Clock) -> list[Place]:
    """A place for each slot: those that have none of their own are put by their shares."""
    made: list[Place] = []
    for first, last in pairwise([*sorted(chosen), len(told)]):
        place, after = chosen[first], chosen.get(last)
        made.append(place)
        takes = sum(slot.takes for slot in told[first:last])
        share = max(after.spoken - place.spoken, 0.0) / takes if after and takes else 1.0
        spoken = place.spoken
        for slot in told[first : last - 1]:
            spoken += slot.takes * share
            time = clock.time(spoken)
            made.append(Place(time, spoken, 0.0, time, -1))
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
