"""Where the same turn begins in two texts that name their speakers.

Two transcripts of one conversation rarely have the same turns: one joins what the other divides.
But where the words lead to a place at which both change from one speaker to the same other, the
border is common, and no bead crosses it. Who is who (`Host`, `主持人`) is learned from the beads.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

Place = tuple[int, int]
"""An English and a Chinese sentence, by number, that begin after the cut."""
Voice = tuple[int, str]
"""The turn, by number, that a sentence stands in, and who speaks."""
Bead = tuple[tuple[int, int], tuple[int, int]]
"""Half-open ranges of the English and the Chinese sentences."""

_NEAR = 1
"""Sentences by which a common border may miss the path of the words: two speakers who say a
sentence each in turn look the same again two sentences further on."""


def common_borders(en: Sequence[Voice], zh: Sequence[Voice], beads: Sequence[Bead]) -> list[Place]:
    """The common borders of turns near the path of the beads, in order.

    None where a side names fewer than two speakers. Time grows with the number of sentences.
    """
    if min(len({name for _, name in side if name}) for side in (en, zh)) < 2:
        return []
    names = _names(en, zh, beads)
    borders = [j for j in range(1, len(zh)) if zh[j][0] != zh[j - 1][0]]
    found: list[Place] = [(0, 0)]
    for i, low, high in _crossings(en, beads):
        wanted = names.get(en[i - 1][1]), names.get(en[i][1])
        near = borders[bisect_left(borders, low - _NEAR) : bisect_left(borders, high + _NEAR + 1)]
        same = [j for j in near if (zh[j - 1][1], zh[j][1]) == wanted and j > found[-1][1]]
        if same:
            found.append((i, min(same, key=lambda j: max(low - j, j - high))))
    return found[1:]


def _names(en: Sequence[Voice], zh: Sequence[Voice], beads: Sequence[Bead]) -> dict[str, str]:
    """For each English speaker the Chinese one whose words stand opposite to theirs most often."""
    met = Counter(
        (en[i][1], zh[j][1]) for ours, theirs in beads for i in range(*ours) for j in range(*theirs)
    )
    names: dict[str, str] = {}
    for (one, other), _ in met.most_common():
        names.setdefault(one, other)
    return names


def _crossings(en: Sequence[Voice], beads: Sequence[Bead]) -> list[tuple[int, int, int]]:
    """Each English border with the Chinese sentences between which the path of the beads meets it.

    Where the border is a bead's they are one, else those that the bead begins and ends with.
    """
    crossings = []
    starts = [ours[0] for ours, _ in beads]
    for i in (i for i in range(1, len(en)) if en[i][0] != en[i - 1][0]):
        k = bisect_left(starts, i + 1) - 1
        (first, _), (low, high) = beads[k]
        crossings.append((i, low, low if first == i else high))
    return crossings
