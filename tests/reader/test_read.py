"""The reader, driven by its keys and the mouse."""

from __future__ import annotations

from textual import events

from bilingual_reader.core.documents import Pair
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.keys import READ
from bilingual_reader.reader.screens.read import ReadScreen
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow, long_library
from tests.reader.screen import (
    opened,
    place,
    settle,
    text_of,
    until,
)


async def test_opens_where_it_was_left_and_asks_for_little() -> None:
    """An episode of 50,000 sentences opens at its place with slices of at most 64 pairs."""
    library = long_library(50_000)
    library.set_position("long", 40_000)
    async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
        assert "This is sentence 40000," in text_of(pilot.app)
        assert "40000/50000 · 80%" in text_of(pilot.app)
        await pilot.press("right", "pagedown", "G", "g")
    assert max(library.slices) <= 64
    assert len(library.slices) <= 8


async def test_stepping_moves_and_remembers() -> None:
    """→ j go on, ← k go back; the place is written without being asked for."""
    library = long_library(100)
    async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
        await pilot.press("right", "j", "right", "left")
        assert place(pilot.app) == 3
        await pilot.press("k", "k", "k", "k")
        assert place(pilot.app) == 1
        await pilot.press("G", "right")
        assert place(pilot.app) == 100
        await pilot.press("home", "right")
        await until(pilot, lambda: library.position("long") == 2)
        await pilot.press("end")
    assert library.position("long") == 100


async def test_fast_typing_loses_no_key() -> None:
    """Keys that arrive right behind `:`, before the prompt is there, are the prompt's."""
    async with opened(ReaderApp(long_library(200), FakeLexicon(), episode="long")) as pilot:
        for key in ("colon", "6", "1", "enter"):
            character = {"colon": ":", "enter": None}.get(key, key)
            pilot.app.post_message(events.Key(key, character))
        await until(pilot, lambda: place(pilot.app) == 61)
        await pilot.press("right")
        assert place(pilot.app) == 62


async def test_shows_speaker_time_section_and_progress() -> None:
    """Who speaks, when and under which heading stands at the foot, and by each turn."""
    async with opened(ReaderApp(long_library(200), FakeLexicon(), episode="long")) as pilot:
        await pilot.press("colon", *"61", "enter")
        await settle(pilot)
        shown = text_of(pilot.app)
        assert "Part 2" in shown
        assert "Ada Quillam  4:04" in shown
        assert "61/200 · 30%" in shown
        assert "Kelp AI & I Wire · 2026-06-04 · 9,298 词 · 约 46 分钟" in shown


async def test_the_translation_waits_to_be_revealed() -> None:
    """t hides all translations without moving a line; r or ↓ shows one, t shows them again."""
    async with opened(ReaderApp(long_library(9), FakeLexicon(), episode="long")) as pilot:
        before = text_of(pilot.app).splitlines()
        await pilot.press("t")
        hidden = text_of(pilot.app).splitlines()
        assert "这是第1句话" not in "".join(hidden)
        assert [row.strip() for row in hidden if "This is" in row] == [
            row.strip() for row in before if "This is" in row
        ]
        await pilot.press("r")
        assert "这是第1句话" in text_of(pilot.app)
        await pilot.press("right")
        assert "这是第1句话" not in text_of(pilot.app)
        await pilot.press("down")
        assert "这是第2句话" in text_of(pilot.app)
        await pilot.press("t")
        assert "这是第3句话" in text_of(pilot.app)


async def test_languages_in_turn() -> None:
    """l: English first, Chinese first, English alone, Chinese alone, and round again."""
    async with opened(ReaderApp(long_library(9), FakeLexicon(), episode="long")) as pilot:
        seen = []
        for _ in range(4):
            shown = text_of(pilot.app)
            seen.append((shown.find("This is sentence 1") >= 0, shown.find("这是第1句") >= 0))
            await pilot.press("l")
        assert seen == [(True, True), (True, True), (True, False), (False, True)]


async def test_pinyin_under_the_current_sentence() -> None:
    """p shows the readings of the current sentence, moving along; other ways take it away."""
    async with opened(ReaderApp(long_library(9), FakeLexicon(), episode="long")) as pilot:
        await pilot.press("p")
        await settle(pilot)
        assert "p0 p1 p2 1 p4 p5" in text_of(pilot.app)
        await pilot.press("right")
        await settle(pilot)
        assert "p0 p1 p2 2 p4 p5" in text_of(pilot.app)
        assert "p0 p1 p2 1 p4" not in text_of(pilot.app)
        await pilot.press("p", "p", "p")
        assert "p0 p1" not in text_of(pilot.app)


async def test_space_steps_at_reading_pace() -> None:
    """SPACE says once that there is no sound, steps as the recording went, and pauses."""
    pairs = [Pair(n, 1, f"Word {n}.", f"词{n}。", start=n, end=n + 0.1) for n in range(1, 5)]
    library = FakeLibrary((FakeRow(1, "short"), pairs))
    async with opened(ReaderApp(library, FakeLexicon(), episode="short")) as pilot:
        await pilot.press("space")
        assert "no sound" in text_of(pilot.app)
        await until(pilot, lambda: place(pilot.app) == 3)
        await pilot.press("space")
        assert "paused" in text_of(pilot.app)
        await pilot.press("space", "space")
        assert "no sound" not in text_of(pilot.app)


async def test_searching_the_episode() -> None:
    """/ goes to the next place, n and N on and back, round the end; Esc forgets it."""
    library = long_library(3000)
    async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
        await pilot.press("slash", *"sentence 25", "enter")
        await settle(pilot)
        assert place(pilot.app) == 25
        await pilot.press("n")
        await settle(pilot)
        assert place(pilot.app) == 250
        await pilot.press("N", "N")
        await settle(pilot)
        assert place(pilot.app) == 2599
        await pilot.press("slash", *"第7句", "enter")
        await settle(pilot)
        assert place(pilot.app) == 7
        await pilot.press("slash", *"nowhere", "enter")
        await settle(pilot)
        assert "is not in this episode" in text_of(pilot.app)
        await pilot.press("escape")
    assert max(library.slices) <= 200


async def test_the_prompt_takes_its_keys_and_gives_them_back() -> None:
    """While the prompt is open q and Space are text; Esc gives the keys back to the reader."""
    async with opened(ReaderApp(long_library(9), FakeLexicon(), episode="long")) as pilot:
        await pilot.press("slash", *"q q", "escape", "right")
        assert place(pilot.app) == 2


async def test_scrolling_leaves_the_sentence() -> None:
    """Arrows, pages and the wheel move the view alone; the next step brings it back."""
    async with opened(ReaderApp(long_library(99), FakeLexicon(), episode="long")) as pilot:
        await pilot.press("pagedown", "pagedown", "down", "up", "pageup", "pagedown")
        assert place(pilot.app) == 1
        assert "sentence 1," not in text_of(pilot.app)
        await pilot.press("right")
        assert "sentence 2," in text_of(pilot.app)


async def test_side_by_side_from_100_columns() -> None:
    """Both languages stand in one row from 100 columns on, one under the other below."""
    for width, beside in ((99, False), (100, True)):
        app = ReaderApp(long_library(9), FakeLexicon(), episode="long")
        async with opened(app, (width, 24)) as pilot:
            row = next(r for r in text_of(pilot.app).splitlines() if "sentence 1," in r)
            assert ("这是第1句" in row) == beside


async def test_every_key_of_the_reader_does_something_harmless() -> None:
    """No key of the help screen brings the reader down, at the first sentence nor at the last."""
    for edge in ("g", "G"):
        library = long_library(30)
        async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
            for key in READ:
                for name in key.keys.split(","):
                    await pilot.press(edge, name)
                    if getattr(pilot.app.screen, "prompt", None):
                        await pilot.press("escape")
            await settle(pilot)
            assert isinstance(pilot.app.screen, ReadScreen)
