"""Importing from within the app, whatever screen is shown meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App

from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.messages import Progressed
from bilingual_reader.reader.session import Importer, PathOf


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
        self._asker: Asker[PathOf, str] = Asker(
            app,
            self._import,
            lambda _, said: done(said),
            lambda _, error: failed(error),
            every=True,
        )

    def begin(self, path: PathOf) -> None:
        """Import a path, after those that were asked for before. The thread asks for it."""
        self._asker.ask(path)

    def _import(self, path: PathOf) -> str:
        return self._importer(path(), lambda told: self._progressed(told))

    def _progressed(self, told: str) -> None:
        self._app.post_message(Progressed(told))
