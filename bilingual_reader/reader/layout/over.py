"""What stands over words: readings, and lines that have some."""

from __future__ import annotations

from typing import NamedTuple


class Syllable(NamedTuple):
    """A syllable of pinyin, or a word's IPA."""

    text: str
    tone: int = 0
    """1 to 4, 5 for the neutral one; 0 of IPA."""


class Over(NamedTuple):
    """The reading of a word, which stands over it."""

    first: int
    last: int
    """Half-open offsets of the word in its side."""
    parts: tuple[Syllable, ...]

    def moved(self, by: int) -> Over:
        """The same in a text that begins elsewhere."""
        return Over(self.first + by, self.last + by, self.parts)


Piece = tuple[int, str, int]
"""A first cell, what stands from there on, and the offset in the text that it belongs to."""


class Line(NamedTuple):
    """A line of text, counted from its own first cell, and what stands over it."""

    text: list[Piece]
    over: list[tuple[int, Syllable, int]]
    """The same of syllables."""
