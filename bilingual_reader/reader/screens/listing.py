"""What the screens with a list share: the cursor's keys and a filter."""

from __future__ import annotations

from textual.app import ComposeResult

from bilingual_reader.locale import _
from bilingual_reader.reader.messages import RowChosen
from bilingual_reader.reader.screens.importing import ImportingScreen
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.trouble import Trouble
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.paint import Part
from bilingual_reader.reader.widgets.rows import CursorKeys, Rows

WATCH = 1.0
"""Seconds between looks at whether another process changed what is listed."""


class ListingScreen(CursorKeys, ImportingScreen):
    """A title, rows with a cursor, and a foot."""

    KEYS: tuple[tuple[str, str], ...] = ()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.filter = ""
        self.revision = -1
        """The library's, when it was read last."""
        self.trouble = Trouble(self.report)
        self.top_bar = TopBar(_(self.HEADING), (), session.palette)
        self.rows = Rows(self.paint, session.palette, 2)
        self.status_bar = StatusBar(self.KEYS, session.palette)

    def compose(self) -> ComposeResult:
        yield self.top_bar
        yield self.rows
        yield self.status_bar

    def on_mount(self) -> None:
        """Fill the list."""
        with self.told():
            self.refill()
        self.set_interval(WATCH, self.watch_library)

    def watch_library(self) -> None:
        """Show what another process changed meanwhile; what is shown stays while one types."""
        if self.is_active and self.prompt is None:
            with self.trouble.told():
                if self.session.library.revision() != self.revision:
                    self.refill()

    @property
    def status(self) -> StatusBar:
        return self.status_bar

    def paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        """The two lines of a row."""
        raise NotImplementedError

    def refill(self) -> None:
        """Show the rows that pass the filter."""
        raise NotImplementedError

    def choose(self, index: int) -> None:
        """The learner chose a row."""
        raise NotImplementedError

    def passes(self, *fields: str) -> bool:
        """Whether every word of the filter stands in one of the fields."""
        return self.session.script.finds(self.filter, "\n".join(fields))

    def counted(self, shown: int, every: str) -> str:
        """How many rows there are, told in `every`, and how many of them pass the filter."""
        of = _("{shown} of {every}")
        return of.format(shown=shown, every=every) if self.filter else every

    def on_row_chosen(self, message: RowChosen) -> None:
        """A row was chosen, by key or mouse."""
        with self.told():
            self.choose(message.index)

    def action_filter(self) -> None:
        """Filter by typing."""
        self.ask("filter", _("type to filter"), self.filter)

    def close_next(self) -> None:
        """Forget the filter."""
        self.set_filter("")

    def set_filter(self, text: str) -> None:
        """Show only what has these words."""
        if text != self.filter:
            self.filter = text
            with self.told():
                self.refill()

    def typed(self, purpose: str, text: str, done: bool) -> None:
        if purpose == "filter":
            self.set_filter(text)
        else:
            super().typed(purpose, text, done)

    def untyped(self, purpose: str) -> None:
        if purpose == "filter":
            self.set_filter("")
