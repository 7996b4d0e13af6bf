"""How well a word is known, by its reviews."""

from __future__ import annotations

from collections.abc import Iterable

from bilingual_reader.core.review.memory import Memory
from bilingual_reader.core.words import Status

KNOWN_FROM = 21.0
"""Days of stability from which a word counts as known: an interval of 21 days is what Anki calls
mature."""
_LEVELS: tuple[tuple[float, Status], ...] = (
    (KNOWN_FROM, "known"),
    (14.0, "learning4"),
    (7.0, "learning3"),
    (3.0, "learning2"),
    (0.0, "learning1"),
)


def reached(memories: Iterable[Memory]) -> Status:
    """The status that a word's reviews have brought it to: that of its best card; "new" for none.

    A card in its steps makes no word known, however stable it was.
    """
    best = max(
        (
            min(m.stability, KNOWN_FROM - 1) if m.phase != "review" else m.stability
            for m in memories
        ),
        default=None,
    )
    if best is None:
        return "new"
    return next(status for least, status in _LEVELS if best >= least)


def follows(now: Status, given: str) -> bool:
    """Whether a word's status follows its reviews.

    It does while it is "new" or what they gave it last (`given`, "" where they never did). Any
    other one was set by the learner, and stays; setting it to "new" gives it back to them.
    """
    return now in ("new", given)


def asked(now: Status, given: str) -> bool:
    """Whether reviews ask for a word: not when it is ignored or the learner set it to known."""
    return now != "ignored" and (now != "known" or given == "known")
