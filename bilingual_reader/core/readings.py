"""Pinyin as a line of text, and which characters have any."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

READ = "〇々\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
"""Characters that have a reading each, as the inside of a regular expression's class."""

_OPENING = frozenset("（「『“‘《〈【([{")
_WIDE = frozenset("，。、；：？！…—·～（）「」『』“”‘’《》〈〉【】")
"""Marks of Chinese text, which bring their own space."""


@lru_cache(maxsize=4096)
def is_read(character: str) -> bool:
    """Whether the character is one that has a reading of its own."""
    return re.match(f"[{READ}]", character) is not None


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
