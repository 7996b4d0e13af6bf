"""Importing one episode by a fresh process, and how much of it is loading jieba."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator

from tests.benchmarks.library import ROOT, SAMPLE
from tests.benchmarks.startup import COMMAND
from tests.benchmarks.timing import Result, seconds

JIEBA = "import jieba; jieba.setLogLevel(60); jieba.initialize()"


def results() -> Iterator[Result]:
    """Import of transcript 002 (of the sample where that is absent): at most 2.5 s."""
    shared = sorted((ROOT.parent / "shared" / "transcripts").glob("002_*"))
    source = shared[0] if shared else SAMPLE
    name = "transcript 002" if shared else "the sample interview"

    def fresh_import() -> float:
        with tempfile.TemporaryDirectory() as folder:
            return seconds([str(COMMAND), "--library", f"{folder}/l.db", "import", str(source)])

    fresh_import()
    ours = statistics.median(fresh_import() for _ in range(5))
    jieba = statistics.median(seconds([sys.executable, "-c", JIEBA]) for _ in range(3))
    note = f"loading jieba alone: {jieba:.2f} s"
    yield Result(f"import of {name}", ours, 2.5, "s", note)
