"""The sum of a session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bilingual_reader.core.review.memory import RATINGS, Rating

LONGEST_LOOK = 60.0
"""Seconds on one card that count at most: who went away was not studying (Anki's limit)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a session."""

    card: str
    """The card's id."""
    rating: Rating
    seconds: float
    """From when it was shown until it was rated, at most `LONGEST_LOOK`."""
    new: bool = False
    """Whether the card was asked for the first time."""
    known: str = ""
    """The headword, where this answer made the word known; "" otherwise."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a session came to."""

    reviewed: int
    """Answers."""
    right: int
    """Answers that were not "again"."""
    new: int
    seconds: float
    by_rating: tuple[int, int, int, int]
    """Again, hard, good, easy."""
    known: tuple[str, ...]
    """Headwords that became known."""

    @property
    def share(self) -> float:
        """The share of right answers, 0 to 1; 0 for no answer."""
        return self.right / self.reviewed if self.reviewed else 0.0


def tally(answers: Sequence[Answer]) -> Tally:
    """Count a session's answers."""
    again, hard, good, easy = (sum(a.rating == rating for a in answers) for rating in RATINGS)
    return Tally(
        reviewed=len(answers),
        right=len(answers) - again,
        new=sum(a.new for a in answers),
        seconds=sum(min(a.seconds, LONGEST_LOOK) for a in answers),
        by_rating=(again, hard, good, easy),
        known=tuple(dict.fromkeys(a.known for a in answers if a.known)),
    )
