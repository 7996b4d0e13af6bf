"""A window with a list in it: a cursor, a filter by typing, and one row to be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual.app import ComposeResult

from bilingual_reader.locale import _
from bilingual_reader.reader.messages import RowChosen
from bilingual_reader.reader.screens.window import Window
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.paint import Part, plain
from bilingual_reader.reader.widgets.rows import CursorKeys, Rows

R = TypeVar("R")
T = TypeVar("T")


class ListWindow(CursorKeys, Window[R], Generic[R, T]):
    """Rows of things, those that pass the filter."""

    KEYS: Sequence[tuple[str, str]] = ()
    """What stands at the foot."""

    def __init__(self, session: Session, row_height: int = 2) -> None:
        super().__init__()
        self.session = session
        self.every: Sequence[T] = ()
        self.shown: Sequence[T] = ()
        """Those that pass the filter."""
        self.filter = ""
        self.top_bar = TopBar(_(self.HEADING), (), session.palette)
        self.rows = Rows(self.paint, session.palette, row_height)
        self.status_bar = StatusBar(self.KEYS, session.palette)

    def compose(self) -> ComposeResult:
        yield self.top_bar
        yield self.rows
        yield self.status_bar

    @property
    def status(self) -> StatusBar:
        return self.status_bar

    # What each list says of itself

    def told_of(self, thing: T) -> str:
        """The text of a thing that the filter looks at."""
        raise NotImplementedError

    def counted(self, count: int) -> str:
        """So many things, in words."""
        raise NotImplementedError

    def none(self) -> str:
        """What is said where there is nothing at all."""
        raise NotImplementedError

    def none_with(self, text: str) -> str:
        """What is said where nothing passes the filter."""
        raise NotImplementedError

    def choose(self, thing: T) -> None:
        """The learner chose a thing, by key or mouse."""
        raise NotImplementedError

    def paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        """The lines of a row."""
        raise NotImplementedError

    def fill(self, cursor: int = 0) -> None:
        """Show what passes the filter."""
        finds = self.session.script.finds
        self.shown = [
            thing
            for thing in self.every
            if not self.filter or finds(self.filter, self.told_of(thing))
        ]
        none = self.none_with(plain(self.filter)) if self.every else self.none()
        self.rows.set_count(len(self.shown), cursor, none)
        told = self.counted(len(self.every))
        if self.filter:
            told = _("{shown} of {every}").format(shown=len(self.shown), every=told)
        self.top_bar.set_facts(told if self.every else "")

    @property
    def at_cursor(self) -> T | None:
        """What the cursor stands on."""
        return self.shown[self.rows.cursor] if self.shown else None

    # Keys

    def action_filter(self) -> None:
        """Filter by typing."""
        self.ask("filter", _("type to filter"), self.filter)

    def typed(self, purpose: str, text: str, done: bool) -> None:
        self.set_filter(text)

    def untyped(self, purpose: str) -> None:
        self.set_filter("")

    def set_filter(self, text: str) -> None:
        """Show only what has these words."""
        if text != self.filter:
            self.filter = text
            self.fill()

    def close_next(self) -> None:
        """Forget the filter; then go back to the text."""
        if self.filter:
            self.set_filter("")
        else:
            super().close_next()

    def on_row_chosen(self, message: RowChosen) -> None:
        """A row was chosen, by key or mouse."""
        self.choose(self.shown[message.index])
