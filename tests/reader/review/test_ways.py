"""Ways to the reviews and from them, by keys and by the mouse, on any terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.library import Library
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.review_desk import ReviewDesk
from bilingual_reader.reader.screens.read import ReadScreen
from bilingual_reader.reader.screens.review import ReviewScreen
from bilingual_reader.reader.screens.words import WordsScreen
from tests.library.builders import Clock
from tests.reader.fakes import FakeLexicon
from tests.reader.review.conftest import HERE, marked, reviewing
from tests.reader.screen import opened, place, settle, text_of, until


async def test_the_episode_and_back(library: Library, clock: Clock) -> None:
    """e opens the episode at the sentence; q comes back to the same card and session."""
    async with reviewing(library, clock) as pilot:
        await pilot.press("space", "4", "space", "e")
        assert isinstance(pilot.app.screen, ReadScreen) and place(pilot.app) == 2
        await pilot.press("q")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "Nobody moved." in text_of(pilot.app)
        await pilot.press("q")
        assert "1 reviewed" in text_of(pilot.app)


async def test_reviews_from_within_the_reader(library: Library, clock: Clock) -> None:
    """R opens them from any screen, and q goes back there; the marks show the new statuses."""
    given = Given(reviewer=lambda: ReviewDesk(library, HERE, clock, Wanted()))
    app = ReaderApp(library, FakeLexicon(), given)
    async with opened(app) as pilot:
        await pilot.press("W", "R", "space", "4", "q", "q")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WordsScreen)
        assert "●●●○" in text_of(pilot.app)
        await pilot.press("R")
        assert "Nobody moved." in text_of(pilot.app)


async def test_from_the_palette(library: Library, clock: Clock) -> None:
    """Ctrl+P finds reviews by their name."""
    given = Given(reviewer=lambda: ReviewDesk(library, HERE, clock, Wanted()))
    app = ReaderApp(library, FakeLexicon(), given)
    async with opened(app) as pilot:
        await pilot.press("ctrl+p", *"review")
        await settle(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        assert "The kettle sang" in text_of(pilot.app)


async def test_without_reviews(library: Library) -> None:
    """A reader that was handed no desk says where reviews are."""
    async with opened(ReaderApp(library, FakeLexicon())) as pilot:
        await pilot.press("R")
        assert "bilingual-reader review" in text_of(pilot.app)


@pytest.mark.parametrize("size", [(20, 8), (40, 12), (80, 24), (200, 60)])
async def test_any_size(library: Library, clock: Clock, size: tuple[int, int]) -> None:
    """A long card can be scrolled, and the ratings are in view, on any terminal."""
    word = marked("kettle", 1)
    long = replace(word.contexts[0], sentence="kettle " * 300, sentence_n=0)
    library.mark(replace(word, headword="long", gloss="x", contexts=(long,)))
    async with reviewing(library, clock, Wanted(("recognition",), lang="en"), size=size) as pilot:
        for _ in range(3):
            await pilot.press("space", "down", "pagedown", "up", "pageup")
            assert "1 A" in text_of(pilot.app)
            await pilot.press("1")
        await pilot.resize_terminal(30, 10)
        await pilot.press("space", "question_mark", "escape", "T", "q")
        assert "reviewed" in text_of(pilot.app)


async def test_the_mouse(library: Library, clock: Clock) -> None:
    """A click on the card shows the answer, a click on a rating rates."""
    async with reviewing(library, clock) as pilot:
        await pilot.click(offset=(20, 8))
        assert "水壶; 茶壶" in text_of(pilot.app)
        row = next(n for n, told in enumerate(text_of(pilot.app).split("\n")) if "4 Easy" in told)
        await pilot.click(offset=(62, row))
        await settle(pilot)
        assert library.review_log()[0].rating == 4
