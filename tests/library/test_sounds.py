"""Sound in the library: kept, journaled, and the times that its pauses give."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual_reader.core.pauses import Pause
from bilingual_reader.errors import EpisodeNotFound, LibraryError
from bilingual_reader.library import Library
from bilingual_reader.library.sounds import Sound
from tests.library.builders import open_library, save

PAUSES = (Pause(0.0, 0.5), Pause(1.6, 2.2), Pause(3.0, 3.6))


def sound(path: Path, episode: str = "kitchen") -> Sound:
    """A recording of five seconds."""
    return Sound(episode, path, "wav", 5.0, 100, 1, "print")


def test_it_is_kept_and_undone(tmp_path: Path) -> None:
    """What was attached is there in the next run; undo and redo take back and bring it."""
    library = open_library(tmp_path)
    save(library)
    attached = sound(tmp_path / "talk.wav")
    library.attach(attached, PAUSES)
    with Library.open(library.path) as other:
        assert other.sound("kitchen") == attached
        assert other.sounds() == {"kitchen": attached}
        assert other.spoken("kitchen") == "en"
        assert other.find("kitchen").audio == "talk.wav"
    assert library.undo() == "sound of “A dark kitchen”"
    assert library.sound("kitchen") is None and library.spoken("kitchen") is None
    library.redo()
    assert library.sound("kitchen") == attached and library.spoken("kitchen") == "en"
    assert library.detach("kitchen") == attached
    assert library.detach("kitchen") is None
    library.undo()
    assert library.sound("kitchen") == attached


def test_pairs_have_its_times_in_every_slice(tmp_path: Path) -> None:
    """All pairs, or some of them, are given out with the times at which they are heard."""
    library = open_library(tmp_path)
    save(library)
    assert {pair.start for pair in library.pairs("kitchen")} == {None}
    library.attach(sound(tmp_path / "talk.wav"), PAUSES)
    starts = [pair.start for pair in library.pairs("kitchen")]
    assert starts == [0.5, 2.2, 3.6]
    assert [pair.start for pair in library.pairs("kitchen", 2, 2)] == starts[1:2]
    library.merge("kitchen", 1)
    assert [pair.start for pair in library.pairs("kitchen")] == [0.5, 3.6]
    library.undo()
    assert [pair.start for pair in library.pairs("kitchen")] == starts


def test_a_sound_whose_pauses_are_not_known_gives_no_times(tmp_path: Path) -> None:
    """Where nothing could decode it the sentences stay as they were."""
    library = open_library(tmp_path)
    save(library)
    library.attach(sound(tmp_path / "talk.mp3"), None)
    assert library.spoken("kitchen") is None
    assert {pair.start for pair in library.pairs("kitchen")} == {None}


def test_it_outlives_the_episode(tmp_path: Path) -> None:
    """A removed episode's sound is listed no more, and is there when the episode comes back."""
    library = open_library(tmp_path)
    save(library)
    library.attach(sound(tmp_path / "talk.wav"), PAUSES)
    library.remove("kitchen")
    assert library.sounds() == {}
    save(library)
    assert library.sounds().keys() == {"kitchen"}
    assert library.pairs("kitchen")[1].start == 2.2


def test_what_cannot_be(tmp_path: Path) -> None:
    """No episode, or a library that is read-only: an error, and nothing is changed."""
    library = open_library(tmp_path)
    save(library)
    with pytest.raises(EpisodeNotFound):
        library.attach(sound(tmp_path / "talk.wav", "none"), PAUSES)
    library.read_only = True
    with pytest.raises(LibraryError):
        library.attach(sound(tmp_path / "talk.wav"), PAUSES)
    assert library.sounds() == {}
