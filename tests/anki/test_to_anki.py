"""`export --to-anki`: what a running Anki has afterwards, as Anki's own backend tells it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bilingual_reader.errors import AnkiError
from bilingual_reader.export import notetype
from bilingual_reader.export.anki import write_apkg
from tests.anki.conftest import Desk
from tests.export.conftest import schedule
from tests.export.words import CHAIN, DISCOVERY, word

NEWER = "2026-06-01T10:00:00Z"


def test_note_type_decks_and_notes_are_made(desk: Desk) -> None:
    """An empty Anki gets the note type with its lasting id, the decks, and every note once."""
    plan, done = desk.send([DISCOVERY, CHAIN])
    assert [note.key for note in plan.new] == ["en:discovery", "zh:思维链"]
    assert (done.notes, done.failed) == ({"en:discovery", "zh:思维链"}, {})
    models = desk.learner.collection.models
    assert models.by_name(notetype.NAME)["id"] == notetype.MODEL_ID
    (card,) = desk.learner.cards("en:discovery").values()
    assert desk.learner.deck(card) == "Bilingual Reader::Harbour Talk::The fog: a history"


def test_sending_again_changes_nothing(desk: Desk) -> None:
    """What was sent is not written again."""
    desk.send([DISCOVERY, CHAIN])
    plan, _ = desk.send([DISCOVERY, CHAIN])
    assert (plan.new, plan.changed, len(plan.unchanged)) == ((), (), 2)
    assert desk.anki.count("importPackage") == 1
    assert desk.anki.count("updateNoteFields") == 0


def test_edits_and_reviews_stay_where_a_word_changes(desk: Desk) -> None:
    """On a note that changes here, other fields' edits, tags, deck, and the schedule stand."""
    desk.send([DISCOVERY])
    note = desk.learner.note("en:discovery")
    note["Hint"], note["Sentence"] = "mine", "my own <b>discovery</b>"
    note.tags.append("hard")
    desk.learner.collection.update_note(note)
    (card,) = note.cards()
    before = desk.learner.review(card)
    _, done = desk.send([replace(DISCOVERY, gloss="揭示", changed=NEWER)])
    note = desk.learner.note("en:discovery")
    assert (note["Gloss"], note["Hint"]) == ("揭示", "mine")
    assert note["Sentence"] == "my own <b>discovery</b>"
    assert "hard" in note.tags
    assert schedule(note.cards()[0]) == before
    assert done.notes == {"en:discovery"}


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("by_file", [False, True])
def test_a_note_moved_to_another_type_stays_there(
    desk: Desk, tmp_path: Path, by_file: bool, overwrite: bool
) -> None:
    """It is named and not sent: Anki would merge the other note type into ours, and empty all."""
    if by_file:
        desk.learner.load(write_apkg([DISCOVERY, CHAIN], tmp_path / "deck.apkg").path)
    else:
        desk.send([DISCOVERY, CHAIN])
    collection = desk.learner.collection
    basic, note = collection.models.by_name("Basic"), desk.learner.note("en:discovery")
    info = collection.models.change_notetype_info(
        old_notetype_id=note.mid, new_notetype_id=basic["id"]
    )
    info.input.note_ids.append(note.id)
    info.input.new_fields[:] = [notetype.FIELDS.index(name) for name in ("Word", "Gloss")]
    collection.models.change_notetype_of_notes(info.input)
    changed = replace(DISCOVERY, gloss="揭示", changed=NEWER)
    plan, done = desk.send([changed, CHAIN, word("fog")], overwrite=overwrite)
    assert (plan.elsewhere, plan.deleted, done.failed) == (("en:discovery",), (), {})
    moved = collection.get_note(note.id)
    assert moved.items() == [("Front", "discovery"), ("Back", DISCOVERY.gloss)]
    assert desk.learner.note("zh:思维链")["Gloss"] == CHAIN.gloss
    assert "en:fog" in done.notes


def test_a_second_type_that_anki_made_is_joined_again(desk: Desk, tmp_path: Path) -> None:
    """Where the learner added a field, a deck file's new notes are under a second type: no more."""
    deck, models = tmp_path / "deck.apkg", desk.learner.collection.models
    first = write_apkg([DISCOVERY], deck)
    desk.learner.load(deck)
    model = models.by_name(notetype.NAME)
    models.add_field(model, models.new_field("Mine"))
    models.update_dict(model)
    desk.stamps = dict(write_apkg([DISCOVERY, CHAIN], deck, first.current).current)
    desk.learner.load(deck)
    assert len(desk.learner.notes()) == 1
    plan, done = desk.send([DISCOVERY, CHAIN])
    assert (plan.elsewhere, done.failed) == ((), {})
    models._clear_cache()
    assert desk.learner.note("zh:思维链")["Gloss"] == CHAIN.gloss
    assert desk.learner.note("en:discovery")["Gloss"] == DISCOVERY.gloss


def test_an_edit_of_the_same_field_stands_and_is_named(desk: Desk) -> None:
    """Where both sides changed a field, Anki's stays, is named, and can be overruled."""
    desk.send([DISCOVERY])
    desk.edit("en:discovery", Gloss="my gloss")
    changed = replace(DISCOVERY, gloss="揭示", reading="x", changed=NEWER)
    for _ in range(2):
        plan, _ = desk.send([changed])
        assert plan.kept == {"en:discovery": ("Gloss",)}
        assert desk.learner.note("en:discovery")["Gloss"] == "my gloss"
        assert desk.learner.note("en:discovery")["Reading"] == "x"
    desk.send([changed], overwrite=True)
    assert desk.learner.note("en:discovery")["Gloss"] == "揭示"
    assert desk.plan([changed]).kept == {}


def test_overwriting_leaves_fields_that_did_not_change_here(desk: Desk) -> None:
    """Also when told to overwrite, an edit of a field that did not change here stands."""
    desk.send([DISCOVERY])
    desk.edit("en:discovery", Hint="mine", Sentence="mine too")
    desk.send([replace(DISCOVERY, gloss="揭示", changed=NEWER)], overwrite=True)
    note = desk.learner.note("en:discovery")
    assert (note["Hint"], note["Sentence"], note["Gloss"]) == ("mine", "mine too", "揭示")


def test_what_the_editor_only_spells_otherwise_is_no_edit(desk: Desk) -> None:
    """Anki's editor writes entities as characters; such a field still follows the word list."""
    quoting = replace(DISCOVERY, gloss='it\'s "so"')
    desk.send([quoting])
    desk.edit("en:discovery", Gloss='it\'s "so"')
    plan, _ = desk.send([replace(quoting, gloss="other", changed=NEWER)])
    assert plan.kept == {}
    assert desk.learner.note("en:discovery")["Gloss"] == "other"


def test_only_our_tags_come_and_go(desk: Desk) -> None:
    """A tag of ours follows the word; one that the learner took away stays away."""
    desk.send([DISCOVERY, CHAIN])
    desk.learner.collection.tags.bulk_remove(
        [desk.learner.note("zh:思维链").id], "bilingual-reader::zh"
    )
    known = [replace(w, status="known", changed=NEWER) for w in (DISCOVERY, CHAIN)]
    desk.send(known)
    assert "bilingual-reader::known" in desk.learner.note("en:discovery").tags
    assert "bilingual-reader::zh" not in desk.learner.note("zh:思维链").tags
    desk.edit("en:discovery", tags=["bilingual-reader::mine"])
    desk.send([DISCOVERY, CHAIN])
    tags = desk.learner.note("en:discovery").tags
    assert "bilingual-reader::known" not in tags
    assert {"bilingual-reader::mine", "bilingual-reader::en"} <= set(tags)


def test_known_reaches_an_edited_note_that_came_as_a_file(desk: Desk) -> None:
    """The deck file brought no news with it; the running Anki gets the tag, and its edit stands."""
    report, _ = desk.learner.take([DISCOVERY])
    desk.stamps = dict(report.current)
    desk.edit("en:discovery", Gloss="my gloss")
    known = replace(DISCOVERY, status="known", changed=NEWER)
    for there in (True, False):
        desk.send([known if there else DISCOVERY])
        note = desk.learner.note("en:discovery")
        assert ("bilingual-reader::known" in note.tags) == there
        assert note["Gloss"] == "my gloss"


def test_notes_that_came_as_a_file_are_found(desk: Desk) -> None:
    """A deck file imported earlier: none is doubled, and unedited notes take what changed here."""
    report, _ = desk.learner.take([DISCOVERY, CHAIN])
    desk.stamps = dict(report.current)
    plan, _ = desk.send([replace(DISCOVERY, gloss="揭示", changed=NEWER), CHAIN])
    assert ([n.key for n, _ in plan.changed], plan.new) == (["en:discovery"], ())
    assert len(desk.learner.notes()) == 2
    assert desk.learner.note("en:discovery")["Gloss"] == "揭示"


def test_edits_of_notes_that_came_as_a_file_stand(desk: Desk) -> None:
    """Of an edited note of a deck file no field's past is known: what stands there stays."""
    report, _ = desk.learner.take([DISCOVERY, CHAIN])
    desk.stamps = dict(report.current)
    desk.edit("en:discovery", Gloss="my gloss")
    desk.edit("zh:思维链", Reading="")
    plan, _ = desk.send([replace(DISCOVERY, gloss="揭示", note="new", changed=NEWER), CHAIN])
    assert plan.kept == {"en:discovery": ("Gloss",)}
    assert desk.learner.note("en:discovery")["Gloss"] == "my gloss"
    assert desk.learner.note("en:discovery")["Note"] == "new"
    assert desk.learner.note("zh:思维链")["Reading"] == ""


def test_a_file_that_was_never_imported_hides_no_change(desk: Desk, tmp_path: Path) -> None:
    """What a later deck file held is not taken for what Anki has: the change is told."""
    report, _ = desk.learner.take([DISCOVERY])
    changed = replace(DISCOVERY, gloss="揭示", note="new", changed=NEWER)
    desk.stamps = dict(write_apkg([changed], tmp_path / "later.apkg", report.current).current)
    plan, _ = desk.send([changed])
    assert plan.kept == {"en:discovery": ("Gloss",)}
    assert desk.learner.note("en:discovery")["Note"] == "new"


def test_a_file_imported_later_doubles_and_undoes_nothing(desk: Desk) -> None:
    """A deck file written after sending is no news to that Anki: edits stay, no note doubles."""
    desk.send([DISCOVERY, CHAIN])
    changed = replace(DISCOVERY, gloss="揭示", changed=NEWER)
    desk.send([changed, CHAIN])
    desk.edit("en:discovery", Hint="mine")
    deck = desk.learner.folder / "later.apkg"
    report = write_apkg([changed, CHAIN], deck, desk.stamps)
    assert len(report.unchanged) == 2
    desk.learner.load(deck)
    assert len(desk.learner.notes()) == 2
    assert desk.learner.note("en:discovery")["Hint"] == "mine"
    assert len([m for m in desk.learner.collection.models.all_names() if "Bilingual" in m]) == 1


def test_a_renamed_note_type_is_ours(desk: Desk) -> None:
    """The learner may call the note type as he likes."""
    desk.send([DISCOVERY])
    models = desk.learner.collection.models
    model = models.by_name(notetype.NAME)
    model["name"] = 'Mine: "the" best'
    models.update_dict(model)
    desk.send([replace(DISCOVERY, gloss="揭示", changed=NEWER), CHAIN])
    assert len(desk.learner.notes()) == 2
    assert desk.learner.note("en:discovery")["Gloss"] == "揭示"


def test_a_key_that_was_edited_doubles_nothing(desk: Desk) -> None:
    """A note whose key the learner overwrote is still the note that was sent."""
    desk.send([DISCOVERY, CHAIN])
    desk.edit("en:discovery", Key="oops")
    plan, done = desk.send([replace(DISCOVERY, gloss="other", changed=NEWER), CHAIN])
    assert (len(plan.changed), plan.new, done.failed) == (1, (), {})
    assert len(desk.learner.notes()) == 2


def test_a_field_that_anki_lost_is_told(desk: Desk) -> None:
    """A note type without one of our fields is told before anything is written."""
    desk.send([DISCOVERY])
    models = desk.learner.collection.models
    model = models.by_name(notetype.NAME)
    models.remove_field(model, model["flds"][4])
    models.update_dict(model)
    with pytest.raises(AnkiError, match="has no field Gloss"):
        desk.plan([DISCOVERY])


def test_deleted_notes_stay_deleted(desk: Desk) -> None:
    """A note that the learner deleted in Anki comes back only when asked for."""
    desk.send([DISCOVERY, CHAIN])
    desk.learner.collection.remove_notes([desk.learner.note("zh:思维链").id])
    plan, _ = desk.send([DISCOVERY, CHAIN])
    assert plan.deleted == ("zh:思维链",)
    assert len(desk.learner.notes()) == 1
    desk.send([DISCOVERY, CHAIN], overwrite=True)
    assert len(desk.learner.notes()) == 2


def test_another_collection_gets_everything(desk: Desk) -> None:
    """Where nothing of what was sent is there, nothing counts as deleted."""
    desk.send([DISCOVERY, CHAIN])
    desk.learner.collection.remove_notes([note.id for note in desk.learner.notes()])
    plan, _ = desk.send([DISCOVERY, CHAIN])
    assert len(plan.new) == 2
    assert len(desk.learner.notes()) == 2


def test_hostile_words_arrive_as_they_are(desk: Desk) -> None:
    """Quotes, markup, search operators and Anki's own signs in a word are found again."""
    hostile = [
        word(text)
        for text in ('a "quoted" one', "<b>bold</b>", "{{c1::x}}", "a*b_c:d", "x\\(y\\)", "-nid:1")
    ]
    desk.send(hostile)
    plan, _ = desk.send([replace(each, gloss="other", changed=NEWER) for each in hostile])
    assert (len(plan.changed), plan.new) == (len(hostile), ())
    assert {note["Gloss"] for note in desk.learner.notes()} == {"other"}
    assert len(desk.learner.notes()) == len(hostile)


def test_many_come_in_batches(desk: Desk) -> None:
    """Six hundred words take a few requests, and are counted on the way."""
    words = [word(f"word{n}") for n in range(600)]
    desk.send(words)
    assert len(desk.learner.notes()) == 600
    assert desk.anki.count("importPackage") == 3
    later = [replace(each, gloss="other", changed=NEWER) for each in words]
    requests = desk.anki.last
    plan, done = desk.send(later)
    assert (len(plan.changed), len(done.notes)) == (600, 600)
    assert requests - desk.anki.last < 60
