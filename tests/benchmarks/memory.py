"""What the reader holds in memory on a whole transcript, against a bare Textual app."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.processes import resident
from tests.benchmarks.screen import BARE
from tests.benchmarks.startup import COMMAND
from tests.benchmarks.terminal import Terminal
from tests.benchmarks.timing import Remark, Result

TRANSCRIPT = Path(__file__).resolve().parents[3] / "shared/transcripts/002_941f6dbe0fbff499.txt"
STEPS = 30
MEGABYTE = 2**20


LIMIT = 1.6
"""Of the bare app's memory, until the segmenter is needed."""


def results() -> Iterator[Result | Remark]:
    """After steps, words and pages; after English words are marked; with one's panel open."""
    if not TRANSCRIPT.is_file():
        yield Remark("memory: transcript 002 is not beside this checkout, no figure")
        return
    with tempfile.TemporaryDirectory() as folder:
        library = ["--library", str(Path(folder, "library.db"))]
        command = [str(COMMAND), *library]
        subprocess.run([*command, "import", str(TRANSCRIPT)], check=True, stdout=subprocess.DEVNULL)
        first = _after([*command, "read", "1"], "%", b"")
        ours = _after([*command, "read", "1"], "%", b"\x1b[Cw" * STEPS + b"\x1b[6~" * 5)
        panel = _after([*command, "read", "1"], "%", b"\x1b[Cw\r")
        marked = _after([*command, "read", "1"], "%", b"\x1b[Cwm" * 3)
    bare = _after([sys.executable, "-c", BARE], "stands", b"\x1b[C" * STEPS)
    first_screen = f"; on its first screen {first / MEGABYTE:.0f} MB"
    for what, held, more in (
        ("memory on transcript 002", ours, first_screen),
        ("memory with English words looked up and marked", marked, ""),
        ("memory with an English word's panel open, its glosses found", panel, ""),
    ):
        note = f"{held / MEGABYTE:.0f} MB : {bare / MEGABYTE:.0f} MB{more}"
        yield Result(f"{what} : bare Textual", held / bare, LIMIT, note=note)


def _after(command: Sequence[str], shown: str, keys: bytes) -> int:
    """Bytes that are resident once it has drawn itself and been sent keys."""
    with Terminal(command) as terminal:
        terminal.wait_for(shown)
        terminal.settle(quiet=1.5)
        for key in keys.split(b"\x1b"):
            terminal.send(b"\x1b" + key if key else b"")
            terminal.settle()
        terminal.settle(quiet=1.5)
        return resident(terminal.pid)
