"""Keys as they are told: in sentences and at the foot, where they can be clicked."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from bilingual_reader.locale import use
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from tests.reader.fakes import FakeLexicon, FakeLibrary, long_library
from tests.reader.screen import opened, settle, text_of


async def click(pilot: Pilot[Any], told: str) -> None:
    """Click on a text of the foot."""
    rows = text_of(pilot.app).split("\n")
    y = max(n for n, row in enumerate(rows) if told in row)
    await pilot.click(offset=(rows[y].index(told), y))
    await settle(pilot)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_sentence_tells_the_keys_that_the_learner_chose(language: str) -> None:
    """What is said at the foot names the changed key, in either language, and no other sign."""
    keys = {"undo": "F2", "reveal": ["f3", "f4"], "reading": {"down": "f5"}}
    app = ReaderApp(long_library(20), FakeLexicon(), Given(keys=keys), episode="long")
    use(language)
    async with opened(app) as pilot:
        await pilot.press("t")
        foot = text_of(app).split("\n")[-1]
        assert "F3" in foot and "F5" in foot and "‹" not in foot
        await pilot.press("f", "f")
        assert "F2" in text_of(app).split("\n")[-1]
    use("en")


async def test_an_empty_list_tells_a_key_of_another_place() -> None:
    """The word list names the key that marks in the reader, where that was changed, too."""
    app = ReaderApp(FakeLibrary(), FakeLexicon(), Given(keys={"reading": {"mark": "f6"}}))
    async with opened(app) as pilot:
        await pilot.press("W")
        assert "no words yet: F6 marks one in the reader" in text_of(app)


async def test_a_prompt_is_confirmed_and_left_by_the_mouse() -> None:
    """What ends a prompt stands at the foot meanwhile, and can be clicked."""
    app = ReaderApp(long_library(100), FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        await pilot.press("colon", "1", "2")
        await click(pilot, "⏎ done")
        assert " 12/100" in text_of(app)
        await pilot.press("slash", "x")
        assert "Tab the whole library" in text_of(app)
        await click(pilot, "Esc leave it")
        assert not app.screen.query("Prompt") and "? all keys" in text_of(app)


async def test_pairs_are_corrected_by_the_mouse() -> None:
    """While a pair is explained, what corrects it stands at the foot."""
    app = ReaderApp(long_library(100), FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        await pilot.press("i")
        assert "M merge" in text_of(app)
        await click(pilot, "i close")
        assert "M merge" not in text_of(app)
