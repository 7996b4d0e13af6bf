"""What is asked today, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bilingual_reader.core.cards import shown
from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.memory import KINDS, RETENTION, Kind, Memory, card_id
from bilingual_reader.core.words import Word

AHEAD = timedelta(minutes=20)
"""A card in its steps is asked so much earlier when nothing else is left (Anki's "learn ahead")."""
NEW_A_DAY = 10


@dataclass(frozen=True, slots=True)
class Card:
    """A word asked in one way."""

    word: Word
    kind: Kind
    memory: Memory | None = None
    """None before its first review."""

    @property
    def id(self) -> str:
        """Its name for ever: `recall:en:discovery`."""
        return card_id(self.word.key, self.kind)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the learner asked to review."""

    kinds: tuple[Kind, ...] = ()
    """Only these; of none: all that were begun, and new words in recognition."""
    new: int = NEW_A_DAY
    """Cards a day that were never asked before."""
    limit: int | None = None
    """Cards of a session."""
    lang: str = ""
    episode: str = ""
    """Only words met in this episode, by id; "" for all."""
    fuzz: bool = False
    """Whether intervals are moved by some days; see `memory.answered`."""
    retention: float = RETENTION
    """The share that is to be remembered when it is due."""

    def allows(self, word: Word, kind: Kind) -> bool:
        """Whether the card is among those that were asked for."""
        return (
            (not self.kinds or kind in self.kinds)
            and self.lang in ("", word.lang)
            and (not self.episode or any(c.episode == self.episode for c in word.contexts))
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to do."""

    due: tuple[Card, ...] = ()
    """Asked before and due by now or today, the one that waits longest first."""
    new: tuple[Card, ...] = ()
    """To be asked for the first time today."""
    later: tuple[Card, ...] = ()
    """All others that were begun, the next one first."""
    waiting: int = 0
    """New cards that wait for another day."""

    @property
    def next(self) -> datetime | None:
        """When something is due again, UTC."""
        return self.later[0].memory.due if self.later and self.later[0].memory else None


def can_ask(word: Word, kind: Kind) -> bool:
    """Whether a word has what a card of that kind shows: a sense or a translation to recall it."""
    if kind in ("recall", "typing"):
        return bool(word.gloss.strip() or shown(word).translation.strip())
    return bool(word.headword.strip())


def plan(
    words: Iterable[Word],
    memories: Mapping[str, Memory],
    wanted: Wanted,
    now: datetime,
    calendar: Calendar,
    new_today: int = 0,
    seen: Collection[str] = (),
) -> Plan:
    """What to review now.

    `words`: those that reviews ask for; `memories`: card id → state; `new_today`: cards that were
    asked for the first time today already; `seen`: ids of cards that belong to the session and do
    not count against its limit once more.
    """
    begun: list[Card] = []
    fresh: list[Card] = []
    kinds = wanted.kinds or KINDS
    begin, end = calendar.begin(now), calendar.end(now)
    for word in words:
        cards = {k: Card(word, k, memories.get(card_id(word.key, k))) for k in KINDS}
        there = [card for card in cards.values() if card.memory]
        begun += [c for c in there if c.kind in kinds and wanted.allows(word, c.kind)]
        today = any(is_due(c, now, end) or (c.memory and c.memory.last >= begin) for c in there)
        if not today:
            # One new card a word and day: the one kind would give the answer to the other.
            new_kinds = wanted.kinds or ("recognition",)
            fresh += [c for k in new_kinds if _fresh(c := cards[k], wanted)][:1]
    begun.sort(key=lambda card: (_when(card), card.id))
    due = [card for card in begun if is_due(card, now, end)]
    new = fresh[: max(wanted.new - new_today, 0)]
    later = tuple(card for card in begun if not is_due(card, now, end))
    made = Plan(tuple(due), tuple(new), later, len(fresh) - len(new))
    return _limited(made, wanted.limit, seen)


def is_due(card: Card, now: datetime, end: datetime) -> bool:
    """Whether a card that was begun is due: in its steps by the minute, after them by the day.

    `end` is when the learner's day ends.
    """
    if card.memory is None:
        return False
    return card.memory.due < end if card.memory.phase == "review" else card.memory.due <= now


def next_card(cards: Sequence[Card], now: datetime, calendar: Calendar) -> Card | None:
    """Which card of a session is asked next, or None for none now.

    Steps that are due come first, then what is due today, then what is new, each in its order; a
    step that is nearly due only when nothing else is left.
    """
    end = calendar.end(now)
    steps = [c for c in cards if c.memory and c.memory.phase != "review"]
    ready = [c for c in steps if is_due(c, now, end)]
    if ready:
        return min(ready, key=_when)
    others = [c for c in cards if c.memory and c.memory.phase == "review"]
    for card in sorted(others, key=_when):
        if is_due(card, now, end):
            return card
    fresh = next((card for card in cards if card.memory is None), None)
    if fresh is not None:
        return fresh
    soon = [c for c in steps if is_due(c, now + AHEAD, end)]
    return min(soon, key=_when, default=None)


def _fresh(card: Card, wanted: Wanted) -> bool:
    return (
        card.memory is None
        and wanted.allows(card.word, card.kind)
        and can_ask(card.word, card.kind)
    )


def _when(card: Card) -> datetime:
    assert card.memory is not None
    return card.memory.due


def _limited(made: Plan, limit: int | None, seen: Collection[str]) -> Plan:
    if limit is None:
        return made
    free = max(limit - len(seen), 0)
    kept: list[list[Card]] = []
    for cards in (made.due, made.new):
        chosen = []
        for card in cards:
            if card.id in seen or free:
                free -= card.id not in seen
                chosen.append(card)
        kept.append(chosen)
    return replace(made, due=tuple(kept[0]), new=tuple(kept[1]))
