"""A month as a grid of weeks; the days that have something are lit."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from textual import events
from textual.strip import Strip
from textual.widget import Widget

from bilingual_reader.core.shelves import month
from bilingual_reader.locale import _
from bilingual_reader.reader.messages import DayClicked
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.telling import SHORT_MONTHS, SHORT_WEEKDAYS, padded
from bilingual_reader.reader.widgets.paint import Painted, Part, line

_CELL = 6
"""Cells of a day where there is room."""
_WHOLE = 8
"""Rows of the longest month, with its name and those of the days."""


class Month(Painted, Widget):
    """The month of the chosen day. Announces DayClicked."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Month { height: 8; margin: 1 0 0 0; }
    .-low Month { height: 4; margin: 0; }
    .-flat Month { height: 2; margin: 0; }
    """
    can_focus = False

    def __init__(self, palette: Palette, day: date, lit: Collection[date]) -> None:
        """`lit`: the days that have something."""
        super().__init__(palette)
        self.day, self._lit = day, lit

    def show(self, day: date) -> None:
        """Choose a day, and show its month."""
        self.day = day
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Announce the day under the mouse."""
        event.stop()
        rows, cell = self._rows(), self._cell
        column = (event.x - 1) // cell
        week = rows[event.y] if 0 <= event.y < len(rows) else None
        if week and event.x > 0 and column < 7 and week[column]:
            self.post_message(DayClicked(self.day.replace(day=week[column])))

    def render_line(self, y: int) -> Strip:
        width, palette = self.size.width, self._palette
        rows = self._rows()
        parts: list[Part] = [(" ", palette.base)]
        if y == 0:
            name = _(SHORT_MONTHS[self.day.month - 1])
            told = _("{month} {year}").format(month=name, year=self.day.year)
            parts.append((f" {told}", palette.section))
        elif y < len(rows):
            week = rows[y]
            parts += [self._day(n) for n in week] if week else self._names()
        return line(parts, width, palette.base)

    @property
    def _cell(self) -> int:
        return max(min(_CELL, (self.size.width - 1) // 7), 1)

    def _rows(self) -> list[list[int] | None]:
        """The weeks, each in the row where it stands; None for names."""
        weeks = month(self.day)
        if self.size.height >= _WHOLE:
            return [None, None, *weeks]
        here = next(place for place, week in enumerate(weeks) if self.day.day in week)
        room = max(self.size.height - 1, 1)
        first = max(min(here - room // 2, len(weeks) - room), 0)
        return [None, *weeks[first : first + room]]

    def _names(self) -> list[Part]:
        cell, faint = self._cell, self._palette.faint
        return [(padded(f" {_(name)}", cell)[:cell], faint) for name in SHORT_WEEKDAYS]

    def _day(self, n: int) -> Part:
        palette, cell = self._palette, self._cell
        if not n:
            return " " * cell, palette.base
        here, lit = n == self.day.day, self.day.replace(day=n) in self._lit
        sign = "•" if lit else " "
        told = f"{n:>2}{sign}"[: max(cell - 1, 1)] if cell > 2 else f"{n:>2}"[:cell]
        style = palette.accent if lit else palette.faint
        return f"{told:^{cell}}", style + palette.picked if here else style
