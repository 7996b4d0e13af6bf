"""Anki's own backend as the judge of decks."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bilingual_reader.core.cards import Choice
from bilingual_reader.core.words import Word
from bilingual_reader.export.anki import write_apkg
from bilingual_reader.export.report import Report


class Learner:
    """A learner's Anki: a collection that decks are imported into."""

    def __init__(self, folder: Path) -> None:
        from anki.collection import Collection

        self.folder = folder
        self.collection: Any = Collection(str(folder / "collection.anki2"))

    def take(
        self, words: Sequence[Word], previous: Report | None = None, choice: Choice | None = None
    ) -> tuple[Report, Any]:
        """Export the words, import the deck; the report and Anki's log of the import."""
        deck = self.folder / "deck.apkg"
        report = write_apkg(words, deck, previous.current if previous else None, choice)
        return report, self.load(deck)

    def load(self, deck: Path) -> Any:
        """Import a package as Anki's own dialog does by default."""
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

        asked = ImportAnkiPackageRequest(package_path=str(deck), options=ImportAnkiPackageOptions())
        log = self.collection.import_anki_package(asked).log
        self.collection.models._clear_cache()  # its Python side would show the old note type
        return log

    def note(self, key: str) -> Any:
        """The one note with that key."""
        found = [n for n in self.notes() if n["Key"] == key]
        assert len(found) == 1, f"{len(found)} notes of {key}"
        return found[0]

    def notes(self) -> list[Any]:
        """All notes."""
        return [self.collection.get_note(number) for number in self.collection.find_notes("")]

    def cards(self, key: str) -> dict[str, Any]:
        """The cards of the note with that key, by the name of their template."""
        return {card.template()["name"]: card for card in self.note(key).cards()}

    def deck(self, card: Any) -> str:
        """The full name of the deck that a card is in."""
        return str(self.collection.decks.name(card.did))

    def review(self, card: Any) -> tuple[int, ...]:
        """Answer a card "good" until it has left learning; its schedule."""
        for _ in range(3):
            card.start_timer()
            states = self.collection._backend.get_scheduling_states(card.id)
            self.collection.sched.answer_card(
                self.collection.sched.build_answer(card=card, states=states, rating=2)
            )
            card.load()
        return schedule(card)


def schedule(card: Any) -> tuple[int, ...]:
    """All that scheduling knows of a card."""
    return (card.type, card.queue, card.due, card.ivl, card.factor, card.reps, card.lapses)


@pytest.fixture(scope="module")
def learners(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Learner]]:
    """New empty Ankis, closed at the end of the module."""
    made: list[Learner] = []
    numbers = count()

    def new() -> Learner:
        made.append(Learner(tmp_path_factory.mktemp(f"anki{next(numbers)}")))
        return made[-1]

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"anki\.")
        yield new
        for learner in made:
            learner.collection.close()


@pytest.fixture
def learner(learners: Callable[[], Learner]) -> Learner:
    """A new empty Anki."""
    return learners()
