"""Plots for a terminal: columns of block characters, with what they stand for at their edges.

A day is a column while there is room, else several whole days share one. Written here, since what
is needed is this page: plotext changed all of its interface between its versions 5 and 6, keeps
one figure for the whole program, and takes 0.3 s to import.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
    columns, days, left = list(values), 1, 0
    # Joined days may make a longer number at the left, which leaves less room for columns.
    while (new := len(f"{max(columns):,.0f}") + 1) > left:
        left = new
        room = max(width - left - 1, 1)
        days = -(-len(values) // room)
        columns = _columns(values, days, join)
    if days > 1:
        title += _(" (a column is {days} days)").format(days=days)
    columns = [value for value in columns for cell in range(min(room // len(columns), 4))]
    most = max(columns)
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


def _columns(values: Sequence[float], days: int, join: Join) -> list[float]:
    """One value for each so many days; only the first column may stand for fewer."""
    begins = range(-(-len(values) % days), len(values), days)
    return [join(values[max(begin, 0) : begin + days]) for begin in begins]
