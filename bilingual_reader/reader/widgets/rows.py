"""A list of any length, of which only what is in view is ever painted."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from bilingual_reader.reader.messages import RowChosen
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.widgets.paint import Painted, Part, line

Painter = Callable[[int, int, bool], list[list[Part]]]
"""(index, width, under the cursor) → the lines of a row, `row_height` of them."""


class CursorKeys:
    """The keys of a screen or window whose `rows` have the cursor."""

    rows: Rows

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        self.rows.choose()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.rows.move(by)

    def action_page(self, by: int) -> None:
        """Move the cursor by pages."""
        self.rows.move(by * self.rows.page)

    def action_go(self, end: int) -> None:
        """Go to the first (1) or the last row (-1)."""
        self.rows.move_to(0 if end > 0 else self.rows.count - 1)


class Rows(Painted, Widget):
    """Rows of equal height with a cursor. Announces RowChosen."""

    can_focus = False

    def __init__(self, paint: Painter, palette: Palette, height: int = 2) -> None:
        super().__init__(palette)
        self._paint = paint
        self.row_height = height
        """Lines of each row."""
        self.count = 0
        self.cursor = 0
        self._first = 0
        self.empty = ""

    def set_count(self, count: int, cursor: int = 0, empty: str = "") -> None:
        """Show so many rows; `empty` is said where there are none."""
        self.count, self.empty = count, empty
        self.cursor = min(max(cursor, 0), max(count - 1, 0))
        self.refresh()

    def move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.move_to(self.cursor + by)

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest that there is."""
        index = min(max(index, 0), max(self.count - 1, 0))
        if index != self.cursor:
            self.cursor = index
            self.refresh()

    def choose(self) -> None:
        """Choose the row under the cursor."""
        if self.count:
            self.post_message(RowChosen(self.cursor))

    @property
    def page(self) -> int:
        """Rows that are in view."""
        return max(self.size.height // self.row_height, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.move(-1)

    def on_click(self, event: events.Click) -> None:
        """The first click on a row moves there, the second chooses it."""
        event.stop()
        index = self._first + event.y // self.row_height
        if index >= self.count:
            return
        if index == self.cursor:
            self.choose()
        else:
            self.move_to(index)

    def render_line(self, y: int) -> Strip:
        palette, width = self._palette, self.size.width
        self._first = min(self._first, self.cursor)
        self._first = max(self._first, self.cursor - self.page + 1, 0)
        index, part = divmod(y, self.row_height)
        index += self._first
        if not self.count and y == 1 and self.empty:
            return line([(f"  {self.empty}", palette.other)], width, palette.base)
        if index >= self.count or y >= self.page * self.row_height:
            return Strip([Segment(" " * width, palette.base)], width)
        here = index == self.cursor
        ground = palette.cursor if here else palette.base
        bar = ("▌ ", palette.now_bar) if here else ("  ", palette.base)
        lines = self._paint(index, width - 3, here)
        parts = lines[part] if part < len(lines) else []
        return line([bar, *parts], width, ground)
