"""A crew whose workers die: who is to blame is found, the others lose nothing."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.documents import Episode
from bilingual_reader.errors import SourceError
from bilingual_reader.pipeline.ahead import Line
from bilingual_reader.pipeline.prepare import Prepared
from bilingual_reader.pipeline.tasks import Task


@dataclass
class Mortal:
    """A crew that works the moment it is asked to; a deadly task takes all unread work with it."""

    deadly: set[str] = field(default_factory=set)
    """Tasks that kill whenever they are done."""
    unlucky: set[str] = field(default_factory=set)
    """Tasks during which, once, something else kills."""
    width: int = 2
    worth: int = 0
    done: list[str] = field(default_factory=list)
    starts: int = 0
    broken: bool = False
    running: list[tuple[Task, Future[Prepared]]] = field(default_factory=list)

    def start(self) -> None:
        self.starts += 1
        self.broken = False

    def submit(self, task: Task) -> Future[Prepared]:
        if self.broken:
            raise BrokenExecutor("gone")
        future: Future[Prepared] = Future()
        self.running.append((task, future))
        return future

    def result(self, future: Future[Prepared]) -> Prepared:
        while not future.done():
            self._one()
        return future.result()

    def _one(self) -> None:
        at_once = self.running[: self.width]
        if any(task.name in self.deadly | self.unlucky for task, _ in at_once):
            self.unlucky -= {task.name for task, _ in at_once}
            self.broken = True
            for _, future in self.running:
                future.set_exception(BrokenExecutor("killed"))
            self.running.clear()
            return
        task, future = self.running.pop(0)
        self.done.append(task.name)
        try:
            future.set_result(prepared(task))
        except SourceError as error:
            future.set_exception(error)

    def restart(self) -> None:
        assert self.broken
        self.start()

    def close(self) -> None:
        """Nothing is left."""


def prepared(task: Task) -> Prepared:
    """Something that tells which task it was. Raises SourceError for bad ones."""
    if task.data == b"bad":
        raise SourceError("bad", task.name)
    return Prepared(Episode(task.name, ()), (), {})


def taken(crew: Mortal | None, tasks: list[Task | None]) -> list[str]:
    """What became of tasks, in order: a title, an error, or `-` where there was none."""
    told = []
    for _, result in Line[Path](crew, prepared).run((Path(), task) for task in tasks):
        if result is None:
            told.append("-")
            continue
        try:
            told.append(result().episode.title)
        except SourceError as error:
            told.append(error.what)
    return told


NAMES = [f"{n}" for n in range(12)]
TASKS: list[Task | None] = [Task(b"text", name) for name in NAMES]
DIED = "the process that read it was ended, twice"


@given(st.sets(st.sampled_from(NAMES)), st.sampled_from(NAMES), st.integers(1, 4))
def test_only_what_kills_is_lost(deadly: set[str], unlucky: str, width: int) -> None:
    """Each task that kills is an error; each other one is done, in order, whatever died."""
    crew = Mortal(deadly, {unlucky} - deadly, width)
    assert taken(crew, TASKS) == [DIED if name in deadly else name for name in NAMES]


@given(st.lists(st.sampled_from([None, Task(b"text", "fine"), Task(b"bad", "x")]), max_size=20))
def test_a_crew_changes_nothing(tasks: list[Task | None]) -> None:
    """With a crew or without, what comes out is the same, errors and gaps at their places."""
    assert taken(Mortal(), tasks) == taken(None, tasks)


def test_what_all_need_is_made_before_they_start() -> None:
    """What is to be ready for a crew is made once, before it starts; without one never."""
    crew, starts = Mortal(), list[int]()
    for who in (crew, Mortal(worth=10**6), None):
        line = Line[Path](who, prepared, lambda: starts.append(crew.starts))
        for _, result in line.run((Path(), task) for task in TASKS):
            assert result and result()
    assert starts == [0] and crew.starts == 1


def test_little_work_starts_nobody() -> None:
    """Less work than a crew is worth, or a single task, is done in this process."""
    for tasks, worth in ((TASKS, 10**6), (TASKS[:1], 1)):
        crew = Mortal(worth=worth)
        assert taken(crew, tasks) == [task.name for task in tasks if task]
        assert crew.starts == 0 and crew.done == []


def test_where_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system refuses processes, the work is done in this one."""

    def refused(self: Mortal) -> None:
        raise OSError("no semaphores here")

    monkeypatch.setattr(Mortal, "start", refused)
    assert taken(Mortal(), TASKS) == NAMES


def test_the_line_is_bounded() -> None:
    """However many wait, only so many are read ahead of the one that is taken."""
    asked = 0

    def tasks() -> object:
        nonlocal asked
        for asked in range(100_000):
            yield Path(), Task(bytes(1000), f"{asked}")

    line = Line[Path](Mortal(), prepared)
    _, result = next(line.run(tasks()))  # type: ignore[arg-type]
    assert result is not None and result().episode.title == "0"
    assert asked < 300
