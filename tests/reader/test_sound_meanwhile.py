"""What another process does while one reads and listens: sound comes and goes, marks are made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bilingual_reader.core.pauses import Pause
from bilingual_reader.core.words import Context, Word
from bilingual_reader.errors import LibraryError
from bilingual_reader.library import Library
from bilingual_reader.library.sounds import Sound
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.screens.read import ReadScreen
from tests.reader.fakes import FakeLexicon, FakeTrack, long_pair
from tests.reader.on_disk import save
from tests.reader.screen import opened, settle, text_of, until


@dataclass(frozen=True)
class Two:
    """A library that two processes have open, the reader on one of them."""

    mine: Library
    other: Library
    app: ReaderApp
    track: FakeTrack

    def shown(self) -> ReadScreen:
        """The screen of the reader."""
        screen = self.app.screen
        assert isinstance(screen, ReadScreen)
        return screen


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    """An episode of thirty sentences without sound."""
    path = tmp_path / "library.db"
    with Library.open(path) as mine, Library.open(path) as other:
        save(mine, [replace(long_pair(n), start=None, end=None) for n in range(1, 31)], "1")
        track = FakeTrack()
        app = ReaderApp(mine, FakeLexicon(), Given(sounder=track), episode="long")
        yield Two(mine, other, app, track)


def sound(folder: Path) -> Sound:
    """A recording of 150 seconds."""
    return Sound("long", folder / "talk.wav", "wav", 150.0, 1, 1, "f" * 64)


PAUSES = [Pause(5.0 * n, 5.0 * n + 0.5) for n in range(1, 30)]


async def test_sound_that_another_process_attaches(two: Two, tmp_path: Path) -> None:
    """Its times stand at the sentences, and SPACE plays it, without the episode opened again."""
    async with opened(two.app) as pilot:
        await pilot.press("right", "space")
        await until(pilot, lambda: two.track.opened == 1)
        assert two.shown().pairs[2].start is None
        two.other.attach(sound(tmp_path), PAUSES)
        await until(pilot, lambda: "sound was attached" in text_of(two.app))
        assert two.track.closed.is_set()
        assert two.shown().pairs[2].start == pytest.approx(5.5, abs=0.2)
        assert two.shown().conversation.n == 2
        await pilot.press("space")
        await until(pilot, lambda: two.track.opened == 2)
        two.other.detach("long")
        await until(pilot, lambda: "sound was taken off" in text_of(two.app))
        assert two.shown().pairs[2].start is None


async def test_both_see_the_marks_of_each_other(two: Two) -> None:
    """Nothing is lost of what is marked here and there, while it plays, in either order."""
    async with opened(two.app) as pilot:
        await pilot.press("space", *["w"] * 6, "m")
        await settle(pilot)
        context = Context("long", sentence_n=1, sentence=long_pair(1).en, surface="discoveries")
        two.other.mark(Word("en", "discovery", contexts=(context,)))
        await until(pilot, lambda: "en:discovery" in two.app.session.marks.words)
        await pilot.press("right", *["w"] * 4, "m")
        await settle(pilot)
        keys = {word.key for word in two.other.words()}
        assert keys == {word.key for word in two.mine.words()} and len(keys) == 3


async def test_a_mark_waits_for_a_locked_library(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process writes for long a mark waits, that is said, and then it is written."""
    async with opened(two.app) as pilot:
        two.mine.patience(0.01)
        lock = two.other._connection
        lock.execute("BEGIN IMMEDIATE")
        await pilot.press(*["w"] * 6, "m")
        await settle(pilot)
        with pytest.raises(LibraryError):
            two.mine.set_position("long", 3)
        lock.execute("ROLLBACK")
        await until(pilot, lambda: [word.key for word in two.other.words()] == ["en:agent"])
