"""Sentences put where they are spoken: at the pauses of the recording that suit them best.

What is known beforehand is when a turn begins, or when a cue does, and how long each sentence is
in syllables. Among the pauses near where a sentence should begin, those are chosen that make the
whole cheapest (Viterbi over one candidate a sentence): the time spoken from one to the next, with
the pauses taken out of it, should be in proportion to the syllables; a rest between sentences is
of another length than one inside; and a turn begins about when the transcript says. Clauses are
placed along with the sentences, since where people rest at commas the longest pauses are not
always those between sentences. Where no pause suits, a sentence stays where its share of the time
puts it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from itertools import accumulate
from math import inf, sqrt
from statistics import fmean
from typing import NamedTuple

from bilingual_reader.core.documents import LANGUAGES, Language, Pair
from bilingual_reader.core.pauses import Clock, Pause
from bilingual_reader.core.placing import Slot, slots
from bilingual_reader.core.rests import Rests, expected, learned
from bilingual_reader.core.timing import Times

_STRAY, _STRAY_LEAST = 0.13, 0.12
"""How far the time that a sentence takes strays from its share: as a share of it, and in seconds
for a very short one."""
_WORST = 12.0
"""The most that one sentence's length can cost: a wrong text is no reason to shift all others."""
_MISSED, _MISSED_CLAUSE = 3.5, 1.5
"""What it costs to begin a sentence, and a clause, where there is no pause."""
_ROUNDS = 3
"""How often all are placed: each time it is better known how long the pauses are."""
_SURE, _SURE_CUE = 0.4, 0.2
"""Seconds by which a given time strays, of a turn and of a cue; from there on what it costs grows
in proportion (Huber 1964): one that is far off must not pull its neighbours along."""
_MOST = 80
"""Candidates for one sentence, the nearest."""


class _Place(NamedTuple):
    """Where a sentence may begin."""

    time: float
    spoken: float
    cost: float
    ends: float
    """When the voice before it rests."""


class Snapped(NamedTuple):
    """When each pair is heard, and in which language."""

    times: list[Times]
    language: Language | None
    """None where there is nothing to tell it by."""


def snapped(pairs: Sequence[Pair], pauses: Sequence[Pause], seconds: float) -> Snapped:
    """Start and end of each pair in a recording of that length, at its pauses.

    A pair that has no text in the language that is spoken takes no time. Of two languages the
    one is taken to be spoken whose lengths suit the pauses better.
    """
    clock = Clock(pauses, seconds)
    best, least = Snapped([(pair.start, pair.end) for pair in pairs], None), inf
    for language in LANGUAGES:
        texts = [pair.side(language) for pair in pairs]
        if 2 * sum(map(bool, texts)) >= len(pairs) > 0:
            told = list(slots(pairs, texts, clock))
            unlike, chosen = _chosen(told, clock)
            # Where only the beginning was recorded, what comes after it says nothing.
            heard = [slot for slot in told if slot.due < seconds] or told
            if len(heard) < len(told):
                unlike, _ = _chosen(heard, clock)
            if unlike < least:
                least = unlike
                best = Snapped(_times(len(pairs), told, chosen, clock), language)
    return best


def _times(count: int, told: Sequence[Slot], chosen: Sequence[_Place], clock: Clock) -> list[Times]:
    """Each pair's times; one that is not spoken stands where the next one begins."""
    times: list[tuple[float, float]] = []
    after = ended = max(clock.last_voice, chosen[-1].time)
    both = zip(told, chosen, strict=True)
    places = {slot.pair: place for slot, place in both if slot.opens}
    for n in reversed(range(count)):
        place = places.get(n)
        if place is None:
            times.append((after, after))
        else:
            times.append((place.time, max(ended, place.time)))
            after, ended = place.time, place.ends
    return [(round(a, 3), round(b, 3)) for a, b in reversed(times)]


def _chosen(told: Sequence[Slot], clock: Clock) -> tuple[float, list[_Place]]:
    """How little the text is like what is heard, and the cheapest places, one a slot, in order.

    Texts of two languages have other clauses, whose lengths are therefore weighed once more: by
    the clause, and not by the sentence as all is.
    """
    sentences = sum(slot.opens for slot in told)
    usual = _usual(clock, sentences)
    rests = expected(usual)
    for _ in range(_ROUNDS):
        cost, chosen = _placed(told, clock, rests)
        rests = _learned(told, chosen, clock, usual)
    strays = [
        min((after.spoken - place.spoken - slot.takes) ** 2 / _scale(slot.takes), _WORST)
        for slot, place, after in zip(told, chosen, chosen[1:], strict=False)
        if slot.takes
    ]
    unlike = cost / sentences + (fmean(strays) if strays else 0.0)
    return unlike, _in_order(chosen)


def _learned(told: Sequence[Slot], chosen: Sequence[_Place], clock: Clock, usual: float) -> Rests:
    """How long the pauses are before which sentences and clauses were placed, and the others."""
    before = {place.time: slot.opens for slot, place in zip(told, chosen, strict=True)}
    kinds: dict[bool | None, list[float]] = {True: [], False: [], None: []}
    for pause in clock.pauses:
        kinds[before.get(pause.end)].append(pause.seconds)
    return learned(usual, kinds[True], kinds[False], kinds[None])


def _placed(told: Sequence[Slot], clock: Clock, rests: Rests) -> tuple[float, list[_Place]]:
    """The same for what is thought of its pauses."""
    whole = all(float(slot.due).is_integer() for slot in told if slot.given)
    trellis = [_places(slot, clock, rests, whole) for slot in told]
    costs = [place.cost for place in trellis[0]]
    steps: list[list[int]] = []
    for slot, before, here in zip(told, trellis, trellis[1:], strict=False):
        reached = _reached(before, costs, here, slot.takes)
        costs = [cost + place.cost for (cost, _), place in zip(reached, here, strict=True)]
        steps.append([at for _, at in reached])
    at = min(range(len(costs)), key=costs.__getitem__)
    cost = costs[at]
    chosen = [trellis[-1][at]]
    for n in range(len(steps) - 1, -1, -1):
        at = steps[n][at]
        chosen.append(trellis[n][at])
    return cost, chosen[::-1]


def _reached(
    before: Sequence[_Place], costs: Sequence[float], here: Sequence[_Place], takes: float
) -> list[tuple[float, int]]:
    """The cheapest way to come to each place, and from which one before it; all in order."""
    times = [place.time for place in before]
    spoken = [place.spoken for place in before]
    cheap = list(accumulate(range(len(costs)), lambda a, b: a if costs[a] <= costs[b] else b))
    scale, worst = _scale(takes), _WORST if takes else 0.0
    far = sqrt(_WORST * scale) if takes else 0.0
    made = []
    for place in here:
        best = cheap[-1]  # though it is behind
        least = costs[best] + 4 * _WORST
        past = bisect_left(times, place.time)
        if past and costs[cheap[past - 1]] + worst < least:
            best = cheap[past - 1]
            least = costs[best] + worst
        middle = place.spoken - takes
        for n in range(
            bisect_left(spoken, middle - far), min(past, bisect_right(spoken, middle + far))
        ):
            cost = costs[n] + (spoken[n] - middle) ** 2 / scale
            if cost < least:
                least, best = cost, n
        made.append((least, best))
    return made


def _scale(takes: float) -> float:
    """What the square of a stray is divided by to be its cost."""
    return 2 * (_STRAY * takes + _STRAY_LEAST) ** 2


def _places(slot: Slot, clock: Clock, rests: Rests, whole: bool) -> list[_Place]:
    """Where a sentence may begin: behind the pauses near, or just when it is due."""
    numbers = clock.ending(slot.first, slot.last)
    near = sorted(numbers, key=lambda n: abs(clock.pauses[n].end - slot.due))[:_MOST]
    places = []
    for n in sorted(near):
        pause = clock.pauses[n]
        cost = _given_cost(slot, pause.end, whole) - rests.worth(pause.seconds, slot.opens)
        places.append(_Place(pause.end, clock.spoken(pause.end), cost, pause.start))
    due = max(slot.due, 0.0)
    missed = _MISSED if slot.opens else _MISSED_CLAUSE
    cost = missed + _given_cost(slot, due, whole)
    insort(places, _Place(due, clock.spoken(due), cost, due))
    return places


def _given_cost(slot: Slot, time: float, whole: bool) -> float:
    """What it costs to begin so far from a given time; one of whole seconds may be cut off."""
    if not slot.given:
        return 0.0
    off = time - slot.due
    if whole:
        off = max(off - 1.0, 0.0) if off > 0 else off
    far = abs(off) / (_SURE if slot.takes else _SURE_CUE)
    return far * far / 2 if far < 1 else far - 0.5


def _usual(clock: Clock, sentences: int) -> float:
    """How long a pause is that is as likely between sentences as inside one."""
    lengths = sorted((pause.seconds for pause in clock.pauses), reverse=True)
    if not lengths:
        return 0.25
    return min(max(lengths[min(sentences, len(lengths)) - 1], 0.12), 0.6)


def _in_order(chosen: Sequence[_Place]) -> list[_Place]:
    """No sentence before the one before it, whatever the times that were given."""
    made: list[_Place] = []
    for place in chosen:
        if made and place.time < made[-1].time:
            place = made[-1]
        made.append(place)
    return made
