"""A learner studies for years and exports every week: nothing of theirs may be lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual_reader.core.cards import FLAGS, Choice
from bilingual_reader.core.words import Word
from bilingual_reader.export.report import Report
from tests.export.conftest import Learner, schedule
from tests.export.words import DISCOVERY, FOG, word

LATER = "2030-01-01T00:00:00Z"
"""After any edit that these tests make in Anki."""
OWN_STYLE = "\n.word { color: teal; }"


def test_the_same_words_again_change_nothing(learner: Learner) -> None:
    """Exported and imported again, all words are unchanged and none is doubled."""
    some = [DISCOVERY, word("fog")]
    first, _ = learner.take(some)
    before = [(n.id, n.mod, n.fields, n.tags) for n in learner.notes()]
    again, log = learner.take(some, first)
    assert (first.new, again.new) == (("en:discovery", "en:fog"), ())
    assert (again.unchanged, again.changed, again.gone) == (first.new, (), ())
    assert not log.new and not log.updated and not log.conflicting
    assert [(n.id, n.mod, n.fields, n.tags) for n in learner.notes()] == before


@dataclass
class Studied:
    """An Anki after a year: what the learner did there, before and after another export."""

    learner: Learner
    report: Report
    log: Any
    reviewed: tuple[int, ...]
    changed_reviewed: tuple[int, ...]


@pytest.fixture(scope="module")
def studied(learners: Callable[[], Learner]) -> Studied:
    """Reviews, edits, tags, a move, a suspension, a style; then an export with other changes."""
    learner = learners()
    names = ("reviewed", "edited", "moved", "suspended", "changing", "dropped")
    some = {name: word(name) for name in names}
    first, _ = learner.take(list(some.values()))
    collection = learner.collection
    reviewed = learner.review(learner.cards("en:reviewed")["Recognition"])
    changing = learner.review(learner.cards("en:changing")["Recognition"])
    note = learner.note("en:edited")
    note["Gloss"], note["Spare1"] = "my own words", "mine"
    note.tags.append("hard")
    collection.update_note(note)
    card = learner.cards("en:moved")["Recognition"]
    collection.set_deck([card.id], collection.decks.id("My deck"))
    collection.sched.suspend_cards([learner.cards("en:suspended")["Recognition"].id])
    model = collection.models.by_name("Bilingual Reader")
    model["css"] += OWN_STYLE
    collection.models.update_dict(model)
    some["changing"] = replace(some["changing"], gloss="雾; 迷雾", changed=LATER)
    some["edited"] = replace(some["edited"], status="learning2", changed=LATER)
    some["added"] = word("added")
    del some["dropped"]
    report, log = learner.take(list(some.values()), first)
    return Studied(learner, report, log, reviewed, changing)


def test_the_report_names_what_happened(studied: Studied) -> None:
    """New, changed, unchanged and gone words are named; a new status is no new content."""
    report = studied.report
    assert report.new == ("en:added",)
    assert report.changed == ("en:changing",)
    assert report.gone == ("en:dropped",)
    assert set(report.unchanged) == {"en:reviewed", "en:edited", "en:moved", "en:suspended"}


def test_anki_agrees_with_the_report(studied: Studied) -> None:
    """Anki adds and updates just the notes that the report calls new and changed."""
    assert (len(studied.log.new), len(studied.log.updated)) == (1, 1)
    assert not studied.log.conflicting
    assert len(studied.learner.notes()) == 7


def test_schedules_stand(studied: Studied) -> None:
    """Reviewed cards keep all of their schedule, on changed notes too."""
    cards = studied.learner.cards
    assert studied.reviewed[5] == 3
    assert schedule(cards("en:reviewed")["Recognition"]) == studied.reviewed
    assert schedule(cards("en:changing")["Recognition"]) == studied.changed_reviewed
    assert studied.learner.collection.db.scalar("select count() from revlog") == 6


def test_edits_and_tags_stand(studied: Studied) -> None:
    """What the learner wrote on an unchanged note stays, though the word's status changed."""
    note = studied.learner.note("en:edited")
    assert (note["Gloss"], note["Spare1"]) == ("my own words", "mine")
    assert "hard" in note.tags


def test_moves_suspensions_and_style_stand(studied: Studied) -> None:
    """Moved cards stay where they are, suspended ones suspended, the CSS the learner's."""
    learner = studied.learner
    assert learner.deck(learner.cards("en:moved")["Recognition"]) == "My deck"
    assert learner.cards("en:suspended")["Recognition"].queue == -1
    assert learner.collection.models.by_name("Bilingual Reader")["css"].endswith(OWN_STYLE)


def test_changed_words_show_the_change(studied: Studied) -> None:
    """The new gloss is on the card."""
    assert studied.learner.note("en:changing")["Gloss"] == "雾; 迷雾"


def test_dropped_words_stay_in_anki(studied: Studied) -> None:
    """A word that is not exported any more is the learner's to delete."""
    assert studied.learner.note("en:dropped")["Gloss"] == DISCOVERY.gloss


def test_edits_stand_without_the_memory_of_the_last_export(learner: Learner) -> None:
    """Where no stamps are left, the word's own time decides: unchanged words are not newer."""
    learner.take([DISCOVERY])
    note = learner.note("en:discovery")
    note["Gloss"] = "my own words"
    learner.collection.update_note(note)
    report, _ = learner.take([DISCOVERY])
    assert report.new == ("en:discovery",)
    assert learner.note("en:discovery")["Gloss"] == "my own words"


def test_an_undo_reaches_anki(learner: Learner) -> None:
    """A change taken back, with its old time, is still newer than the change that was exported."""
    first, _ = learner.take([DISCOVERY])
    second, _ = learner.take(
        [replace(DISCOVERY, gloss="雾", changed="2026-06-01T00:00:00Z")], first
    )
    assert learner.note("en:discovery")["Gloss"] == "雾"
    third, _ = learner.take([DISCOVERY], second)
    assert third.changed == ("en:discovery",)
    assert learner.note("en:discovery")["Gloss"] == DISCOVERY.gloss


def test_two_changes_in_one_second_both_arrive(learner: Learner) -> None:
    """Anki counts seconds: a second change within one is written as the next."""
    report, _ = learner.take([DISCOVERY])
    for gloss in ("雾", "迷雾", "大雾"):
        report, _ = learner.take([replace(DISCOVERY, gloss=gloss)], report)
        assert learner.note("en:discovery")["Gloss"] == gloss


def test_more_kinds_of_cards_later(learner: Learner) -> None:
    """Kinds asked for later add their cards to the old notes and leave the schedules alone."""
    first, _ = learner.take([DISCOVERY])
    before = learner.review(learner.cards("en:discovery")["Recognition"])
    choice = Choice(frozenset({"recognition", "recall", "cloze"}), LATER)
    report, log = learner.take([DISCOVERY], first, choice)
    assert report.changed == ("en:discovery",) and len(log.updated) == 1
    cards = learner.cards("en:discovery")
    assert list(cards) == ["Recognition", "Recall", "Cloze"]
    assert schedule(cards["Recognition"]) == before
    assert "发现" in cards["Recall"].question()


def test_a_kind_asked_for_in_anki(learner: Learner) -> None:
    """The learner fills IsRecall in Anki: the card is made, and the next export leaves it."""
    first, _ = learner.take([DISCOVERY])
    before = learner.review(learner.cards("en:discovery")["Recognition"])
    note = learner.note("en:discovery")
    note["IsRecall"] = "1"
    learner.collection.update_note(note)
    learner.take([DISCOVERY, word("fog")], first)
    cards = learner.cards("en:discovery")
    assert list(cards) == ["Recognition", "Recall"]
    assert schedule(cards["Recognition"]) == before


def test_a_word_met_in_another_episode_keeps_its_card(learner: Learner) -> None:
    """Another deck for new cards does not move the card that is there."""
    first, _ = learner.take([DISCOVERY])
    old = learner.deck(learner.cards("en:discovery")["Recognition"])
    moved = replace(DISCOVERY, contexts=(replace(FOG, title="Else", episode="e2"),), changed=LATER)
    learner.take([moved], first)
    assert learner.deck(learner.cards("en:discovery")["Recognition"]) == old


def test_a_deleted_note_comes_back_as_new(learner: Learner) -> None:
    """What the learner deleted in Anki but not here comes again with the next export."""
    first, _ = learner.take([DISCOVERY])
    learner.collection.remove_notes([learner.note("en:discovery").id])
    learner.take([DISCOVERY], first)
    assert learner.cards("en:discovery")["Recognition"].type == 0


def test_spare_fields_can_be_renamed_and_filled(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later version names a spare field and changes a template: notes are updated, reviews stay.

    This is what the ids of fields and templates are for.
    """
    from bilingual_reader.export import notetype

    first, _ = learner.take([DISCOVERY])
    before = learner.review(learner.cards("en:discovery")["Recognition"])
    names = tuple("Etymology" if name == "Spare1" else name for name in notetype.FIELDS)
    monkeypatch.setattr(notetype, "FIELDS", names)
    monkeypatch.setattr(notetype, "css", lambda: ".card { color: red; }")
    monkeypatch.setattr(notetype, "CHANGED", notetype.CHANGED + 86400)
    _, log = learner.take([replace(DISCOVERY, gloss="雾", changed=LATER)], first)
    note = learner.note("en:discovery")
    assert len(log.updated) == 1 and not log.conflicting
    assert "Etymology" in note and note["Gloss"] == "雾"
    assert schedule(learner.cards("en:discovery")["Recognition"]) == before
    models = [m.name for m in learner.collection.models.all_names_and_ids()]
    assert sum(name.startswith("Bilingual") for name in models) == 1
    assert learner.collection.models.by_name("Bilingual Reader")["css"] == ".card { color: red; }"


Step = tuple[str, int]
steps = st.lists(
    st.tuples(
        st.sampled_from(["add", "gloss", "status", "undo", "drop", "edit", "review", "kind"]),
        st.integers(0, 3),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(history=st.lists(steps, min_size=2, max_size=3))
def test_any_history_keeps_what_is_the_learners(
    learners: Callable[[], Learner], history: list[list[Step]]
) -> None:
    """Whatever happens here and in Anki between exports: one note a word, no review lost, edits
    stand on unchanged notes, and changes here that are newer than an edit arrive."""
    world = World(learners())
    for some in history:
        for what, which in some:
            world.step(what, f"word{which}")
        world.export()


class World:
    """A word list and an Anki with one clock, and what must hold between them."""

    def __init__(self, learner: Learner) -> None:
        self.learner = learner
        self.words: dict[str, Word] = {"word0": word("word0")}
        self.report: Report | None = None
        self.edits: dict[str, tuple[str, int]] = {}
        self.schedules: dict[str, tuple[int, ...]] = {}
        self.clock = datetime(2026, 6, 1, tzinfo=UTC)
        self.choice = Choice()

    def step(self, what: str, name: str) -> None:
        """One thing that the learner does, if it can be done now."""
        self.clock += timedelta(minutes=1)
        now, old = self.clock.isoformat(), self.words.get(name)
        if what == "add":
            self.words.setdefault(name, word(name))
        elif what == "drop" and len(self.words) > 1:
            self.words.pop(name, None)
        elif what == "kind":
            kind = list(FLAGS)[self.clock.minute % len(FLAGS)]
            self.choice = Choice(frozenset({"recognition", kind}), now)
        elif what == "gloss" and old:
            self.words[name] = replace(old, gloss=f"发现 {now}", changed=now)
        elif what == "status" and old:
            self.words[name] = replace(old, status="learning1", changed=now)
        elif what == "undo" and old:
            self.words[name] = word(name)
        elif f"en:{name}" in self.known():
            self.in_anki(what, f"en:{name}")

    def in_anki(self, what: str, key: str) -> None:
        """One thing that the learner does in Anki."""
        if what == "review":
            self.schedules[key] = self.learner.review(self.learner.cards(key)["Recognition"])
        elif what == "edit":
            note, now = self.learner.note(key), int(self.clock.timestamp())
            note["Spare1"] = f"hint {now}"
            note.tags.append("mine")
            self.learner.collection.update_note(note)
            self.learner.collection.db.execute(
                "update notes set mod = ? where id = ?", now, note.id
            )
            self.edits[key] = (note["Spare1"], now)

    def known(self) -> set[str]:
        """Keys of the notes in Anki."""
        return {note["Key"] for note in self.learner.notes()}

    def export(self) -> None:
        """Export, import, and look whether all holds."""
        self.clock += timedelta(minutes=1)
        before = self.known()
        report, log = self.learner.take(list(self.words.values()), self.report, self.choice)
        keys = [note["Key"] for note in self.learner.notes()]
        assert sorted(keys) == sorted(before | {w.key for w in self.words.values()})
        assert not log.conflicting
        for made in self.words.values():
            self.look(made, report)
        for key, kept in self.schedules.items():
            assert schedule(self.learner.cards(key)["Recognition"]) == kept
        old = dict(self.report.current) if self.report else {}
        self.report = replace(report, current={**old, **report.current})

    def look(self, made: Word, report: Report) -> None:
        """An edit stands unless the word changed after it; without one the note is the word's."""
        note, time = self.learner.note(made.key), int(report.current[made.key].split()[0])
        edit, edited = self.edits.get(made.key, ("", 0))
        if edited >= time:
            assert note["Spare1"] == edit and "mine" in note.tags
        else:
            assert made.key not in self.edits or made.key in report.changed
            assert note["Gloss"] == made.gloss and note["Spare1"] == ""
            self.edits.pop(made.key, None)
