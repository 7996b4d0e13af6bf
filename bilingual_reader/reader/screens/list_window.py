"""A window with a list in it: a cursor, a filter by typing, and one row to be chosen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from bilingual_reader.reader.messages import RowChosen
from bilingual_reader.reader.screens.filtered import Filtered
from bilingual_reader.reader.screens.window import Window
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.widgets.paint import plain

R = TypeVar("R")
T = TypeVar("T")


class ListWindow(Filtered, Window[R], Generic[R, T]):
    """Rows of things, those that pass the filter."""

    def __init__(self, session: Session, row_height: int = 2) -> None:
        super().__init__()
        self.session = session
        self.every: Sequence[T] = ()
        self.shown: Sequence[T] = ()
        """Those that pass the filter."""
        self.put_together(row_height)

    # What each list says of itself

    @abstractmethod
    def told_of(self, thing: T) -> str:
        """The text of a thing that the filter looks at."""

    @abstractmethod
    def many(self, count: int) -> str:
        """So many things, in words."""

    @abstractmethod
    def none(self) -> str:
        """What is said where there is nothing at all."""

    @abstractmethod
    def none_with(self, text: str) -> str:
        """What is said where nothing passes the filter."""

    @abstractmethod
    def choose(self, thing: T) -> None:
        """The learner chose a thing, by key or mouse."""

    def refill(self, cursor: int = 0) -> None:
        """Show what passes the filter."""
        finds = self.session.script.finds
        self.shown = [
            thing
            for thing in self.every
            if not self.filter or finds(self.filter, self.told_of(thing))
        ]
        none = self.none_with(plain(self.filter)) if self.every else self.none()
        self.rows.set_count(len(self.shown), cursor, none)
        told = self.counted(len(self.shown), self.many(len(self.every)))
        self.top_bar.set_facts(told if self.every else "")

    @property
    def at_cursor(self) -> T | None:
        """What the cursor stands on."""
        return self.shown[self.rows.cursor] if self.shown else None

    def on_row_chosen(self, message: RowChosen) -> None:
        """A row was chosen, by key or mouse."""
        self.choose(self.shown[message.index])
