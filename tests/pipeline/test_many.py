"""Folders imported by several processes: the same library, whatever happens to the processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from bilingual_reader.lexicon import bilingual
from bilingual_reader.library import Library
from bilingual_reader.pipeline.crew import Processes
from bilingual_reader.pipeline.importing import import_paths
from bilingual_reader.pipeline.outcome import Outcome, Standing
from tests.pipeline.conftest import contents

ROOT = Path(__file__).resolve().parents[2]
Folder = Callable[[int], Path]


@pytest.fixture
def crew(cache: Path) -> Processes:
    """Two processes, for however little work."""
    made = Processes(cache, 2)
    made.worth = 0
    return made


def imported(
    library: Library,
    folder: Path,
    cache: Path,
    crew: Processes | None = None,
    progress: Callable[[Standing], None] = lambda standing: None,
) -> Outcome:
    """Import a folder."""
    return import_paths(library, [folder], cache=cache, crew=crew, progress=progress)


def test_two_processes_make_the_same_library(
    library: Library, folder: Folder, cache: Path, crew: Processes, tmp_path: Path
) -> None:
    """Numbers, ids and texts, and what is told of them, are those that one process makes."""
    talks = folder(8)
    (talks / "003" / "lamp.txt").write_text("The lamp is lit.\n\n灯亮了。\n", "utf-8")
    (talks / "004" / "broken.json").write_text('{"paragraphs": [')
    (talks / "README.md").write_text("# About\n\nNothing.\n")
    together = imported(library, talks, cache, crew)
    with Library.open(tmp_path / "alone.db") as other:
        assert imported(other, talks, cache) == together
        assert contents(other) == contents(library)
    assert [len(together.episodes), len(together.errors), len(together.skipped)] == [9, 1, 1]
    assert len({episode.id for episode in together.episodes}) == 9
    assert active_children() == []


def test_a_killed_process_loses_and_doubles_nothing(
    library: Library, folder: Folder, cache: Path, crew: Processes
) -> None:
    """A worker that is killed in the middle is replaced; every episode is there once."""

    def kill(standing: Standing) -> None:
        if standing.done == 3:
            victim = active_children()[0].pid
            assert victim
            os.kill(victim, signal.SIGTERM)

    outcome = imported(library, folder(12), cache, crew, kill)
    assert outcome.errors == []
    assert [episode.status for episode in outcome.episodes] == ["added"] * 12
    assert len(library.episodes()) == 12


def test_a_stopped_import_goes_on(
    library: Library, folder: Folder, cache: Path, crew: Processes
) -> None:
    """A stop keeps what was told as done and leaves no process; the next run does the rest."""

    def stop(standing: Standing) -> None:
        if standing.done == 4:
            raise KeyboardInterrupt

    talks = folder(10)
    stopped = imported(library, talks, cache, crew, stop)
    assert stopped.stopped and active_children() == []
    assert [row.id for row in library.episodes()] == [e.id for e in stopped.episodes]
    rest = imported(library, talks, cache, crew)
    assert [e.status for e in rest.episodes] == ["unchanged"] * 4 + ["added"] * 6
    assert library.undo() and len(library.episodes()) == 4


def test_unchanged_sources_start_no_process(
    library: Library, folder: Folder, cache: Path, crew: Processes
) -> None:
    """What is in the library is known by its bytes: no process is started, nothing prepared."""
    talks = folder(3)
    imported(library, talks, cache)

    def refused() -> None:
        raise AssertionError("a crew was started")

    crew.start = refused  # type: ignore[method-assign]
    again = imported(library, talks, cache, crew)
    assert {episode.status for episode in again.episodes} == {"unchanged"}


def test_progress_goes_by_work(library: Library, folder: Folder, cache: Path) -> None:
    """The share that is done follows the sizes of the files and ends at 1."""
    talks = folder(2)
    text = "\n\n".join(f"This is line {n}.\n\n这是第{n}行。" for n in range(40))
    (talks / "000" / "long.txt").write_text(text, "utf-8")
    told: list[Standing] = []
    imported(library, talks, cache, progress=told.append)
    told = [s for s in told if not s.name.startswith("compiling")]
    assert [(s.done, s.total, s.name) for s in told[:-1]] == [
        (0, 3, "long.txt"), (1, 3, "talk-0.txt"), (2, 3, "talk-0.txt")
    ]  # fmt: skip
    assert told[0].share == 0 and told[1].share > 0.9 and told[-1].share == 1 and told[-1].over


@pytest.mark.usefixtures("small_lexicon")
@pytest.mark.parametrize("together", [False, True])
def test_compiling_the_lexicon_is_told(
    library: Library,
    tmp_path: Path,
    crew: Processes,
    together: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first import says that it compiles the lexicon, here or before a crew starts."""

    def refused(self: Processes) -> None:
        assert list((tmp_path / "fresh").glob("bilingual-*.txt"))
        raise OSError("no processes here")

    monkeypatch.setattr(Processes, "start", refused)
    path, told = tmp_path / "talk.txt", list[Standing]()
    for text, compiled in (("is lit.\n\n灯亮了。", True), ("is out.\n\n灯灭了。", False)):
        path.write_text(f"The lamp {text}\n", "utf-8")
        outcome = imported(
            library, path, tmp_path / "fresh", crew if together else None, told.append
        )
        assert outcome.errors == []
        assert ("compiling the lexicon (once)" in {s.name for s in told}) == compiled
        assert [s.over for s in told] == [False] * (len(told) - 1) + [True]
        told.clear()
        bilingual.let_go()


ABANDONING = """
import sys, threading
from pathlib import Path
from bilingual_reader.library import Library
from bilingual_reader.pipeline.importing import import_paths
from bilingual_reader.pipeline.crew import Processes

def run():
    def told(standing):
        if standing.done == 3:
            begun.set()
            threading.Event().wait()
    with Library.open(Path(sys.argv[1])) as library:
        import_paths(library, [Path(sys.argv[2])], crew=crew, progress=told)

if __name__ == "__main__":
    begun, crew = threading.Event(), Processes(None, 2)
    crew.worth = 0
    threading.Thread(target=run, daemon=True).start()
    assert begun.wait(60)
    crew.abandon()
"""


def test_an_abandoned_import_holds_nobody_up(folder: Folder, tmp_path: Path) -> None:
    """A program that ends while a thread of it imports ends its workers, without a word."""
    (tmp_path / "program.py").write_text(ABANDONING)
    command = [sys.executable, str(tmp_path / "program.py"), str(tmp_path / "l.db")]
    environment, talks = {**os.environ, "PYTHONPATH": str(ROOT)}, folder(5)
    for name in ("005", "006"):  # what takes each worker most of a minute
        (talks / name).mkdir()
        (talks / name / "long.txt").write_text("The lamp is lit. Nobody is here. " * 400_000)
    done = subprocess.run(
        [*command, str(talks)], capture_output=True, text=True, timeout=120, env=environment
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with Library.open(tmp_path / "l.db") as library:
        assert len(library.episodes()) == 3


IN_THE_READER = """
import io, sys
from pathlib import Path
from bilingual_reader.library import Library
from bilingual_reader.pipeline.importing import import_paths
from bilingual_reader.pipeline.crew import Processes


class Shown(io.StringIO):
    def fileno(self):
        return -1


if __name__ == "__main__":
    sys.stderr = Shown()
    path, cache, folder = (Path(given) for given in sys.argv[1:])
    crew = Processes(cache, 2)
    crew.worth = 0
    with Library.open(path) as library:
        print(len(import_paths(library, [folder], cache=cache, crew=crew).episodes))
"""


def test_processes_start_where_stderr_is_no_file(
    folder: Folder, cache: Path, tmp_path: Path
) -> None:
    """As in the reader, which has an object in its place whose number is -1."""
    (tmp_path / "program.py").write_text(IN_THE_READER)
    command = [sys.executable, str(tmp_path / "program.py"), str(tmp_path / "l.db"), str(cache)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, str(folder(3))], capture_output=True, text=True, timeout=120, env=environment
    )
    assert (done.stdout, done.stderr) == ("3\n", "")


def test_an_abandoned_crew_starts_no_more(
    library: Library, folder: Folder, cache: Path, crew: Processes
) -> None:
    """To the import it is a stop: what was told as done is kept, and no process is left."""

    def told(standing: Standing) -> None:
        if standing.done == 4:
            crew.abandon()

    talks = folder(300)
    outcome = imported(library, talks, cache, crew, told)
    assert outcome.stopped and outcome.errors == [] and active_children() == []
    assert [row.id for row in library.episodes()] == [e.id for e in outcome.episodes]
    assert imported(library, talks, cache, crew).stopped


@pytest.fixture
def importing(folder: Folder, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A command that imports many files with two workers, which have been started."""
    command = [sys.executable, "-m", "bilingual_reader", "--library", str(tmp_path / "l.db")]
    process = subprocess.Popen(
        [*command, "import", "--jobs", "2", str(folder(300))],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        yield process
        if process.poll() is None:
            process.kill()


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """The workers of an import, once both of them are there."""
    while process.poll() is None:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        spawned = [pid for pid in children if b"spawn_main" in _command(int(pid))]
        if len(spawned) == 2:
            return [int(pid) for pid in spawned]
    raise AssertionError("it ended before")


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def gone(pid: int) -> bool:
    """Wait for the end of a process that is no child of this one."""
    while b"spawn_main" in _command(pid):
        os.sched_yield()
    return True


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_behind(importing: subprocess.Popen[str], how: signal.Signals) -> None:
    """Ctrl+C goes to all processes and is answered by one line; a killed import takes its own."""
    workers = workers_of(importing)
    if how == signal.SIGINT:
        os.killpg(importing.pid, how)
    else:
        importing.send_signal(how)
    _, told = importing.communicate(timeout=120)
    assert all(gone(pid) for pid in workers)
    if how != signal.SIGKILL:
        assert importing.returncode == 1
        assert told == "error: stopped before the end, what was done until then is kept\n"
