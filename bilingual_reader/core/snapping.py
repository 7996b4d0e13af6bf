"""Sentences put where they are spoken: at the pauses of the recording that suit them best.

What is known beforehand is when a turn begins, or when a cue does, and how long each sentence is
in syllables. Among the pauses near where a sentence should begin, those are chosen that make the
whole cheapest (one candidate a sentence): the time spoken from one to the next, with
the pauses taken out of it, should be in proportion to the syllables; a rest between sentences is
of another length than one inside; and a turn begins about when the transcript says. Clauses are
placed along with the sentences, since where people rest at commas the longest pauses are not
always those between sentences. Where no pause suits, a sentence is put by its share between those
before and after it. What has no given time is looked for again about where it was found, since in
a long text it may be far from its share of the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from bilingual_reader.core.documents import LANGUAGES, Language, Pair
from bilingual_reader.core.pauses import Clock, Pause
from bilingual_reader.core.placing import Slot, slots
from bilingual_reader.core.rests import Rests, expected, learned
from bilingual_reader.core.timing import Times
from bilingual_reader.core.trellis import Place, candidates, cheapest, stray

_UNLIKE, _SOME = 0.3, 8
"""What a text that is not the recording's costs, and sentences from which on that says something:
of interviews spoken by espeak-ng in eight manners the right ones cost 0.05 at the most, with turn
times -0.2; of wrong ones seven in eight cost more than 0.3, without any times four in five."""
_TOO_LONG, _SLOWER = 3.0, 1.4
"""So many times its share (and so many seconds) no sentence takes; and how slow it then may be."""
_LONG, _LATER = 5.0, 1.0
"""Seconds behind the end that the source says which are no mistake of its; and by which a sentence
may end later, for times are cut off."""
_ROUNDS = 3
"""How often all are placed at most: each time it is better known how long the pauses are."""


class Snapped(NamedTuple):
    """When each pair is heard, and in which language."""

    times: list[Times]
    language: Language | None
    """None where there is nothing to tell it by."""
    suits: bool = True
    """Whether its pauses may be those of this text."""


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
                suits = unlike < _UNLIKE or sum(slot.opens for slot in heard) < _SOME
                best = Snapped(_times(len(pairs), told, chosen, clock), language, suits)
    return best


def _times(count: int, told: Sequence[Slot], chosen: Sequence[Place], clock: Clock) -> list[Times]:
    """Each pair's times; one that is not spoken stands where the next one begins."""
    times: list[tuple[float, float]] = []
    after = ended = max(clock.last_voice, chosen[-1].time)
    takes: dict[int, float] = {}
    for slot in told:
        takes[slot.pair] = takes.get(slot.pair, 0.0) + slot.takes
    both = zip(told, chosen, strict=True)
    heard = {slot.pair: (place, slot.over) for slot, place in both if slot.opens}
    for n in reversed(range(count)):
        if n not in heard:
            times.append((after, after))
            continue
        place, over = heard[n]
        ended = min(ended, _over(place, over, takes[n], ended, clock))
        times.append((place.time, max(ended, place.time)))
        after, ended = place.time, place.ends
    return [(round(a, 3), round(b, 3)) for a, b in reversed(times)]


def _over(place: Place, over: float | None, takes: float, ended: float, clock: Clock) -> float:
    """When a sentence ends that is over, by the source, at a time; before `ended` at least.

    What is heard for long between that and the next sentence is music, or not of the text. Where
    the source says nothing, that is taken of a sentence that is far too long.
    """
    if over is None:
        if not takes or clock.spoken(ended) - place.spoken < _TOO_LONG * takes + _TOO_LONG:
            return ended
        over = clock.time(place.spoken + _SLOWER * takes)
    elif ended - over < _LONG:
        return ended
    return min(clock.rest(over), over + _LATER)


def _chosen(told: Sequence[Slot], clock: Clock) -> tuple[float, list[Place]]:
    """How little the text is like what is heard, and the cheapest places, one a slot, in order.

    Texts of two languages have other clauses, whose lengths are therefore weighed once more: by
    the clause, and not by the sentence as all is.
    """
    sentences = sum(slot.opens for slot in told)
    usual = _usual(clock, sentences)
    trellis = candidates(told, clock)
    cost, chosen = cheapest(told, trellis, clock, expected(usual))
    for _ in range(1, _ROUNDS):
        before = chosen
        told = _moved(told, chosen)
        trellis = candidates(told, clock)
        cost, chosen = cheapest(told, trellis, clock, _learned(told, chosen, clock, usual))
        if chosen == before:
            break
    return cost / sentences + stray(told, chosen), _in_order(chosen)


def _moved(told: Sequence[Slot], chosen: Sequence[Place]) -> list[Slot]:
    """What is known of each when those without a given time are due where they were placed."""
    both = zip(told, chosen, strict=True)
    return [slot if slot.given else slot._replace(due=place.time) for slot, place in both]


def _learned(told: Sequence[Slot], chosen: Sequence[Place], clock: Clock, usual: float) -> Rests:
    """How long the pauses are before which sentences and clauses were placed, and the others."""
    before = {place.pause: slot.opens for slot, place in zip(told, chosen, strict=True)}
    kinds: dict[bool | None, list[float]] = {True: [], False: [], None: []}
    for n, pause in enumerate(clock.pauses):
        kinds[before.get(n)].append(pause.seconds)
    return learned(usual, kinds[True], kinds[False], kinds[None])


def _usual(clock: Clock, sentences: int) -> float:
    """How long a pause is that is as likely between sentences as inside one."""
    lengths = sorted((pause.seconds for pause in clock.pauses), reverse=True)
    if not lengths:
        return 0.25
    return min(max(lengths[min(sentences, len(lengths)) - 1], 0.12), 0.6)


def _in_order(chosen: Sequence[Place]) -> list[Place]:
    """No sentence before the one before it, whatever the times that were given."""
    made: list[Place] = []
    for place in chosen:
        if made and place.time < made[-1].time:
            place = made[-1]
        made.append(place)
    return made
