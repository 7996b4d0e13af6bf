"""The tones of pinyin, which are marks over its letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

MARKS: Mapping[str, int] = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
"""Combining marks → tones."""
NEUTRAL = 5
"""The tone of a syllable without a mark."""


def parted(syllable: str) -> tuple[str, int]:
    """A syllable without its mark, and its tone: hǎo → (hao, 3); ü stays, and so does its case."""
    tone, letters = NEUTRAL, []
    for character in unicodedata.normalize("NFD", syllable):
        if character in MARKS:
            tone = MARKS[character]
        else:
            letters.append(character)
    return unicodedata.normalize("NFC", "".join(letters)), tone
