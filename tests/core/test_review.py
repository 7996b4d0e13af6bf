"""Intervals: the fsrs library is the reference, for any history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.memory import Memory, Rating, answered, choices, spoken
from bilingual_reader.core.review.status import asked, follows, reached

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HERE = Calendar(UTC)

ratings = st.sampled_from((1, 2, 3, 4))
waits = st.one_of(
    st.integers(1, 3600).map(lambda seconds: timedelta(seconds=seconds)),
    st.integers(1, 400).map(lambda days: timedelta(days=days)),
)
histories = st.lists(st.tuples(waits, ratings), min_size=1, max_size=12)


def at_noon(history: list[tuple[timedelta, Rating]]) -> Iterator[tuple[datetime, Rating]]:
    """The history on a clock whose days are reviewed between noon and the next border."""
    now = NOON
    for wait, rating in history:
        now += wait
        if now.hour < 4:  # past midnight, still the same day of the learner's
            now = now.replace(hour=23)
        yield now, rating


@given(histories, st.sampled_from([0.7, 0.9, 0.99]))
def test_intervals_equal_the_reference(
    history: list[tuple[timedelta, Rating]], retention: float
) -> None:
    """State, stability, difficulty and due time are those of py-fsrs, review for review."""
    scheduler = fsrs.Scheduler(desired_retention=retention, enable_fuzzing=False)
    memory: Memory | None = None
    card = fsrs.Card(card_id=1, due=NOON)
    previous = None
    for now, rating in at_noon(history):
        if previous and HERE.between(previous, now) != (now - previous).days:
            return  # where the learner's days and those of 24 hours differ, Anki is the reference
        memory = answered(memory, rating, now, HERE, retention=retention)
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), now)
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        assert (memory.due, memory.last, memory.step) == (card.due, now, card.step)
        assert memory.phase == card.state.name.lower()
        previous = now


@given(histories, st.text(max_size=8))
def test_fuzz_keeps_to_the_ranges_of_the_reference(
    history: list[tuple[timedelta, Rating]], card: str
) -> None:
    """With fuzz an interval lies where py-fsrs may put it, and is the same at every asking."""
    memory: Memory | None = None
    for now, rating in at_noon(history):
        plain = answered(memory, rating, now, HERE)
        fuzzed = answered(memory, rating, now, HERE, card, fuzz=True)
        assert fuzzed == answered(memory, rating, now, HERE, card, fuzz=True)
        assert replace(fuzzed, due=plain.due) == plain
        if plain.phase == "review":
            assert fuzzed.interval.days in reference_range(plain.interval)
        else:
            assert fuzzed.due == plain.due
        memory = plain


def reference_range(interval: timedelta) -> range:
    """All the days that py-fsrs may make of an interval."""
    scheduler = fsrs.Scheduler()
    ends = []
    with pytest.MonkeyPatch.context() as patched:
        for drawn in (0.0, 0.999999):
            patched.setattr("fsrs.scheduler.random", lambda drawn=drawn: drawn)
            ends.append(scheduler._get_fuzzed_interval(interval=interval).days)
    return range(ends[0], ends[1] + 1)


def test_fuzz_spreads_what_was_learned_together() -> None:
    """Fifty cards with one history come back on several days."""
    now, memory = NOON, None
    for _ in range(4):
        memory = answered(memory, 3, now, HERE)
        now = memory.due
    days = {answered(memory, 3, now, HERE, f"recall:en:{n}", True).interval for n in range(50)}
    assert len(days) > 4


@given(histories)
def test_what_is_shown_beside_a_key_is_what_it_does(
    history: list[tuple[timedelta, Rating]],
) -> None:
    """The choices shown for a card are the states that the ratings lead to, fuzz or not."""
    memory: Memory | None = None
    for now, rating in at_noon(history):
        for fuzz in (False, True):
            shown = choices(memory, now, HERE, "recall:zh:灯", fuzz)[rating]
            assert shown == answered(memory, rating, now, HERE, "recall:zh:灯", fuzz)
        memory = shown


def test_the_day_ends_at_four() -> None:
    """A review at three at night belongs to the day before; one at five to the next day."""
    berlin = Calendar(ZoneInfo("Europe/Berlin"))
    night = datetime(2026, 7, 2, 1, 30, tzinfo=UTC)  # half past three there
    assert berlin.day(night).isoformat() == "2026-07-01"
    assert berlin.end(night) == datetime(2026, 7, 2, 2, tzinfo=UTC)
    assert berlin.begin(night) == datetime(2026, 7, 1, 2, tzinfo=UTC)
    assert berlin.between(night, night + timedelta(hours=1)) == 1


def test_an_evening_and_the_next_morning_are_two_days() -> None:
    """What was learned at ten at night and is asked at eight counts as a day old, as in Anki."""
    evening = datetime(2026, 3, 2, 22, tzinfo=UTC)
    learned = answered(None, 4, evening, HERE)
    morning = evening + timedelta(hours=10)
    long_term = answered(learned, 3, morning, HERE).stability
    assert long_term == answered(learned, 3, evening + timedelta(days=1), HERE).stability
    assert long_term != answered(learned, 3, evening + timedelta(hours=1), HERE).stability


def test_a_clock_set_back_does_no_harm() -> None:
    """A review before the last one, or in another zone, counts as one of the same day."""
    learned = answered(None, 4, NOON, HERE)
    early = answered(learned, 3, NOON - timedelta(days=400), HERE)
    assert early.stability == answered(learned, 3, NOON, HERE).stability
    abroad = NOON.astimezone(ZoneInfo("Asia/Shanghai"))
    assert answered(None, 3, abroad, HERE) == answered(None, 3, NOON, HERE)


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (timedelta(seconds=30), "<1 min"), (timedelta(minutes=1), "1 min"),
        (timedelta(minutes=10), "10 min"), (timedelta(hours=5), "5 h"), (timedelta(days=1), "1 d"),
        (timedelta(days=30), "30 d"), (timedelta(days=75), "2.5 mo"), (timedelta(days=90), "3 mo"),
        (timedelta(days=438), "1.2 y"), (timedelta(days=36500), "100 y"),
    ],
)  # fmt: skip
def test_intervals_in_words(interval: timedelta, words: str) -> None:
    """Intervals are said as short as beside a key."""
    assert spoken(interval) == words


def remembered(stability: float, phase: str = "review") -> Memory:
    """A card of this stability."""
    return Memory(phase, None, stability, 5.0, NOON, NOON)  # type: ignore[arg-type]


def test_status_follows_stability() -> None:
    """New, then learning 1 to 4, then known from 21 days; a forgotten card is not known."""
    assert reached([]) == "new"
    steps = {0.2: "learning1", 3: "learning2", 7: "learning3", 14: "learning4", 21: "known"}
    for stability, status in steps.items():
        assert reached([remembered(stability), remembered(0.1)]) == status
    assert reached([remembered(300, "relearning")]) == "learning4"


def test_what_the_learner_said_stands() -> None:
    """A status set by hand is not followed; a word set to known is not asked, one that got there
    by its reviews is."""
    assert follows("new", "") and follows("new", "learning2") and follows("learning2", "learning2")
    assert not follows("learning3", "learning2") and not follows("known", "")
    assert asked("learning3", "") and asked("known", "known")
    assert not asked("known", "learning4") and not asked("ignored", "known")
