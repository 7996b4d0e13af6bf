"""What an episode is made of: its sections, and how long it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an episode under a heading."""

    n: int
    """The first of its sentences."""
    title: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of an episode, in order, and when its last sentence begins."""

    sections: tuple[Section, ...] = ()
    seconds: float | None = None
    """From the beginning of the recording; None where the transcript has no times."""

    def beside(self, n: int, by: int) -> int | None:
        """The first sentence of the next section behind `n`, or of the one before.

        Backwards it is the section's own beginning first, as a player does it.
        """
        begins = [section.n for section in self.sections]
        there = [at for at in begins if (at > n if by > 0 else at < n)]
        return (there[0] if by > 0 else there[-1]) if there else None


def marks(sections: Sequence[Section], count: int, width: int) -> list[int]:
    """The cells of a line so wide in which sections begin, but for one at the very beginning."""
    return sorted({cell_of(section.n, count, width) for section in sections if section.n > 1})


def cell_of(n: int, count: int, width: int) -> int:
    """The cell of the line that stands for sentence `n` of `count`."""
    return min((n - 1) * width // max(count, 1), max(width - 1, 0))


def sentence_at(cell: int, count: int, width: int, sections: Sequence[Section] = ()) -> int:
    """The first sentence that a cell stands for; the section's where one begins in the cell."""
    for section in sections:
        if section.n > 1 and cell_of(section.n, count, width) == cell:
            return section.n
    return min(max(-(-cell * count // max(width, 1)) + 1, 1), max(count, 1))
