"""The whole library searched from the reader, and what is found again in an episode."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from bilingual_reader.core.documents import Episode, Pair, Side, Turn
from bilingual_reader.core.searching import Hit
from bilingual_reader.library import Library
from bilingual_reader.pipeline.searching import search
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.screens.archive import ArchiveScreen
from bilingual_reader.reader.screens.read import ReadScreen
from bilingual_reader.reader.screens.search import SearchScreen
from tests.reader.fakes import FakeLexicon
from tests.reader.screen import PATIENCE, lit, notices, opened, settle, text_of, until

LIGHTHOUSE = (
    ("Two discoveries in one night.", "一夜之间两个发现。"),
    ("The keeper reads a thought.", "守灯人读一条思维链。"),
    ("Nothing [/b] here.", "这里什么都没有。"),
    ("He discovers fog, and again fog.", "他发现了雾,又是雾。"),
)
BAKERY = (("Bread at two.", "两点的面包。"), ("A discovery in dough.", "面团里的发现。"))


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two episodes, with the forms of one English word; searched once, and closed."""
    path = tmp_path_factory.mktemp("indexed") / "library.db"
    with Library.open(path) as library:
        library.prefer(learning="both")  # so that it is not asked first
        for id, texts in (("lighthouse", LIGHTHOUSE), ("bakery", BAKERY)):
            pairs = [Pair(n, 1, en, zh) for n, (en, zh) in enumerate(texts, start=1)]
            episode = Episode(id.title(), (Turn("Ada", en=Side("x"), zh=Side("字")),), id=id)
            forms = {"discoveries": "discovery", "discovers": "discover"}
            library.save_episode(episode, pairs, path=id, fingerprint=id, forms=forms)
        search(library, "fog")
    return path


@pytest.fixture
def library(indexed: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of the two episodes."""
    with Library.open(Path(shutil.copy(indexed, tmp_path))) as made:
        yield made


def app_on(library: Library, episode: str | None = "lighthouse") -> ReaderApp:
    """The reader, which searches as the command does."""

    def searcher(
        text: str, episode: str, most: int | None, progress: Callable[[int, int], None]
    ) -> Sequence[Hit]:
        with Library.open(library.path) as other:
            return search(other, text, episode=episode, limit=most, begins=True, progress=progress)

    return ReaderApp(library, FakeLexicon(), Given(searcher=searcher), episode=episode)


def found(app: ReaderApp) -> str:
    """What the window of the search says above its rows."""
    return text_of(app).splitlines()[0]


@pytest.mark.parametrize(
    ("typed", "told", "row"),
    [
        ("discovery", "2 sentences in 2 episodes", "A discovery in dough."),
        ("发", "3 sentences in 2 episodes", "面团里的发现。"),
        ("siweilian", "1 sentence in 1 episode", "守灯人读一条思维链。"),
        ("[/b]", "1 sentence in 1 episode", "Nothing [/b] here."),
        ('"', "", 'no sentence has “"”'),
        ("disc", "3 sentences in 2 episodes", "A discovery in dough."),
        ("two disc", "1 sentence in 1 episode", "Two discoveries in one night."),
        ("OR NEAR(", "", "no sentence has “OR NEAR(”"),
    ],
)
async def test_sentences_come_as_one_types(
    library: Library, typed: str, told: str, row: str
) -> None:
    """F searches all episodes: forms, single characters, pinyin, and operators literally."""
    app = app_on(library)
    async with opened(app) as pilot:
        await pilot.press("F", *typed)
        await until(pilot, lambda: row in text_of(app))
        assert told in found(app)
        assert notices(app) == ""


async def test_enter_opens_the_sentence_and_n_goes_on(library: Library) -> None:
    """Enter leads to the sentence in its episode, lit there; n and N lead to its other places."""
    app = app_on(library, "bakery")
    async with opened(app) as pilot:
        await pilot.press("F", *"雾")
        await until(pilot, lambda: "1 sentence" in found(app))
        await pilot.press("escape", "F", *"fog")
        await until(pilot, lambda: lit(app) == ["fog", "fog"])
        await pilot.press("enter")
        await until(pilot, lambda: "4/4" in text_of(app))
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ReadScreen)
        assert lit(app) == ["fog", "fog"]
        assert "“fog” in sentence 4 · 1 of 1" in text_of(app)
        await pilot.press("q")
        assert isinstance(app.screen, ReadScreen) and "Bakery" in found(app)
        await pilot.press("F")
        await until(pilot, lambda: "He discovers" in text_of(app))


async def test_forms_and_pinyin_in_the_episode(library: Library) -> None:
    """/ finds the text itself, else what the library's search finds in this episode; n goes on."""
    app = app_on(library)
    async with opened(app) as pilot:
        await pilot.press("slash", *"faxian", "enter")
        await until(pilot, lambda: "“faxian” in sentence 1 · 1 of 2" in text_of(app))
        assert lit(app) == ["发现", "发现"]
        await pilot.press("n")
        assert "“faxian” in sentence 4 · 2 of 2" in text_of(app)
        await pilot.press("n")
        assert "“faxian” in sentence 1 · 1 of 2" in text_of(app)
        await pilot.press("N")
        assert "2 of 2" in text_of(app)
        await pilot.press("escape")
        assert lit(app) == []
        await pilot.press("slash", *"bread", "enter")
        await until(pilot, lambda: "not in this episode · F searches the library" in text_of(app))


async def test_n_goes_to_forms_of_what_stands_there(library: Library) -> None:
    """/ finds a word as it is typed, at once; n goes on to its other forms, all are lit."""
    forms = {"discoveries": "discovery"}
    texts = ("A discovery.", "No.", "Discoveries!", "Rediscovery.")
    pairs = [Pair(n, 1, text) for n, text in enumerate(texts, start=1)]
    episode = Episode("Both", (Turn("Ada", en=Side("x")),), id="both")
    library.save_episode(episode, pairs, path="both", fingerprint="both", forms=forms)
    app = app_on(library, "both")
    async with opened(app) as pilot:
        await pilot.press("slash", *"discovery", "enter")
        await until(pilot, lambda: lit(app) == ["discovery", "Discoveries", "discovery"])
        for place in (3, 4, 1):
            await pilot.press("n")
            await until(pilot, lambda: f"{place}/4" in text_of(app))  # noqa: B023 - at once
        await pilot.press("escape")
        assert lit(app) == []


async def test_tab_takes_what_is_typed_to_the_library(library: Library) -> None:
    """/ and some text, then Tab: the same is searched for in all episodes."""
    app = app_on(library)
    async with opened(app) as pilot:
        await pilot.press("slash", *"dough", "tab")
        await until(pilot, lambda: "A discovery in dough." in text_of(app))
        assert isinstance(app.screen, SearchScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, ReadScreen)
        await pilot.press("right")
        assert "2/4" in text_of(app)


async def test_keys_are_answered_while_a_search_takes_long(library: Library) -> None:
    """What is typed meanwhile is searched for next, and what was found before is not shown."""
    go = threading.Event()
    asked: list[str] = []

    def slow(
        text: str, episode: str, most: int | None, progress: Callable[[int, int], None]
    ) -> Sequence[Hit]:
        asked.append(text)
        progress(1, 4)
        assert go.wait(PATIENCE)
        return [Hit("bakery", "Bakery", 1, f"about {text}", "", (("en", 0, 5),))]

    app = ReaderApp(library, FakeLexicon(), Given(searcher=slow))
    async with opened(app) as pilot:
        assert isinstance(app.screen, ArchiveScreen)
        await pilot.press("F", "a")
        await until(pilot, lambda: asked == ["a"])
        await until(pilot, lambda: "indexing the sentences (once) 25 %" in text_of(app))
        await pilot.press("b")
        assert "ab" in text_of(app)
        go.set()
        await until(pilot, lambda: "about ab" in text_of(app))
        assert asked == ["a", "ab"]


async def test_an_episode_that_went_meanwhile(library: Library) -> None:
    """What was found is chosen after its episode was taken out: that is told, and nothing else."""
    app = app_on(library)
    async with opened(app) as pilot:
        await pilot.press("F", *"dough")
        await until(pilot, lambda: "A discovery in dough." in text_of(app))
        library.undo("imports")
        await pilot.press("enter")
        await until(pilot, lambda: "no such episode" in notices(app) or "bakery" in notices(app))
        assert app.session.sought is None
        assert isinstance(app.screen, ReadScreen)


async def test_a_search_that_fails_is_told(library: Library) -> None:
    """What the search raises is shown, and one can type on."""

    def broken(
        text: str, episode: str, most: int | None, progress: Callable[[int, int], None]
    ) -> Sequence[Hit]:
        raise OSError("the disk is gone")

    app = ReaderApp(library, FakeLexicon(), Given(searcher=broken))
    async with opened(app) as pilot:
        await pilot.press("F", "a")
        await until(pilot, lambda: "the disk is gone" in notices(app))
        await pilot.press("b")
        assert "ab" in text_of(app)
