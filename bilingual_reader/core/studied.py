"""How well a word is known in Anki, and what that makes of its status here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import get_args

from bilingual_reader.core.words import Status

MATURE = 21
"""Days of interval from which on Anki calls a card mature (Anki manual, Statistics)."""

_STEPS: tuple[tuple[int, Status], ...] = (
    (MATURE, "known"),
    (14, "learning4"),
    (7, "learning3"),
    (3, "learning2"),
)
"""Days of interval from which on a word has that status; below all, learning1."""

_RANKS: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class AnkiState:
    """What Anki knows of a word, over all its cards."""

    status: Status
    """What that makes here."""
    reviews: int
    """Answers, in all."""
    lapses: int
    """How often it was forgotten."""
    interval: int
    """Days, the longest of its cards'; 0 while it is in steps."""
    ease: float | None = None
    """Per cent; None where Anki has none, with FSRS say."""
    stability: float | None = None
    """FSRS: days after which 9 of 10 are remembered; None without FSRS."""
    last: str = ""
    """ISO time of the last answer, UTC; "" where it is not known."""
    suspended: bool = False
    """Whether all its cards are."""


def status_of(interval: float, relearning: bool = False) -> Status:
    """The status of a card that was studied, by its interval (or stability) in days.

    `relearning`: it was forgotten and is in steps again.
    """
    if relearning:
        return "learning1"
    return next((status for days, status in _STEPS if interval >= days), "learning1")


def together(states: Iterable[AnkiState]) -> AnkiState:
    """One state of several cards of a word: the best known card counts, answers are summed.

    Recognised for a month and still typed wrong is known to a reader. Needs at least one.
    """
    first, *others = states
    for other in others:
        better = _rank(other) > _rank(first)
        best = other if better else first
        first = replace(
            best,
            reviews=first.reviews + other.reviews,
            lapses=first.lapses + other.lapses,
            last=max(first.last, other.last),
            suspended=first.suspended and other.suspended,
        )
    return first


def _rank(state: AnkiState) -> tuple[int, int]:
    return _RANKS.index(state.status), state.interval


def settled(here: Status | None, anki: Status, before: Status | None, lower: bool) -> Status:
    """The status that a word gets from Anki's.

    `here` is the one it has (None: it is not on the list), `before` what Anki last made of it:
    a status that is still that one was set by nobody else and follows Anki both ways. Any other
    was set by hand, and is only raised, or with `lower` set to Anki's; ignored words stay so.
    """
    if here is None:
        return anki
    if here == "ignored":
        return here
    if lower or here == before:
        return anki
    return max(here, anki, key=_RANKS.index)
