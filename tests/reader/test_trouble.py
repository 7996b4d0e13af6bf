"""What can go wrong while reading: the library, the text, the terminal."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from bilingual_reader.core.documents import Pair
from bilingual_reader.errors import LibraryError
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.screens.archive import ArchiveScreen
from bilingual_reader.reader.screens.read import ReadScreen
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow, long_library
from tests.reader.screen import notices, opened, settle, text_of, until

LOCKED = LibraryError("the library is in use by another process", "x.db", "close it there")
FULL = LibraryError("the disk is full, so nothing was changed")
HOSTILE = "[/b] [red]x[/] $(x) \x1b]0;oed\x07 \x1b[2J tab\there \u202eright 😀 [@click=quit]go[/]"


async def test_a_library_in_trouble_is_told() -> None:
    """Locked while marking, stepping and undoing: the error's words, no traceback, nothing lost."""
    library = long_library(200)
    async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
        await pilot.press("w", "enter")
        await settle(pilot)
        library.trouble = LOCKED
        await pilot.press("u", "U", "m", "G", "slash", *"x", "enter", "W")
        await settle(pilot)
        assert "the library is in use by another process, x.db, close it there" in notices(
            pilot.app
        )
        library.trouble = None
        await until(pilot, lambda: len(library.words()) == 1)
        await pilot.press("g", "w", "m")
        await settle(pilot)
        assert [word.headword for word in library.words()] == ["thi", "i"]


async def test_a_trouble_that_lasts_is_told_once() -> None:
    """However often the reader looks at the library meanwhile; a second trouble is told again."""
    library = long_library(200)
    async with opened(ReaderApp(library, FakeLexicon(), episode="long")) as pilot:
        await until(pilot, lambda: library.position("long") == 1)
        for _ in range(2):
            for trouble in (LOCKED, None):
                library.trouble, library.asked = trouble, 0
                await until(pilot, lambda: library.asked > 10)
            assert notices(pilot.app).count("in use") == 1
            await pilot.press("escape")
            assert not notices(pilot.app)


async def test_few_notices_at_once() -> None:
    """None twice, at most two; Esc takes them away before it closes the panel."""
    app = ReaderApp(long_library(9), FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        await pilot.press("w", "enter")
        await settle(pilot)
        for told in ("one", "two", "two", "three", "three"):
            app.notify(told)
        await settle(pilot)
        assert [line.strip() for line in notices(app).splitlines()] == ["two", "three"]
        await pilot.press("escape")
        assert not notices(app)
        assert "CC-CEDICT" in text_of(app)
        await pilot.press("escape")
        assert "CC-CEDICT" not in text_of(app)


async def test_a_place_is_written_once_the_library_can() -> None:
    """A place that could not be written at rest is written when the reader is left."""
    library = long_library(9)
    app = ReaderApp(library, FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        await until(pilot, lambda: library.position("long") == 1)
        await pilot.press("right")
        library.full = FULL
        await until(pilot, lambda: library.places_tried[-1] == 2)
        library.full = None
        await pilot.press("A")
        assert library.position("long") == 2


async def test_a_mark_that_cannot_be_written_is_kept() -> None:
    """It holds the first quit, like a place, and is written by the second."""
    library = long_library(9)
    app = ReaderApp(library, FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        await pilot.press("w")
        library.trouble = LOCKED
        screen = app.screen
        assert isinstance(screen, ReadScreen)
        screen.action_mark()
        await app.action_quit()
        await settle(pilot)
        assert app.is_running
        library.trouble = None
        await pilot.press("ctrl+q")
    assert [word.headword for word in library.words()] == ["thi"]


async def test_a_place_that_cannot_be_written_holds_the_first_quit() -> None:
    """When the disk is full the learner is told before the app ends, and may end it anyway."""
    library = long_library(9)
    app = ReaderApp(library, FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        await pilot.press("right")
        library.full = FULL
        await pilot.press("ctrl+q")
        assert "the disk is full" in notices(app)
        assert app.is_running and app.return_code is None
        await pilot.press("ctrl+q")
    assert app.return_code == 0


async def test_a_place_that_cannot_be_written_holds_the_way_to_the_archive() -> None:
    """Leaving the episode is held once as quitting is; what is learnt of it stays told."""
    library = long_library(9)
    app = ReaderApp(library, FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        library.full = FULL
        await pilot.press("right", "q")
        assert isinstance(app.screen, ReadScreen)
        assert "the disk is full" in notices(app)
        await pilot.press("q")
        assert isinstance(app.screen, ArchiveScreen)


async def test_a_click_while_the_library_is_in_trouble() -> None:
    """On a sentence that would have to be read first: its error is told, the reader goes on."""
    library = long_library(9)
    app = ReaderApp(library, FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        screen = app.screen
        assert isinstance(screen, ReadScreen)
        screen.pairs.renew(screen.pairs.edition, 9)
        library.trouble = LOCKED
        y = next(i for i, row in enumerate(text_of(app).splitlines()) if "sentence 2" in row)
        await pilot.click(offset=(10, y))
        assert "in use" in notices(app)
        assert app.is_running


async def test_an_episode_that_is_not_there() -> None:
    """Asked for an episode that does not exist, the app opens the archive and says so."""
    app = ReaderApp(long_library(9), FakeLexicon(), episode="gone")
    async with opened(app) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ArchiveScreen)
        assert "no such episode" in notices(app)


async def test_a_worker_that_fails_unexpectedly_is_told() -> None:
    """A fault in the lexicon shows as a notification, and the reader goes on."""
    lexicon = FakeLexicon(ZeroDivisionError("by surprise"))
    async with opened(ReaderApp(long_library(9), lexicon, episode="long")) as pilot:
        await pilot.press("w", "enter", "p")
        await settle(pilot)
        assert "Something unexpected happened" in notices(pilot.app)
        assert "ZeroDivisionError: by surprise" in notices(pilot.app)
        await pilot.press("right")
        assert isinstance(pilot.app.screen, ReadScreen)


async def test_hostile_text_is_only_text() -> None:
    """Markup is shown as it stands, and no control character reaches the terminal."""
    pair = Pair(1, 1, HOSTILE, f"中文 {HOSTILE}", speaker=HOSTILE, section=HOSTILE)
    row = FakeRow(1, "h", title=HOSTILE, show=HOSTILE)
    app = ReaderApp(FakeLibrary((row, [pair])), FakeLexicon(), episode="h")
    async with opened(app) as pilot:
        await pilot.press("w", "w", "enter", "m")
        await settle(pilot)
        shown = text_of(app)
        assert "[/b] [red]x[/] $(x)" in shown
        await pilot.press("W")
        shown += text_of(app)
        await pilot.press("A")
        shown += text_of(app)
        assert not set(shown) & {"\x1b", "\x07", "\t", "\u202e"}


@pytest.mark.parametrize("size", [(20, 5), (4, 2), (300, 80), (81, 9)])
async def test_any_terminal(size: tuple[int, int]) -> None:
    """From four columns to three hundred: every screen draws rows of exactly the width."""
    app = ReaderApp(long_library(70), FakeLexicon(), episode="long")
    async with opened(app, size) as pilot:
        for keys in (["w", "enter", "m"], ["t"], ["p", "G"], ["question_mark"], ["q", "W"], ["A"]):
            await pilot.press(*keys)
            await settle(pilot)
            rows = text_of(app).splitlines()
            assert len(rows) == size[1]
            assert {cell_len(row) for row in rows} == {size[0]}


async def test_resizing_keeps_the_sentence() -> None:
    """Whatever the terminal is resized to, the current sentence stays in view."""
    async with opened(ReaderApp(long_library(500), FakeLexicon(), episode="long")) as pilot:
        await pilot.press("colon", *"250", "enter")
        for size in ((120, 40), (60, 12), (100, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "sentence 250," in text_of(pilot.app)


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_an_episode_of_one_language(lang: str) -> None:
    """It is read in one column, its words are picked and marked, and t and l do no harm."""
    texts = {"en": "Only English here.", "zh": "只有中文。"}
    pairs = [Pair(n, 1, **{lang: f"{texts[lang]}{n}"}) for n in range(1, 6)]  # type: ignore[arg-type]
    library = FakeLibrary((FakeRow(1, "one", languages=(lang,)), pairs))
    async with opened(ReaderApp(library, FakeLexicon(), episode="one"), (120, 30)) as pilot:
        await pilot.press("t", "l", "w", "w", "m")
        await settle(pilot)
        assert f"{texts[lang]}1" in text_of(pilot.app)
        assert [word.lang for word in library.words()] == [lang]
        await pilot.press("t")
        assert "this episode has one language" in text_of(pilot.app)
        await pilot.press("p")
        assert ("over the words" in text_of(pilot.app)) == (lang == "en")
        await pilot.press("e" if lang == "zh" else "z")
        assert "this episode has no " in text_of(pilot.app)
        await pilot.press("r")
        assert "no translation is hidden" in text_of(pilot.app)


async def test_an_empty_episode() -> None:
    """An episode without a sentence opens, and no key does harm."""
    library = FakeLibrary((FakeRow(1, "none"), []))
    async with opened(ReaderApp(library, FakeLexicon(), episode="none")) as pilot:
        await pilot.press("right", "left", "w", "b", "enter", "m", "t", "r", "p", "l", "g", "G")
        await pilot.press("space", "n", "down", "pagedown", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ReadScreen)


async def test_a_sentence_longer_than_the_screen() -> None:
    """A sentence of 20,000 characters is shown from its first row, and its last word is reached."""
    pairs = [Pair(1, 1, "Short.", "短。"), Pair(2, 1, "word " * 4000, "字" * 3000)]
    library = FakeLibrary((FakeRow(1, "huge"), pairs))
    async with opened(ReaderApp(library, FakeLexicon(), episode="huge")) as pilot:
        await pilot.press("right")
        assert "word word" in text_of(pilot.app)
        await pilot.press("l", "b")
        screen = pilot.app.screen
        assert isinstance(screen, ReadScreen)
        picked = screen.conversation.picked
        assert picked is not None and picked.side == "en"


async def test_without_colour_marks_and_place_still_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR the current sentence has its bar, and a marked word its line."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = ReaderApp(long_library(9), FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        await pilot.press("w", "w", "w", "m", "right")
        await settle(pilot)
        strips = app.screen._compositor.render_strips()
        assert sum("▌" in strip.text for strip in strips) == 2
        underlined = {
            segment.text
            for strip in strips
            for segment in strip
            if segment.style and segment.style.underline
        }
        assert underlined == {"sentence"}
