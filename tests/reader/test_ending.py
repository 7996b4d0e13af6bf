"""Ending the app while an import is under way."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from bilingual_reader.core.documents import Pair
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow
from tests.reader.screen import PATIENCE, opened, text_of, until


@pytest.mark.parametrize("waits", [True, False])
async def test_quitting_during_an_import(waits: bool) -> None:
    """The first q says that the import is finished first; the second ends the app at once."""
    begun, may_end = threading.Event(), threading.Event()

    def importer(path: str, progress: Callable[[str], None]) -> str:
        begun.set()
        assert may_end.wait(PATIENCE)
        progress("1/1 new.md")
        return "1 added"

    library = FakeLibrary((FakeRow(1, "e1"), [Pair(1, 1, "One.")]))
    app = ReaderApp(library, FakeLexicon(), Given(importer=importer))
    async with opened(app) as pilot:
        await pilot.press("i", *"/a/new.md", "enter")
        await until(pilot, begun.is_set)
        await pilot.press("q")
        assert "finishing the import of new.md; q again stops waiting" in text_of(app)
        assert app.is_running and app.return_code is None
        if waits:
            may_end.set()
            await until(pilot, lambda: app.return_code is not None)
        else:
            await pilot.press("q")
    assert app.return_code == 0
    may_end.set()
