"""Importing from within the app, whatever screen is shown meanwhile."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual.app import App

from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.given import Importer
from bilingual_reader.reader.messages import Progressed
from bilingual_reader.reader.session import PathOf


class _Abandonable(Asker[PathOf, str]):
    """Works in a thread for which nobody waits when the app ends at once."""

    def start(self, work: Callable[[], None]) -> None:
        self._asking.run_worker(_in_daemon(work), exit_on_error=False, group="asking")


async def _in_daemon(work: Callable[[], None]) -> None:
    """Work in a daemon thread, in the context of the app."""
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    context = contextvars.copy_context()

    def run() -> None:
        try:
            context.run(work)
        finally:
            with suppress(RuntimeError):  # the app ended meanwhile, and its loop is closed
                loop.call_soon_threadsafe(done.set)

    threading.Thread(target=run, daemon=True, name="import").start()
    await done.wait()


class Imports:
    """Runs imports one after another in a thread; none is lost because a screen was left."""

    def __init__(
        self,
        app: App[Any],
        importer: Importer,
        done: Callable[[str], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """`done` is told what was imported. The app gets Progressed and Answered messages."""
        self._app, self._importer = app, importer
        self.name = "…"
        """What is imported, as one would call it."""
        self._asker = _Abandonable(
            app,
            self._import,
            lambda _, said: done(said),
            lambda _, error: failed(error),
            every=True,
        )

    def begin(self, path: PathOf) -> None:
        """Import a path, after those that were asked for before. The thread asks for it."""
        self._asker.ask(path)

    @property
    def busy(self) -> bool:
        """Whether an import is under way or waits."""
        return self._asker.busy

    def _import(self, path: PathOf) -> str:
        where = path()
        self.name = Path(where).name or where
        return self._importer(where, lambda told: self._progressed(told))

    def _progressed(self, told: str) -> None:
        self._app.post_message(Progressed(told))
