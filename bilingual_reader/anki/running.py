"""The cards of a running Anki, asked for through AnkiConnect."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any

from bilingual_reader.anki.cards import (
    SUSPENDED,
    Card,
    Place,
    PlaceName,
    Told,
    state_of,
)
from bilingual_reader.anki.connect import AnkiConnect
from bilingual_reader.core.progress import Progress
from bilingual_reader.errors import AnkiRefused

_ASKED_AT_ONCE = 100
"""Cards a request: Anki renders both sides of each for its answer."""


class Running:
    """The collection that is open in Anki. Every method raises AnkiError."""

    def __init__(self, anki: AnkiConnect, own_type: int) -> None:
        """`own_type` is the id of our note type."""
        self._anki = anki
        self._own_type = own_type

    @cached_property
    def ours(self) -> str:
        """Name of our own note type there; "" where there is none."""
        return next((name for name, number in self._types.items() if number == self._own_type), "")

    @cached_property
    def _types(self) -> dict[str, int]:
        return self._anki.note_types()

    @cached_property
    def _numbers(self) -> dict[PlaceName, list[int]]:
        """Place → the ids of its cards."""
        names = list(self._types)
        asked = self._anki.ask_all(
            ("findCards", {"query": f"mid:{self._types[name]}"}) for name in names
        )
        found = {name: ids for name, ids in zip(names, asked, strict=True) if ids}
        decks = self._anki.ask_all(("getDecks", {"cards": ids}) for ids in found.values())
        with self._anki.understood():
            return {
                (name, str(deck)): sorted(map(int, ids))
                for name, told in zip(found, decks, strict=True)
                for deck, ids in told.items()
            }

    def places(self) -> list[Place]:
        """All places that have cards, the fullest first."""
        names = sorted(self._numbers, key=lambda name: -len(self._numbers[name]))
        fields = self._anki.ask_all(
            ("modelFieldNames", {"modelName": notetype}) for notetype, _ in names
        )
        notes = self._anki.ask_all(
            ("cardsInfo", {"cards": self._numbers[name][:1]}) for name in names
        )
        with self._anki.understood():
            return [
                Place(*name, len(self._numbers[name]), tuple(map(str, of_type)), _fields(cards[0]))
                for name, of_type, cards in zip(names, fields, notes, strict=True)
            ]

    def cards(self, places: AbstractSet[PlaceName], told: Progress) -> list[Card]:
        """The cards of these places; those that were not studied yet without their fields."""
        new = set(self._anki.numbers("findCards", "is:new"))
        numbers = {n: place for place in places for n in self._numbers.get(place, ())}
        made = [Card(*numbers[n], (), None) for n in sorted(numbers.keys() & new)]
        studied = sorted(numbers.keys() - new)
        for start in range(0, len(studied), _ASKED_AT_ONCE):
            told(start, len(studied))
            made += self._batch(studied[start : start + _ASKED_AT_ONCE], numbers)
        told(len(studied), len(studied))
        return made

    def _batch(self, numbers: list[int], places: dict[int, PlaceName]) -> Iterator[Card]:
        infos, reviews = self._anki.ask_each(
            [("cardsInfo", {"cards": numbers}), ("getReviewsOfCards", {"cards": numbers})]
        )
        if isinstance(infos, AnkiRefused):
            raise infos
        if isinstance(reviews, AnkiRefused):  # older than this action
            reviews = {}
        with self._anki.understood():
            for info in filter(None, infos):  # a card may be gone meanwhile
                number = int(info["cardId"])
                yield _card(info, places[number], reviews.get(str(number), []))


def _card(info: dict[str, Any], place: PlaceName, reviews: list[dict[str, Any]]) -> Card:
    told = Told(
        int(info["type"]),
        int(info["queue"]),
        int(info["interval"]),
        int(info.get("factor") or 0),
        int(info["reps"]),
        int(info["lapses"]),
        last=max((int(review["id"]) for review in reviews), default=0),
    )
    suspended, buried = told.queue == SUSPENDED, told.queue < SUSPENDED
    return Card(*place, _fields(info), state_of(told), suspended, buried)


def _fields(info: dict[str, Any]) -> tuple[str, ...]:
    told = sorted(info["fields"].values(), key=lambda field: int(field["order"]))
    return tuple(str(field["value"]) for field in told)
