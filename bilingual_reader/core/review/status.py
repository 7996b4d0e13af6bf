"""How well a word is known, by its reviews."""

from __future__ import annotations

from collections.abc import Iterable

from bilingual_reader.core.review.memory import Memory
from bilingual_reader.core.studied import MATURE, status_of
from bilingual_reader.core.words import Status


def reached(memories: Iterable[Memory]) -> Status:
    """The status that a word's reviews have brought it to: that of its best card; "new" for none.

    Stability counts as Anki's intervals do. A card in its steps makes no word known, however
    stable it was.
    """
    best = max(
        (min(m.stability, MATURE - 1) if m.phase != "review" else m.stability for m in memories),
        default=None,
    )
    return "new" if best is None else status_of(best)


def follows(now: Status, given: str) -> bool:
    """Whether a word's status follows its reviews.

    It does while it is "new" or what they gave it last (`given`, "" where they never did). Any
    other one was set by the learner, and stays; setting it to "new" gives it back to them.
    """
    return now in ("new", given)


def asked(now: Status, given: str) -> bool:
    """Whether reviews ask for a word: not when it is ignored or the learner set it to known."""
    return now != "ignored" and (now != "known" or given == "known")
