"""All that the reader says goes through the catalogue, on every screen, at every key.

The catalogue is exchanged for one that writes each text in letters that nothing else has, and the
reader is driven over data without Latin words: a Latin word that is seen then was not translated.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from bilingual_reader import locale
from bilingual_reader.core.diary import Day, Today
from bilingual_reader.core.documents import Episode, Pair, Side, Turn
from bilingual_reader.core.glossary import Gloss
from bilingual_reader.core.licences import LICENCES
from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.core.searching import Hit
from bilingual_reader.core.vocabulary import Known
from bilingual_reader.core.words import Context, Word
from bilingual_reader.library import Library
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given, Glossary
from bilingual_reader.reader.keys import PLACES, Key
from bilingual_reader.reader.review_desk import ReviewDesk
from bilingual_reader.reader.screens.about import AboutScreen
from bilingual_reader.reader.screens.learning import LearningScreen
from tests.reader.fakes import FakeEntry, FakeLexicon, FakeSense
from tests.reader.on_disk import Own
from tests.reader.screen import notices, opened, settle, text_of

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
HERE = Calendar(UTC)

_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_OTHER = str.maketrans(_PLAIN, "".join(chr(0x1D5A0 + n) for n in range(52)))
"""Latin letters, and mathematical ones that take one cell each as well."""

_KEYS = {"Space", "Enter", "Esc", "Tab", "Shift", "Ctrl", "Home", "End", "PgDn", "PgUp", "Del"}
NAMES = _KEYS | {"Bilingual", "Reader"}
"""Latin words that may be seen: what stands on keys, and the program's name."""

QUOTED = set(re.findall("[A-Za-z]+", " ".join(what + " " + by for what, by in LICENCES)))
"""Those of the page about the program: names and licences stand there as they are."""


class Strange(NullTranslations):
    """A language that writes every text, but not its fields, in other letters."""

    def gettext(self, message: str) -> str:
        def other(part: re.Match[str]) -> str:
            return part[0] if part[0].startswith("{") else part[0].translate(_OTHER)

        return re.sub(r"\{\w*[^}]*\}|[A-Za-z]+", other, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(autouse=True)
def strange(monkeypatch: pytest.MonkeyPatch) -> None:
    """All texts are strange, whatever language is asked for."""
    monkeypatch.setattr(locale, "_catalogue", lambda language: Strange())
    locale.use("zh")


class Lexicon(FakeLexicon):
    """Knows every word, in Chinese."""

    def lookup(self, word: str, *asked: Any) -> FakeEntry:
        return FakeEntry(
            word,
            "zh" if word > "\u2e80" else "en",
            ("ā",),
            (FakeSense("释义", source="词典"),),
            traditional="繁",
            parts=(FakeSense("部分", source="词典", part="字"),),
            measures=("个",),
        )

    def around(self, text: str, offset: int, glosses: Sequence[Any] = ()) -> None:
        return None


PAIRS = (
    Pair(1, 1, "Go on. We do it.", "走吧。我们来做。", "林", "一", 0.0, zh_words=(0, 1, 3, 5)),
    Pair(
        2,
        1,
        "It is so (一).",
        "就是这样(如此)。我不信。是吗？",
        "林",
        "一",
        4.0,
        zh_words=(0, 1, 2),
    ),
    Pair(3, 2, "", "没有对应。", "雨", "二", 8.0, confidence=0.3),
    Pair(4, 2, "No.", "", "雨", "二", 9.0, confidence=0.3),
    Pair(5, 3, "I am up. He is in.", "我起来了。他在里面。", "林", "二", 12.0, zh_words=(0, 1, 3)),
)


def filled(folder: Path) -> Library:
    """A library with two episodes and words of all sorts, none of them with Latin words."""
    library = Library.open(folder / "一.db", lambda: NOW)
    library.prefer(learning="both")
    for id, title in (("a", "灯塔与山羊"), ("b", "凌晨的面包房")):
        turn = Turn("林", en=Side("I."), zh=Side("我。"))
        episode = Episode(title, (turn,), id=id, kind="podcast", show="深海", date="2026-05-01")
        pairs = [replace(p, n=n) for n, p in enumerate(PAIRS, 1)]
        library.save_episode(episode, pairs, path=f"/{id}", fingerprint="1", forms={})
    for n, (lang, head) in enumerate((("en", "go"), ("zh", "就"), ("en", "up"), ("zh", "我们"))):
        pair = PAIRS[(0, 1, 4, 0)[n]]
        sentence, other = (pair.en, pair.zh) if lang == "en" else (pair.zh, pair.en)
        met = Context("a", "灯塔与山羊", sentence_n=pair.n, sentence=sentence, translation=other,
                      surface=head, speaker="林", start=pair.start)  # fmt: skip
        library.mark(Word(lang, head, reading="ā", gloss="释义", contexts=(met,)))  # type: ignore[arg-type]
    return library


def today() -> Today:
    """A day on which much is to be done."""
    days = {NOW.date() - timedelta(days=n): Day(1500.0, 30, 4, 12) for n in range(3)}
    return Today(date(2026, 5, 14), days, 3, 2)


def search(
    text: str, episode: str, most: int | None, progress: Callable[[int, int], None]
) -> list[Hit]:
    """One sentence has whatever is typed."""
    progress(1, 2)
    return [Hit("a", "灯塔与山羊", 1, PAIRS[0].en, PAIRS[0].zh, (("zh", 0, 1),))]


def measured(progress: Callable[[int, int], None]) -> Any:
    """Half of the words of an episode are known."""
    progress(1, 2)
    return {"a": {"zh": Known(10, 5), "en": Known(10, 5)}}


def reader(library: Library, episode: str | None = None, kinds: tuple[str, ...] = ()) -> ReaderApp:
    """The app with all that it can be handed; `kinds` of reviews, if it is to begin with them."""
    glosses = [Gloss("It", "就", sentence=2, occurrences=3), Gloss("up", "起来", sentence=0)]
    desk = ReviewDesk(library, HERE, library.now, Wanted(kinds=kinds))  # type: ignore[arg-type]
    given = Given(
        importer=lambda path, progress: progress("一") or "二",  # type: ignore[func-returns-value]
        exporter=lambda: "一",
        samples=lambda: "/一",
        glossary=Glossary(lambda episode: glosses, lambda *_: "一"),
        counter=lambda keys: dict.fromkeys(keys, 2),
        searcher=search,
        measurer=measured,
        today=today,
        files=lambda: [("一", "/二")],
        own=Own(library),
        reviewer=lambda: desk,
        review_first=bool(kinds),
    )
    return ReaderApp(library, Lexicon(), given, episode=episode)


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
