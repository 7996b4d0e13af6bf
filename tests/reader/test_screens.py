"""The archive, the word list and the greeting."""

from __future__ import annotations

from collections.abc import Callable

from bilingual_reader.core.documents import Pair
from bilingual_reader.errors import ExportError
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.keys import ARCHIVE, WELCOME, WORDS
from bilingual_reader.reader.screens.archive import ArchiveScreen
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
                await pilot.press("escape", start)
                assert app.is_running and text_of(app).strip()


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
