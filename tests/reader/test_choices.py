"""What the reader shows is remembered: read once at the start, written when the keys rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.glossary import Gloss
from bilingual_reader.core.preferences import NAMES, POSSIBLE, Preferences, preferences
from bilingual_reader.errors import LibraryError
from bilingual_reader.library import Library
from bilingual_reader.reader import choices
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.choices import Choices
from bilingual_reader.reader.given import Given, Glossary
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow
from tests.reader.screen import notices, opened, text_of, until

PAIR = Pair(1, 1, "A model(模型) learns.", "模型(model)在学。", zh_words=(0, 2, 3, 8, 9, 10, 11))


pytestmark = pytest.mark.usefixtures("writes_soon")


def library_of_one() -> FakeLibrary:
    """A library with an episode of one pair."""
    return FakeLibrary((FakeRow(1, "e"), [PAIR]))


def _no_marks(episode: str, glosses: Sequence[Gloss], lang: Language) -> str:
    return ""


def reader_on(library: Any) -> ReaderApp:
    """The reader on its first episode."""
    glossary = Glossary(lambda episode: (Gloss("model", "模型", "", 1),), _no_marks)
    return ReaderApp(library, FakeLexicon(), Given(glossary=glossary), episode="e")


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ("t", {"translation": "hidden"}),
        ("l", {"languages": "zh-en"}),
        ("lll", {"languages": "zh"}),
        ("llll", {"languages": "en-zh"}),
        ("T", {"theme": "paper"}),
        ("B", {"brackets": "hidden"}),
        ("h", {"pause": "on"}),
        ("]]", {"speed": "1.2"}),
        ("[", {"speed": "0.9"}),
        ("C", {"script": "simplified"}),
        ("CC", {"script": "traditional"}),
    ],
)
async def test_a_key_is_remembered(keys: str, chosen: dict[str, str]) -> None:
    """What a key changed is written by itself, and the next run begins with it."""
    library = library_of_one()
    before = library.chosen
    app = reader_on(library)
    async with opened(app) as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: library.chosen == before._replace(**chosen))
    again = reader_on(library)
    assert again.session.choices.now == before._replace(**chosen)
    async with opened(again):
        assert again.session.choices.now == before._replace(**chosen)
        assert again.theme == again.session.choices.now.theme


async def test_the_next_run_looks_the_same() -> None:
    """Languages, hidden translations, brackets and script stand as they were left."""
    library = library_of_one()
    app = reader_on(library)
    async with opened(app) as pilot:
        await pilot.press(*"ltBCC")
        shown = text_of(app).splitlines()[2:6]
    assert "模型在學" in "".join(shown) and "learns" not in "".join(shown)
    again = reader_on(library)
    async with opened(again) as pilot:
        await until(pilot, lambda: text_of(again).splitlines()[2:6] == shown)


async def test_a_key_press_waits_for_no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A choice is shown at once and written when the keys rest, or when the reader ends."""
    monkeypatch.setattr(choices, "IDLE", 600)
    library = library_of_one()
    app = reader_on(library)
    async with opened(app) as pilot:
        await pilot.press("t", "T")
        assert app.session.choices.now.translation == "hidden"
        assert library.chosen == Preferences(learning="both")
        await pilot.press("ctrl+q")
    assert library.chosen == Preferences(learning="both", translation="hidden", theme="paper")


async def test_nothing_is_written_that_nobody_changed() -> None:
    """Opening an episode, reading and leaving it writes no preference."""
    library = library_of_one()
    library.prefer = None  # type: ignore[method-assign,assignment]
    app = reader_on(library)
    async with opened(app) as pilot:
        await pilot.press("w", "right", "q")
    assert app.return_code in (None, 0)


async def test_a_choice_that_cannot_be_written() -> None:
    """It is told once, the view stays, and the second q leaves."""
    library = library_of_one()
    app = reader_on(library)
    async with opened(app) as pilot:
        library.full = LibraryError("the disk is full", "here", "make room")
        await pilot.press("t")
        await until(pilot, lambda: "the disk is full" in notices(app))
        assert app.session.view.hidden
        await pilot.press("ctrl+q")
        assert app.is_running
        await pilot.press("ctrl+q")
    assert not app.is_running


async def test_preferences_that_cannot_be_read() -> None:
    """The reader opens with the defaults and says why."""
    library = library_of_one()

    def fail() -> Preferences:
        raise LibraryError("the disk is gone", "here", "plug it in")

    library.preferences = fail  # type: ignore[method-assign]
    app = ReaderApp(library, FakeLexicon())
    async with opened(app) as pilot:
        await until(pilot, lambda: "the disk is gone" in notices(app))


async def test_two_readers_of_one_library(tmp_path: Path) -> None:
    """Each keeps its own view; only what was changed is written, and the last one wins."""
    path = tmp_path / "library.db"
    with Library.open(path) as one, Library.open(path) as other:
        one.prefer(learning="en")
        mine, theirs = (
            Choices(lib, lambda _, call: call(), lambda error: pytest.fail(str(error)))
            for lib in (one, other)
        )
        mine.choose(theme="paper", translation="hidden")
        theirs.choose(translation="hidden", readings="current")
        theirs.choose(translation="shown")
        assert mine.now.translation == "hidden" and theirs.now.theme == "night"
        assert one.preferences() == Preferences(
            learning="en", theme="paper", translation="shown", readings="current"
        )


async def test_a_read_only_library_is_read_as_it_is_chosen(tmp_path: Path) -> None:
    """Its preferences hold; what is changed there is forgotten without a word."""
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        library.prefer(theme="paper", learning="zh")
    with Library.open(path) as library:
        library.read_only = True
        app = ReaderApp(library, FakeLexicon())
        async with opened(app) as pilot:
            assert app.theme == "paper"
            await pilot.press("T")
        assert not notices(app)
        assert library.preferences().theme == "paper"


def test_every_theme_can_be_chosen() -> None:
    """The reader begins with each theme that `settings theme` takes."""
    for theme in POSSIBLE["theme"].values:
        library = library_of_one()
        library.chosen = Preferences(theme=theme)
        app = ReaderApp(library, FakeLexicon())
        assert app.theme == theme and theme in app.available_themes


def test_textual_brings_no_other_theme() -> None:
    """Each theme that the palette of commands offers is remembered."""
    app = ReaderApp(library_of_one(), FakeLexicon())
    assert set(app.available_themes) == set(POSSIBLE["theme"].values)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """An empty library on the disk."""
    with Library.open(tmp_path_factory.mktemp("chosen") / "library.db") as made:
        yield made


@given(st.fixed_dictionaries({}, optional={n: st.sampled_from(POSSIBLE[n].values) for n in NAMES}))
def test_what_is_chosen_is_what_is_kept(library: Library, chosen: dict[str, str]) -> None:
    """All values of all preferences come back from a library as they were chosen."""
    library.prefer(**chosen)
    found = library.preferences()._asdict()
    assert {name: found[name] for name in chosen} == chosen
    assert preferences(found)._asdict() == found
