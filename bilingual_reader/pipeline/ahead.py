"""Work done ahead by a crew, and taken in the order in which it was asked for.

What is asked for waits in a line. While the line is light all is done in this process; once it is
worth it the crew is started and does the whole line at once. The line is bounded, in bytes and in
number, so that a folder of any size takes the same memory. Taking results in order makes what the
library becomes independent of how many worked on it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from bilingual_reader.errors import SourceError
from bilingual_reader.pipeline.crew import Crew
from bilingual_reader.pipeline.tasks import Task

if TYPE_CHECKING:
    from bilingual_reader.pipeline.prepare import Prepared

_LONGEST = 256
"""Places in the line; a long task at its head keeps nobody from the short ones behind it."""
_ROOM, _ROOM_EACH = 2_000_000, 3_000_000
"""Bytes of work in the line, and as many more for each worker."""

T = TypeVar("T")


@dataclass(slots=True)
class _Place(Generic[T]):
    """A place in the line."""

    what: T
    task: Task | None
    """None where there is nothing to be done."""
    future: Future[Prepared] | None = None
    """None while the crew has not been given the task."""
    alone: bool = False
    """To be done with no other beside it, since it may have killed a worker."""


class Line(Generic[T]):
    """The line of one import. The crew may be None: all is done by `here`.

    `ready` is called before the crew is started: what all of it needs is made there once.
    """

    def __init__(
        self,
        crew: Crew | None,
        here: Callable[[Task], Prepared],
        ready: Callable[[], None] = lambda: None,
    ) -> None:
        self._crew, self._here, self._ready = crew, here, ready
        self._started = False
        self._places: deque[_Place[T]] = deque()
        self._weight = 0
        self._suspects = 0
        """How many tasks are still to be done alone."""

    def run(
        self, asked: Iterable[tuple[T, Task | None]]
    ) -> Iterator[tuple[T, Callable[[], Prepared] | None]]:
        """What was asked for, in order, each with a function that waits for what it became.

        The function raises SourceError where the task cannot be done, and is to be called before
        the next is taken. It is None where there was no task.
        """
        for what, task in asked:
            self._queue(_Place(what, task))
            while self._full():
                yield self._take()
        while self._places:
            yield self._take()

    def _queue(self, place: _Place[T]) -> None:
        self._places.append(place)
        if place.task is None:
            return
        self._weight += place.task.weight
        if self._started and not self._suspects:
            self._submit(place)

    def _full(self) -> bool:
        if self._crew is None:
            return bool(self._places)
        worth = self._crew.worth
        if not self._started and self._weight >= worth and self._tasks() >= (2 if worth else 1):
            self._start(self._crew)
        room = _ROOM + _ROOM_EACH * self._crew.width if self._crew else 0
        return len(self._places) > _LONGEST or self._weight > room

    def _tasks(self) -> int:
        return sum(place.task is not None for place in self._places)

    def _start(self, crew: Crew) -> None:
        self._ready()
        try:
            crew.start()
        except (OSError, NotImplementedError):
            self._crew = None  # no process can be had here: this one does it all
            return
        self._started = True
        self._submit_all()

    def _submit_all(self) -> None:
        for place in self._places:
            if place.task is not None and place.future is None:
                self._submit(place)

    def _submit(self, place: _Place[T]) -> None:
        assert self._crew is not None and place.task is not None
        try:
            place.future = self._crew.submit(place.task)
        except BrokenExecutor as error:
            # Workers died meanwhile; what to do is decided when the first lost task is taken.
            place.future = Future()
            place.future.set_exception(error)

    def _take(self) -> tuple[T, Callable[[], Prepared] | None]:
        place = self._places.popleft()
        task = place.task
        if task is None:
            return place.what, None
        self._weight -= task.weight
        if self._started:
            return place.what, lambda: self._result(place, task)
        return place.what, lambda: self._here(task)

    def _result(self, place: _Place[T], task: Task) -> Prepared:
        if place.future is None:
            self._submit(place)
        assert self._crew is not None and place.future is not None
        try:
            prepared = self._crew.result(place.future)
        except BrokenExecutor as error:
            if place.alone:
                self._crew.restart()
                self._clear([place, *self._places])
                raise SourceError(
                    "the process that read it was ended, twice", task.name, "is the memory enough?"
                ) from error
            self._suspect([place, *self._places])
            self._crew.restart()
            return self._result(place, task)
        except SourceError:
            self._clear([place])
            raise
        self._clear([place])
        return prepared

    def _suspect(self, places: list[_Place[T]]) -> None:
        """Take back what was lost, and mark what was under way: one of that killed a worker."""
        assert self._crew is not None
        lost = [place for place in places if place.future and _lost(place.future)]
        for place in lost:
            place.future = None
        for place in lost[: 2 * self._crew.width]:
            place.alone = True
        self._suspects = sum(place.alone for place in places)

    def _clear(self, places: list[_Place[T]]) -> None:
        """These are no suspects any more; after the last of all, the crew works ahead again."""
        if not self._suspects:
            return
        for place in places:
            self._suspects -= place.alone
            place.alone = False
        if not self._suspects:
            self._submit_all()


def _lost(future: Future[Prepared]) -> bool:
    """Whether a task has to be done again, now that its crew is broken."""
    return not future.done() or isinstance(future.exception(), BrokenExecutor)
