"""Reviews in the library beside a model: whatever the order of the steps, nothing is lost."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.memory import Kind, Memory, Rating, answered, card_id
from tests.library.builders import Clock, open_library, word

HERE = Calendar(UTC)
HEADS = ("lamp", "kettle", "ill 'or\" 1=1")


@dataclass
class Model:
    """Cards as a dictionary and answers as a list, with all their states before and after."""

    state: tuple[dict[str, Memory], list[str]] = field(default_factory=lambda: ({}, []))
    before: list[tuple[dict[str, Memory], list[str]]] = field(default_factory=list)
    after: list[tuple[dict[str, Memory], list[str]]] = field(default_factory=list)

    def review(self, head: str, kind: Kind, rating: Rating, now: datetime) -> None:
        cards, log = self.state
        name = card_id(f"en:{head}", kind)
        made = answered(cards.get(name), rating, now, HERE)
        self.before.append(self.state)
        self.state, self.after = ({**cards, name: made}, [*log, f"{name} {rating}"]), []

    def move(self, take: list[tuple[dict[str, Memory], list[str]]],
             give: list[tuple[dict[str, Memory], list[str]]]) -> None:  # fmt: skip
        if take:
            give.append(self.state)
            self.state = take.pop()


steps = st.one_of(
    st.tuples(
        st.sampled_from(HEADS),
        st.sampled_from(["recognition", "recall"]),
        st.integers(1, 4),
        st.sampled_from([1, 600, 86_400, 86_400 * 30]),
    ),
    st.sampled_from(["undo", "undo", "redo", "reopen", "mark", "note"]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(steps, max_size=14))
def test_any_sequence_leaves_what_the_model_leaves(
    done: list[tuple[str, Kind, Rating, int] | str],
) -> None:
    """Reviews, undo, redo, restarts and other work between them, in any order."""
    with tempfile.TemporaryDirectory() as folder:
        clock, model = Clock(), Model()
        library = open_library(Path(folder), clock)
        for head in HEADS:
            library.mark(word(head))
        for step in done:
            if isinstance(step, tuple):
                head, kind, rating, wait = step
                clock.now += timedelta(seconds=wait)
                library.review(f"en:{head}", kind, rating, HERE)
                model.review(head, kind, rating, clock.now)
            elif step == "undo":
                assert (library.undo("reviews") is not None) == bool(model.before)
                model.move(model.before, model.after)
            elif step == "redo":
                assert (library.redo("reviews") is not None) == bool(model.after)
                model.move(model.after, model.before)
            elif step == "reopen":
                library.close()
                library = open_library(Path(folder), clock)
            elif step == "mark":
                library.mark(word("door", n=2))
            else:
                library.set_note("en:lamp", clock.now.isoformat())
                assert library.word("en:lamp").note == clock.now.isoformat()  # type: ignore[union-attr]
            log = [f"{card_id(r.word, r.kind)} {r.rating}" for r in library.review_log()]
            assert (library.memories(), log) == model.state
        library.close()
