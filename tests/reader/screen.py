"""Driving the app in a test, and reading what stands on its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App
from textual.pilot import Pilot


@asynccontextmanager
async def opened(app: App[None], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """The app on a terminal of that size, once it has drawn itself."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until workers have answered and the screen is drawn."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


def text_of(app: App[Any]) -> str:
    """What stands on the screen, row by row, each character once."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def notices(app: App[Any]) -> str:
    """All notifications that are shown."""
    return "\n".join(f"{notice.title} {notice.message}" for notice in app._notifications)
