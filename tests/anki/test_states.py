"""What a card's schedule and a field's HTML say of a word."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.anki.cards import LEARNING, NEW, RELEARNING, REVIEW, Told, state_of
from bilingual_reader.core.studied import AnkiState, settled, status_of, together
from bilingual_reader.core.words import Status
from bilingual_reader.pipeline.from_anki import word_in

STATUSES: list[Status] = [
    "new", "learning1", "learning2", "learning3", "learning4", "known", "ignored"
]  # fmt: skip
_states = st.builds(
    AnkiState,
    st.sampled_from(STATUSES[1:6]),
    st.integers(0, 99),
    st.integers(0, 9),
    st.integers(0, 400),
    last=st.sampled_from(["", "2026-01-01", "2026-02-01"]),
    suspended=st.booleans(),
)


@pytest.mark.parametrize(
    ("interval", "status"),
    [(0, "learning1"), (2, "learning1"), (3, "learning2"), (6, "learning2"), (7, "learning3"),
     (13, "learning3"), (14, "learning4"), (20, "learning4"), (21, "known"), (9000, "known")],
)  # fmt: skip
def test_statuses_by_interval(interval: int, status: Status) -> None:
    """From 21 days on a card is mature, as Anki counts; below, in four steps."""
    assert status_of(interval) == status
    assert status_of(interval, relearning=True) == "learning1"


@pytest.mark.parametrize(
    ("data", "stability"),
    [("", None), ("{}", None), ('{"s":4.25,"d":5}', 4.25), ('{"s":"4"}', None), ('{"s":-1}', None),
     ('{"s":NaN}', None), ('["s"]', None), ('{"s":', None), ('{"s":' + "[" * 5000, None)],
)  # fmt: skip
def test_memory_of_fsrs(data: str, stability: float | None) -> None:
    """Stability is read where there is a sensible one, whatever else stands there."""
    state = state_of(Told(REVIEW, 2, 10, 0, 1, 0, data))
    assert state is not None
    assert (state.stability, state.ease) == (stability, None)


@given(st.sampled_from([NEW, LEARNING, REVIEW, RELEARNING]), *[st.integers()] * 5, st.integers())
def test_any_schedule_is_read(
    kind: int, queue: int, interval: int, factor: int, reps: int, lapses: int, last: int
) -> None:
    """Numbers beyond all sense are no fault; a card in steps has no interval yet."""
    state = state_of(Told(kind, queue, interval, factor, reps, lapses, "", last))
    assert (state is None) == (kind == NEW)
    if state is not None:
        assert min(state.reviews, state.lapses, state.interval) >= 0
        assert kind != LEARNING or state.interval == 0


@given(st.lists(_states, min_size=1, max_size=6))
def test_several_cards_are_one_state(states: list[AnkiState]) -> None:
    """The best card's status, all answers, suspended when all are; their order is nothing."""
    whole = together(states)
    assert STATUSES.index(whole.status) == max(STATUSES.index(s.status) for s in states)
    assert whole.reviews == sum(s.reviews for s in states)
    assert whole.suspended == all(s.suspended for s in states)
    assert whole.last == max(s.last for s in states)
    for other in (together(states[::-1]), reduce(lambda a, b: together([a, b]), states)):
        told = (other.status, other.interval, other.reviews, other.lapses, other.last)
        assert told == (whole.status, whole.interval, whole.reviews, whole.lapses, whole.last)


@given(
    st.sampled_from(STATUSES),
    st.sampled_from(STATUSES[1:6]),
    st.none() | st.sampled_from(STATUSES[1:6]),
    st.booleans(),
)
def test_what_was_set_by_hand_is_raised_alone(
    here: Status, anki: Status, before: Status | None, lower: bool
) -> None:
    """Ignored stays; what Anki set follows Anki; what a hand set is never lowered unasked."""
    after = settled(here, anki, before, lower)
    if here == "ignored":
        assert after == "ignored"
    elif lower or here == before:
        assert after == anki
    else:
        assert STATUSES.index(after) == max(STATUSES.index(here), STATUSES.index(anki))


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ("学习", "学习"),
        ("<div><b>discovery</b></div>", "discovery"),
        ("kettle<br>a vessel for boiling water", "kettle"),
        ("&nbsp;it&#39;s&nbsp;<br>", "it's"),
        ("灯塔[sound:x.mp3]", "灯塔"),
        ("学[xué]习[xí]", "学习"),
        ("<ruby>灯<rp>(</rp><rt>dēng</rt><rp>)</rp>塔<rt>tǎ</rt></ruby>", "灯塔"),
        ("{{c1::kettle::hint}}", "kettle"),
        ("ferry (n.)", "ferry"),
        ("灯塔（名词）", "灯塔"),
        ("(n.) ferry", "ferry"),
        ("<img src='x.png'>", ""),
        ("", ""),
        ("42", ""),
        ("[sound:only.mp3]", ""),
        ("This is a whole sentence, and no word at all.", ""),
        ("<rt" * 50_000, ""),
        ("(" * 50_000, ""),
        ("\x1b]0;x\x07kettle\u202e", "kettle"),
        ("<script>alert(1)</script>kettle", "kettle"),
    ],
)
def test_the_word_of_a_field(html: str, word: str) -> None:
    """Markup, sounds, readings and remarks around a word are left out; sentences are none."""
    assert word_in(html) == word
