"""All that the reader says goes through the catalogue, on every screen, at every key.

The catalogue is exchanged for one that writes each text in letters that nothing else has, and the
reader is driven over data without Latin words: a Latin word that is seen then was not translated.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from textual.pilot import Pilot

from bilingual_reader import locale
from bilingual_reader.core.licences import LICENCES
from bilingual_reader.library import Library
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.keys import PLACES, Key
from bilingual_reader.reader.screens.about import AboutScreen
from bilingual_reader.reader.screens.learning import LearningScreen
from tests.reader.screen import notices, opened, settle, text_of
from tests.reader.strange import NOW, Strange, filled, reader

_KEYS = {"Space", "Enter", "Esc", "Tab", "Shift", "Ctrl", "Home", "End", "PgDn", "PgUp", "Del"}
NAMES = _KEYS | {"Bilingual", "Reader"}
"""Latin words that may be seen: what stands on keys, and the program's name."""

QUOTED = set(re.findall("[A-Za-z]+", " ".join(what + " " + by for what, by in LICENCES)))
"""Those of the page about the program: names and licences stand there as they are."""


@pytest.fixture(autouse=True)
def strange(monkeypatch: pytest.MonkeyPatch) -> None:
    """All texts are strange, whatever language is asked for."""
    other = Strange()
    monkeypatch.setattr(locale, "_catalogue", lambda language: other)
    locale.use("zh")


@dataclass
class Seen:
    """What was seen that nobody translated."""

    faults: dict[str, str] = field(default_factory=dict)

    def look(self, app: ReaderApp, after: str) -> None:
        """Look at the screen and its notices, after these keys."""
        if isinstance(app.screen, LearningScreen):
            return  # asks in both languages: nobody has said yet which one is read
        shown = f"{text_of(app)}\n{notices(app)}"
        may = NAMES | QUOTED if isinstance(app.screen, AboutScreen) else NAMES
        for word in set(re.findall(r"[A-Za-z]{3,}", shown)) - may:
            self.faults.setdefault(word, after)


@asynccontextmanager
async def driven(app: ReaderApp, *way: str) -> AsyncIterator[tuple[Pilot[None], Seen]]:
    """The app where these keys lead; what was seen in it is told at the end."""
    seen = Seen()
    async with opened(app, (110, 40)) as pilot:
        for key in way:
            await pilot.press(key)
            await settle(pilot)
            seen.look(app, key)
        yield pilot, seen
    assert seen.faults == {}


async def _try(pilot: Pilot[None], seen: Seen, keys: Sequence[Key], way: Sequence[str]) -> None:
    """Press each key, type into what it asks, and come back to where it was pressed."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    here = type(app.screen)
    for name in (key.keys.partition(",")[0] for key in keys if key.action != "app.quit"):
        await pilot.press(name)
        seen.look(app, name)
        await settle(pilot)
        seen.look(app, name)
        if getattr(app.screen, "prompt", None):
            await pilot.press("一", "enter")
            await settle(pilot)
            seen.look(app, f"{name} 一 enter")
        for again in ("escape", "escape", *way):
            if type(app.screen) is not here:
                await pilot.press(again)
                await settle(pilot)
                seen.look(app, f"{name} {again}")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The library of a test."""
    with filled(tmp_path) as made:
        yield made


@pytest.mark.parametrize(
    ("place", "way"),
    [
        ("today", ("H",)),
        ("archive", ("A",)),
        ("words", ("W",)),
        ("sentences", ("W", "right")),
        ("search", ("F", "一")),
        ("everywhere", ("A",)),
    ],
)
async def test_lists(library: Library, place: str, way: tuple[str, ...]) -> None:
    """Each key of the lists, what it opens, asks and answers."""
    async with driven(reader(library), *way) as (pilot, seen):
        await _try(pilot, seen, PLACES[place], way)


@pytest.mark.parametrize("way", [(), ("w", "enter"), ("right", "l", "l", "l", "w", "enter", "m")])
async def test_reading(library: Library, way: tuple[str, ...]) -> None:
    """Each key of the reader: without a word, with one of either language in the panel."""
    async with driven(reader(library, "a"), *way) as (pilot, seen):
        await _try(pilot, seen, PLACES["reading"], ("q", "enter"))


async def test_what_reading_can_say_without_keys(library: Library) -> None:
    """What is told of pairs: of each kind, explained, corrected, merged and split by asking."""
    async with driven(reader(library, "a"), "i", "j", "M", "j", "j", "j", "M", "S") as (
        pilot,
        seen,
    ):
        await _try(pilot, seen, PLACES["split"], ())
        for key in ("k", "d", "D", "t", "j", "i", "slash", "A", "x"):
            await pilot.press(key)
            await settle(pilot)
            seen.look(pilot.app, key)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("place", "way"),
    [
        ("glossary", ("v",)),
        ("help", ("question_mark",)),
        ("about", ("O",)),
        ("split", ("S",)),
        ("bookmarks", ("f", "V")),
        ("dictation", ("o",)),
        ("calendar", ("A", "c")),
        ("groups", ("A", "f")),
        ("", ("ctrl+p",)),
    ],
)
async def test_windows(library: Library, place: str, way: tuple[str, ...]) -> None:
    """Glossary, help, calendar, palette and all other windows: scrolled, and each of their keys."""
    async with driven(reader(library, "a"), *way) as (pilot, seen):
        for key in ("down",) * 3 + ("pagedown",) * 6:
            await pilot.press(key)
            seen.look(pilot.app, f"{way} {key}")  # type: ignore[arg-type]
        await _try(pilot, seen, PLACES.get(place, ()), way)


async def test_a_dictation(library: Library) -> None:
    """What is typed is judged: wrong, nothing, with a hint; then the next sentence."""
    async with driven(reader(library, "a"), "o") as (pilot, seen):
        for keys in ("1.", "", "22"):
            for key in (*keys, "enter", "m", "e", "tab", "enter", "enter"):
                await pilot.press(key)
                await settle(pilot)
                seen.look(pilot.app, key)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["recognition", "recall", "typing", "listening"])
async def test_reviews(library: Library, kind: str) -> None:
    """Each kind of card, each key of it, and the summary in the middle and at the end."""
    async with driven(reader(library, kinds=(kind,))) as (pilot, seen):
        seen.look(pilot.app, kind)  # type: ignore[arg-type]
        for key in ("space", "3", "space", "1", "u", "U", "一", "enter", "escape", "e", "q", "p"):
            await pilot.press(key)
            await settle(pilot)
            seen.look(pilot.app, key)  # type: ignore[arg-type]
        for _ in range(12):
            await pilot.press("space")
            seen.look(pilot.app, "space")  # type: ignore[arg-type]


async def test_the_greeting(tmp_path: Path) -> None:
    """What an empty library says, and each key of it."""
    with Library.open(tmp_path / "一.db", lambda: NOW) as library:
        library.prefer(learning="both")
        async with driven(reader(library)) as (pilot, seen):
            seen.look(pilot.app, "")  # type: ignore[arg-type]
            await _try(pilot, seen, PLACES["welcome"], ())
