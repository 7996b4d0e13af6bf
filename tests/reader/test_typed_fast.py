"""Keys that come faster than the screen is drawn: none is lost, none overtakes another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from tests.reader.fakes import FakeLexicon, long_library
from tests.reader.screen import notices, opened, settle, text_of


def reader() -> ReaderApp:
    """The reader on the long episode."""
    return ReaderApp(long_library(100), FakeLexicon(), episode="long")


async def burst(pilot: Pilot[Any], *typed: str | Sequence[str]) -> None:
    """Send keys all at once, as ssh does after a pause; of a list what is pasted."""
    for each in typed:
        event: events.Event = events.Paste(each[0])
        if isinstance(each, str):
            event = events.Key(each, each if len(each) == 1 else None)
        pilot.app.post_message(event)
    await settle(pilot)


@pytest.mark.parametrize(("typed", "seen"), [
    (("colon", "1", "2", "enter", "right", "right"), "14/"),
    (("colon", "1", "3", "backspace", "2", "enter", "left", "colon", "4", "enter"), "4/"),
    (("colon", ["7"], "enter", "right"), "8/"),
    (("colon", "9", "escape", "right"), "2/"),
    (("slash", *"sentence 20", "enter", "right"), "21/"),
    (("slash", *"sentence 9", "left", "left", "right", "right", "enter", "right"), "10/"),
])  # fmt: skip
async def test_what_follows_a_prompt_is_a_key_again(typed: Sequence[str], seen: str) -> None:
    """What is typed behind Enter or Escape acts on the text, what stands before it is text."""
    async with opened(reader()) as pilot:
        await burst(pilot, *typed)
        assert f" {seen}" in text_of(pilot.app)
        assert not pilot.app.screen.query("Prompt")


async def test_nothing_typed_into_a_prompt_marks_a_word() -> None:
    """A text with the keys of marks in it is a text, also before the line is drawn."""
    app = reader()
    async with opened(app) as pilot:
        await burst(pilot, "w", "slash", *"mmm", "enter")
        assert "“mmm” is not in this episode" in text_of(app)
        assert not notices(app) and not app.session.library.words()


async def test_what_follows_tab_is_typed_into_the_search_of_the_library() -> None:
    """Tab in the prompt leads to the other search; what is typed next is typed there."""
    app = ReaderApp(
        long_library(100),
        FakeLexicon(),
        Given(searcher=lambda text, id, most, told: ()),
        episode="long",
    )
    async with opened(app) as pilot:
        await burst(pilot, "slash", *"age", "tab", *"nt", "s")
        assert app.session.searched == "nts"
        await burst(pilot, "escape", "right")
        assert " 2/" in text_of(app)
