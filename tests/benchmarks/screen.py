"""The reader on an episode of 50,000 sentences: the first screen, and a key to its screen."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bilingual_reader.library import Library
from tests.benchmarks.startup import COMMAND
from tests.benchmarks.terminal import Terminal
from tests.benchmarks.timing import Result, percentile, ratio

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("the bare app stands")
Bare().run()
"""
KEYS = {"next sentence": b"\x1b[C", "next word": b"w"}
PRESSES = 120
FIRST_WORDS = "Everyone"
"""What the sample interview begins with."""
FIRST_READING = "ˈɛvriˌwʌn"
"""Its reading."""
COLUMNS = (100, 80)
"""Cells of a terminal in which the languages stand side by side, and stacked."""


def results(library: Path, episode: str) -> Iterator[Result]:
    """First screen at most 1.25 × a bare app's; keys within 20 ms, 95th percentile."""
    command = [str(COMMAND), "--library", str(library), "read", episode]

    def first_screen(words: str, *arguments: str) -> float:
        with Terminal(arguments) as terminal:
            return terminal.wait_for(words)

    value, mine, theirs = ratio(
        lambda: first_screen(FIRST_WORDS, *command),
        lambda: first_screen("stands", sys.executable, "-c", BARE),
    )
    note = f"{mine:.0f} ms : {theirs:.0f} ms"
    yield Result("first screen, 50,000 sentences : bare Textual", value, 1.25, note=note)
    yield from _keys(command, "")
    with _preferring(library, episode, script="traditional"):
        yield from _keys(command, " in Traditional")
    for columns in COLUMNS:
        with _preferring(library, episode, readings="all"):
            how = f" with readings over all words, {columns} columns"
            yield from _keys(command, how, columns, FIRST_READING)


@contextmanager
def _preferring(library: Path, episode: str, **chosen: str) -> Iterator[None]:
    """The library with other preferences, its episode left at the beginning."""
    with Library.open(library) as opened:
        before = opened.preferences()
        opened.prefer(**chosen)
        opened.set_position(episode, 1)
    yield
    with Library.open(library) as opened:
        opened.prefer(**{name: getattr(before, name) for name in chosen})


def _keys(
    command: list[str], how: str, columns: int = 100, until: str = FIRST_WORDS
) -> Iterator[Result]:
    with Terminal(command, columns) as terminal:
        terminal.wait_for(until)
        terminal.settle(quiet=1.0)
        for name, key in KEYS.items():
            times = [terminal.press(key) * 1000 for _ in range(PRESSES)]
            note = f"median {statistics.median(times):.1f} ms"
            yield Result(f"{name}{how}, 95th percentile", percentile(times, 0.95), 20, "ms", note)
