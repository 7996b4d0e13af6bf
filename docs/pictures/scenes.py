"""The screens of the pictures: a learner with some months behind, in either interface language.

With the English interface Chinese is learned, with the Chinese one English. All is made up by
numbers, so that the same code draws the same pictures on any day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bilingual_reader.cli.demo import WORDS
from bilingual_reader.core.diary import Today
from bilingual_reader.core.review.days import Calendar
from bilingual_reader.core.review.memory import Rating
from bilingual_reader.core.review.queue import Wanted
from bilingual_reader.library import Library
from bilingual_reader.locale import use
from bilingual_reader.pipeline.today import today
from bilingual_reader.reader.app import ReaderApp
from bilingual_reader.reader.given import Given
from bilingual_reader.reader.ports import LexiconPort
from bilingual_reader.reader.review_desk import ReviewDesk

NOW = datetime(2026, 6, 24, 18, 30, tzinfo=UTC)
HERE = Calendar(UTC)
DAYS = 250
"""How long the learner has been reading."""
SINCE = 9
"""So many days ago the first words were reviewed."""
MARKED: Mapping[int, Sequence[str]] = {10: WORDS, 0: ("insisting", "渡轮", "logbook")}
"""How many days ago → the words that were marked."""
LEARNED = {"en": "zh", "zh": "en"}
"""Interface → what is learned."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: where the app begins, and what is pressed before it is taken."""

    size: tuple[int, int]
    """Columns and lines."""
    begins: str
    """"read", "today" or "review"."""
    keys: Mapping[str, Sequence[str]]
    """By the interface's language."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """Preferences."""


SCENES: Mapping[str, Scene] = {
    "reader": Scene(
        (118, 34),
        "read",
        {
            "en": ("right", "right", *["w"] * 4, "enter"),
            "zh": ("right", "right", *["w"] * 15, "enter"),
        },
    ),
    "narrow": Scene(
        (80, 24),
        "read",
        {"en": ("right",) * 3, "zh": ("right",) * 3},
        {"readings": "all"},
    ),
    "today": Scene((118, 34), "today", {"en": (), "zh": ()}),
    "review": Scene((80, 24), "review", {"en": ("space",), "zh": ("space",)}),
}


class Clock:
    """A clock that is set."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        return self.time


def live(library: Library, clock: Clock, mark: Callable[[Sequence[str]], None]) -> None:
    """Read on most of the days before today, mark words (`mark` does it), and review them."""
    for day in range(DAYS, -1, -1):
        clock.time = NOW - timedelta(days=day)
        if day % 11 in (3, 7) and day > 12:
            continue
        library.read_for(1000.0 + 2000 * (day * 37 % 100) / 100, 30 + day * 53 % 90, HERE)
        mark(MARKED.get(day, ()))
        if day < SINCE:
            plan = library.review_plan(Wanted(new=1), HERE)
            for n, card in enumerate([*plan.due, *plan.new][: 3 + day % 4]):
                clock.time += timedelta(seconds=9)
                rating: Rating = 1 if (n + day) % 5 == 0 else 3
                library.review(card.word.key, card.kind, rating, HERE, seconds=9.0)
    clock.time = NOW


async def drawn(
    library: Library, clock: Clock, lexicon: LexiconPort, episode: str, scene: Scene, interface: str
) -> str:
    """The screen as SVG."""

    def what_is_due() -> Today:
        with Library.open(library.path, clock) as own:
            return today(own, HERE, clock())

    use(interface)
    chosen = {"learning": LEARNED[interface], "interface": interface, "readings": "none"}
    library.prefer(**{**chosen, **scene.chosen})
    library.set_position(episode, 1 if scene.begins == "read" else 118)
    desk = ReviewDesk(library, HERE, clock, Wanted(lang=LEARNED[interface]))
    given = Given(today=what_is_due, reviewer=lambda: desk, review_first=scene.begins == "review")
    app = ReaderApp(library, lexicon, given, episode=episode if scene.begins == "read" else None)
    async with app.run_test(size=scene.size) as pilot:
        await app.workers.wait_for_complete()
        for key in scene.keys[interface]:
            await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause(0.3)
        return app.export_screenshot(title="bilingual-reader")
