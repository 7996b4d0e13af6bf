"""Windows over a screen: their keys, the page about the program, the filter of the glossary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.glossary import Gloss
from bilingual_reader.core.licences import LICENCES
from bilingual_reader.core.words import Context, Word
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given, Glossary
from bilingual_reader.reader.keys import WINDOW
from bilingual_reader.reader.screens.about import AboutScreen
from bilingual_reader.reader.screens.archive import ArchiveScreen
from bilingual_reader.reader.screens.glossary import GlossaryScreen
from bilingual_reader.reader.screens.help import HelpScreen
from bilingual_reader.reader.screens.sentences import SentencesScreen
from bilingual_reader.reader.screens.splitting import SplitScreen
from bilingual_reader.reader.screens.window import Window
from bilingual_reader.reader.screens.words import WordsScreen
from tests.reader.fakes import FakeEntry, FakeLexicon, FakeLibrary, FakeRow, FakeSense
from tests.reader.screen import opened, panel_height, settle, text_of, until

ROOT = Path(__file__).resolve().parents[2]
TERMS = (Gloss("agent", "智能体", "acts", 1), Gloss("scaling law", "规模定律", "", 2))
OPENERS = {
    "help": (["question_mark"], HelpScreen),
    "glossary": (["v"], GlossaryScreen),
    "split": (["S"], SplitScreen),
    "about": (["O"], AboutScreen),
    "sentences": (["W", "right"], SentencesScreen),
}


def app_on(lexicon: FakeLexicon | None = None) -> ReaderApp:
    """The reader on an episode with terms, a pair that can be split in several ways, and a word."""
    pair = Pair(
        1,
        1,
        "One. Two. Three.",
        "一。二。三。",
        en_cuts=(5, 10),
        zh_cuts=(2, 4),
        zh_words=(0, 2, 4),
    )
    library = FakeLibrary((FakeRow(1, "e"), [pair, Pair(2, 1, "Four.", "四。")]))
    library.mark(Word("en", "four", contexts=(Context("e", sentence="Four.", surface="Four"),)))
    glossary = Glossary(lambda episode: TERMS, _marks)
    files = [("the library", "/home/ada/[library].db")]
    return ReaderApp(
        library,
        lexicon or FakeLexicon(),
        Given(glossary=glossary, files=lambda: files),
        episode="e",
    )


def _marks(episode: str, glosses: Sequence[Gloss], lang: Language) -> str:
    return "taken: " + ", ".join(gloss.en for gloss in glosses)


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize(
    ("key", "screen"), [("A", ArchiveScreen), ("W", WordsScreen), ("O", AboutScreen)]
)
async def test_keys_of_the_screens_work_in_windows(opener: str, key: str, screen: type) -> None:
    """A, W and O lead from every window to the archive, the word list, the page about it all."""
    keys, window = OPENERS[opener]
    app = app_on()
    async with opened(app) as pilot:
        await pilot.press(*keys)
        await settle(pilot)
        assert isinstance(app.screen, window)
        if (opener, key) != ("about", "O"):
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, screen)


def test_windows_have_every_key_of_the_screens() -> None:
    """What a key does everywhere it does in a window too."""
    assert [key.action for key in WINDOW if not hasattr(Window, f"action_{key.action}")] == []


@pytest.mark.parametrize("opener", OPENERS)
async def test_help_and_theme_in_windows(opener: str) -> None:
    """T changes the colours of a window and of what is below it; ? lists keys, Esc comes back."""
    keys, window = OPENERS[opener]
    app = app_on()
    async with opened(app) as pilot:
        await pilot.press(*keys)
        await settle(pilot)
        was = app.palette.base
        await pilot.press("T")
        assert app.palette.base != was
        strips = app.screen._compositor.render_strips()
        assert not any(
            s.style and s.style.bgcolor == was.bgcolor for strip in strips for s in strip
        )
        if opener != "help":
            await pilot.press("question_mark")
            assert isinstance(app.screen, HelpScreen)
            await pilot.press("escape")
            assert isinstance(app.screen, window)
        await pilot.press("escape")
        assert not isinstance(app.screen, window)


async def test_the_glossary_is_filtered() -> None:
    """/ leaves the terms with these letters, a marks those; Esc brings all back, then leaves."""
    app = app_on()
    async with opened(app) as pilot:
        await pilot.press("v")
        await settle(pilot)
        await pilot.press("slash", *"规模", "enter")
        assert "1 of 2 terms" in text_of(app) and "agent" not in text_of(app)
        await pilot.press("a")
        await settle(pilot)
        assert "taken: scaling law" in text_of(app)
        await pilot.press("slash", *"zz")
        assert "no term has “规模zz”" in text_of(app)
        await pilot.press("escape")
        assert "agent" in text_of(app)
        await pilot.press("slash", "x", "enter", "escape")
        assert isinstance(app.screen, GlossaryScreen) and "agent" in text_of(app)
        await pilot.press("escape")
        assert not isinstance(app.screen, GlossaryScreen)


async def test_the_page_about_the_program() -> None:
    """It names the learner's files, the keys, and every licence, as far as one scrolls."""
    app = app_on()
    async with opened(app) as pilot:
        await pilot.press("O")
        assert "/home/ada/[library].db" in text_of(app)
        shown = text_of(app)
        for _ in range(6):
            await pilot.press("pagedown")
            shown += text_of(app)
        for what, licence in LICENCES:
            assert what[:30] in shown and licence[:30] in shown


def test_the_readme_names_the_same_licences() -> None:
    """What the page about the program names stands in the README's table, and nothing else."""
    text = (ROOT / "README.md").read_text("utf-8").partition("## Licences")[2]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", text, re.MULTILINE)[1:]
    told = [tuple(_plain(cell) for cell in row) for row in rows]
    assert [row for row in told if not row[0].startswith("only for tests")] == list(LICENCES)


def _plain(cell: str) -> str:
    return re.sub(r" \(\[docs\]\([^)]*\)\)", "", cell).replace("`", "")


async def test_long_messages_take_the_lines_they_need() -> None:
    """At 36 columns a message is whole, over two lines; the bar is as before when it goes."""
    app = app_on()
    async with opened(app, (36, 20)) as pilot:
        await pilot.press("slash", *"four", "enter")
        await settle(pilot)
        told = " ".join(" ".join(text_of(app).splitlines()[-2:]).split())
        assert told == "“four” in sentence 2 · n next, N previous"
        await pilot.press("left")
        assert "1/2" in text_of(app).splitlines()[-2]
        await pilot.press("A")
        app.screen.say("word " * 20)  # type: ignore[attr-defined]
        await settle(pilot)
        assert text_of(app).count("word") == 20
        app.screen.status.say("")  # type: ignore[attr-defined]
        await settle(pilot)
        assert "read" in text_of(app).splitlines()[-1]


class Parts(FakeLexicon):
    """Knows no word but its parts."""

    def lookup(
        self,
        word: str,
        lang: Language,
        sentence: str = "",
        translation: str = "",
        glosses: Sequence[Gloss] = (),
        at: int | None = None,
    ) -> FakeEntry:
        return FakeEntry(word, lang, (), (FakeSense("一部分", part=word[:2]),))


async def test_a_word_that_only_its_parts_explain() -> None:
    """The panel says so before it lists the parts."""
    app = app_on(Parts())
    async with opened(app) as pilot:
        await pilot.press("w", "enter")
        await settle(pilot)
        assert "no dictionary has it whole; its parts:" in text_of(app)


async def test_an_empty_panel_steps_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step to another sentence leaves two rows of the panel, so that there is more to read."""
    monkeypatch.setattr("bilingual_reader.reader.widgets.word_panel._EMPTY_AFTER", 0.01)
    app = app_on()
    async with opened(app) as pilot:
        await pilot.press("w", "enter")
        await settle(pilot)
        tall = panel_height(app)
        await pilot.press("right")
        await pilot.pause(0.05)
        await settle(pilot)
        assert panel_height(app) == 2 < tall
        await pilot.press("w")
        await settle(pilot)
        assert panel_height(app) == tall


async def test_places_are_in_the_command_palette() -> None:
    """Ctrl+P and some letters lead where the keys lead."""
    app = app_on()
    async with opened(app) as pilot:
        await pilot.press("ctrl+p", *"关于")
        await until(pilot, lambda: "key O" in text_of(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AboutScreen))
