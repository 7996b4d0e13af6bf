"""Which cells of the programme are looked at: a corridor of nodes from corner to corner.

Node (i, j) stands before English sentence i and Chinese sentence j. Row i holds the nodes from
`low[i]` to `high[i]`; both grow with i and neighbouring rows overlap, so that a path exists. Paired
turns make a staircase of small rectangles; a long document gets a band around its anchors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_MARGIN = 20
"""Sentences by which an anchor may be wrong."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """The nodes of each row, both ends included; arrays of (English sentences + 1) integers."""

    low: Ints
    high: Ints

    def columns(self, many: int) -> Corridor:
        """The same nodes by column: for each of `many` + 1 columns, its first and last row."""
        j = np.arange(many + 1)
        return Corridor(
            np.searchsorted(self.high, j, "left"), np.searchsorted(self.low, j, "right") - 1
        )

    def stretches(self, cells: int) -> Iterator[tuple[int, int]]:
        """The rows in stretches (first, last), each as wide as its widest row, of few cells."""
        first, widest = 0, 0
        for row, width in enumerate((self.high - self.low + 1).tolist()):
            if row > first and (row + 1 - first) * max(widest, width) > cells:
                yield first, row
                first, widest = row, 0
            widest = max(widest, width)
        yield first, len(self.low)


def staircase(en_starts: Ints, zh_starts: Ints) -> Corridor:
    """The rectangles of the turns, corner to corner.

    `en_starts` and `zh_starts` hold the first sentence of each turn and, last, the number of all.
    """
    rows = np.arange(en_starts[-1] + 1)
    first = np.maximum(np.searchsorted(en_starts, rows, "left") - 1, 0)
    last = np.minimum(np.searchsorted(en_starts, rows, "right"), len(zh_starts) - 1)
    return Corridor(zh_starts[first], zh_starts[last])


def around(path: Ints, slack: int, columns: int, within: Corridor) -> Corridor:
    """A band of `slack` nodes on either side of a path that lies in a corridor, cut to that.

    `path[i]` is the column at which the path comes to row i; it never falls.
    """
    after = np.append(path[1:], columns)
    low, high = np.maximum(path - slack, within.low), np.minimum(after + slack, within.high)
    low[0] = 0
    return Corridor(low, high)


def anchored(
    stairs: Corridor, path: Ints, slack: int, anchors: Ints, corners: tuple[Ints, Ints]
) -> Corridor:
    """Where two long documents may meet: near a path through their anchors.

    A row may use the columns between the anchors before and behind it, with a margin, since one
    side may leave out much there, but none further than `slack` from the path. The corners of the
    turns, which every cover passes, are always part of it.
    """
    rows, columns = np.arange(len(path)), int(stairs.high[-1])
    bounded = np.vstack([[[-_MARGIN, 0]], anchors, [[len(path) + _MARGIN, columns]]])
    before = np.searchsorted(bounded[:, 0], rows - _MARGIN, "right") - 1
    behind = np.searchsorted(bounded[:, 0], rows + _MARGIN, "left")
    near = around(path, slack, columns, stairs)
    low = np.maximum(bounded[np.maximum(before, 0), 1], near.low)
    high = np.minimum(bounded[np.minimum(behind, len(bounded) - 1), 1] + 1, near.high)
    np.minimum.at(low, corners[0], corners[1])
    np.maximum.at(high, corners[0], corners[1])
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(np.maximum(high, np.append(low[1:], columns)))
    return Corridor(low, high)
