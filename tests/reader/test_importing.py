"""Episodes that come while one reads: imported by path or as samples, here or elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from bilingual_reader.core.documents import Pair
from bilingual_reader.errors import SourceError
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.screens.archive import ArchiveScreen
from bilingual_reader.reader.screens.help import HelpScreen
from bilingual_reader.reader.screens.importing import pasted
from bilingual_reader.reader.screens.read import ReadScreen
from bilingual_reader.reader.screens.welcome import WelcomeScreen
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow, library_of_three
from tests.reader.screen import PATIENCE, notices, opened, settle, text_of


async def test_importing_from_the_archive() -> None:
    """i asks for a path, imports it in a worker and shows the new episode."""
    library = library_of_three()
    asked = []

    def importer(path: str, progress: Callable[[str], None]) -> str:
        asked.append(path)
        progress("1/1 new.md")
        library.add(FakeRow(4, "e4", title="Fresh from disk"), [Pair(1, 1, "New.")])
        return "1 added"

    app = ReaderApp(library, FakeLexicon(), Given(importer=importer))
    async with opened(app) as pilot:
        await pilot.press("i", *"~/new.md", "enter")
        await settle(pilot)
        assert asked == ["~/new.md"]
        assert "Fresh from disk" in text_of(app)
        assert "imported: 1 added" in text_of(app)
        assert isinstance(app.screen, ArchiveScreen)
        assert app.screen.rows.cursor == 3


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        (" /a/b.md ", "/a/b.md"),
        ("'/a b/c.md' ", "/a b/c.md"),
        ('"/a b/c.md"', "/a b/c.md"),
        (r"/a\ b/c.md", "/a b/c.md"),
        ("'", "'"),
        ("''", ""),
    ],
)
def test_a_pasted_path(typed: str, path: str) -> None:
    """It loses its quotes, the space behind it and the backslash before a space."""
    assert pasted(typed) == path


@pytest.mark.parametrize("fails", [False, True])
async def test_an_import_outlives_its_screen(fails: bool) -> None:
    """Begun in the archive, ended in the reader: it is told there, and the archive has it."""
    library = library_of_three()
    ended = threading.Event()

    def importer(path: str, progress: Callable[[str], None]) -> str:
        progress("1/1 new.md")
        assert ended.wait(PATIENCE)
        if fails:
            raise SourceError("this file is no text")
        library.add(FakeRow(4, "e4", title="Fresh from disk"), [Pair(1, 1, "New.")])
        return "1 added"

    app = ReaderApp(library, FakeLexicon(), Given(importer=importer))
    async with opened(app) as pilot:
        await pilot.press("i", "x", "enter")
        assert "importing 1/1 new.md" in text_of(app)
        await pilot.press("enter", "right")
        ended.set()
        await settle(pilot)
        assert isinstance(app.screen, ReadScreen)
        assert ("this file is no text" if fails else "1 added") in notices(app)
        await pilot.press("q")
        assert ("Fresh from disk" in text_of(app)) == (not fails)


async def test_samples_imported_while_the_greeting_is_covered() -> None:
    """Help over the greeting stays open; the sample is opened once it is closed."""
    library = FakeLibrary()

    def importer(path: str, progress: Callable[[str], None]) -> str:
        library.add(FakeRow(1, "e1", title="Night bakery"), [Pair(1, 1, "Bread.")])
        return "1 added"

    app = ReaderApp(library, FakeLexicon(), Given(importer=importer, samples=lambda: "/samples"))
    async with opened(app) as pilot:
        screen = app.screen
        assert isinstance(screen, WelcomeScreen)
        await pilot.press("question_mark")
        screen.action_sample()
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert "Night bakery" in text_of(app)


async def test_the_archive_shows_what_came_meanwhile() -> None:
    """What another process imported while help was open is in the list when it is closed."""
    library = library_of_three()
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("question_mark")
        library.add(FakeRow(4, "e4", title="Fresh from disk"), [Pair(1, 1, "New.")])
        await pilot.press("escape")
        assert "Fresh from disk" in text_of(app)
        assert "4 episodes" in text_of(app)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (SourceError("this file is no text", "x.bin", "give a transcript"), "this file is no text"),
        (KeyError("surprise"), "Something unexpected happened"),
    ],
)
async def test_an_import_that_fails_is_told(error: Exception, told: str) -> None:
    """Whether the failure was expected or not: its words are shown and the app goes on."""

    def importer(path: str, progress: Callable[[str], None]) -> str:
        raise error

    app = ReaderApp(library_of_three(), FakeLexicon(), Given(importer=importer))
    async with opened(app) as pilot:
        await pilot.press("i", *"x", "enter")
        await settle(pilot)
        assert told in notices(app)
        await pilot.press("down", "enter")
        assert isinstance(app.screen, ReadScreen)
