"""How much of each episode is known, in the archive."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from bilingual_reader.core.documents import Episode, Language, Pair, Side, Turn
from bilingual_reader.core.vocabulary import Known
from bilingual_reader.core.words import Word
from bilingual_reader.library import Library
from bilingual_reader.pipeline.measuring import known_shares
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.screens.archive import ArchiveScreen
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow
from tests.reader.screen import PATIENCE, notices, opened, settle, text_of, until

Shares = Mapping[str, Mapping[Language, Known]]


def library_of(folder: Path, **texts: str) -> Library:
    """A library with one English sentence an episode."""
    library = Library.open(folder / "library.db")
    library.prefer(learning="both")  # so that it is not asked first
    for id, text in texts.items():
        episode = Episode(id.title(), (Turn("Ada", en=Side("x")),), id=id)
        library.save_episode(episode, [Pair(1, 1, text)], path=id, fingerprint=id, forms={})
    return library


def app_on(library: Library) -> ReaderApp:
    """The reader, which measures as the command does."""

    def measurer(progress: Callable[[int, int], None]) -> Shares:
        with Library.open(library.path) as other:
            return known_shares(other, progress)

    return ReaderApp(library, FakeLexicon(), Given(measurer=measurer))


def titles(app: ReaderApp) -> list[str]:
    """The titles that are listed, in their order."""
    lines = text_of(app).splitlines()
    return [name for line in lines for name in ("Bread", "Fog", "Oven") if name in line]


async def test_shares_are_exact_and_follow_marks(tmp_path: Path) -> None:
    """Each episode says how much is known; a word known elsewhere changes it at once."""
    library = library_of(tmp_path, bread="Bread is bread and bread.", fog="Fog and fog.")
    library.mark(Word("en", "bread", status="known"))
    app = app_on(library)
    async with opened(app, (110, 24)) as pilot:
        await until(pilot, lambda: "60% known · 40 in 100 new" in text_of(app))
        assert "0% known · 100 in 100 new" in text_of(app)
        with Library.open(library.path) as other:
            other.mark(Word("en", "fog", status="known"))
        await until(pilot, lambda: "66% known · 33.3 in 100 new" in text_of(app))


async def test_the_archive_is_ordered(tmp_path: Path) -> None:
    """o orders by what is known, by length, by date, by title, and by number again."""
    library = library_of(
        tmp_path, oven="Oven and much more here.", fog="Fog.", bread="Bread, oven."
    )
    library.mark(Word("en", "fog", status="known"))
    library.mark(Word("en", "oven", status="known"))
    app = app_on(library)
    async with opened(app) as pilot:
        await until(pilot, lambda: "100% known" in text_of(app))
        assert titles(app) == ["Oven", "Fog", "Bread"]
        orders = []
        for _ in range(5):
            await pilot.press("o")
            orders.append(titles(app))
        by_length = by_known = ["Fog", "Bread", "Oven"]
        by_number = by_date = ["Oven", "Fog", "Bread"]
        assert orders == [by_known, by_length, by_date, ["Bread", "Fog", "Oven"], by_number]


async def test_counting_is_told_and_stops_nothing() -> None:
    """While the words of a large library are counted keys are answered; a failure is shown."""
    go = threading.Event()

    def slow(progress: Callable[[int, int], None]) -> Shares:
        progress(3, 4)
        assert go.wait(PATIENCE)
        raise OSError("the disk is gone")

    pairs = [Pair(1, 1, "x")]
    library = FakeLibrary((FakeRow(1, "a"), pairs), (FakeRow(2, "b"), pairs))
    app = ReaderApp(library, FakeLexicon(), Given(measurer=slow))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "counting the words of the library (once) 75 %" in text_of(app))
        await pilot.press("down")
        assert isinstance(app.screen, ArchiveScreen) and app.screen.rows.cursor == 1
        go.set()
        await until(pilot, lambda: "the disk is gone" in notices(app))
        await settle(pilot)
        assert "counting" not in text_of(app)
