"""The same import on a Dask cluster: a scheduler and two workers on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

import pytest

from bilingual_reader.library import Library
from bilingual_reader.pipeline import Standing, import_paths
from bilingual_reader.pipeline.cluster import Cluster
from tests.pipeline.conftest import contents

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    find_spec("distributed") is None, reason="the extra [cluster] is not installed"
)


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler on the loopback, and its two workers."""
    told = tmp_path / "scheduler.json"
    common = ["--scheduler-file", str(told), "--host", "127.0.0.1", "--no-dashboard"]
    commands = [
        ["distributed.cli.dask_scheduler", *common, "--port", "0"],
        *[["distributed.cli.dask_worker", *common, "--nthreads", "1", "--no-nanny"]] * 2,
    ]
    with ExitStack() as stack, (tmp_path / "log").open("wb") as log:
        running = []
        for command in commands:
            process = subprocess.Popen(
                [sys.executable, "-m", *command], cwd=ROOT, stdout=log, stderr=log
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            running.append(process)
        while not told.exists() or not told.read_text():
            assert running[0].poll() is None, "the scheduler did not start"
        yield json.loads(told.read_text())["address"], running[1:]


def test_a_killed_worker_loses_and_doubles_nothing(
    scheduler: tuple[str, list[subprocess.Popen[bytes]]],
    library: Library,
    folder: Callable[[int], Path],
    tmp_path: Path,
    cache: Path,
) -> None:
    """One of two workers is killed in the middle: the library is the one that is made without."""
    address, workers = scheduler
    killed = []

    def kill(standing: Standing) -> None:
        if standing.done == 5:
            workers[0].kill()
            killed.append(workers[0].wait())

    talks = folder(30)
    (talks / "007" / "broken.json").write_text('{"paragraphs": [')
    outcome = import_paths(library, [talks], crew=Cluster(address), progress=kill)
    assert killed
    assert [episode.status for episode in outcome.episodes] == ["added"] * 30
    assert [Path(failed.path).name for failed in outcome.errors] == ["broken.json"]
    with Library.open(tmp_path / "alone.db") as other:
        assert import_paths(other, [talks], cache=cache) == outcome
        assert contents(other) == contents(library)


def test_no_scheduler_is_told(
    library: Library, folder: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing answers at the address, the import ends with one error that names it."""
    monkeypatch.setattr("bilingual_reader.pipeline.cluster._PATIENCE", 0.2)
    outcome = import_paths(library, [folder(2)], crew=Cluster("127.0.0.1:9"))
    (failed,) = outcome.errors
    assert "no scheduler with workers answers, tcp://127.0.0.1:9" in failed.message
    assert outcome.episodes == [] and library.episodes() == []
