"""Pinyin as a line of text."""

from __future__ import annotations

from collections.abc import Iterable

_OPENING = frozenset("（「『“‘《〈【([{")
_WIDE = frozenset("，。、；：？！…—·～（）「」『』“”‘’《》〈〉【】")
"""Marks of Chinese text, which bring their own space."""


def spelled(readings: Iterable[tuple[str, str]]) -> str:
    """One line of (surface, reading) pairs: syllables apart, marks where they stand in the text.

    A surface without a reading stands as it is.
    """
    line = ""
    for surface, reading in readings:
        for piece in (reading,) if reading else surface.split():
            line += f" {piece}" if _apart(line[-1:], piece[0]) else piece
    return line


def _apart(before: str, after: str) -> bool:
    """Whether a space stands between two neighbouring characters of the line."""
    if not before or before in _OPENING or before in _WIDE or after in _WIDE:
        return False
    return after.isalnum() or after in _OPENING or not (after.isascii() and not after.isalnum())
