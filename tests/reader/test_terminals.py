"""Terminals of all sizes, without colours, and texts that are too long for any."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual.app import App
from textual.pilot import Pilot

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.words import Word
from bilingual_reader.reader.ambiguous import narrowed
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.palette import THEMES, palette
from bilingual_reader.reader.telling import STATUS_WORDS
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow, long_library
from tests.reader.screen import opened, settle, text_of, until

SIZES = ((20, 5), (1, 1), (33, 9), (80, 24), (99, 12), (240, 60))
PLACES = ("A", "W", "H", "O", "question_mark", "v", "F")


def whole(app: App[None]) -> None:
    """Every row of the screen is as wide as the terminal, and no wide character is cut."""
    width = app.size.width
    for strip in app.screen._compositor.render_strips():
        assert strip.cell_length == width == cell_len(strip.text)
        # A half of a wide character would have become a space of its own segment.
        assert "\ufffd" not in strip.text


async def read_on(pilot: Pilot[None]) -> None:
    """Step, pick, mark, look up, page and turn the languages."""
    for key in ("right", "w", "m", "enter", "pagedown", "l", "t", "p", "l", "G", "escape", "g"):
        await pilot.press(key)
        whole(pilot.app)


@pytest.mark.parametrize("size", SIZES)
async def test_terminals_of_all_sizes(size: tuple[int, int]) -> None:
    """20 × 5 up to 240 × 60, and one of a single cell: reading works, no row is too wide."""
    app = ReaderApp(long_library(90), FakeLexicon(), episode="long")
    async with opened(app, size) as pilot:
        await settle(pilot)
        await read_on(pilot)
        for place in PLACES:
            await pilot.press(place)
            whole(app)
            await pilot.press("escape", "q")
        assert app.is_running or app.return_code == 0


async def test_resized_while_playing() -> None:
    """The terminal changes its size at every step of a playing: nothing breaks, all rows fit."""
    app = ReaderApp(long_library(90), FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        await pilot.press("space")
        for width, height in ((20, 5), (240, 60), (2, 2), (101, 3), (80, 24), (37, 11)):
            await pilot.resize_terminal(width, height)
            await until(pilot, lambda size=(width, height): app.screen._compositor.size == size)  # type: ignore[misc]
            await settle(pilot)
            whole(app)
            await pilot.press("right", "w")
            whole(app)
        await pilot.press("space")


def attributes(style: Style) -> tuple[bool | None, ...]:
    """What a style says without colours."""
    return (style.bold or None, style.italic or None, style.underline or None,
            style.reverse or None, style.strike or None)  # fmt: skip


@pytest.mark.parametrize("current", [False, True])
@pytest.mark.parametrize("name", [theme.name for theme in THEMES])
def test_marks_can_be_told_apart_without_colour(name: str, current: bool) -> None:
    """With NO_COLOR each status, the picked word and what was found look different."""
    app = ReaderApp(long_library(3), FakeLexicon())
    app.set_reactive(ReaderApp.theme, name)
    made = palette(app.get_css_variables(), plain=name != "plain")
    marks = made.now_marks if current else made.marks
    grounds = (made.now, made.now_other) if current else (made.lead, made.other)
    for ground in grounds:
        looks = [attributes(ground + marks[status]) for status in STATUS_WORDS]
        looks += [attributes(ground + made.picked), attributes(ground + made.found)]
        assert len(set(looks)) == len(looks) == 9
        assert attributes(ground + marks["known"]) == attributes(ground)


async def test_no_color_is_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR: only black, white and greys; marks have lines; what was chosen stays chosen."""
    monkeypatch.setenv("NO_COLOR", "1")
    library = long_library(90)
    library.mark(Word("en", "sentence"), "learning1")
    library.mark(Word("en", "agent"), "learning3")
    app = ReaderApp(library, FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        await settle(pilot)
        assert app.theme == "plain"
        strips = app.screen._compositor.render_strips()
        looks = {s.text: s.style for strip in strips for s in strip if s.style}
        assert looks["sentence"].underline and looks["sentence"].bold
        assert looks["agents"].underline and not looks["agents"].bold
        assert looks["▌"].bold
        await pilot.press("T")
        await settle(pilot)
        assert app.theme == "paper"
    assert ReaderApp(long_library(3), FakeLexicon()).theme == "plain"
    monkeypatch.delenv("NO_COLOR")
    assert ReaderApp(long_library(3), FakeLexicon()).theme == "night"


def test_contrast() -> None:
    """In the theme of high contrast all text stands out at least 7 : 1 (WCAG 2.2, 1.4.6)."""
    app = ReaderApp(long_library(3), FakeLexicon())
    app.set_reactive(ReaderApp.theme, "contrast")
    made = palette(app.get_css_variables())
    styles = [made.base, made.lead, made.other, made.faint, made.now, made.now_other,
              made.now_faint, made.reading, made.section, made.chrome, made.chrome_faint,
              made.cursor_faint, *made.speakers]  # fmt: skip
    for style in styles:
        assert style.color and style.bgcolor
        lights = sorted(_light(c.get_truecolor()) for c in (style.color, style.bgcolor))
        assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 7


def _light(colour: tuple[int, int, int]) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@given(st.text())
def test_stand_ins_are_as_wide_and_never_ambiguous(text: str) -> None:
    """For wide terminals: the cells stay the same, and only letters may be ambiguous still."""
    made = narrowed(text)
    assert cell_len(made) == cell_len(text)
    for character in made:
        if unicodedata.east_asian_width(character) == "A":
            assert unicodedata.category(character)[0] in "LM"


async def test_a_terminal_that_draws_ambiguous_characters_wide() -> None:
    """Nothing that the reader draws itself is ambiguous there; pinyin keeps its tones."""
    assert narrowed("zhīdào ǚ — “好”…") == 'zhi\u0304da\u0300o u\u0308\u030c - "好".'
    app = ReaderApp(long_library(90), FakeLexicon(), Given(wide=True), episode="long")
    async with opened(app, (110, 30)) as pilot:
        await pilot.press("w", "m", "enter", "p")
        for place in ("escape", "A", "W", "question_mark", "escape", "ctrl+p"):
            await settle(pilot)
            whole(app)
            drawn = text_of(app)
            assert not [c for c in drawn if unicodedata.east_asian_width(c) == "A"]
            await pilot.press(place)


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_sentence_of_20_000_characters(lang: str) -> None:
    """It opens, steps, scrolls and is searched, in an episode of one language."""
    text = "reading on " * 1818 if lang == "en" else "我们读，" * 5000
    made = [Pair(n, n, **{lang: text if n == 2 else "Short. 短。"}) for n in (1, 2, 3)]  # type: ignore[arg-type]
    row = FakeRow(1, "e1", languages=(lang,))
    app = ReaderApp(FakeLibrary((row, made)), FakeLexicon(), episode="e1")
    async with opened(app) as pilot:
        await pilot.press("right", "pagedown", "w", "w", "l", "t", "p", "i", "pagedown")
        whole(app)
        await pilot.press("right", "left", "slash", *"short", "enter")
        await settle(pilot)
        await pilot.press("colon", "3", "enter")
        assert "3/3" in text_of(app)


async def test_an_episode_of_100_000_sentences() -> None:
    """First, last and a middle one; a search to the end; only slices are ever fetched."""
    library = long_library(100_000)
    app = ReaderApp(library, FakeLexicon(), episode="long")
    async with opened(app) as pilot:
        await pilot.press("G")
        assert "100000/100000" in text_of(app)
        await pilot.press("colon", *"51234", "enter")
        assert "This is sentence 51234" in text_of(app)
        await pilot.press("right_parenthesis")
        assert "51240/100000" in text_of(app)
        whole(app)
    assert max(library.slices) <= 200
