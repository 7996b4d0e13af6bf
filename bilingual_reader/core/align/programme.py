"""The dynamic programme: the best cover of two texts by beads, and how sure each bead is.

One sweep from the last corner of the corridor to the first gives, for every node, the best cover
of what follows it. The same sweep with sums in place of maxima gives the likelihood of all covers
together, the backward half of the forward-backward algorithm, and from it the posterior
probability of each bead of the best cover: the confidence.

The loop over rows is Python, a row's nodes and bead types are one numpy array, so that a document
costs time and memory in proportion to the area of its corridor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bilingual_reader.core.align.corridor import Corridor, Ints

Floats = NDArray[np.float64]
Scores = NDArray[np.float32]
Found = tuple[int, int, int]
"""The English and Chinese sentence that a bead begins with, and its number in `TYPES`."""

TYPES = (
    *((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1), (1, 5), (5, 1)),
    *((2, 3), (3, 2), (3, 3), (2, 4), (4, 2), (1, 0), (0, 1)),
)
"""Sentences of English and Chinese in a bead; (0, 1), which stays in its row, comes last."""
NEVER = -1e6
"""The score of what must not be: below any sum of real scores."""
ALONE = len(TYPES) - 1
_A = np.array([a for a, _ in TYPES])
_B = np.array([b for _, b in TYPES])
_DEEPEST = int(_A.max())
TEMPERATURE = 1.2
"""Scores are divided by it before they become probabilities: words are not independent, so their
likelihoods are too sure. At 1.2 as many beads of a confidence are right as it says."""
_FAINT = 1e-5
"""A probability that is not carried on along its row."""


class Programme:
    """The scored beads of a corridor.

    `scores` are stretches of rows, one after the other: `scores[…][r, t, k]` is what the bead of
    type t is worth that begins in the stretch's row r at the row's node k, a log likelihood.
    """

    def __init__(self, corridor: Corridor, scores: Sequence[Scores]) -> None:
        self._corridor, self._scores = corridor, scores
        low, widths = corridor.low, corridor.high - corridor.low + 1
        self._rows = len(low)
        rows = np.arange(self._rows)[:, None]
        below = np.append(low, np.full(_DEEPEST, low[-1]))
        self._widths = np.append(widths, np.full(_DEEPEST, widths[-1]))
        # Every row of nodes has a place on either side for beads that leave the corridor.
        self._starts = np.append(0, np.cumsum(self._widths + 2))
        self._shift = low[:, None] + _B - below[rows + _A]
        self._most = self._widths[rows + _A]
        self._base = self._starts[rows + _A] + 1
        self._nodes: Floats = np.empty(0)

    def best(self) -> list[Found]:
        """The cover of the highest score: (row, column, type) of each bead, in order."""
        choices: list[NDArray[np.int8]] = []

        def largest(ways: Floats) -> Floats:
            choices.append(ways.argmax(axis=0).astype(np.int8))
            found: Floats = ways.max(axis=0)
            return found

        for here, swept in self._sweep(1.0, largest, np.maximum):
            choices[-1][swept > here + 1e-9] = ALONE
        beads, row, column = [], 0, 0
        while row < self._rows - 1 or column < self._corridor.high[-1]:
            kind = int(choices[-1 - row][column - self._corridor.low[row]])
            beads.append((row, column, kind))
            row, column = row + TYPES[kind][0], column + TYPES[kind][1]
        return beads

    def confidences(self, beads: Sequence[Found]) -> list[float]:
        """The posterior probability of each bead of a cover, 0 to 1.

        The summed likelihood of all covers after each node turns scores into the chance of every
        bead at its node; the chances of the nodes flow down from the first.
        """
        for _ in self._sweep(1 / TEMPERATURE, _summed, np.logaddexp):
            pass
        sums, low = self._nodes, self._corridor.low
        flow = np.zeros(len(sums))
        flow[1] = 1.0
        waiting, found = 0, []
        for row, scores in enumerate(chain.from_iterable(self._scores)):
            here = slice(self._starts[row] + 1, self._starts[row] + 1 + self._widths[row])
            ends = self._targets(row)
            ways = scores[:, : self._widths[row]] / np.float32(TEMPERATURE) + sums[ends]
            share = np.exp(np.minimum(ways - sums[here], 0.0))
            arrived = flow[here]
            for k in np.flatnonzero(share[ALONE, :-1] > _FAINT).tolist():
                arrived[k + 1] += arrived[k] * share[ALONE, k]
            np.add.at(flow, ends[:ALONE], share[:ALONE] * arrived)
            while waiting < len(beads) and beads[waiting][0] == row:
                _, column, kind = beads[waiting]
                k = column - low[row]
                found.append(min(1.0, float(share[kind, k] * arrived[k])))
                waiting += 1
        return found

    def _by_row_backwards(self) -> Iterator[Scores]:
        """The scores of each row, cut to its width, from the last row to the first."""
        row = self._rows
        for stretch in reversed(self._scores):
            for rows in stretch[::-1]:
                row -= 1
                yield rows[:, : self._widths[row]]

    def _targets(self, row: int) -> Ints:
        """Where, in the array of all nodes, the beads of a row end: (types, width of the row)."""
        ends = self._shift[row][:, None] + np.arange(self._widths[row])
        np.clip(ends, -1, self._most[row][:, None], out=ends)
        ends += self._base[row][:, None]
        found: Ints = ends
        return found

    def _sweep(
        self, scale: float, join: Callable[[Floats], Floats], along: np.ufunc
    ) -> Iterator[tuple[Floats, Floats]]:
        """From the last row to the first: what the best, or all, covers after a node are worth.

        `join` takes the bead types that leave the row together, `along` those that stay in it:
        with s[k] the sum of the lone sentences from node k to the row's end, the recurrence
        h[k] = along(h[k], lone[k] + h[k + 1]) is a running `along` of h - s. Yields each row
        before and after that; the results stay in `_nodes`.
        """
        self._nodes = np.full(self._starts[-1], NEVER)
        rows = range(self._rows - 1, -1, -1)
        for row, scores in zip(rows, self._by_row_backwards(), strict=True):
            worth = scores * np.float32(scale)
            here = join(self._nodes[self._targets(row)[:ALONE]] + worth[:ALONE])
            if row == self._rows - 1:
                here[-1] = 0.0
            lone = np.append(worth[ALONE, :-1], 0.0)[::-1].cumsum(dtype=np.float64)
            swept = (along.accumulate(here[::-1] - lone) + lone)[::-1]
            self._nodes[self._starts[row] + 1 :][: len(swept)] = np.maximum(swept, 4 * NEVER)
            yield here, swept


def _summed(ways: Floats) -> Floats:
    """The logarithm of the summed likelihoods of each column."""
    best = ways.max(axis=0)
    total: Floats = best + np.log(np.exp(ways - best).sum(axis=0))
    return total
