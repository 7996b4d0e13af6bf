"""Questions answered in a thread while the screen goes on: the newest one wins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from textual.app import App
from textual.screen import Screen

from bilingual_reader.reader.messages import Answered

Q = TypeVar("Q")
A = TypeVar("A")


class Asker(Generic[Q, A]):
    """Asks one question at a time; of those that come meanwhile, the last."""

    def __init__(
        self,
        asking: Screen[Any] | App[Any],
        answer: Callable[[Q], A],
        deliver: Callable[[Q, A], None],
        failed: Callable[[Q, Exception], None],
        every: bool = False,
    ) -> None:
        """`answer` runs in a thread; `deliver` and `failed` run in that of `asking`.

        `asking` gets the Answered messages, and hands them to `answered`.

        With `every`, no question is passed over: each waits for its turn.
        """
        self._asking, self._answer = asking, answer
        self._deliver, self._failed = deliver, failed
        self._every = every
        self._busy = False
        self._waiting: list[Q] = []

    def ask(self, question: Q) -> None:
        """Ask, now or as soon as the question under way is answered."""
        if self._busy:
            self._waiting = [*self._waiting, question] if self._every else [question]
            return
        self._busy = True
        self.start(partial(self._work, question))

    @property
    def busy(self) -> bool:
        """Whether a question is under way or waits."""
        return self._busy or bool(self._waiting)

    def start(self, work: Callable[[], None]) -> None:
        """Begin to work in a thread, for which the app waits when it ends."""
        self._asking.run_worker(work, thread=True, exit_on_error=False, group="asking")

    def _work(self, question: Q) -> None:
        outcome: A | Exception
        try:
            outcome = self._answer(question)
        except Exception as error:  # whatever it is, the learner is told, by `failed`
            outcome = error
        self._asking.post_message(Answered(self, question, outcome))

    def answered(self, message: Answered) -> None:
        """Take what the thread found; called when the message comes in."""
        self._busy = False
        try:
            if isinstance(message.outcome, Exception):
                self._failed(message.question, message.outcome)
            else:
                self._deliver(message.question, message.outcome)
        finally:  # whatever became of this answer, the next question is asked
            if self._waiting and not self._busy:
                self.ask(self._waiting.pop(0))
