"""A small chart as SVG: lines with dots over a logarithmic axis of lengths.

Drawn by hand, since a plotting library would be the largest development dependency (matplotlib
with what it brings: 60 MB and eight packages) for one picture of two lines, and its files change
with its version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import log10

_WIDTH, _HEIGHT = 400, 300
"""Of one panel, in pixels; the plot stands within these margins:"""
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 20, 40, 52
_INK, _PALE, _LINE, _LIMIT = "#333", "#e4e4e4", "#1f6f8b", "#b5482f"


@dataclass(frozen=True, slots=True)
class Panel:
    """One figure against length."""

    title: str
    points: Sequence[tuple[float, float]]
    """Length and value, both above 0."""
    ticks: Sequence[float]
    """Marks of the value's axis, which ends at the first and the last of them."""
    limit: float
    """A dashed line."""
    limit_name: str
    logarithmic: bool = False
    """Whether the value's axis is; the length's is always."""


def svg(panels: Sequence[Panel], lengths: Sequence[float], below: str) -> str:
    """The panels side by side; `lengths` are the marks of the lower axis, `below` its name."""
    width = _WIDTH * len(panels)
    drawn = "".join(
        f'<g transform="translate({n * _WIDTH} 0)">{_panel(panel, lengths, below)}</g>\n'
        for n, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" '
        f'width="{width}" height="{_HEIGHT}" font-family="sans-serif" font-size="11" '
        f'fill="{_INK}">\n<rect width="100%" height="100%" fill="white"/>\n{drawn}</svg>\n'
    )


def _panel(panel: Panel, lengths: Sequence[float], below: str) -> str:
    def x(value: float) -> float:
        return _place(log10(value), log10(lengths[0]), log10(lengths[-1]), _LEFT, _WIDTH - _RIGHT)

    def y(value: float) -> float:
        ends = panel.ticks[0], panel.ticks[-1]
        low, high = map(log10, ends) if panel.logarithmic else ends
        at = log10(value) if panel.logarithmic else value
        return _place(at, low, high, _HEIGHT - _BOTTOM, _TOP)

    left, right, bottom, middle = _LEFT, _WIDTH - _RIGHT, _HEIGHT - _BOTTOM, (_LEFT + _WIDTH) / 2
    parts = [_text(_LEFT, 22, panel.title, "start", "bold")]
    for tick in panel.ticks:
        parts.append(_line(left, y(tick), right, y(tick), _PALE))
        parts.append(_text(left - 8, y(tick) + 4, f"{tick:,g}", "end"))
    for length in lengths:
        parts.append(_line(x(length), _TOP, x(length), bottom, _PALE))
        parts.append(_text(x(length), bottom + 17, f"{length:,g}", "middle"))
    parts.append(
        _line(left, y(panel.limit), right, y(panel.limit), _LIMIT, ' stroke-dasharray="5"')
    )
    parts.append(_text(left + 6, y(panel.limit) - 5, panel.limit_name, "start", colour=_LIMIT))
    parts.append(_text(middle, _HEIGHT - 14, below, "middle"))
    line = " ".join(f"{x(length):.1f},{y(value):.1f}" for length, value in panel.points)
    parts.append(f'<polyline points="{line}" fill="none" stroke="{_LINE}" stroke-width="2"/>')
    parts += [
        f'<circle cx="{x(length):.1f}" cy="{y(value):.1f}" r="3.5" fill="{_LINE}"/>'
        for length, value in panel.points
    ]
    return "\n".join(parts)


def _place(value: float, low: float, high: float, first: float, last: float) -> float:
    """Where a value between low and high stands between two pixels."""
    return first + (value - low) / (high - low) * (last - first)


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, more: str = "") -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}"{more}/>'


def _text(
    x: float, y: float, text: str, anchor: str, weight: str = "normal", colour: str = _INK
) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} font-weight="{weight}" fill="{colour}">{escape(text)}</text>'
