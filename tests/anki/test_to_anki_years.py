"""`export --to-anki` after years: fields, decks, templates, profiles have changed."""

from __future__ import annotations

import os
import shutil
import wave
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bilingual_reader.core.cards import Choice
from bilingual_reader.errors import AnkiError
from bilingual_reader.export import notetype
from bilingual_reader.export.anki import write_apkg
from bilingual_reader.export.ankiconnect_there import moved_decks
from tests.anki.conftest import Desk
from tests.cli.conftest import Run, run
from tests.export.words import CHAIN, DISCOVERY, word

__all__ = ["run"]

NEWER = "2026-06-01T10:00:00Z"
HARBOUR = "Bilingual Reader::Harbour Talk"
FOG = f"{HARBOUR}::The fog: a history"


def remodel(desk: Desk, change: Callable[[Any, dict[str, Any]], None]) -> None:
    """Change our note type as the learner does in Anki's dialog."""
    models = desk.learner.collection.models
    model = models.get(notetype.MODEL_ID)
    change(models, model)
    models.update_dict(model)


def field(model: dict[str, Any], name: str) -> dict[str, Any]:
    """A field of a note type."""
    return next(each for each in model["flds"] if each["name"] == name)


def test_renamed_fields_are_filled(desk: Desk) -> None:
    """By their ids, under whatever name, in notes old and new; an edit in them stands."""
    desk.send([DISCOVERY, CHAIN])

    def rename(models: Any, model: dict[str, Any]) -> None:
        for name, other in (("Gloss", "Meaning"), ("Hint", "Gloss 2"), ("Note", "My note")):
            models.rename_field(model, field(model, name), other)
        models.add_field(model, models.new_field("Gloss"))

    remodel(desk, rename)
    desk.edit("zh:思维链", Meaning="my gloss", Gloss="mine alone")
    later = [replace(w, gloss="other", changed=NEWER) for w in (DISCOVERY, CHAIN)]
    plan, done = desk.send([*later, word("fog", gloss="雾")])
    assert (plan.kept, done.failed) == ({"zh:思维链": ("Gloss",)}, {})
    told = {note["Word"]: (note["Meaning"], note["Gloss"]) for note in desk.learner.notes()}
    assert told == {
        "discovery": ("other", ""),
        "思维链": ("my gloss", "mine alone"),
        "fog": ("雾", ""),
    }
    assert len(desk.plan([*later, word("fog", gloss="雾")]).unchanged) == 3


def test_where_ids_are_not_told_a_renamed_field_is_lost(desk: Desk) -> None:
    """An AnkiConnect that tells names alone: nothing is guessed, nothing written."""
    desk.send([DISCOVERY])
    remodel(desk, lambda models, model: models.rename_field(model, field(model, "Gloss"), "X"))
    desk.anki.make_old()
    with pytest.raises(AnkiError, match="has no field Gloss"):
        desk.plan([DISCOVERY])


def test_templates_that_were_deleted_stay_away(desk: Desk) -> None:
    """New notes get the cards that are left, each its own; a note without any is named."""
    both = Choice(frozenset({"recognition", "sentence"}))
    desk.send([DISCOVERY], choice=both)
    remodel(desk, lambda models, model: models.remove_template(model, model["tmpls"][0]))
    fog = word("fog")
    _, done = desk.send([DISCOVERY, fog], choice=both)
    assert done.failed == {}
    assert list(desk.learner.cards(fog.key)) == ["Sentence"]
    names = [t["name"] for t in desk.learner.collection.models.get(notetype.MODEL_ID)["tmpls"]]
    assert names == [template.name for template in notetype.TEMPLATES[1:]]
    bare = word("lamp", contexts=(), gloss="灯")
    _, done = desk.send([DISCOVERY, fog, bare])
    assert "choose others with --cards" in done.failed[bare.key]
    assert len(desk.learner.notes()) == 2


def test_a_second_type_is_joined_with_the_cards_that_it_has(desk: Desk, tmp_path: Path) -> None:
    """What a deck file put under a second type, for want of a template, has its right cards."""
    both, deck = Choice(frozenset({"recognition", "sentence"})), tmp_path / "deck.apkg"
    first = write_apkg([DISCOVERY], deck, choice=both)
    desk.learner.load(deck)
    remodel(desk, lambda models, model: models.remove_template(model, model["tmpls"][0]))
    second = write_apkg([DISCOVERY, word("fog")], deck, first.current, both)
    desk.learner.load(deck)
    assert len(desk.learner.notes()) == 1
    desk.stamps = dict(second.current)
    _, done = desk.send([DISCOVERY, word("fog")], choice=both)
    desk.learner.collection.models._clear_cache()
    assert (len(desk.learner.notes()), done.failed) == (2, {})
    for key in ("en:discovery", "en:fog"):
        assert list(desk.learner.cards(key)) == ["Recognition", "Sentence"]


@pytest.mark.parametrize(
    ("deck", "became", "expected"),
    [
        (FOG, f"{HARBOUR}::Fog", f"{HARBOUR}::Fog"),
        (HARBOUR, "English::Harbour", "English::Harbour::The fog: a history"),
        ("Bilingual Reader", "English", "English::Harbour Talk::The fog: a history"),
    ],
)
def test_new_cards_go_to_a_renamed_deck(desk: Desk, deck: str, became: str, expected: str) -> None:
    """A deck that the learner renamed, or one above it, is the deck; none of the old name comes."""
    desk.send([DISCOVERY])
    decks = desk.learner.collection.decks
    decks.rename(decks.id_for_name(deck), became)
    fog = word("fog")
    desk.send([DISCOVERY, fog])
    (card,) = desk.learner.cards(fog.key).values()
    assert desk.learner.deck(card) == expected
    assert decks.id_for_name(deck) is None


def test_a_new_episode_goes_beside_the_others() -> None:
    """Where the show's deck has another name, so has that of its next episode; else ours."""
    decks = ("A::Fog::1", "A::Fog::2", "A::Sea::1", "B")
    there, found = ["A", "English::Fog::1"], {"A::Fog::1": "English::Fog::1"}
    moved = {**found, "A::Fog::2": "English::Fog::2"}
    assert moved_decks(decks, there, found) == moved
    assert moved_decks(decks, there[1:], found) == {**moved, "A::Sea::1": "English::Sea::1"}
    assert moved_decks(decks, [], {"A::Fog::1": "Mine"}) == {"A::Fog::1": "Mine"}


def test_a_profile_that_is_switched_in_the_middle(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing goes to another collection than the one it was meant for; what was done is told."""
    answer = desk.anki.answer

    def switching(request: dict[str, Any]) -> Any:
        told = answer(request)
        if request["action"] == "importPackage":
            desk.anki.profile = "Other"
        return told

    monkeypatch.setattr(desk.anki, "answer", switching)
    words = [word(f"word{n}") for n in range(300)]
    with pytest.raises(AnkiError, match=r"another profile open now, 'Other'.*250 of 300"):
        desk.send(words)
    assert len(desk.learner.notes()) == len(desk.sent) == 250
    desk.anki.profile = "User 1"
    monkeypatch.undo()
    assert len(desk.send(words)[0].new) == 50


@pytest.mark.parametrize("old", [False, True])
def test_a_recording_that_is_away_empties_nothing(
    run: Run, study: Desk, tmp_path: Path, old: bool
) -> None:
    """While the disk is unplugged and the cache swept, the note keeps its sound, and its edits."""
    with wave.open(str(tmp_path / "talk.wav"), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(16_000 * 9))
    cue = "{n}\n00:00:0{n},000 --> 00:00:0{n},900\nThe old kettle sings in house {n}.\n"
    cues = "\n".join(cue.format(n=n) for n in range(1, 8))
    (tmp_path / "talk.srt").write_text(cues, encoding="utf-8")
    assert run("import", tmp_path / "talk.srt").code == 0
    assert run("audio", "attach", "1", tmp_path / "talk.wav", "--anyway").code == 0
    run("words", "add", "kettle", "--episode", "1")
    if old:
        study.anki.make_old()
    assert "1 sound" in run("export", "--to-anki").out
    sound = study.learner.note("en:kettle")["SentenceAudio"]
    assert sound.startswith("[sound:")
    study.edit("en:kettle", Hint="mine")
    (tmp_path / "talk.wav").rename(tmp_path / "away.wav")
    shutil.rmtree(Path(os.environ["BILINGUAL_READER_CACHE"]) / "clips")
    run("words", "note", "kettle", "other")
    done = run("export", "--to-anki")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0].endswith("0 new, 1 changed, 0 unchanged")
    note = study.learner.note("en:kettle")
    assert (note["SentenceAudio"], note["Hint"], note["Note"]) == (sound, "mine", "other")
    (tmp_path / "away.wav").rename(tmp_path / "talk.wav")
    assert "0 new, 0 changed, 1 unchanged" in run("export", "--to-anki").out
