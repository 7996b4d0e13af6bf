"""The help, and what of any screen must be read on a narrow terminal."""

from __future__ import annotations

from bilingual_reader.core.words import Word
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.keys import HELP, SECTIONS
from bilingual_reader.reader.screens.help import HelpScreen
from bilingual_reader.reader.screens.read import ReadScreen
from tests.reader.fakes import FakeLexicon, library_of_three
from tests.reader.screen import opened, text_of


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
