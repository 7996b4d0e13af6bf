"""How well a card is remembered, and when it is asked again: FSRS-6 as Anki has it.

The formulas are those of the fsrs library (py-fsrs, MIT; the algorithm: Ye, Su and Cao, "A
Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling", KDD 2022, and the
open-spaced-repetition wiki), with its default parameters, which are Anki's too. Days between two
reviews are counted as Anki counts them, by the borders of the learner's days: what was learned in
the evening was learned the day before when it is asked in the morning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args
from zlib import crc32

from bilingual_reader.core.review.days import Calendar

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

Kind = Literal["recognition", "recall", "typing", "listening"]
"""How a word is asked; each kind of a word is a card of its own."""
KINDS: tuple[Kind, ...] = get_args(Kind)

Rating = Literal[1, 2, 3, 4]
"""Again, hard, good, easy."""
RATINGS: tuple[Rating, ...] = get_args(Rating)
RATING_NAMES = {1: "again", 2: "hard", 3: "good", 4: "easy"}

Phase = Literal["learning", "review", "relearning"]
"""In the first steps; asked by the day; in the step after it was forgotten."""
_PHASES: tuple[Phase, ...] = get_args(Phase)

LEARNING_STEPS = (timedelta(minutes=1), timedelta(minutes=10))
RELEARNING_STEPS = (timedelta(minutes=10),)
RETENTION = 0.9
"""The share of cards that is to be remembered when they are due, where nothing else is asked."""
LONGEST = 36500
"""Days of the longest interval."""

_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""(from, to, share): for each day of an interval inside, this much of a day is added to how far
it may be moved. The ranges of Anki and of py-fsrs."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The state of a card after its last review."""

    phase: Phase
    step: int | None
    """Its place in the steps, from 0; None in the phase "review"."""
    stability: float
    """Days until it is remembered with a chance of 90 %."""
    difficulty: float
    """1 to 10."""
    due: datetime
    """When it is to be asked, UTC; in the phase "review" the learner's day of it counts."""
    last: datetime
    """When it was asked last, UTC."""
    reviews: int = 1
    lapses: int = 0
    """How often it was forgotten after it had left its steps."""

    @property
    def interval(self) -> timedelta:
        """From the last review to the next one."""
        return self.due - self.last


def card_id(key: str, kind: Kind) -> str:
    """The name of the card that asks the word with this key in this way."""
    return f"{kind}:{key}"


def card_named(name: str) -> tuple[str, Kind]:
    """The word's key, and the way of asking, of the card with that name."""
    kind = next(kind for kind in KINDS if name.startswith(f"{kind}:"))
    return name.removeprefix(f"{kind}:"), kind


def answered(
    memory: Memory | None,
    rating: Rating,
    now: datetime,
    calendar: Calendar,
    card: str = "",
    fuzz: bool = False,
    retention: float = RETENTION,
) -> Memory:
    """The state after an answer at `now` (aware); `memory` is None for a card never asked before.

    `card` names it. With `fuzz` intervals from three days on are moved by a few days, the same
    ones for the same card and number of reviews, so that what was learned on one day comes back
    on several. `retention` is the share that is to be remembered when it is due.
    """
    from fsrs import Rating as Given

    now = now.astimezone(UTC)
    after, _ = _scheduler(retention).review_card(_card(memory, now, calendar), Given(rating), now)
    phase = _PHASES[after.state - 1]
    reviews = memory.reviews + 1 if memory else 1
    due = after.due
    if fuzz and phase == "review":
        due = now + timedelta(days=_moved((due - now).days, f"{card}|{reviews}"))
    assert after.stability is not None and after.difficulty is not None
    forgotten = memory is not None and memory.phase == "review" and rating == 1
    lapses = (memory.lapses if memory else 0) + forgotten
    return Memory(
        phase, after.step, after.stability, after.difficulty, due, now, reviews, lapses
    )  # fmt: skip


def choices(
    memory: Memory | None,
    now: datetime,
    calendar: Calendar,
    card: str = "",
    fuzz: bool = False,
    retention: float = RETENTION,
) -> dict[Rating, Memory]:
    """What each rating would lead to; arguments as for `answered`."""
    return {
        rating: answered(memory, rating, now, calendar, card, fuzz, retention) for rating in RATINGS
    }


def spoken(interval: timedelta) -> str:
    """An interval as it is shown: <1 min, 10 min, 5 h, 3 d, 2.5 mo, 1.2 y."""
    minutes = interval.total_seconds() / 60
    days = minutes / 1440
    if minutes <= 1:
        return "<1 min" if minutes < 1 else "1 min"
    if minutes < 60:
        return f"{minutes:.0f} min"
    if days < 1:
        return f"{minutes / 60:.0f} h"
    if days < 31:
        return f"{days:.0f} d"
    if days < 365:
        return f"{days / 30:.1f} mo".replace(".0", "")
    return f"{days / 365:.1f} y".replace(".0", "")


def coming(moment: datetime, now: datetime, calendar: Calendar) -> str:
    """When something is due, as one says it: now, in 8 min, in 5 h, tomorrow, in 12 days."""
    if moment <= now:
        return "now"
    days = calendar.between(now, moment)
    if days == 0 or moment - now < timedelta(hours=4):
        return f"in {spoken(moment - now)}"
    return "tomorrow" if days == 1 else f"in {days} days"


@cache
def _scheduler(retention: float) -> Scheduler:
    # Its own fuzz is drawn by chance, and so would not be what was shown beside the key.
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=retention,
        learning_steps=LEARNING_STEPS,
        relearning_steps=RELEARNING_STEPS,
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )


def _card(memory: Memory | None, now: datetime, calendar: Calendar) -> Card:
    """The library's card, whose last review is as many whole days ago as the learner's days."""
    from fsrs import Card, State

    if memory is None:
        return Card(card_id=0, due=now)
    return Card(
        card_id=0,
        state=State(_PHASES.index(memory.phase) + 1),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=now - timedelta(days=calendar.between(memory.last, now)),
    )


def _moved(days: int, seed: str) -> int:
    """Another number of days near this one, the same for the same seed."""
    if days < _FUZZ[0][0]:
        return days
    reach = 1.0 + sum(share * max(min(days, last) - first, 0) for first, last, share in _FUZZ)
    most = min(round(days + reach), LONGEST)
    least = min(max(2, round(days - reach)), most)
    return least + crc32(seed.encode("utf-8", "replace")) % (most - least + 1)
