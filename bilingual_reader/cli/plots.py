"""Plots for a terminal: columns of block characters, with what they stand for at their edges.

A day is a column while there is room, else several days share one. Written here, since what is
needed is this page: plotext changed all of its interface between its versions 5 and 6, keeps one
figure for the whole program, and takes 0.3 s to import.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from bilingual_reader.locale import _

Join = Callable[[Sequence[float]], float]
"""Makes one value of those that share a column."""

_EIGHTHS = " ▁▂▃▄▅▆▇█"


def plot(
    title: str,
    values: Sequence[float],
    ends: tuple[str, str],
    width: int,
    height: int = 6,
    join: Join = max,
) -> list[str]:
    """Values of days as lines: the title, `height` lines of columns, and the two ends.

    All but the title have at most `width` cells.

    Values are 0 or more; `values` is not empty.
    """
    most = max(values)
    left = len(f"{most:,.0f}") + 1
    room = max(width - left - 1, 1)
    columns = _columns(values, room, join)
    if len(columns) < len(values):
        title += _(" (a column is {days} days)").format(days=f"{len(values) / len(columns):.1f}")
    levels = [round(8 * height * value / most) if most else 0 for value in columns]
    # What is not nothing is seen, however little it is beside the most.
    levels = [max(level, int(value > 0)) for level, value in zip(levels, columns, strict=True)]
    lines = [title]
    for row in range(height - 1, -1, -1):
        name = f"{most:,.0f}" if row == height - 1 else "0" if row == 0 else ""
        cells = "".join(_EIGHTHS[min(max(level - 8 * row, 0), 8)] for level in levels)
        lines.append(f"{name:>{left}} {cells}".rstrip())
    first, last = ends
    gap = max(len(columns) - len(first) - len(last), 1)
    lines.append(" " * (left + 1) + (first + " " * gap + last if len(values) > 1 else last))
    return lines


def _columns(values: Sequence[float], room: int, join: Join) -> list[float]:
    """One value a column: each value alone, several wide, or joined where there are too many."""
    many = len(values)
    if many <= room:
        wide = min(room // many, 4)
        return [value for value in values for _ in range(wide)]
    borders = [round(n * many / room) for n in range(room + 1)]
    return [join(values[a:b]) for a, b in pairwise(borders)]
