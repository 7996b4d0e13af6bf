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
    """After steps, words and pages; and after English words are looked up and marked."""
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
    note = f"{ours / MEGABYTE:.0f} MB : {bare / MEGABYTE:.0f} MB"
    note += f"; on its first screen {first / MEGABYTE:.0f} MB"
    yield Result("memory on transcript 002 : bare Textual", ours / bare, LIMIT, note=note)
    yield Result(
        "memory with English words looked up and marked : bare Textual",
        marked / bare,
        LIMIT,
        note=f"{marked / MEGABYTE:.0f} MB : {bare / MEGABYTE:.0f} MB",
    )
    told = f"with a word's panel open {panel / bare:.2f} ×, {panel / MEGABYTE:.0f} MB"
    yield Remark(f"{told}: the episode's own glosses were found for it")


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
