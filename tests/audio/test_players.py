"""Playing: what is told, what becomes of a device, a file or a player that goes."""

from __future__ import annotations

import queue
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from bilingual_reader.audio.mini import Mini
from bilingual_reader.audio.mpv import Mpv
from bilingual_reader.audio.player import At, Ended, Heard, Lost, Player
from bilingual_reader.audio.players import open_player
from bilingual_reader.errors import AudioError
from tests.audio.conftest import Recorded

PATIENCE = 20.0
"""Seconds after which a word that does not come is a fault."""


class Told:
    """What a player told, in order."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Heard] = queue.Queue()

    def __call__(self, heard: Heard) -> None:
        self._queue.put(heard)

    def until(self, wanted: Callable[[Heard], bool]) -> list[Heard]:
        """All up to the first that is wanted."""
        found: list[Heard] = []
        while not found or not wanted(found[-1]):
            found.append(self._queue.get(timeout=PATIENCE))
        return found


@pytest.fixture
def told() -> Told:
    """Takes what a player tells."""
    return Told()


@pytest.fixture(params=["mpv", "miniaudio"])
def player(request: pytest.FixtureRequest, told: Told) -> Iterator[Player]:
    """Each player, silent."""
    if request.param == "mpv" and shutil.which("mpv") is None:
        pytest.skip("mpv is not installed")
    if request.param == "miniaudio" and find_spec("miniaudio") is None:
        pytest.skip("miniaudio is not installed")
    made: Player = Mpv(told, "null") if request.param == "mpv" else Mini(told, "null")
    yield made
    made.close()
    made.close()


def test_it_tells_where_it_is_and_that_it_ends(
    player: Player, told: Told, recorded: Recorded
) -> None:
    """From the second that was asked for to the end that was asked for, under its number."""
    number = player.play(recorded("mp3"), 2.0, 2.4, 1.0)
    heard = told.until(lambda each: isinstance(each, Ended))
    assert heard[-1] == Ended(number)
    places = [each.seconds for each in heard if isinstance(each, At)]
    assert places and all(1.99 <= place <= 2.5 for place in places)
    assert places == sorted(places)


def test_a_new_place_is_told_under_a_new_number(
    player: Player, told: Told, recorded: Recorded
) -> None:
    """After many seeks only the last place is told of, and a pause is kept until it is over."""
    for second in range(5):
        number = player.play(recorded("wav"), float(second), None, 1.0)
    (*_, last) = told.until(lambda each: isinstance(each, At) and each.play == number)
    assert isinstance(last, At) and last.seconds >= 4.0
    player.pause()
    player.set_speed(2.0)
    player.resume()
    (*_, last) = told.until(lambda each: isinstance(each, Ended))
    assert last == Ended(number)


def test_a_file_that_goes_or_is_no_sound(player: Player, told: Told, tmp_path: Path) -> None:
    """Both are told in words, and the player is there for the next."""
    with pytest.raises(AudioError, match="gone"):
        player.play(tmp_path / "none.mp3", 0.0, None, 1.0)
    text = tmp_path / "talk.mp3"
    text.write_text("This is no sound.\n" * 50)
    player.play(text, 0.0, None, 1.0)
    (*_, last) = told.until(lambda each: isinstance(each, Lost))
    assert isinstance(last, Lost) and "cannot be" in last.error.what


def test_a_player_that_is_killed(player: Player, told: Told, recorded: Recorded) -> None:
    """Its end is told; what is asked of it afterwards is an error and no crash."""
    player.play(recorded("wav"), 0.0, None, 1.0)
    told.until(lambda each: isinstance(each, At))
    process = player._process  # type: ignore[attr-defined]
    process.kill()
    (*_, last) = told.until(lambda each: isinstance(each, Lost))
    assert isinstance(last, Lost) and "has ended" in last.error.what
    with pytest.raises(AudioError):
        player.play(recorded("wav"), 0.0, None, 1.0)
        player.pause()


def test_the_process_ends_with_the_player(player: Player, recorded: Recorded) -> None:
    """Closing leaves no process behind."""
    player.play(recorded("wav"), 0.0, None, 1.0)
    player.close()
    assert player._process.poll() is not None  # type: ignore[attr-defined]


def test_no_device(told: Told, recorded: Recorded, capfd: pytest.CaptureFixture[str]) -> None:
    """Where there is no sound card that is told, and nothing is printed."""
    if shutil.which("mpv") is None:
        pytest.skip("mpv is not installed")
    made = Mpv(told, "alsa")
    try:
        made.play(recorded("wav"), 0.0, 0.2, 1.0)
        (*_, last) = told.until(lambda each: isinstance(each, Ended | Lost))
    finally:
        made.close()
    if isinstance(last, Ended):
        pytest.skip("this machine has a sound card")
    assert isinstance(last, Lost) and last.error.what == "no sound device answers"
    assert capfd.readouterr() == ("", "")


def test_with_nothing_installed(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is said."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(AudioError, match="install mpv"):
        open_player(told)
