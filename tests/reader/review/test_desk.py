"""A session of reviews without a screen: any sequence of answers, undos and work elsewhere."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.memory import RATINGS, Rating
from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.core.words import Word
from bilingual_reader.library import Library
from bilingual_reader.reader.review_desk import ReviewDesk

HERE = Calendar(UTC)
HEADS = ("lamp", "kettle", "door", "roof")

steps = st.one_of(
    st.sampled_from(RATINGS),
    st.sampled_from(["undo", "undo", "redo", "end", "other", "remove", "mark"]),
    st.timedeltas(timedelta(seconds=1), timedelta(days=40)),
)
wants = st.builds(
    Wanted,
    kinds=st.sampled_from([(), ("recall",), ("typing", "recognition")]),
    new=st.sampled_from([0, 1, 10]),
    limit=st.sampled_from([None, 1, 3]),
    fuzz=st.booleans(),
    retention=st.sampled_from([0.8, 0.9]),
)


class Session:
    """A desk beside what is known of it."""

    def __init__(self, folder: Path, wanted: Wanted) -> None:
        self.now = datetime(2026, 1, 1, 12, tzinfo=UTC)
        self.library = Library.open(folder / "library.db", lambda: self.now)
        self.other = Library.open(folder / "library.db", lambda: self.now)
        for head in HEADS:
            self.library.mark(Word("en", head, gloss="x"))
        self.desk = ReviewDesk(self.library, HERE, lambda: self.now, wanted)
        self.desk.begin()

    def rate(self, rating: Rating) -> None:
        card = self.desk.card
        if card is not None and self.library.word(card.word.key):
            led, log = self.desk.choices()[rating], len(self.library.review_log())
            before, answers = self.library.memories().get(card.id), len(self.desk.answers)
            outcome = self.desk.rate(rating)
            assert before != card.memory or outcome.memory == led
            assert len(self.library.review_log()) == log + 1
            assert len(self.desk.answers) == answers + 1

    def undo(self) -> None:
        log = len(self.library.review_log())
        done = self.desk.undo()
        assert len(self.library.review_log()) == log - (done is not None)

    def redo(self) -> None:
        log = len(self.library.review_log())
        done = self.desk.redo()
        assert len(self.library.review_log()) == log + (done is not None)

    def elsewhere(self, what: str) -> None:
        if what == "mark":
            self.other.mark(Word("en", "lamp", gloss="x"))
        elif self.other.word("en:lamp"):
            if what == "remove":
                self.other.unmark("en:lamp")
            else:
                self.other.review("en:lamp", "recognition", 3, HERE)
        self.desk.go_on()

    def do(self, step: object) -> None:
        match step:
            case int():
                self.rate(step)  # type: ignore[arg-type]
            case "undo":
                self.undo()
            case "redo":
                self.redo()
            case "end":
                self.desk.end()
                self.desk.begin()
                assert self.desk.answers == []
            case timedelta():
                self.now += step
                self.desk.go_on()
            case _:
                self.elsewhere(str(step))

    def check(self) -> None:
        desk = self.desk
        assert 0.0 <= desk.share <= 1.0 and min(desk.left) >= 0
        assert desk.tally.reviewed == len(desk.answers) >= desk.tally.right
        if desk.card is not None and self.library.word(desk.card.word.key):
            assert desk.card.memory == self.library.memories().get(desk.card.id)


@settings(max_examples=60, deadline=None)
@given(wants, st.lists(steps, max_size=20))
def test_any_session(wanted: Wanted, done: list[object]) -> None:
    """What is asked is what the library has, every answer is in its log, every undo takes one."""
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Path(folder), wanted)
        with session.library, session.other:
            for step in done:
                session.do(step)
                session.check()
