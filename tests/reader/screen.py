"""Driving the app in a test, and reading what stands on its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.screens.read import ReadScreen
from bilingual_reader.reader.widgets.conversation import Conversation
from bilingual_reader.reader.widgets.word_panel import WordPanel

PATIENCE = 60.0
"""Seconds after which what does not come is a fault, on a machine that has much to do as well."""


@asynccontextmanager
async def opened(app: App[None], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """The app on a terminal of that size, once it has drawn itself; so after every key press."""
    async with app.run_test(size=size) as pilot:
        press = pilot.press

        async def press_and_see(*keys: str) -> None:
            await press(*keys)
            await drawn(pilot)

        setattr(pilot, "press", press_and_see)  # noqa: B010 - a method of this one pilot
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until workers have answered and the screen is drawn."""
    await pilot.app.workers.wait_for_complete()
    await drawn(pilot)


async def drawn(pilot: Pilot[None]) -> None:
    """Wait until no message waits and nothing is left to draw."""
    for _ in range(200):
        await pilot.pause()
        if not pilot.app.is_running or not _busy(pilot.app):
            return


def _busy(app: App[None]) -> bool:
    screen = app.screen
    waiting = any(not node._message_queue.empty() for node in screen.walk_children())
    return bool(
        waiting
        or not screen._message_queue.empty()
        or screen._layout_required
        or screen._repaint_required
        or screen._dirty_widgets
        or screen._callbacks
    )


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until something holds; fail when it does not in all that patience."""
    for _ in range(round(PATIENCE / 0.01)):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("it never came to hold")


def text_of(app: App[Any]) -> str:
    """What stands on the screen, row by row, each character once."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def notices(app: App[Any]) -> str:
    """All notifications that are shown."""
    return "\n".join(f"{notice.title} {notice.message}" for notice in app._notifications)


def underlined(app: App[Any]) -> list[str]:
    """What is drawn with a line under it, in reading order: the words that are to be learned."""
    strips = app.screen._compositor.render_strips()
    return [s.text for strip in strips for s in strip if s.style and s.style.underline]


def lit(app: ReaderApp) -> list[str]:
    """What stands on the ground of what was found, in reading order."""
    strips = app.screen._compositor.render_strips()
    ground = app.palette.found.bgcolor
    return [s.text for strip in strips for s in strip if s.style and s.style.bgcolor == ground]


def conversation(app: App[Any]) -> Conversation:
    """The conversation of the uppermost reading screen, a window above it or not."""
    screen = next(s for s in reversed(app.screen_stack) if isinstance(s, ReadScreen))
    return screen.conversation


def place(app: App[Any]) -> int:
    """The current sentence."""
    return conversation(app).n


def picked(app: App[Any]) -> str:
    """The picked word; "" where none is."""
    found = conversation(app).picked
    return found.surface if found else ""


def panel_height(app: App[Any]) -> int:
    """Rows of the word panel, its line above among them."""
    return app.screen.query_one(WordPanel).size.height
