"""Kinds of cards on the review screen: recalled, typed, heard; and the pinyin of a sentence."""

from __future__ import annotations

from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.errors import AudioError
from bilingual_reader.library import Library
from tests.library.builders import Clock
from tests.reader.fakes import FakeSpeaker
from tests.reader.review.conftest import reviewing
from tests.reader.screen import notices, settle, text_of


async def test_recall_shows_no_answer(library: Library, clock: Clock) -> None:
    """Sense, translation and a blank; where the translation holds the word it is covered."""
    async with reviewing(library, clock, Wanted(("recall",), lang="en")) as pilot:
        front = text_of(pilot.app)
        assert "水壶; 茶壶" in front and "The ______ sang" in front and "kettle" not in front
        await pilot.press("space")
        assert "The kettle sang" in text_of(pilot.app)
    async with reviewing(library, clock, Wanted(("recall",), lang="zh")) as pilot:
        assert "雾里的__(lamp)亮着" in text_of(pilot.app)
    async with reviewing(library, clock, Wanted(("recognition",), lang="zh")) as pilot:
        front = text_of(pilot.app)
        assert "雾里的灯(┈┈┈┈)亮着" in front and "lamp" not in front


async def test_typing(library: Library, clock: Clock) -> None:
    """What is typed stands in the blank; Enter checks it letter by letter, Space rates it so."""
    async with reviewing(library, clock, Wanted(("typing",))) as pilot:
        await pilot.press(*"ketle")
        assert "The ketle_ sang" in text_of(pilot.app)
        await pilot.press("enter")
        assert "✗ ket-le" in text_of(pilot.app) and "␣ again" in text_of(pilot.app)
        await pilot.press("space")
        assert library.review_log()[0].rating == 1
        await pilot.press(*"Moved", "enter")
        assert "✓ Moved" in text_of(pilot.app) and "␣ good" in text_of(pilot.app)
        await pilot.press("space", *"deng", "enter")
        assert "✓ deng   with its tones dēng" in text_of(pilot.app)


async def test_leaving_the_typing(library: Library, clock: Clock) -> None:
    """Escape gives the other keys back, Space goes on typing, nothing typed is wrong."""
    async with reviewing(library, clock, Wanted(("typing",))) as pilot:
        await pilot.press("k", "escape", "u")
        assert "nothing to undo" in text_of(pilot.app)
        await pilot.press("space", "e", "enter")
        assert "✗ ke----" in text_of(pilot.app)
        await pilot.press("1", "enter")
        assert "✗ -----" in text_of(pilot.app)


async def test_pinyin(library: Library, clock: Clock) -> None:
    """p shows the pinyin of a Chinese sentence, and again hides it; English has none."""
    async with reviewing(library, clock, Wanted(lang="zh")) as pilot:
        await pilot.press("p")
        await settle(pilot)
        assert "p0 p1 p2" in text_of(pilot.app)
        await pilot.press("p")
        assert "p0 p1 p2" not in text_of(pilot.app)
    async with reviewing(library, clock, Wanted(("recall",))) as pilot:
        await pilot.press("p")
        assert "pinyin is for Chinese" in text_of(pilot.app)


async def test_listening(library: Library, clock: Clock) -> None:
    """A listening card plays its sentence and shows nothing; s plays it again; a word without
    sound is left out, and said at the end."""
    speaker = FakeSpeaker("moved")
    async with reviewing(library, clock, Wanted(("listening",), lang="en"), speaker) as pilot:
        assert "♪ listen" in text_of(pilot.app) and "kettle" not in text_of(pilot.app)
        await pilot.press("s")
        assert speaker.played[-2:] == ["kettle", "kettle"]
        speaker.trouble(AudioError("the sound has gone", "k.mp3"))
        await pilot.pause()
        assert "the sound has gone, k.mp3" in notices(pilot.app)
        await pilot.press("space")
        assert "The kettle sang" in text_of(pilot.app)
        await pilot.press("4")
        assert "1 listening card waits: there is no sound" in text_of(pilot.app)
        assert speaker.played[-1] == ""
        await pilot.press("q")
        assert speaker.played[-1] == "closed"


async def test_no_sound_at_all(library: Library, clock: Clock) -> None:
    """Without a player s says so, and listening cards wait."""
    async with reviewing(library, clock) as pilot:
        await pilot.press("s")
        assert "there is no sound for this word" in text_of(pilot.app)
    async with reviewing(library, clock, Wanted(("listening",))) as pilot:
        assert "3 listening cards wait" in text_of(pilot.app)
