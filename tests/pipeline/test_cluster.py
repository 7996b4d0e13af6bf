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
from bilingual_reader.pipeline.cluster import Cluster
from bilingual_reader.pipeline.importing import import_paths
from bilingual_reader.pipeline.outcome import Standing
from tests.pipeline.conftest import contents

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    find_spec("distributed") is None, reason="the extra [cluster] is not installed"
)


Running = tuple[str, list[subprocess.Popen[bytes]]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Running]:
    """The address of a scheduler on the loopback; its process and those of its two workers."""
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
        yield json.loads(told.read_text())["address"], running


def killing(process: subprocess.Popen[bytes], at: int) -> Callable[[Standing], None]:
    """Progress that kills a process when so many files are done."""

    def told(standing: Standing) -> None:
        if standing.done == at:
            process.kill()
            process.wait()

    return told


def test_a_cluster_that_falls_apart(
    cluster: Running,
    library: Library,
    folder: Callable[[int], Path],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """With one of two workers killed nothing is lost or doubled; a lost scheduler is told."""
    address, (scheduler, worker, _) = cluster
    talks = folder(300)
    (talks / "007" / "broken.json").write_text('{"paragraphs": [')
    parts = sorted(talks.iterdir())
    outcome = import_paths(
        library, parts[:30], crew=Cluster(address), progress=killing(worker, at=5)
    )
    assert worker.poll() is not None
    assert [episode.status for episode in outcome.episodes] == ["added"] * 30
    assert [Path(failed.path).name for failed in outcome.errors] == ["broken.json"]
    with Library.open(tmp_path / "alone.db") as other:
        assert import_paths(other, parts[:30]) == outcome
        assert contents(other) == contents(library)

    cut = import_paths(library, parts, crew=Cluster(address), progress=killing(scheduler, at=31))
    assert scheduler.poll() is not None
    assert "the scheduler has gone" in cut.errors[-1].message
    assert [row.id for row in library.episodes()] == [episode.id for episode in cut.episodes]
    rest = import_paths(library, parts)
    assert [e.status for e in rest.episodes].count("added") == 300 - len(cut.episodes) > 0
    assert capfd.readouterr().err == ""


def test_no_scheduler_is_told(
    library: Library, folder: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing answers at the address, the import ends with one error that names it."""
    monkeypatch.setattr("bilingual_reader.pipeline.cluster._PATIENCE", 0.2)
    outcome = import_paths(library, [folder(2)], crew=Cluster("127.0.0.1:9"))
    (failed,) = outcome.errors
    assert "no scheduler with workers answers, tcp://127.0.0.1:9" in failed.message
    assert outcome.episodes == [] and library.episodes() == []
