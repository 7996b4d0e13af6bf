"""Today's numbers, and the year as a grid of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from bilingual_reader.core.diary import Day, Streak, Today, months, weeks
from bilingual_reader.locale import _, ngettext
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.telling import SHORT_MONTHS, SHORT_WEEKDAYS, padded
from bilingual_reader.reader.widgets.paint import Painted, Part, line

GLYPHS = ("·", "░", "▒", "▓", "█")
"""A day by its level: told apart without colours too."""
_LEFT = 6
"""Cells before the grid."""
_NUMBERS, _GRID = 4, 10
"""Lines of the numbers with the blank one below them; of the grid with months and legend."""


class Year(Painted, Widget):
    """The numbers of the day and the week, the streak, and as many weeks as there is room for."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Year { height: 14; margin: 1 0; }
    .-low Year { height: 3; }
    .-flat Year { display: none; }
    """
    can_focus = False

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._today: Today | None = None

    def show(self, today: Today) -> None:
        """Show these days."""
        self._today = today
        self.refresh()

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return _NUMBERS + _GRID

    def render_line(self, y: int) -> Strip:
        palette, width = self._palette, self.size.width
        parts: Sequence[Part] = ()
        if self._today is not None:
            lines = (*self._numbers(self._today), *self._grid(self._today, width))
            parts = lines[y] if y < len(lines) else ()
        return line([("  ", palette.base), *parts], width, palette.base)

    def _numbers(self, today: Today) -> list[list[Part]]:
        name, base = self._palette.faint, self._palette.base
        rows = [
            [(padded(told, 11), name), (_told(day), base)]
            for told, day in ((_("Today"), today.day), (_("This week"), today.week))
        ]
        return [*rows, [(padded(_("Streak"), 11), name), (_streak(today.streak), base)], []]

    def _grid(self, today: Today, width: int) -> list[list[Part]]:
        wide = 2 if width >= 2 * 53 + _LEFT + 4 else 1
        room = max((width - _LEFT - 4) // wide, 1)
        grid = weeks(today.on, min(53, room))
        faint = self._palette.faint
        shades = self._shades()
        rows: list[list[Part]] = [[(" " * _LEFT + _heading(months(grid), wide), faint)]]
        for weekday, name in enumerate(SHORT_WEEKDAYS):
            told = _(name) if weekday % 2 == 0 else ""
            row: list[Part] = [(padded(told, _LEFT), faint)]
            for week in grid:
                row.append(_cell(today, week[weekday], wide, shades))
            rows.append(row)
        legend = [(GLYPHS[level] * wide, shades[level]) for level in range(5)]
        less, more = " " * _LEFT + _("less") + " ", " " + _("more")
        rows.append([(less, faint), *legend, (more, faint)])
        return rows

    def _shades(self) -> tuple[Style, ...]:
        """The styles of the levels."""
        palette = self._palette
        return (palette.faint, palette.heat[0], palette.heat[1], palette.heat[2], palette.heat[3])


def _cell(today: Today, day: date, wide: int, shades: Sequence[Style]) -> Part:
    if day > today.on:
        return " " * wide, shades[0]
    level = today.days.get(day, Day()).level
    return GLYPHS[level] * wide, shades[level]


def _heading(begins: Sequence[int], wide: int) -> str:
    """The names of the months, each over the week in which it begins, where there is room."""
    text = ""
    for week, month in enumerate(begins):
        if month and cell_len(text) <= week * wide:
            text = padded(text, week * wide) + _(SHORT_MONTHS[month - 1])
    return text


def _told(day: Day) -> str:
    parts = (
        ngettext("{n} minute", "{n} minutes", day.minutes),
        ngettext("{n} sentence", "{n} sentences", day.sentences),
        ngettext("{n} word", "{n} words", day.words),
        ngettext("{n} review", "{n} reviews", day.reviews),
    )
    return " · ".join(parts)


def _streak(streak: Streak) -> str:
    def days(many: int) -> str:
        return ngettext("{n} day", "{n} days", many)

    longest = _("longest {days}").format(days=days(streak.longest)) if streak.longest else ""
    if not streak.current:
        return " · ".join(filter(None, (_("begins with the next sentence"), longest)))
    rest = "" if streak.today else _("read a sentence to keep it")
    return " · ".join(filter(None, (days(streak.current), longest, rest)))
