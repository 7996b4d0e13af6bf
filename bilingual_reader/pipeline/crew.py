"""Who prepares sources: processes of this machine, as many as it has cores for.

They are spawned, not forked: the reader imports from a thread, and what a fork copies of other
threads' locks stays locked. Each process ends when its end of a pipe says that nobody holds the
other one any more: on a stop, and also when the importing process was killed.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager, redirect_stderr, suppress
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from bilingual_reader.pipeline.tasks import Task, done_here

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.connection import Connection

    from bilingual_reader.pipeline.prepare import Prepared

P = ParamSpec("P")
T = TypeVar("T")

_WORTH = 1_000_000
"""Bytes of work from which processes are started.

Measured: a process takes 0.3 s to start and then, as this one would, to load jieba and the
lexicon; a megabyte of plain text is 3 s of work, one of the archive's JSON 0.3 s.
"""


class Crew(Protocol):
    """Whoever prepares tasks, through an executor of `concurrent.futures`."""

    width: int
    """How many tasks it does at once; known once it has started."""
    worth: int
    """From how many bytes of work on it is to be started, for several tasks; 0: for whatever."""

    def start(self) -> None:
        """Get ready. Raises ClusterError; OSError where no process can be started."""

    def submit(self, task: Task) -> Future[Prepared]:
        """Begin a task. Raises BrokenExecutor where workers have died."""

    def result(self, future: Future[Prepared]) -> Prepared:
        """Wait for what became of a task. Raises SourceError, BrokenExecutor, ClusterError."""

    def restart(self) -> None:
        """Get ready again after workers have died; what was submitted is lost."""

    def close(self) -> None:
        """End at once, whatever is under way; nothing of it stays behind."""


class Processes:
    """Workers on this machine; `jobs` of them, with the folder `cache`."""

    def __init__(self, cache: Path | None, jobs: int) -> None:
        self.width, self.worth = jobs, _WORTH
        self._cache = cache
        self._pool: ProcessPoolExecutor | None = None
        self._lifeline: tuple[Connection, Connection] | None = None
        self._lock = threading.Lock()
        self._abandoned = False

    def start(self) -> None:
        """See `Crew.start`. Raises KeyboardInterrupt once it was abandoned."""
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context, resource_tracker

        context = get_context("spawn")
        with self._still_wanted():
            # It hands on the number of stderr, and what the reader has in its place has none.
            with redirect_stderr(sys.__stderr__):
                resource_tracker.ensure_running()
            self._lifeline = context.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(
                self.width, context, initializer=_begin, initargs=(self._lifeline[0],)
            )

    def submit(self, task: Task) -> Future[Prepared]:
        """See `Crew.submit`. Raises KeyboardInterrupt once it was abandoned."""
        return self.run(done_here, task, self._cache)

    def run(self, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> Future[T]:
        """Begin any work, as `submit` begins a task."""
        assert self._pool is not None
        with self._still_wanted(), _stops_later():
            return self._pool.submit(work, *args, **named)

    def result(self, future: Future[Prepared]) -> Prepared:
        """See `Crew.result`. Raises KeyboardInterrupt once it was abandoned."""
        self._check_wanted()
        return waited_for(future)

    def restart(self) -> None:
        """See `Crew.restart`."""
        self.close()
        self.start()

    def close(self) -> None:
        """See `Crew.close`."""
        self._let_go()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None

    def abandon(self) -> None:
        """End the workers for good; called by another thread than the one that imports.

        To that thread it is as if the user had stopped it. Without this a process whose main
        thread ends would wait for all that its workers were asked for.
        """
        with self._lock:
            self._abandoned = True
            self._let_go()

    def _let_go(self) -> None:
        """Tell the workers to end."""
        if self._lifeline is not None:
            for end in self._lifeline:
                end.close()
        self._lifeline = None

    @contextmanager
    def _still_wanted(self) -> Iterator[None]:
        with self._lock:
            self._check_wanted()
            yield

    def _check_wanted(self) -> None:
        if self._abandoned:
            raise KeyboardInterrupt


def _begin(lifeline: Connection) -> None:
    """First thing in a worker."""
    # One thread a process: the cores are taken by the other processes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    with suppress(EOFError, OSError):
        lifeline.recv()
    os._exit(1)


def waited_for(future: Future[T]) -> T:
    """The result of a future, in a wait that Ctrl+C ends on every system."""
    while not future.done():
        wait([future], timeout=1)
    return future.result()


@contextmanager
def _stops_later() -> Iterator[None]:
    """Hold stops back: a process is started wholly or not at all.

    It is started with Ctrl+C blocked, which a terminal sends to all processes: only the importing
    one is to answer. That does not keep it from this process, where any thread may be given it.
    """
    held: list[int] = []
    main = threading.current_thread() is threading.main_thread()
    stops = [number for number in (signal.SIGINT, signal.SIGTERM) if _is_answered(number)]
    before = {n: signal.signal(n, lambda n, _: held.append(n)) for n in stops if main}
    with _interrupts_blocked():
        try:
            yield
        finally:
            for number, answer in before.items():
                signal.signal(number, answer)
    if held:
        signal.raise_signal(held[0])


def _is_answered(number: int) -> bool:
    return callable(signal.getsignal(number))


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def cores() -> int:
    """How many cores this process may use: those it is bound to, within its group's share."""
    allowed = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    share = _share()
    return max(1, min(allowed, round(share) if share else allowed))


def _share() -> float | None:
    """The processor time that a Linux container is given, in cores; None where it has no limit."""
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text().split()
    except (OSError, ValueError):
        try:
            folder = Path("/sys/fs/cgroup/cpu")
            quota = folder.joinpath("cpu.cfs_quota_us").read_text().strip()
            period = folder.joinpath("cpu.cfs_period_us").read_text().strip()
        except OSError:
            return None
    return int(quota) / int(period) if quota.isdecimal() and int(period) else None
