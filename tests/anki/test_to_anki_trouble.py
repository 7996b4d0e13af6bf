"""`export --to-anki` where Anki refuses, goes away, sees no file of ours or is old; sounds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bilingual_reader.core.cards import Clip, Extras
from bilingual_reader.errors import AnkiError
from tests.anki.conftest import Desk
from tests.export.words import CHAIN, DISCOVERY, word

NEWER = "2026-06-01T10:00:00Z"


def test_a_refusal_in_the_middle_is_named_and_the_rest_is_done(desk: Desk) -> None:
    """A note that Anki's browser shows is not changed: it is named, and the next run does it."""
    desk.send([DISCOVERY, CHAIN])
    desk.anki.open_in_browser = {desk.learner.note("en:discovery").id}
    later = [replace(w, gloss="other", changed=NEWER) for w in (DISCOVERY, CHAIN)]
    _, done = desk.send(later)
    assert done.notes == {"zh:思维链"}
    assert "browser" in done.failed["en:discovery"]
    desk.anki.open_in_browser = set()
    plan, done = desk.send(later)
    assert [note.key for note, _ in plan.changed] == ["en:discovery"]
    assert done.failed == {}


def test_a_note_that_was_moved_to_another_note_type_is_told(desk: Desk) -> None:
    """The learner may change a note's type; it is not doubled, and the word is named."""
    desk.send([DISCOVERY, CHAIN])
    desk.sent = {}
    models, note = desk.learner.collection.models, desk.learner.note("en:discovery")
    models.change(models.get(note.mid), [note.id], models.by_name("Basic"), {0: 0}, {0: 0})
    _, done = desk.send([DISCOVERY, CHAIN])
    assert "another note type" in done.failed["en:discovery"]
    assert len(desk.learner.collection.find_notes("")) == 2


def test_a_refused_action_is_told_in_ankis_words(desk: Desk) -> None:
    """What Anki answers to an action is told of each note that it was asked of."""
    desk.send([DISCOVERY])
    desk.anki.refused = {"updateNoteFields": "no such luck", "importPackage": "out of paper"}
    later = [replace(DISCOVERY, gloss="other", changed=NEWER), CHAIN]
    _, done = desk.send(later)
    assert done.failed == {
        "en:discovery": "Anki says: no such luck",
        "zh:思维链": "Anki says: out of paper",
    }


@pytest.mark.parametrize("requests", range(3, 19))
def test_cut_off_anywhere_the_next_run_finishes(desk: Desk, requests: int) -> None:
    """Anki goes away after any request: it is told, nothing doubles, and the next run ends it."""
    desk.send([DISCOVERY])
    later = [replace(DISCOVERY, gloss="other", changed=NEWER), CHAIN]
    desk.anki.last = requests
    try:
        desk.send(later)
    except AnkiError as error:
        assert "broke off" in error.what
    desk.anki.last = 100
    desk.send(later)
    assert len(desk.learner.notes()) == 2
    assert desk.learner.note("en:discovery")["Gloss"] == "other"
    assert len(desk.plan(later).unchanged) == 2


def test_an_anki_that_sees_no_files_of_ours(desk: Desk) -> None:
    """In a sandbox Anki gets the bytes, and nothing is left in its media folder."""
    desk.anki.sandboxed = True
    desk.send([DISCOVERY])
    assert len(desk.learner.notes()) == 1
    assert desk.anki.do_getMediaFilesNames() == []


@pytest.mark.parametrize("sandboxed", [False, True])
def test_sounds_are_sent_once(desk: Desk, tmp_path: Path, sandboxed: bool) -> None:
    """A sound goes to Anki with the first note that plays it, byte for byte, and never again."""
    desk.anki.sandboxed = sandboxed
    clip = Clip("br-1.mp3", str(tmp_path / "a"))
    (tmp_path / "a").write_bytes(b"sound")
    extras = {word.key: Extras(word_clip=clip) for word in (DISCOVERY, CHAIN)}
    plan, done = desk.send([DISCOVERY], extras=extras)
    assert ([c.name for c in plan.media], done.failed) == (["br-1.mp3"], {})
    assert "[sound:br-1.mp3]" in desk.learner.note("en:discovery")["WordAudio"]
    media = Path(desk.learner.collection.media.dir())
    assert (media / "br-1.mp3").read_bytes() == b"sound"
    stored = desk.anki.count("storeMediaFile")
    later = [replace(DISCOVERY, gloss="other", changed=NEWER), CHAIN]
    plan, _ = desk.send(later, extras=extras)
    assert plan.media == ()
    assert desk.anki.count("storeMediaFile") - stored == sandboxed  # the package of the new note


@pytest.mark.parametrize("sandboxed", [False, True])
def test_an_ankiconnect_of_the_first_years(desk: Desk, tmp_path: Path, sandboxed: bool) -> None:
    """What newer ones tell is not needed: words and sounds arrive, edits stand, none doubles."""
    desk.anki.make_old()
    desk.anki.sandboxed = sandboxed
    (tmp_path / "a").write_bytes(b"sound")
    extras = {DISCOVERY.key: Extras(word_clip=Clip("br-1.mp3", str(tmp_path / "a")))}
    desk.send([DISCOVERY], extras=extras)
    desk.edit("en:discovery", Gloss="my gloss")
    later = [replace(DISCOVERY, gloss="other", reading="x", changed=NEWER), CHAIN]
    plan, done = desk.send(later, extras=extras)
    assert (plan.kept, done.failed) == ({"en:discovery": ("Gloss",)}, {})
    assert desk.learner.note("en:discovery")["Reading"] == "x"
    assert len(desk.learner.notes()) == 2
    assert [path.name for path in Path(desk.learner.collection.media.dir()).iterdir()] == [
        "br-1.mp3"
    ]


def test_many_sounds_take_few_requests(desk: Desk, tmp_path: Path) -> None:
    """Anki copies sounds by the batch; of one file that two words play there is one."""
    (tmp_path / "a").write_bytes(b"sound")
    words = [word(f"word{n}") for n in range(60)]
    clips = [Clip(f"br-{n // 2}.mp3", str(tmp_path / "a")) for n in range(60)]
    extras = {w.key: Extras(word_clip=clip) for w, clip in zip(words, clips, strict=True)}
    requests = desk.anki.last
    desk.send(words, extras=extras)
    assert len(desk.anki.do_getMediaFilesNames()) == 30
    assert requests - desk.anki.last < 20


def test_a_sound_that_anki_refuses_is_named(desk: Desk, tmp_path: Path) -> None:
    """The notes go all the same, and the next run sends the sound."""
    missing = Clip("br-1.mp3", str(tmp_path / "none"))
    _, done = desk.send([DISCOVERY], extras={"en:discovery": Extras(word_clip=missing)})
    assert done.failed == {"br-1.mp3": "No such file or directory"}
    assert done.notes == {"en:discovery"}
    (tmp_path / "none").write_bytes(b"sound")
    plan, done = desk.send([DISCOVERY], extras={"en:discovery": Extras(word_clip=missing)})
    assert (len(plan.unchanged), len(plan.media), done.failed) == (1, 1, {})
