"""What the reader is handed to play with: recordings and speech, opened by the real player."""

from __future__ import annotations

import json
import queue
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bilingual_reader.cli.sounding import sounder
from bilingual_reader.cli.state import State
from bilingual_reader.core.documents import Pair
from bilingual_reader.errors import AudioError
from bilingual_reader.reader.sound_desk import SoundDesk, Sounded
from tests.audio.conftest import tones
from tests.audio.spoken import needs_espeak, needs_mpv
from tests.cli.conftest import ENGLISH, Run

PAIR = Pair(2, 1, "Nobody moved.", "没有人动。", start=2.2, end=2.8)


@pytest.fixture
def episode(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of an episode with sound; nothing is heard, and speech is kept apart."""
    monkeypatch.setenv("BILINGUAL_READER_AUDIO_OUTPUT", "null")
    (tmp_path / "talk.txt").write_text(ENGLISH)
    (tmp_path / "talk.wav").write_bytes(tones())
    run("import", "talk.txt")
    assert run("audio", "attach", "1", "talk.wav").code == 0
    found: str = json.loads(run("list", "--json").out)["episodes"][0]["id"]
    return found


def until(told: queue.Queue[Sounded], wanted: Callable[[Sounded], bool]) -> Sounded:
    """The first of what is told that is wanted."""
    while True:
        one = told.get(timeout=20)
        if wanted(one):
            return one
        assert one.error is None


@needs_mpv
def test_a_recording_is_played_from_the_sentence_on(episode: str) -> None:
    """It is heard from just before the sentence; alone, it ends just behind it."""
    told: queue.Queue[Sounded] = queue.Queue()
    desk = SoundDesk(sounder(State()), episode, told.put)
    desk.ask(1, lambda track: track.play(1, PAIR, "en", True), replaces=True)
    first = until(told, lambda one: one.at is not None)
    assert first.number == 1 and first.at == pytest.approx(2.14, abs=0.1) and not first.spoken
    desk.ask(2, lambda track: track.play(2, PAIR, "en", False), replaces=True)
    assert until(told, lambda one: one.ended).number == 2
    desk.close()


@needs_mpv
@needs_espeak
def test_without_one_the_sentence_is_spoken(run: Run, episode: str) -> None:
    """Each side by its own voice, and a word too."""
    run("audio", "detach", "1")
    told: queue.Queue[Sounded] = queue.Queue()
    desk = SoundDesk(sounder(State()), episode, told.put)
    desk.ask(1, lambda track: track.play(1, PAIR, "zh", True), replaces=True)
    assert until(told, lambda one: one.ended) == Sounded(1, ended=True, spoken=True)
    desk.ask(2, lambda track: track.set_speed(2.0))
    desk.ask(2, lambda track: track.say(2, "moved", "en"))
    assert until(told, lambda one: one.ended).number == 2
    desk.close()


@needs_mpv
def test_a_sentence_behind_the_end_of_the_recording(episode: str) -> None:
    """That the sound is shorter is told, and what comes before can still be heard."""
    told: queue.Queue[Sounded] = queue.Queue()
    desk = SoundDesk(sounder(State()), episode, told.put)
    behind = replace(PAIR, start=900.0, end=901.0)
    desk.ask(1, lambda track: track.play(1, behind, "en", True))
    one = until(told, lambda one: one.error is not None)
    assert not one.nothing and "ends before this sentence" in str(one.error)
    desk.ask(2, lambda track: track.play(2, PAIR, "en", True))
    assert until(told, lambda one: one.at is not None).number == 2
    desk.close()


@needs_mpv
def test_a_recording_that_goes_while_it_plays(episode: str, tmp_path: Path) -> None:
    """What is open is heard on; the next sentence says that the sound has gone."""
    told: queue.Queue[Sounded] = queue.Queue()
    desk = SoundDesk(sounder(State()), episode, told.put)
    desk.ask(1, lambda track: track.play(1, PAIR, "en", True))
    until(told, lambda one: one.at is not None)
    (tmp_path / "talk.wav").unlink()
    desk.ask(2, lambda track: track.play(2, PAIR, "en", False))
    one = until(told, lambda one: one.error is not None)
    assert not one.nothing and "has gone" in str(one.error)
    desk.close()


@needs_mpv
def test_a_recording_in_whose_place_is_another(episode: str, tmp_path: Path) -> None:
    """It is not played with the times of the one that was attached, and what to do is told."""
    (tmp_path / "talk.wav").write_bytes(tones()[:-1000])
    told: queue.Queue[Sounded] = queue.Queue()
    desk = SoundDesk(sounder(State()), episode, told.put)
    desk.ask(1, lambda track: track.play(1, PAIR, "en", True))
    one = until(told, lambda one: one.error is not None)
    assert one.nothing and isinstance(one.error, AudioError)
    assert (one.error.what, one.error.todo) == ("the sound is another by now", "attach it again")
    desk.close()


@needs_mpv
def test_a_recording_that_has_gone(episode: str, tmp_path: Path) -> None:
    """What to do is told, as the reason why there is nothing to hear."""
    (tmp_path / "talk.wav").unlink()
    told: queue.Queue[Sounded] = queue.Queue()
    desk = SoundDesk(sounder(State()), episode, told.put)
    desk.ask(1, lambda track: track.play(1, PAIR, "en", True))
    one = until(told, lambda one: one.error is not None)
    assert one.nothing and isinstance(one.error, AudioError) and "has gone" in one.error.what
    desk.close()


def test_with_nothing_installed(episode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is told."""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(AudioError, match="install mpv"):
        sounder(State())(episode, lambda told: None)
