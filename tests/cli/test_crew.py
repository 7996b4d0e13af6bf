"""`import --jobs` and `--scheduler`: their limits, and the progress bar."""

from __future__ import annotations

import importlib.util
import os
import pty
import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.cli.conftest import Run, refused

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("jobs", ["0", "61", "many"])
def test_jobs_have_bounds(run: Run, transcript: Path, jobs: str) -> None:
    """A number of processes that is none is wrong usage, and the bounds are told."""
    done = run("import", transcript, "--jobs", jobs)
    assert refused(done, 2) and "from 1 to 60" in done.err


@pytest.mark.parametrize("address", ["", "nonsense", "http://x:1", "tcp://x", "tcp://x:y", "a b:1"])
def test_an_address_that_is_none(run: Run, transcript: Path, address: str) -> None:
    """What is no address of a scheduler is wrong usage, before anything is imported."""
    assert refused(run("import", transcript, "--scheduler", address), 2)


def test_jobs_and_scheduler_exclude_each_other(run: Run, transcript: Path) -> None:
    """Processes of this machine and a cluster at once is wrong usage."""
    assert refused(run("import", transcript, "--jobs", "2", "--scheduler", "x:1"), 2)


def test_a_cluster_needs_its_extra(
    run: Run, transcript: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the package one error line says what to install."""
    find = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name == "distributed" else find(name, package)

    monkeypatch.setattr("bilingual_reader.pipeline.cluster.find_spec", without)
    done = run("import", transcript, "--scheduler", "tcp://127.0.0.1:9")
    assert refused(done) and "pip install 'bilingual-reader[cluster]'" in done.err


def test_the_bar_is_drawn_and_gone(tmp_path: Path) -> None:
    """On a terminal the bar names the file at hand, fits its line, and nothing of it stays."""
    name = "灯" * 60 + "\x1b[31m.txt"
    (tmp_path / name).write_text("The lamp is lit.\n")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bilingual_reader", "--library", str(tmp_path / "l.db")]
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        done = subprocess.run(
            [*command, "import", str(tmp_path / name)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=theirs,
            check=True,
            env={**os.environ, "COLUMNS": "80"},
        )
        os.close(theirs)
        drawn = b""
        try:
            while piece := terminal.read(4096):
                drawn += piece
        except OSError:  # nobody holds the other end any more
            pass
    assert done.returncode == 0
    lines = drawn.decode().split("\r\x1b[2K")
    assert lines[0] == lines[-1] == ""
    assert all("0/1 灯" in line and "\x1b" not in line for line in lines[1:-1])
    assert all(cell_len(line) < 80 for line in lines)
