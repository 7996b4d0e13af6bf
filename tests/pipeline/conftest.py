"""Folders of small transcripts, libraries, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bilingual_reader.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "library.db") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[int], Path]:
    """Make a folder of that many transcripts, of which each two share a title.

    What is in one language needs neither jieba nor the lexicon, which take a process seconds.
    """

    def made(count: int) -> Path:
        for n in range(count):
            path = tmp_path / "talks" / f"{n:03}" / f"talk-{n // 2}.txt"
            path.parent.mkdir(parents=True)
            path.write_text(f"The lamp number {n} is lit. Nobody is here.\n")
        return tmp_path / "talks"

    return made


def contents(library: Library) -> list[tuple[Any, ...]]:
    """All that stands in a library, in order."""
    return [
        (row.number, row.id, row.title, row.date, *library.pairs(row.id))
        for row in library.episodes()
    ]
