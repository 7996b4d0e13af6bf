"""Anki's own backend is the judge: the same history leaves the same memory there and here."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.memory import (
    LEARNING_STEPS,
    RELEARNING_STEPS,
    RETENTION,
    Memory,
    answered,
)


class Desk:
    """One card after another, studied in Anki with FSRS on, as fast as time can be made to go."""

    def __init__(self, folder: Path) -> None:
        from anki.collection import Collection

        self.collection: Any = Collection(str(folder / "collection.anki2"))
        self.collection.set_config("fsrs", True)
        self.number = 0

    def new_card(self) -> None:
        note = self.collection.new_note(self.collection.models.by_name("Basic"))
        note["Front"] = note["Back"] = str(self.number)
        self.collection.add_note(note, 1)
        self.card = note.cards()[0]
        self.number += 1

    def wait(self, seconds: int) -> None:
        """Move all that was done so much further into the past."""
        database = self.collection.db
        database.execute("UPDATE revlog SET id = id - ?", seconds * 1000)
        database.execute("UPDATE col SET crt = crt - ?", seconds // 86400 * 86400)
        (data,) = database.first("SELECT data FROM cards WHERE id = ?", self.card.id)
        kept = json.loads(data or "{}")
        if "lrt" in kept:
            kept["lrt"] -= seconds
            told = json.dumps(kept)
            database.execute("UPDATE cards SET data = ? WHERE id = ?", told, self.card.id)

    def answer(self, rating: int) -> None:
        self.card.load()
        self.card.start_timer()
        states = self.collection._backend.get_scheduling_states(self.card.id)
        built = self.collection.sched.build_answer(card=self.card, states=states, rating=rating - 1)
        self.collection.sched.answer_card(built)

    def history(self) -> list[tuple[datetime, int]]:
        """When the card was answered, and how, as Anki has it."""
        query = "SELECT id, ease FROM revlog WHERE cid = ? ORDER BY id"
        rows = self.collection.db.all(query, self.card.id)
        return [(datetime.fromtimestamp(at / 1000, UTC), ease) for at, ease in rows]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A collection of Anki's, closed at the end."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"anki\.")
        made = Desk(tmp_path_factory.mktemp("anki"))
        yield made
        made.collection.close()


waits = st.one_of(st.integers(1, 3), st.integers(60, 90_000), st.integers(86_400, 86_400 * 90))
histories = st.lists(st.tuples(waits, st.integers(1, 4)), min_size=1, max_size=8)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories)
def test_stability_equals_ankis(desk: Desk, history: list[tuple[int, int]]) -> None:
    """Whatever the hours and days between reviews: stability and difficulty to six digits."""
    desk.new_card()
    for wait, rating in history:
        desk.wait(wait)
        desk.answer(rating)
    zone = datetime.now().astimezone().tzinfo
    assert zone is not None
    here, memory = Calendar(zone), None
    for at, rating in desk.history():
        memory = answered(memory, rating, at, here)  # type: ignore[arg-type]
    assert isinstance(memory, Memory)
    theirs = desk.collection.compute_memory_state(desk.card.id)
    assert memory.stability == pytest.approx(theirs.stability, rel=5e-6)
    assert memory.difficulty == pytest.approx(theirs.difficulty, rel=5e-6)


def test_the_steps_and_the_retention_are_ankis(desk: Desk) -> None:
    """The steps of a new deck in Anki, its retention and its longest interval are ours."""
    config = desk.collection.decks.config_dict_for_deck_id(1)
    minutes = [step.total_seconds() / 60 for step in LEARNING_STEPS]
    assert minutes == config["new"]["delays"]
    assert [s.total_seconds() / 60 for s in RELEARNING_STEPS] == config["lapse"]["delays"]
    assert config["desiredRetention"] == pytest.approx(RETENTION)
    assert config["rev"]["maxIvl"] == 36500
