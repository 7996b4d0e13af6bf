"""How the reader looks, at two fixed sizes."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from bilingual_reader.core.documents import Pair
from bilingual_reader.reader.app import ReaderApp
from tests.reader.fakes import FakeLexicon, FakeLibrary, FakeRow, long_library
from tests.reader.screen import settle


def reader() -> ReaderApp:
    """The reader on an episode of 500 sentences, left at the hundredth."""
    library = long_library(500)
    library.set_position("long", 100)
    return ReaderApp(library, FakeLexicon(), episode="long")


async def a_marked_word(pilot: Pilot[None]) -> None:
    """Mark a word in each language, and look at the second."""
    await pilot.press(*["w"] * 6, "m", *["w"] * 11, "m", "enter")
    await settle(pilot)


def test_one_under_the_other(snap_compare: Any) -> None:
    """80 × 24: lit sentence, marks in both languages, the panel."""
    assert snap_compare(reader(), terminal_size=(80, 24), run_before=a_marked_word)


def test_side_by_side(snap_compare: Any) -> None:
    """120 × 36: two columns, on light ground."""

    async def light(pilot: Pilot[None]) -> None:
        await a_marked_word(pilot)
        await pilot.press("T")
        await settle(pilot)

    assert snap_compare(reader(), terminal_size=(120, 36), run_before=light)


def test_the_archive(snap_compare: Any) -> None:
    """80 × 24: episodes with their facts and how far each was read."""
    rows: list[tuple[FakeRow, list[Pair]]] = [
        (FakeRow(n, f"e{n}", title=f"访谈 {n}: on learning", sentences=40), []) for n in (1, 2)
    ]
    library = FakeLibrary(*rows)
    library.set_position("e2", 20)
    assert snap_compare(ReaderApp(library, FakeLexicon()), terminal_size=(80, 24))


def test_the_greeting(snap_compare: Any) -> None:
    """80 × 24: how to begin with an empty library."""
    assert snap_compare(ReaderApp(FakeLibrary(), FakeLexicon()), terminal_size=(80, 24))
