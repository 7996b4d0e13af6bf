"""Marking words in the reader, on a large library and with a long word list: key to colour.

python -m tests.benchmarks.marking [SENTENCES]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bilingual_reader.core.words import Word
from bilingual_reader.library import Library
from tests.benchmarks.library import long_library
from tests.benchmarks.screen import FIRST_WORDS
from tests.benchmarks.startup import COMMAND
from tests.benchmarks.terminal import Terminal
from tests.benchmarks.timing import Result, percentile

SENTENCES = 1_000_000
KNOWN = 10_000
"""Words that are on the list before."""
PRESSES = 120
"""So many that what the first Chinese words load, once a run, is told as the slowest alone."""
LIMIT = 50
"""Milliseconds, at the 95th percentile."""


def results(sentences: int = SENTENCES) -> Iterator[Result]:
    """A new mark, a status and an undo, each until the screen is drawn."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.db")
        episode = long_library(path, sentences)
        with Library.open(path) as library:
            known = [Word("en", f"known{n}", status="known") for n in range(KNOWN)]
            library.take_in(known, told="import")
        command = [str(COMMAND), "--library", str(path), "read", episode]
        with Terminal(command) as terminal:
            terminal.wait_for(FIRST_WORDS)
            terminal.settle(quiet=1.0)
            terminal.press(b"w")
            terminal.send(b"\r")  # the dictionary is opened with the first word
            terminal.settle(quiet=3.0)
            yield _result("a new mark with a status", _new(terminal), sentences)
            statuses = [terminal.press(b"1234"[n % 4 : n % 4 + 1]) for n in range(PRESSES)]
            yield _result("another status", statuses, sentences)


def _new(terminal: Terminal) -> list[float]:
    """Seconds from the key to the drawn screen, word after word."""
    times = []
    for _ in range(PRESSES):
        terminal.press(b"w")
        times.append(terminal.press(b"2"))
    return times


def _result(name: str, times: list[float], sentences: int) -> Result:
    median = 1000 * statistics.median(times)
    slowest = 1000 * max(times)
    note = (
        f"median {median:.0f} ms, slowest {slowest:.0f} ms; "
        f"{sentences} sentences, {KNOWN} known words"
    )
    return Result(f"{name}, p95", 1000 * percentile(times, 0.95), LIMIT, "ms", note)


if __name__ == "__main__":
    for result in results(*map(int, sys.argv[1:2])):
        print(result.line(), flush=True)
