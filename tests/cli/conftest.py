"""The command line, run in this process, with a library and a cache of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bilingual_reader.cli import main


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


def refused(done: Done, code: int = 1) -> bool:
    """Whether it ended with one error line and that code."""
    one_line = done.err.startswith("error: ") and done.err.count("\n") == 1
    return done.code == code and one_line and "Traceback" not in done.err


ENGLISH = """The kettle sang in the dark kitchen.

Nobody moved. Dr. Lamp counted to 3.5 and waited.

"Is it over?" she asked.
"""
CHINESE = """水壶在黑暗的厨房里响了。

没有人动。兰普医生数到 3.5，等着。

“结束了吗？”她问。
"""
BOTH = "\n\n".join(
    paragraph
    for pair in zip(ENGLISH.strip().split("\n\n"), CHINESE.strip().split("\n\n"), strict=True)
    for paragraph in pair
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Run `bilingual-reader ARGUMENTS`; its exit code and what it printed."""
    monkeypatch.setenv("BILINGUAL_READER_LIBRARY", str(tmp_path / "library.db"))
    monkeypatch.chdir(tmp_path)

    def call(*arguments: Any, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as exited:
            main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return Done(int(exited.value.code or 0), captured.out, captured.err)

    return call


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    """A small bilingual transcript."""
    path = tmp_path / "kitchen.txt"
    path.write_text(BOTH, encoding="utf-8")
    return path
