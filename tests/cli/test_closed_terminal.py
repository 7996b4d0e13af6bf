"""The terminal window is closed while the reader is open."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds until something that must happen counts as never happening."""


def _until(parent: int, wanted: bytes) -> None:
    """Read what is drawn until this is."""
    seen, limit = b"", time.monotonic() + PATIENCE
    while wanted not in seen:
        rest = max(limit - time.monotonic(), 0.0)
        assert select.select([parent], [], [], rest)[0], seen
        seen += os.read(parent, 65536)


@pytest.mark.parametrize("told", [True, False], ids=["with a signal", "without"])
def test_the_reader_ends_with_its_terminal(
    run: Run, transcript: Path, tmp_path: Path, told: bool
) -> None:
    """It ends by itself, whether or not the terminal sends a signal, and keeps the place."""
    run("import", transcript)
    library = tmp_path / "library.db"
    command = [sys.executable, "-m", "bilingual_reader", "--library", str(library), "read", "1"]
    parent, child = pty.openpty()
    with subprocess.Popen(
        command,
        stdin=child,
        stdout=child,
        stderr=child,
        cwd=ROOT,
        start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color"},
    ) as process:
        os.close(child)
        try:
            _until(parent, b"1/4")
            os.write(parent, b"\x1b[C")
            _until(parent, b"2/4")
            os.close(parent)
            if told:
                process.send_signal(signal.SIGHUP)
            process.wait(PATIENCE)
        finally:
            process.kill()
    assert '"position": 2' in run("list", "--json").out
