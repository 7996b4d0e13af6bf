"""Sounds in a deck: carried as they are, or left out and named."""

from __future__ import annotations

import json
import unicodedata
import wave
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.cards import Choice, Clip, Extras
from bilingual_reader.export import write
from bilingual_reader.export.kept import Kept
from bilingual_reader.export.sounds import usable
from tests.export.conftest import Learner
from tests.export.words import CHAIN, DISCOVERY, word

LISTENING = Choice(frozenset({"listening"}))


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A second of silence."""
    path = tmp_path / "second.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(16_000))
    return path


def said(name: str, file: Path | str) -> Extras:
    """A sentence with this sound."""
    return Extras(sentence_clip=Clip(name, str(file)))


def test_anki_plays_what_is_carried(learner: Learner, sound: Path) -> None:
    """The sound comes into Anki's media folder byte for byte, and the card plays it."""
    deck = learner.folder / "deck.apkg"
    extras = {"en:discovery": said("a-1.wav", sound), "zh:思维链": said("a-1.wav", sound)}
    report = write([DISCOVERY, CHAIN], deck, "apkg", choice=LISTENING, extras=extras)
    assert not report.silent
    learner.load(deck)
    media = Path(learner.collection.media.dir())
    assert (media / "a-1.wav").read_bytes() == sound.read_bytes()
    card = learner.cards("en:discovery")["Listening"]
    assert [tag.filename for tag in card.question_av_tags()] == ["a-1.wav"]
    assert not learner.collection.media.check().missing


def test_sounds_are_stored_once_and_as_they_are(tmp_path: Path, sound: Path) -> None:
    """In the package each sound is there once, not compressed, under a number."""
    words = [word(name) for name in ("one", "two", "three")]
    names = {"en:one": "b.wav", "en:two": "b.wav", "en:three": "a.wav"}
    extras = {key: said(name, sound) for key, name in names.items()}
    write(words, tmp_path / "deck.apkg", "apkg", extras=extras)
    with zipfile.ZipFile(tmp_path / "deck.apkg") as packed:
        assert json.loads(packed.read("media")) == {"0": "a.wav", "1": "b.wav"}
        assert packed.read("1") == sound.read_bytes()
        assert packed.getinfo("0").compress_type == zipfile.ZIP_STORED


@pytest.mark.parametrize("fault", ["missing", "empty", "broken", "page", "folder", "uncut", "name"])
def test_a_sound_that_cannot_be_read(learner: Learner, sound: Path, fault: str) -> None:
    """The note goes without it, with a card all the same, and is named; others have theirs."""
    bad = learner.folder / "bad.wav"
    content = {"empty": b"", "broken": sound.read_bytes()[:20], "page": b"<html></html>"}
    if fault in content:
        bad.write_bytes(content[fault])
    elif fault == "folder":
        bad.mkdir()
    told = {"uncut": said("bad.wav", ""), "name": said("../bad.wav", sound)}
    extras = {"en:discovery": told.get(fault, said("bad.wav", bad)), "en:fog": said("g.wav", sound)}
    deck = learner.folder / "deck.apkg"
    report = write([DISCOVERY, word("fog")], deck, "apkg", choice=LISTENING, extras=extras)
    (lost,) = report.silent
    assert lost.key == "en:discovery" and lost.why
    learner.load(deck)
    assert learner.note("en:discovery")["SentenceAudio"] == ""
    assert list(learner.cards("en:discovery")) == ["Recognition"]
    assert list(learner.cards("en:fog")) == ["Listening"]


def test_a_sound_that_comes_back_is_a_change(tmp_path: Path, sound: Path) -> None:
    """Once the file can be read, the note is named as changed and gets its sound."""
    deck, gone = tmp_path / "deck.apkg", tmp_path / "gone.wav"
    extras = {"en:discovery": said("gone.wav", gone)}
    first = write([DISCOVERY], deck, "apkg", extras=extras)
    gone.write_bytes(sound.read_bytes())
    again = write([DISCOVERY], deck, "apkg", first.current, extras=extras)
    assert again.changed == ("en:discovery",) and not again.silent


def test_a_sound_that_goes_changes_nothing_in_anki(learner: Learner, sound: Path) -> None:
    """A recording may only be away: the note keeps sound and edits, and it is named."""
    deck, file = learner.folder / "deck.apkg", learner.folder / "said.wav"
    file.write_bytes(sound.read_bytes())
    extras = {"en:discovery": said("said.wav", file)}
    first = write([DISCOVERY], deck, "apkg", extras=extras)
    learner.load(deck)
    note = learner.note("en:discovery")
    note["Gloss"] = "my own words"
    learner.collection.update_note(note)
    file.unlink()
    away = write([DISCOVERY], deck, "apkg", first.current, extras=extras, now=2**31)
    assert (away.unchanged, len(away.silent)) == (("en:discovery",), 1)
    learner.load(deck)
    note = learner.note("en:discovery")
    assert (note["Gloss"], note["SentenceAudio"]) == ("my own words", "[sound:said.wav]")
    file.write_bytes(sound.read_bytes())
    back = write([DISCOVERY], deck, "apkg", away.current, extras=extras)
    assert back.current == first.current


def test_a_sound_that_a_cache_lost_is_cut_anew(tmp_path: Path, sound: Path) -> None:
    """A row that was kept names a file that is gone: what finds sounds is asked again."""
    made = tmp_path / "made.wav"

    def find(words: object) -> dict[str, Extras]:
        made.write_bytes(sound.read_bytes())
        return {"en:discovery": said("made.wav", made)}

    for _ in range(2):
        report = write(
            [DISCOVERY],
            tmp_path / "deck.apkg",
            "apkg",
            extras=find,
            kept=lambda: Kept(tmp_path / "kept.rows"),
        )
        assert not report.silent
        made.unlink()


@given(st.text(max_size=130))
def test_names_that_anki_takes(name: str) -> None:
    """Flat, NFC, at most 120 bytes, with no sign that has a meaning to a system or to Anki."""
    if usable(name):
        assert len(name.encode()) <= 120 and unicodedata.is_normalized("NFC", name)
        assert not set(name) & set('[]<>:"/?*^|\\\0\n') and name not in (".", "..")
    assert usable("clip-1a2b.mp3")
