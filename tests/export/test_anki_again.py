"""A learner studies for years and exports every week: nothing of theirs may be lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bilingual_reader.core.cards import Choice
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


def test_a_word_that_becomes_known_keeps_its_edits(learner: Learner) -> None:
    """No note is replaced for the tag that says so; it comes with the next change."""
    first, _ = learner.take([DISCOVERY])
    note = learner.note("en:discovery")
    note["Gloss"] = "my own words"
    learner.collection.update_note(note)
    known = replace(DISCOVERY, status="known", changed=LATER)
    second, log = learner.take([known], first)
    assert (second.unchanged, len(log.updated)) == (("en:discovery",), 0)
    assert learner.note("en:discovery")["Gloss"] == "my own words"
    learner.take([replace(known, gloss="雾")], second)
    note = learner.note("en:discovery")
    assert note["Gloss"] == "雾" and "bilingual-reader::known" in note.tags


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


def test_a_note_type_that_the_learner_changed_is_merged(learner: Learner) -> None:
    """A field and a card of the learner's own stand, and all arrives where Anki may merge types.

    Without that Anki puts new notes under a second type; merging joins them again.
    """
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    first, _ = learner.take([DISCOVERY, word("river")])
    before = learner.review(learner.cards("en:discovery")["Recognition"])
    models = learner.collection.models
    model = models.by_name("Bilingual Reader")
    models.add_field(model, models.new_field("Mine"))
    models.reposition_field(model, model["flds"][-1], 0)
    card = models.new_template("My card")
    card["qfmt"], card["afmt"] = "{{Word}}?", "{{Mine}}"
    models.add_template(model, card)
    models.update_dict(model)
    note = learner.note("en:river")
    note["Mine"] = "my own words"
    learner.collection.update_note(note)
    changed = replace(DISCOVERY, gloss="雾", changed=LATER)
    _, log = learner.take([changed, word("river"), word("fog")], first)
    assert (len(log.conflicting), len(log.new)) == (2, 1)
    options = ImportAnkiPackageOptions(merge_notetypes=True)
    deck = str(learner.folder / "deck.apkg")
    learner.collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=deck, options=options)
    )
    models._clear_cache()
    note, cards = learner.note("en:discovery"), learner.cards("en:discovery")
    assert (learner.note("en:river")["Mine"], note["Gloss"]) == ("my own words", "雾")
    assert schedule(cards["Recognition"]) == before and "My card" in cards
    assert {n.note_type()["name"] for n in learner.notes()} == {"Bilingual Reader"}


def test_names_of_the_learners_own_stand(learner: Learner) -> None:
    """A field, a card and the note type that were renamed keep their names and take changes."""
    first, _ = learner.take([DISCOVERY])
    models = learner.collection.models
    model = models.by_name("Bilingual Reader")
    model["name"], model["tmpls"][0]["name"] = "Mining", "My card"
    model["flds"][4]["name"] = "My gloss"
    models.update_dict(model)
    _, log = learner.take([replace(DISCOVERY, gloss="雾", changed=LATER), word("fog")], first)
    assert (len(log.updated), len(log.new), len(log.conflicting)) == (1, 1, 0)
    assert learner.note("en:discovery")["My gloss"] == "雾"
    assert {note.note_type()["name"] for note in learner.notes()} == {"Mining"}


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
