"""A session of reviews: which card is asked, what its answer leads to, and what all came to.

The screen shows what stands here. The schedules are the library's: every answer is written at
once, and whatever another process answers meanwhile is taken in before the next card.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Protocol

from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.memory import Kind, Memory, Rating, choices
from bilingual_reader.core.review.queue import Card, Plan, Wanted, next_card
from bilingual_reader.core.review.tally import LONGEST_LOOK, Answer, Tally, tally
from bilingual_reader.core.words import Status, Word


class Outcome(Protocol):
    """What an answer led to; `library.reviews.Reviewed` is one."""

    @property
    def memory(self) -> Memory: ...
    @property
    def status(self) -> Status: ...
    @property
    def before(self) -> Status: ...


class Replayed(Protocol):
    """A review taken back or done again; `library.undoing.ReviewReplayed` is one."""

    @property
    def summary(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def memory(self) -> Memory | None: ...


class ReviewLibrary(Protocol):
    """The library, as far as reviews need it. Every method may raise LibraryError."""

    def prepare(self) -> None: ...
    def word(self, key: str) -> Word | None: ...
    def review_plan(
        self, wanted: Wanted, calendar: Calendar, seen: Collection[str] = ()
    ) -> Plan: ...
    def review(
        self,
        key: str,
        kind: Kind,
        rating: Rating,
        calendar: Calendar,
        *,
        seconds: float = 0.0,
        fuzz: bool = False,
        retention: float | None = None,
    ) -> Outcome: ...
    def undo_review(self) -> Replayed | None: ...
    def redo_review(self) -> Replayed | None: ...
    def revision(self) -> int: ...


class Speaker(Protocol):
    """What plays words; `ReviewSpeaker` is one. Its methods return at once, `play` may raise."""

    trouble: Callable[[Exception], None]
    """Called, in other threads, with why something cannot be heard."""

    def can_play(self, word: Word) -> bool:
        """Whether there is sound for the word: its sentence in a recording, or a voice."""

    def play(self, word: Word) -> None:
        """Play its sentence, or say the word; what was playing stops."""

    def stop(self) -> None:
        """Be silent."""

    def close(self) -> None:
        """Be silent, and end what plays; `play` begins anew."""


class ReviewDesk:
    """One session, from `begin` to `end`. All but the properties may raise LibraryError."""

    def __init__(
        self,
        library: ReviewLibrary,
        calendar: Calendar,
        now: Callable[[], datetime],
        wanted: Wanted,
        speaker: Speaker | None = None,
    ) -> None:
        self.library, self.calendar, self.now = library, calendar, now
        self.wanted, self.speaker = wanted, speaker
        self.under_way = False
        """Whether a session was begun and not ended."""
        self.answers: list[Answer] = []
        """The session's; after its end those of the last one."""
        self.card: Card | None = None
        """The card that is asked, or None for none now."""
        self.mute = 0
        """Listening cards that wait for want of sound."""
        self._undone: list[Answer] = []
        self._pool: list[Card] = []
        self._plan = Plan()
        self._seen: set[str] = set()
        self._revision = -1
        self._shown_at = now()

    def begin(self) -> None:
        """Begin a session, or go on with the one that is under way."""
        if not self.under_way:
            self.answers, self._undone, self._seen = [], [], set()
            self.under_way = True
        self._load()
        self._turn_to(self._same(self.card) or self._next())

    def end(self) -> None:
        """The session is over; the next one begins anew."""
        self.under_way, self.card = False, None

    def go_on(self) -> None:
        """Ask the next card, if there is one by now."""
        if self.library.revision() != self._revision or self._next() is None:
            self._load()
        self._turn_to(self._next())

    def anything_new(self) -> bool:
        """Whether there may be a card to ask where there was none: time passes, others work."""
        now = self.now()
        due = self._plan.next is not None and self._plan.next <= now
        changed = self.library.revision() != self._revision
        return due or changed or self._next() is not None

    @property
    def left(self) -> tuple[int, int]:
        """Cards of the session that are not done yet: asked before, and new."""
        new = sum(card.memory is None for card in self._pool)
        return len(self._pool) - new, new

    @property
    def share(self) -> float:
        """How much of the session is done, 0 to 1."""
        done = len(self._seen - {card.id for card in self._pool})
        whole = done + len(self._pool)
        return done / whole if whole else 1.0

    @property
    def tally(self) -> Tally:
        """What the session came to so far."""
        return tally(self.answers)

    @property
    def next(self) -> datetime | None:
        """When the next card is due that is not asked now, UTC."""
        waiting = [c.memory.due for c in self._pool if c.memory]
        later = [self._plan.next] if self._plan.next else []
        return min([*waiting, *later], default=None)

    @property
    def waiting(self) -> int:
        """New cards that wait for another day."""
        return self._plan.waiting

    def choices(self) -> dict[Rating, Memory]:
        """What each rating of the card would lead to."""
        card = self.card
        assert card is not None
        fuzz, retention = self.wanted.fuzz, self.wanted.retention
        return choices(card.memory, self.now(), self.calendar, card.id, fuzz, retention)

    def rate(self, rating: Rating) -> Outcome:
        """Take down the answer to the card, and turn to the next one."""
        card = self.card
        assert card is not None
        seconds = (self.now() - self._shown_at).total_seconds()
        seconds = min(max(seconds, 0.0), LONGEST_LOOK)
        outcome = self.library.review(
            card.word.key,
            card.kind,
            rating,
            self.calendar,
            seconds=seconds,
            fuzz=self.wanted.fuzz,
            retention=self.wanted.retention,
        )
        became = outcome.status == "known" != outcome.before
        known = card.word.headword if became else ""
        self.answers.append(Answer(card.id, rating, seconds, card.memory is None, known))
        self._undone.clear()
        self._seen.add(card.id)
        self._put(Card(card.word, card.kind, outcome.memory))
        if self.library.revision() == self._revision + 1:
            self._revision += 1
        self.go_on()
        return outcome

    def undo(self) -> str | None:
        """Take back the last review, of this session or before; its card is asked again."""
        done = self.library.undo_review()
        card = self._replayed(done)
        if card is not None:
            self._pool = [*(c for c in self._pool if c.id != card.id), card]
            self._turn_to(card)
            if self.answers and self.answers[-1].card == card.id:
                self._undone.append(self.answers.pop())
        return done.summary if done else None

    def redo(self) -> str | None:
        """Do again what was undone last, and turn to the next card."""
        done = self.library.redo_review()
        card = self._replayed(done)
        if card is not None:
            self._put(card)
            self._turn_to(self._next())
            if self._undone and self._undone[-1].card == card.id:
                self.answers.append(self._undone.pop())
        return done.summary if done else None

    def _replayed(self, done: Replayed | None) -> Card | None:
        """The card of a review that was undone or redone, as it is now."""
        if done is None:
            return None
        self._load()
        word = self.library.word(done.key)
        return Card(word, done.kind, done.memory) if word else None

    def _load(self) -> None:
        self._revision = self.library.revision()
        self._plan = self.library.review_plan(self.wanted, self.calendar, self._seen)
        steps = [c for c in self._plan.later if c.memory and c.memory.phase != "review"]
        limited = self.wanted.limit is not None
        steps = [c for c in steps if c.id in self._seen or not limited]
        pool = [*self._plan.due, *self._plan.new, *steps]
        self._pool = [card for card in pool if self._audible(card)]
        self.mute = len(pool) - len(self._pool)

    def _audible(self, card: Card) -> bool:
        if card.kind != "listening":
            return True
        return self.speaker is not None and self.speaker.can_play(card.word)

    def _put(self, card: Card) -> None:
        """Have the card's new state; one that has left its steps is done."""
        self._pool = [other for other in self._pool if other.id != card.id]
        if card.memory and card.memory.phase != "review":
            self._pool.append(card)

    def _same(self, card: Card | None) -> Card | None:
        """The card as the session has it now, or None where it has it no more."""
        return next((c for c in self._pool if card and c.id == card.id), None)

    def _next(self) -> Card | None:
        return next_card(self._pool, self.now(), self.calendar)

    def _turn_to(self, card: Card | None) -> None:
        self.card = card
        self._shown_at = self.now()
