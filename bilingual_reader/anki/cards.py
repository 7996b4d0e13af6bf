"""What is studied in Anki, card by card, whether it was read from a package or asked for."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from bilingual_reader.core.progress import Progress
from bilingual_reader.core.studied import AnkiState, status_of

NEW, LEARNING, REVIEW, RELEARNING = range(4)
"""The types of a card (Anki's source, rslib, card/mod.rs)."""
SUSPENDED = -1
"""The queue of a card that the learner put away; buried ones are below it."""


class Card(NamedTuple):
    """A card with the note that it was made of."""

    notetype: str
    """Name of its note type."""
    deck: str
    """Full name, `::` between levels."""
    fields: tuple[str, ...]
    """HTML of the note's fields, in the note type's order."""
    state: AnkiState | None
    """None where it is new to the learner."""
    suspended: bool = False
    buried: bool = False

    @property
    def place(self) -> PlaceName:
        """Where it is."""
        return self.notetype, self.deck


class Place(NamedTuple):
    """The cards of one note type in one deck."""

    notetype: str
    deck: str
    size: int
    """How many cards."""
    fields: tuple[str, ...]
    """Names of the note type's fields, in order."""
    example: tuple[str, ...]
    """HTML of the fields of one of its notes."""

    @property
    def name(self) -> PlaceName:
        """What it is known by."""
        return self.notetype, self.deck


PlaceName = tuple[str, str]
"""(note type, deck)"""


class Collection(Protocol):
    """Where cards are: a package, or a running Anki."""

    @property
    def ours(self) -> str:
        """Name of our own note type there; "" where there is none."""

    def places(self) -> list[Place]:
        """All places that have cards, the fullest first."""

    def cards(self, places: AbstractSet[PlaceName], told: Progress) -> list[Card]:
        """The cards of these places. Of those that were not studied yet the fields may lack."""


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a package."""

    all: tuple[Card, ...]
    fields: Mapping[str, tuple[str, ...]]
    """Name of a note type → its fields, in order."""
    ours: str = ""

    def places(self) -> list[Place]:
        """As `Collection`."""
        counts = Counter(card.place for card in self.all)
        first = {card.place: card.fields for card in reversed(self.all)}
        return [
            Place(*name, count, self.fields.get(name[0], ()), first[name])
            for name, count in counts.most_common()
        ]

    def cards(self, places: AbstractSet[PlaceName], told: Progress) -> list[Card]:
        """As `Collection`."""
        return [card for card in self.all if card.place in places]


class Told(NamedTuple):
    """What Anki keeps of a card's schedule, in its own units."""

    kind: int
    """Its type."""
    queue: int
    interval: int
    """Days."""
    factor: int
    """Ease in thousandths; 0 where there is none."""
    reviews: int
    lapses: int
    data: str = ""
    """JSON with FSRS's memory: `s` is stability in days."""
    last: int = 0
    """Milliseconds since 1970 of the last answer; 0 where it is not known."""


def state_of(told: Told) -> AnkiState | None:
    """The state of a card, None for one that is new, or was reset to new."""
    if told.kind == NEW:
        return None
    interval = max(0, told.interval) if told.kind in (REVIEW, RELEARNING) else 0
    return AnkiState(
        status=status_of(interval, relearning=told.kind in (LEARNING, RELEARNING)),
        reviews=max(0, told.reviews),
        lapses=max(0, told.lapses),
        interval=interval,
        ease=told.factor / 10 if told.factor > 0 else None,
        stability=_stability(told.data),
        last=_time(told.last),
        suspended=told.queue == SUSPENDED,
    )


def _stability(data: str) -> float | None:
    if '"s"' not in data:
        return None
    try:
        value = json.loads(data).get("s")
    except (AttributeError, ValueError, RecursionError):
        return None
    usable = isinstance(value, int | float) and 0 < value < 1e6
    return round(float(value), 3) if usable else None


def _time(milliseconds: int) -> str:
    if not 0 < milliseconds < 1 << 43:  # to the year 2248: beyond, it is no time
        return ""
    return datetime.fromtimestamp(milliseconds // 1000, UTC).isoformat()
