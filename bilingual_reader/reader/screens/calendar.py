"""The archive by date: a month, and what each of its days has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bilingual_reader.core.shelves import by_day, days_on, months_on, next_lit
from bilingual_reader.locale import N_, _, ngettext
from bilingual_reader.reader.keys import CALENDAR, bindings
from bilingual_reader.reader.messages import DayClicked, RowChosen
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.ports import EpisodeRow
from bilingual_reader.reader.screens.window import Window
from bilingual_reader.reader.telling import long_date
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.month import Month
from bilingual_reader.reader.widgets.paint import Part
from bilingual_reader.reader.widgets.rows import Rows

_KEYS = (
    ("⏎", N_("read")),
    ("←→", N_("day")),
    ("n", N_("next with episodes")),
    ("m", N_("the whole month")),
    ("?", N_("all keys")),
    ("Esc", N_("back")),
)
PaintEpisode = Callable[[EpisodeRow, int, bool], list[list[Part]]]
"""(episode, width, under the cursor) → the lines of its row, as the archive has them."""


class CalendarScreen(Window[tuple[str, str] | None]):
    """Answers with ("episode", its id) or with ("date", the day or month to list)."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(CALENDAR)
    HEADING = N_("Archive by date")

    def __init__(
        self, episodes: Sequence[EpisodeRow], day: date, paint: PaintEpisode, palette: Palette
    ) -> None:
        """`day`: the one to begin with."""
        super().__init__()
        self.days = by_day(episodes)
        self._paint = paint
        many = ngettext("{n} day with episodes", "{n} days with episodes", len(self.days))
        self._top = TopBar(_(self.HEADING), (many,), palette)
        self.month = Month(palette, day, self.days)
        self.rows = Rows(self._row, palette, 2)
        self.status_bar = StatusBar(_KEYS, palette)

    def compose(self) -> ComposeResult:
        yield self._top
        yield self.month
        yield self.rows
        yield self.status_bar

    def on_mount(self) -> None:
        """Show the day."""
        self._show(self.month.day)

    @property
    def here(self) -> Sequence[EpisodeRow]:
        """The episodes of the chosen day."""
        return self.days.get(self.month.day, ())

    def _show(self, day: date) -> None:
        self.month.show(day)
        self._top.set_share(0)
        told = _("nothing on {day}").format(day=long_date(day))
        self.rows.set_count(len(self.here), 0, told)

    def _row(self, index: int, width: int, here: bool) -> list[list[Part]]:
        return self._paint(self.here[index], width, here)

    # Keys and mouse

    def action_day(self, by: int) -> None:
        """Go on or back by days."""
        self._show(days_on(self.month.day, by))

    def action_month(self, by: int) -> None:
        """Go on or back by months."""
        self._show(months_on(self.month.day, by))

    def action_lit(self, by: int) -> None:
        """Go to the next day with episodes, or to the one before."""
        day = next_lit(self.days, self.month.day, by)
        if day is None:
            self.say(_("no later episode") if by > 0 else _("no earlier episode"))
        else:
            self._show(day)

    def action_row(self, by: int) -> None:
        """Go through the episodes of the day."""
        self.rows.move(by)

    def action_end(self, end: int) -> None:
        """Go to the first (1) or the last (-1) day with episodes."""
        if self.days:
            self._show(min(self.days) if end > 0 else max(self.days))

    def action_choose(self) -> None:
        """Read the episode at the cursor."""
        self.rows.choose()

    def action_list(self) -> None:
        """List all of the month in the archive."""
        self.dismiss(("date", self.month.day.isoformat()[:7]))

    def on_row_chosen(self, message: RowChosen) -> None:
        """An episode was chosen, by key or mouse."""
        message.stop()
        self.dismiss(("episode", self.here[message.index].id))

    def on_day_clicked(self, message: DayClicked) -> None:
        """The first click shows a day, the second lists its episodes in the archive."""
        if message.day == self.month.day and self.here:
            self.dismiss(("date", message.day.isoformat()))
        else:
            self._show(message.day)
