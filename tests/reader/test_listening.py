"""Listening, driven by the keys, with a track that says what it was asked for."""

from __future__ import annotations

from bilingual_reader.core.documents import Pair
from bilingual_reader.errors import AudioError
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow, FakeTrack
from tests.reader.screen import notices, opened, place, text_of, until


def app(track: FakeTrack) -> ReaderApp:
    """The reader on ten sentences of two seconds each."""
    pairs = [Pair(n, 1, f"Word {n}.", f"词{n}。", start=2.0 * n, end=2.0 * n + 1.5)
             for n in range(1, 11)]  # fmt: skip
    return ReaderApp(
        FakeLibrary((FakeRow(1, "talk"), pairs)),
        FakeLexicon(),
        Given(sounder=track),
        episode="talk",
    )


async def test_the_lit_sentence_moves_along() -> None:
    """SPACE plays from the current sentence on, and the sentence that is heard is lit."""
    track = FakeTrack()
    async with opened(app(track)) as pilot:
        await pilot.press("right", "space")
        await until(pilot, lambda: ("play", 2, "en", True) in track.asked)
        track.at(5.9)
        await until(pilot, lambda: place(pilot.app) == 2)
        track.at(6.1)
        await until(pilot, lambda: place(pilot.app) == 3)
        track.at(12.0)
        await until(pilot, lambda: place(pilot.app) == 6)
        assert [each for each in track.asked if each[0] == "play"] == [("play", 2, "en", True)]
        track.end()
        await until(pilot, lambda: "the end" in text_of(pilot.app))
    assert track.closed.is_set()


async def test_nothing_is_opened_before_space() -> None:
    """Opening and stepping asks nothing of the sound."""
    track = FakeTrack()
    async with opened(app(track)) as pilot:
        await pilot.press("right", "w", "t", "left_square_bracket", "h")
    assert track.opened == 0


async def test_pause_resume_and_going_elsewhere() -> None:
    """SPACE pauses and goes on there; after a step it plays from the sentence that is lit."""
    track = FakeTrack()
    async with opened(app(track)) as pilot:
        await pilot.press("space", "space", "space")
        await until(pilot, lambda: ("resume",) in track.asked)
        assert ("pause",) in track.asked
        await pilot.press("right", "right")
        await until(pilot, lambda: ("play", 3, "en", True) in track.asked)
        await pilot.press("space", "left", "space")
        await until(pilot, lambda: ("play", 2, "en", True) in track.asked)
        before = len(track.asked)
        number, track.number = track.number, 1
        track.at(19.0)  # of a playing that is over
        track.number = number
        track.at(6.1)
        await until(pilot, lambda: place(pilot.app) == 3)
        assert len(track.asked) == before


async def test_again_speed_and_one_by_one() -> None:
    """a plays the sentence again, [ ] change the speed, h pauses after each until SPACE."""
    track = FakeTrack()
    async with opened(app(track)) as pilot:
        await pilot.press("a")
        await until(pilot, lambda: ("play", 1, "en", False) in track.asked)
        track.end()
        await until(pilot, lambda: "Space goes on" in text_of(pilot.app))
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: ("speed", 0.9) in track.asked)
        assert "0.9×" in text_of(pilot.app)
        await pilot.press("right_square_bracket", "right_square_bracket")
        await until(pilot, lambda: ("speed", 1.1) in track.asked)
        await pilot.press("right", "h", "space")
        await until(pilot, lambda: ("play", 2, "en", False) in track.asked)
        track.at(9.0)
        track.end()
        await until(pilot, lambda: "Space goes on" in text_of(pilot.app))
        assert place(pilot.app) == 2
        await pilot.press("space")
        await until(pilot, lambda: ("play", 3, "en", False) in track.asked)


async def test_speech_goes_on_by_itself() -> None:
    """Where sentences are spoken, the end of one is the beginning of the next."""
    track = FakeTrack(spoken=True)
    async with opened(app(track)) as pilot:
        await pilot.press("G", "left", "space")
        await until(pilot, lambda: ("play", 9, "en", True) in track.asked)
        track.end()
        await until(pilot, lambda: ("play", 10, "en", True) in track.asked)
        assert place(pilot.app) == 10
        track.end()
        await until(pilot, lambda: "the end" in text_of(pilot.app))


async def test_a_word_is_spoken_and_looking_at_one_pauses() -> None:
    """w pauses what plays; s speaks the picked word in its own language."""
    track = FakeTrack()
    async with opened(app(track)) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: ("play", 1, "en", True) in track.asked)
        await pilot.press("w")
        await until(pilot, lambda: ("pause",) in track.asked)
        await pilot.press("s")
        await until(pilot, lambda: ("say", "Word", "en") in track.asked)


async def test_with_nothing_to_play_it_steps_at_reading_pace() -> None:
    """What to install is said once; then SPACE steps and pauses without another word of it."""
    track = FakeTrack(error=AudioError("nothing here can play sound", "", "install mpv"))
    async with opened(app(track)) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: "install mpv" in notices(pilot.app))
        await until(pilot, lambda: place(pilot.app) > 1)
        pilot.app.clear_notifications()
        await pilot.press("space", "a", "s")
        assert "nothing to play" in text_of(pilot.app)
        n = place(pilot.app)
        await pilot.press("space")
        await until(pilot, lambda: place(pilot.app) > n)
        assert "install mpv" not in notices(pilot.app)
        track.error = None  # the learner installed it
        await pilot.press("space", "space")
        await until(pilot, lambda: len(track.asked) > 1)


async def test_a_device_that_vanishes_is_survived() -> None:
    """It is said, the reader goes on, and SPACE tries again."""
    track = FakeTrack()
    async with opened(app(track)) as pilot:
        await pilot.press("space")
        await until(pilot, lambda: ("play", 1, "en", True) in track.asked)
        track.lose(AudioError("no sound device answers", "", "plug one in"))
        await until(pilot, lambda: "plug one in" in notices(pilot.app))
        await until(pilot, track.closed.is_set)
        await pilot.press("right")
        assert place(pilot.app) == 2
        await pilot.press("space")
        await until(pilot, lambda: ("play", 2, "en", True) in track.asked)
        assert track.opened == 2
