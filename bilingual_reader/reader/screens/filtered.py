"""What the screens and the windows with a list share: their parts, and a filter by typing."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from bilingual_reader.locale import _
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.paint import Part
from bilingual_reader.reader.widgets.rows import CursorKeys, Rows

if TYPE_CHECKING:
    from bilingual_reader.reader.screens.base import Common
    from bilingual_reader.reader.session import Session

    Listed = Common[Any]
else:
    Listed = object


class Filtered(CursorKeys, Listed):
    """A title, rows with a cursor, those that pass the filter, and a foot."""

    KEYS: Sequence[tuple[str, str]] = ()
    """What stands at the foot."""
    session: Session
    filter = ""

    def put_together(self, row_height: int = 2) -> None:
        """Make the parts; called as the screen is made."""
        palette = self.session.palette
        self.top_bar = TopBar(_(self.HEADING), (), palette)
        self.rows = Rows(self.paint, palette, row_height)
        self.status_bar = StatusBar(self.KEYS, palette)

    def compose(self) -> ComposeResult:
        yield self.top_bar
        yield self.rows
        yield self.status_bar

    @abstractmethod
    def paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        """The lines of a row."""

    @abstractmethod
    def refill(self) -> None:
        """Show the rows that pass the filter."""

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not self.filter

    def counted(self, shown: int, every: str) -> str:
        """How many rows there are, told in `every`, and how many of them are shown."""
        of = _("{shown} of {every}")
        return every if self.whole else of.format(shown=shown, every=every)

    def action_filter(self) -> None:
        """Filter by typing."""
        self.ask("filter", _("type to filter"), self.filter)

    def set_filter(self, text: str) -> None:
        """Show only what has these words."""
        if text != self.filter:
            self.filter = text
            with self.told():
                self.refill()

    def close_next(self) -> None:
        """Forget the filter; then what there is to close besides."""
        if self.filter:
            self.set_filter("")
        else:
            super().close_next()

    def typed(self, purpose: str, text: str, done: bool) -> None:
        if purpose == "filter":
            self.set_filter(text)
        else:
            super().typed(purpose, text, done)

    def untyped(self, purpose: str) -> None:
        if purpose == "filter":
            self.set_filter("")
        else:
            super().untyped(purpose)
