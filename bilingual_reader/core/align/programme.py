"""The dynamic programme: the best cover of two texts by beads, and how sure each bead is.

One sweep from the last corner of the corridor to the first gives, for every node, the summed
likelihood of all covers of what follows it (the backward half of the forward-backward algorithm);
flowing down again from the first corner with these turns scores into posterior probabilities. The
cover whose posteriors add up to the most is taken, since right beads are what is counted in the
end (minimum Bayes risk, Goodman 1996), by a second sweep that takes maxima in place of sums.

The loop over rows is Python, a row's nodes and bead types are one numpy array, so that a document
costs time and memory in proportion to the area of its corridor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from bilingual_reader.core.align.corridor import Corridor, Ints

Floats = NDArray[np.float64]
Scores = NDArray[np.float32]

TYPES = (
    *((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1), (1, 5), (5, 1)),
    *((2, 3), (3, 2), (3, 3), (1, 0), (0, 1)),
)
"""Sentences of English and Chinese in a bead; (0, 1), which stays in its row, comes last."""
NEVER = -1e6
"""The score of what must not be: below any sum of real scores."""
ALONE = len(TYPES) - 1
_A = np.array([a for a, _ in TYPES])
_B = np.array([b for _, b in TYPES])
_DEEPEST = int(_A.max())
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

    def best(self) -> list[tuple[int, int, int]]:
        """The cover of the highest score: (row, column, type) of each bead, in order."""
        return self._best(self._by_row(self._scores))

    def surest(self) -> list[tuple[int, int, int, float]]:
        """The cover of the most expected right beads, and each bead's posterior, 0 to 1."""
        chances = self._posteriors()
        low = self._corridor.low
        return [
            (row, column, kind, min(1.0, float(chances[row][kind, column - low[row]])))
            for row, column, kind in self._best(iter(reversed(chances)))
        ]

    def _by_row(self, scores: Sequence[Scores]) -> Iterator[Scores]:
        """The scores of each row, cut to its width, from the last row to the first."""
        row = self._rows
        for stretch in reversed(scores):
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
        self,
        scores: Iterator[Scores],
        choose: Callable[[int, Floats], Floats],
        along: np.ufunc,
        note: Callable[[int, Floats, Floats], None] = lambda row, here, swept: None,
    ) -> Floats:
        """From the last row to the first, what the best or all covers after each node are worth.

        `choose` joins the beads that leave the row, `along` those that stay in it: with
        s[k] the sum of the lone sentences from node k to the row's end, h[k] = along(h[k],
        lone[k] + h[k + 1]) is a running `along` over h - s.
        """
        nodes: Floats = np.full(self._starts[-1], NEVER)
        for row, worth in zip(range(self._rows - 1, -1, -1), scores, strict=True):
            ends = self._targets(row)
            here = choose(row, nodes[ends[:ALONE]] + worth[:ALONE])
            if row == self._rows - 1:
                here[-1] = 0.0
            lone = np.append(worth[ALONE, :-1], 0.0)[::-1].cumsum(dtype=np.float64)
            swept = (along.accumulate(here[::-1] - lone) + lone)[::-1]
            note(row, here, swept)
            nodes[self._starts[row] + 1 :][: len(swept)] = np.maximum(swept, 4 * NEVER)
        return nodes

    def _posteriors(self) -> list[Scores]:
        """The probability of every bead of each row."""

        def summed(row: int, ways: Floats) -> Floats:
            best = ways.max(axis=0)
            total: Floats = best + np.log(np.exp(ways - best).sum(axis=0))
            return total

        sums = self._sweep(self._by_row(self._scores), summed, np.logaddexp)
        flow = np.zeros(self._starts[-1])
        flow[1] = 1.0
        result = []
        for row, worth in enumerate(reversed(list(self._by_row(self._scores)))):
            targets, start = self._targets(row), self._starts[row] + 1
            here = sums[start : start + worth.shape[1]]
            share = np.exp(np.minimum(worth + sums[targets] - here, 0.0))
            arrived = flow[start : start + worth.shape[1]]
            for k in np.flatnonzero(share[ALONE, :-1] > _FAINT).tolist():
                arrived[k + 1] += arrived[k] * share[ALONE, k]
            share *= arrived
            np.add.at(flow, targets[:ALONE], share[:ALONE])
            result.append(share.astype(np.float32))
        return result

    def _best(self, scores: Iterator[Scores]) -> list[tuple[int, int, int]]:
        choices: list[NDArray[np.int8]] = []

        def largest(row: int, ways: Floats) -> Floats:
            choices.append(ways.argmax(axis=0).astype(np.int8))
            found: Floats = ways.max(axis=0)
            return found

        def note(row: int, here: Floats, swept: Floats) -> None:
            choices[-1][swept > here + 1e-9] = ALONE

        self._sweep(scores, largest, np.maximum, note)
        beads, row, column = [], 0, 0
        while row < self._rows - 1 or column < self._corridor.high[-1]:
            kind = int(choices[-1 - row][column - self._corridor.low[row]])
            beads.append((row, column, kind))
            row, column = row + TYPES[kind][0], column + TYPES[kind][1]
        return beads
