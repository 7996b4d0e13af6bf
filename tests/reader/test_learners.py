"""Two learners: the first question, and what follows from its answer."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.glossary import Gloss
from bilingual_reader.core.preferences import Preferences
from bilingual_reader.core.vocabulary import Known
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given, Glossary
from bilingual_reader.reader.screens.archive import ArchiveScreen
from bilingual_reader.reader.screens.learning import LearningScreen
from bilingual_reader.reader.screens.read import ReadScreen
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow
from tests.reader.screen import opened, picked, settle, text_of, until

PAIRS = [
    Pair(1, 1, "One model learns.", "一个模型在学。", zh_words=(0, 2, 4, 5, 6)),
    Pair(2, 1, "It reads.", "它在读。", zh_words=(0, 1, 2, 3)),
]


pytestmark = pytest.mark.usefixtures("writes_soon")


def library_of(learning: str = "unasked", **chosen: str) -> FakeLibrary:
    """A library with an episode, of a learner who answered this."""
    library = FakeLibrary((FakeRow(1, "e"), PAIRS))
    library.chosen = Preferences(learning=learning, **chosen)
    return library


@pytest.mark.parametrize(
    ("keys", "learning"),
    [("1", "en"), ("2", "zh"), ("3", "both"), ("e", "en"), ("z", "zh"), ("b", "both"),
     (["enter"], "en"), (["down", "enter"], "zh"), (["up", "enter"], "both")],
)  # fmt: skip
async def test_the_first_question(keys: Sequence[str], learning: str) -> None:
    """The app's first opening asks what is learned; the answer is kept and not asked again."""
    library = library_of()
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        assert isinstance(app.screen, LearningScreen)
        await pilot.press(*keys)
        assert isinstance(app.screen, ArchiveScreen)
        await until(pilot, lambda: library.chosen.learning == learning)
    again = ReaderApp(library, FakeLexicon())
    async with opened(again):
        assert isinstance(again.screen, ArchiveScreen)


@pytest.mark.parametrize("row", [0, 1, 2])
async def test_an_answer_is_clicked(row: int) -> None:
    """Each answer, and the line that explains it, can be clicked."""
    for below in (0, 1):
        library = library_of()
        app = ReaderApp(library, FakeLexicon())
        async with opened(app, (100, 30)) as pilot:
            lines = text_of(app).splitlines()
            y = next(y for y, text in enumerate(lines) if f" {row + 1}   " in text)
            await pilot.click(offset=(40, y + below))
            learning = ("en", "zh", "both")[row]
            await until(pilot, lambda: library.chosen.learning == learning)  # noqa: B023


async def test_later() -> None:
    """Esc puts the question off once; put off again it counts as both, until L is pressed."""
    library = library_of()
    for kept in ("later", "both"):
        app = ReaderApp(library, FakeLexicon())
        async with opened(app) as pilot:
            assert isinstance(app.screen, LearningScreen)
            await pilot.press("escape")
            await until(pilot, lambda: library.chosen.learning == kept)  # noqa: B023
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        assert isinstance(app.screen, ArchiveScreen)
        await pilot.press("L")
        assert isinstance(app.screen, LearningScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, ArchiveScreen) and library.chosen.learning == "both"


async def test_the_empty_library_asks_too() -> None:
    """The question comes before the greeting, which is there once it is answered."""
    library = FakeLibrary()
    library.chosen = Preferences()
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        assert isinstance(app.screen, LearningScreen)
        await pilot.press("2")
        assert "双语阅读" in text_of(app)


async def test_nothing_is_asked_before_an_episode_that_was_named() -> None:
    """`read EPISODE` opens at once, English first, nothing hidden; so does a read-only library."""
    app = ReaderApp(library_of(), FakeLexicon(), episode="e")
    async with opened(app):
        assert isinstance(app.screen, ReadScreen)
        assert (app.session.view.shown, app.session.view.lead) == ("both", "en")
        assert not app.session.view.hidden
    library = library_of()
    library.read_only = True
    app = ReaderApp(library, FakeLexicon())
    async with opened(app):
        assert isinstance(app.screen, ArchiveScreen)


@pytest.mark.parametrize("size", [(20, 5), (30, 8), (40, 12), (80, 24), (200, 60)])
async def test_the_question_fits_every_terminal(size: tuple[int, int]) -> None:
    """All three answers are in sight, no row is wider than the terminal."""
    app = ReaderApp(library_of(), FakeLexicon())
    async with opened(app, size):
        shown = text_of(app)
        assert all(name in shown for name in ("English", "中文", "Both", "Esc"))


@pytest.mark.parametrize(("learning", "leads"), [("en", "One"), ("zh", "一个"), ("both", "One")])
async def test_the_learned_language_leads(learning: str, leads: str) -> None:
    """It stands first, its words come first under w, and t hides the other one."""
    app = ReaderApp(library_of(learning), FakeLexicon(), episode="e")
    async with opened(app) as pilot:
        assert isinstance(app.screen, ReadScreen)
        shown = text_of(app)
        english_first = shown.index("One model") < shown.index("一个模型")
        assert english_first == (leads == "One")
        await pilot.press("w")
        assert picked(app) == leads
        await pilot.press("m", "t", "right")
        await settle(pilot)
        shown = text_of(app)
        assert ("It reads" in shown) == (leads == "One")
        assert ("它在读" in shown) == (leads != "One")


async def test_words_of_the_learned_language_come_first_wherever_it_stands() -> None:
    """With Chinese chosen to lead, w goes to the words of the English that is learned first."""
    app = ReaderApp(library_of("en", languages="zh-en"), FakeLexicon(), episode="e")
    async with opened(app) as pilot:
        assert isinstance(app.screen, ReadScreen)
        seen = []
        for _ in range(4):
            await pilot.press("w")
            seen.append(picked(app))
        assert seen == ["One", "model", "learns", "一个"]
        await pilot.press("b", "b")
        assert picked(app) == "model"


async def test_what_is_learned_is_changed_while_reading() -> None:
    """L asks again; the text turns round at once, and what l chose before gives way."""
    library = library_of("en", languages="en")
    app = ReaderApp(library, FakeLexicon(), episode="e")
    async with opened(app) as pilot:
        assert "一个" not in text_of(app)
        await pilot.press("L", "2")
        shown = text_of(app)
        assert shown.index("一个模型") < shown.index("One model")
        await until(pilot, lambda: library.chosen.learning == "zh")
        assert library.chosen.languages == "auto"
        await pilot.press("l")
        await until(pilot, lambda: library.chosen.languages == "en")
        assert library.chosen.learning == "zh"


async def test_the_glossary_marks_the_learned_language() -> None:
    """`v` lists and marks the terms of the language that is learned."""
    marked: list[Language] = []

    def mark(episode: str, glosses: Sequence[Gloss], lang: Language) -> str:
        marked.append(lang)
        return "1 new"

    for learning in ("en", "zh"):
        glossary = Glossary(lambda episode: (Gloss("model", "模型", "", 1),), mark)
        library = library_of(learning, languages="en-zh")
        app = ReaderApp(library, FakeLexicon(), Given(glossary=glossary), episode="e")
        async with opened(app) as pilot:
            await pilot.press("v")
            await settle(pilot)
            await pilot.press("m")
            await settle(pilot)
    assert marked == ["en", "zh"]


async def test_the_archive_tells_the_learned_language() -> None:
    """How much is known is told of the language that is learned, and of the other after L."""
    shares: dict[str, dict[Language, Known]] = {"e": {"en": Known(100, 90), "zh": Known(100, 20)}}
    library = library_of("zh")
    app = ReaderApp(library, FakeLexicon(), Given(measurer=lambda progress: shares))
    async with opened(app) as pilot:
        await until(pilot, lambda: "20% known" in text_of(app))
        await pilot.press("L", "1")
        assert "90% known" in text_of(app)


async def test_the_question_in_the_palette_of_commands() -> None:
    """What is learned and the script can be changed by Ctrl+P too."""
    app = ReaderApp(library_of("en"), FakeLexicon())
    async with opened(app):
        names = [command.title for command in app.get_system_commands(app.screen)]
        assert "what you learn" in names
        assert any(name.startswith("汉字") for name in names)
