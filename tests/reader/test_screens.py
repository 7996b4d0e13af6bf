"""The archive, the word list, the greeting and the help."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.words import Word
from bilingual_reader.errors import ExportError, SourceError
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.keys import ARCHIVE, HELP, SECTIONS, WELCOME, WORDS
from bilingual_reader.reader.screens.archive import ArchiveScreen
from bilingual_reader.reader.screens.help import HelpScreen
from bilingual_reader.reader.screens.importing import pasted
from bilingual_reader.reader.screens.read import ReadScreen
from bilingual_reader.reader.screens.welcome import WelcomeScreen
from bilingual_reader.reader.screens.words import WordsScreen
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow, library_of_three
from tests.reader.screen import notices, opened, settle, text_of, underlined


async def test_the_archive_lists_and_opens() -> None:
    """Each episode with its facts; ↓ and Enter open the second; q comes back to it; q quits."""
    app = ReaderApp(library_of_three(), FakeLexicon())
    async with opened(app) as pilot:
        shown = text_of(app)
        assert "2 Tea mountain 茶山" in shown
        assert "Kelp AI & I Wire · podcast · 2026-02-01 · EN+中 · 9,298 词 · 约 46 分钟" in shown
        await pilot.press("down", "enter")
        assert "Tea mountain 茶山, sentence 1." in text_of(app)
        await pilot.press("right", "q")
        assert isinstance(app.screen, ArchiveScreen)
        assert app.screen.rows.cursor == 1
        assert "100%" in text_of(app)
        await pilot.press("q")
    assert app.return_code == 0


async def test_the_archive_filters_while_typing() -> None:
    """/ and some letters leave the episodes that have them; Esc brings all back."""
    app = ReaderApp(library_of_three(), FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("slash", *"茶", "enter")
        shown = text_of(app)
        assert "Tea mountain" in shown and "Whale" not in shown
        assert "1 of 3 episodes" in shown
        await pilot.press("escape")
        assert "Whale" in text_of(app)
        await pilot.press("slash", *"zzz")
        assert "no episode has “zzz”" in text_of(app)
        await pilot.press("escape")
        assert "Whale" in text_of(app)


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
        assert ended.wait(10)
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


async def test_a_place_beyond_the_end_fills_the_meter() -> None:
    """A position past the last sentence, from a longer edition, is drawn as the end."""
    library = FakeLibrary((FakeRow(1, "e1"), [Pair(1, 1, "One.")]))
    library.set_position("e1", 30)
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        assert "━━━━━━━━ 100%" in text_of(app)
        assert "1 episode " in text_of(app)
        await pilot.press("W")
        assert "0 words" in text_of(app)


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


async def test_the_word_list() -> None:
    """Newest first with reading, gloss, status and sentence; keys set the status and remove."""
    library = library_of_three()
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("W")
        rows = text_of(app).splitlines()
        assert "choir  /x/  词" in rows[2]
        assert "About the choir." in rows[3]
        await pilot.press("3")
        assert library.words()[2].status == "learning3"
        assert "●●●○" in text_of(app)
        await pilot.press("K")
        assert library.words()[2].status == "known"
        await pilot.press("x", "n", "4", "2", "1", "j", "d")
        assert [w.headword for w in library.words()] == ["oven", "choir"]
        await pilot.press("u")
        assert len(library.words()) == 3
        await pilot.press("ctrl+r")
        assert len(library.words()) == 2
        await pilot.press("slash", *"oven", "enter")
        assert "1 of 2 words" in text_of(app)
        await pilot.press("escape", "q")
        assert isinstance(app.screen, ArchiveScreen)


async def test_a_word_leads_to_its_sentence() -> None:
    """Enter opens the episode at the word's sentence; q comes back to the list."""
    app = ReaderApp(library_of_three(), FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("W", "enter")
        assert "Whale choir, sentence 2." in text_of(app)
        assert "2/2 · 100%" in text_of(app)
        await pilot.press("q")
        assert isinstance(app.screen, WordsScreen)
        await pilot.press("A")
        assert isinstance(app.screen, ArchiveScreen)


async def test_known_words_are_no_longer_coloured() -> None:
    """A known word stays on the list; marking it in the text makes it a new one again."""
    library = library_of_three()
    library.set_status("en:whale", "known")
    app = ReaderApp(library, FakeLexicon(), episode="e3")
    async with opened(app) as pilot:
        assert underlined(app) == ["choir", "choir"]
        await pilot.press("w", "m")
        assert library.word("en:whale") is not None
        assert underlined(app) == ["Whale", "choir"] * 2


async def test_exporting_the_deck() -> None:
    """e writes the deck in a worker and says what it holds, or why it could not."""
    told = ["3 notes, 1 new"]

    def exporter() -> str:
        if not told:
            raise ExportError("the deck cannot be written", "/nowhere", "choose another folder")
        return told.pop()

    app = ReaderApp(library_of_three(), FakeLexicon(), Given(exporter=exporter))
    async with opened(app) as pilot:
        await pilot.press("W", "e")
        await settle(pilot)
        assert "3 notes, 1 new" in notices(app)
        await pilot.press("e")
        await settle(pilot)
        assert "the deck cannot be written, /nowhere, choose another folder" in notices(app)


async def test_an_empty_library_greets() -> None:
    """It says how to begin; s opens the longest sample, from which q leads to the archive."""
    library = FakeLibrary()

    def importer(path: str, progress: Callable[[str], None]) -> str:
        assert path == "/samples"
        library.add(FakeRow(1, "e1", title="Night bakery"), [Pair(1, 1, "Bread.")])
        long = [Pair(n, 1, f"Whale {n}.") for n in (1, 2)]
        library.add(FakeRow(2, "e2", title="Whale choir"), long)
        return "2 added"

    app = ReaderApp(library, FakeLexicon(), Given(importer=importer, samples=lambda: "/samples"))
    async with opened(app) as pilot:
        assert isinstance(app.screen, WelcomeScreen)
        for key in WELCOME:
            assert f"{key.shown}   {key.says}" in text_of(app)
        await pilot.press("f")
        assert app.screen.prompt is not None
        await pilot.press("escape", "d", "escape", "s")
        await settle(pilot)
        assert isinstance(app.screen, ReadScreen)
        assert "Whale 1." in text_of(app)
        await pilot.press("q")
        assert isinstance(app.screen, ArchiveScreen)
        assert app.screen.rows.cursor == 1


async def test_without_callbacks_it_says_what_to_type() -> None:
    """An app that was handed no importer and no exporter names the commands instead."""
    app = ReaderApp(library_of_three(), FakeLexicon())
    async with opened(app) as pilot:
        await pilot.press("i")
        assert "bilingual-reader import PATH" in text_of(app)
        await pilot.press("s", "W", "e")
        assert "bilingual-reader export" in text_of(app)


async def test_the_help_lists_every_key() -> None:
    """? opens the list over any screen; it scrolls through all keys of the table; Esc closes."""
    app = ReaderApp(library_of_three(), FakeLexicon(), episode="e1")
    async with opened(app) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        seen = text_of(app)
        for _ in range(14):
            await pilot.press("pagedown")
            seen += text_of(app)
        for _, keys in SECTIONS:
            for key in keys:
                assert key.says in seen
        await pilot.press("pageup", "up", "down", "escape")
        assert isinstance(app.screen, ReadScreen)
    assert HELP


async def test_what_matters_is_not_cut_on_a_narrow_terminal() -> None:
    """44 columns: help breaks its lines, each foot names ?, rows keep status and facts whole."""
    library = library_of_three()
    head, reading = "theoretical physics", "ˌθiəˈrɛtɪkəl ˈfɪzɪks"
    library.mark(Word("en", head, reading=reading, gloss="理论物理; 学理", status="learning2"))
    app = ReaderApp(library, FakeLexicon(), episode="e1")
    async with opened(app, (44, 12)) as pilot:
        assert "? all keys" in text_of(app)
        await pilot.press("W")
        row = next(row for row in text_of(app).splitlines() if head in row)
        assert row.strip().endswith("●●○○") and "? all keys" in text_of(app)
        await pilot.press("A")
        assert "Kelp AI & I Wire · EN+中" in text_of(app) and "…" not in text_of(app)
        await pilot.press("question_mark")
        for _ in range(20):
            assert "…" not in text_of(app)
            await pilot.press("pagedown")


async def test_the_help_begins_where_it_is_opened() -> None:
    """Over the archive and the word list the first keys are those of that screen."""
    app = ReaderApp(library_of_three(), FakeLexicon())
    async with opened(app) as pilot:
        for key, heading in (("A", "归档 Archive"), ("W", "生词本 Words")):
            await pilot.press(key, "question_mark")
            rows = [row.strip() for row in text_of(app).splitlines()]
            assert heading in rows[2]
            await pilot.press("escape")


async def test_every_key_of_the_lists_does_something_harmless() -> None:
    """No key of the help brings the archive or the word list down, filled or empty."""
    for start, keys in (("A", ARCHIVE), ("W", WORDS)):
        for library in (library_of_three(), FakeLibrary()):
            app = ReaderApp(library, FakeLexicon())
            async with opened(app) as pilot:
                for key in keys:
                    for name in key.keys.split(","):
                        await pilot.press(start, name)
                        if getattr(app.screen, "prompt", None):
                            await pilot.press("escape")
                        await pilot.pause()


async def test_clicks_choose_rows() -> None:
    """The first click moves the cursor to an episode, the second opens it; the wheel moves."""
    app = ReaderApp(library_of_three(), FakeLexicon())
    async with opened(app) as pilot:
        await pilot.click(offset=(10, 6))
        assert isinstance(app.screen, ArchiveScreen)
        assert app.screen.rows.cursor == 2
        await pilot.click(offset=(10, 6))
        await pilot.pause()
        assert "Whale choir, sentence 1." in text_of(app)


async def test_dark_and_light() -> None:
    """T changes the theme of what is shown and of what is opened later."""
    app = ReaderApp(library_of_three(), FakeLexicon(), episode="e1")
    async with opened(app) as pilot:
        await pilot.press("w", "enter", "T")
        await settle(pilot)
        assert app.theme == "paper"
        assert app.session.palette.base.bgcolor is not None
        assert app.session.palette.base.bgcolor.name == "#faf7f1"
        await pilot.press("W", "T", "A", "T")
        assert app.theme == "paper"
