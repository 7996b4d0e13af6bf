"""What is due, and in which order it is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.memory import Kind, Memory, Phase, card_id
from bilingual_reader.core.review.queue import Card, Wanted, next_card, plan
from bilingual_reader.core.review.tally import Answer, tally
from bilingual_reader.core.words import Context, Word

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HERE = Calendar(UTC)


def word(headword: str, gloss: str = "a sense", episode: str = "kitchen") -> Word:
    """A word of an episode."""
    return Word("en", headword, gloss=gloss, contexts=(Context(episode, sentence="A lamp."),))


def memory(due: timedelta, phase: Phase = "review", last: timedelta | None = None) -> Memory:
    """A card that is due so long after noon."""
    return Memory(phase, 0, 5.0, 5.0, NOON + due, NOON + (last or timedelta(days=-5)))


def ids(cards: tuple[Card, ...]) -> list[str]:
    return [card.id for card in cards]


WORDS = [word(name) for name in ("lamp", "kettle", "door", "roof")]


def test_due_by_the_day_and_by_the_minute() -> None:
    """What has left its steps is due all day until four in the morning, a step by the minute."""
    states = {
        "recognition:en:lamp": memory(timedelta(hours=15)),  # three at night
        "recognition:en:kettle": memory(timedelta(hours=17)),
        "recognition:en:door": memory(timedelta(minutes=1), "learning"),
        "recognition:en:roof": memory(timedelta(days=-9), "relearning"),
    }
    made = plan(WORDS, states, Wanted(), NOON, HERE)
    assert ids(made.due) == ["recognition:en:roof", "recognition:en:lamp"]
    assert ids(made.later) == ["recognition:en:door", "recognition:en:kettle"]
    assert made.next == NOON + timedelta(minutes=1)


def test_new_cards_a_day() -> None:
    """So many new cards a day, those of today counted, in the order in which they were marked."""
    assert ids(plan(WORDS, {}, Wanted(new=3), NOON, HERE, new_today=1).new) == [
        "recognition:en:lamp",
        "recognition:en:kettle",
    ]
    assert plan(WORDS, {}, Wanted(new=3), NOON, HERE, new_today=5).new == ()


def test_one_kind_does_not_give_the_answer_to_another() -> None:
    """A word that is or was asked today is not begun in another way on the same day."""
    states = {
        "recognition:en:lamp": memory(timedelta(days=3), last=timedelta(hours=-1)),
        "recognition:en:kettle": memory(timedelta(days=3)),
        "recall:en:door": memory(timedelta(hours=-1)),
    }
    made = plan(WORDS, states, Wanted(("recall", "typing")), NOON, HERE)
    assert ids(made.due) == ["recall:en:door"]
    assert ids(made.new) == ["recall:en:kettle", "recall:en:roof"]


def test_only_what_was_wanted() -> None:
    """By kind, language and episode; a word without sense and translation cannot be recalled."""
    words = [*WORDS, word("sill", "", "other"), Word("zh", "灯")]
    assert len(plan(words, {}, Wanted(lang="zh"), NOON, HERE).new) == 1
    assert ids(plan(words, {}, Wanted(episode="other"), NOON, HERE).new) == ["recognition:en:sill"]
    assert len(plan(words, {}, Wanted(("typing",)), NOON, HERE).new) == len(WORDS)


def test_a_limit_counts_cards_once() -> None:
    """Due cards come before new ones; a card that was seen in the session comes back freely."""
    states: dict[str, Memory] = {
        card_id(w.key, kind): memory(timedelta(hours=-n))
        for n, w in enumerate(WORDS[:2])
        for kind in (_RECOGNITION,)
    }
    made = plan(WORDS, states, Wanted(limit=3), NOON, HERE)
    assert (len(made.due), len(made.new)) == (2, 1)
    made = plan(WORDS, states, Wanted(limit=3), NOON, HERE, seen=["recognition:en:lamp", "x", "y"])
    assert (ids(made.due), made.new) == (["recognition:en:lamp"], ())


_RECOGNITION: Kind = "recognition"


def test_the_order_of_a_session() -> None:
    """Steps that are due, then what is due today, then new, then a step within twenty minutes."""
    names = ("soon", "new", "today", "step", "late")
    states = {
        "soon": memory(timedelta(minutes=19), "learning"),
        "new": None,
        "today": memory(timedelta(hours=-1)),
        "step": memory(timedelta(0), "learning"),
        "late": memory(timedelta(minutes=21), "learning"),
    }
    cards = [Card(word(name), "recognition", states[name]) for name in names]
    order = []
    while (card := next_card(cards, NOON, HERE)) is not None:
        order.append(card.word.headword)
        cards.remove(card)
    assert order == ["step", "today", "new", "soon"]


def test_the_sum_of_a_session() -> None:
    """Answers, right ones, by rating, new ones, time (a minute a card at most), words known."""
    answers = [
        Answer("recognition:en:lamp", 1, 4.0, new=True),
        Answer("recognition:en:lamp", 3, 900.0),
        Answer("recall:en:door", 4, 2.5, known="door"),
    ]
    made = tally(answers)
    assert (made.reviewed, made.right, made.new, made.seconds) == (3, 2, 1, 66.5)
    assert (made.by_rating, made.known) == ((1, 0, 1, 1), ("door",))
    assert round(made.share, 2) == 0.67 and tally([]).share == 0.0
