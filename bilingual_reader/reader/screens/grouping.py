"""The archive by show, speaker and kind: which there are, and how many episodes each has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType

from bilingual_reader.core.shelves import Group
from bilingual_reader.locale import N_, _, ngettext
from bilingual_reader.reader.keys import GROUPS, bindings
from bilingual_reader.reader.layout.linebreak import shortened
from bilingual_reader.reader.messages import RowChosen
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.screens.window import Window
from bilingual_reader.reader.telling import SORTS, group, padded
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.paint import Part, plain
from bilingual_reader.reader.widgets.rows import CursorKeys, Rows

_KEYS = (("⏎", N_("show these")), ("Tab", N_("show, speaker, kind")), ("Esc", N_("back")))
_SORT = 10
"""Cells for what a group is of."""


class GroupsScreen(CursorKeys, Window[Group | None]):
    """Answers with the group whose episodes are to be listed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(GROUPS)
    HEADING = N_("Archive by show, speaker, kind")

    def __init__(self, groups: Sequence[Group], palette: Palette) -> None:
        super().__init__()
        self._groups, self._palette = groups, palette
        many = ngettext("{n} group", "{n} groups", len(groups))
        self._top = TopBar(_(self.HEADING), (many,), palette)
        self.rows = Rows(self._row, palette, 1)
        self.status_bar = StatusBar(_KEYS, palette)

    def compose(self) -> ComposeResult:
        yield self._top
        yield self.rows
        yield self.status_bar

    def on_mount(self) -> None:
        """Fill the list."""
        nothing = _("no episode has a show, a speaker or a kind")
        self.rows.set_count(len(self._groups), 0, nothing)

    def restyle(self, palette: Palette) -> None:
        self._palette = palette
        super().restyle(palette)

    def _row(self, index: int, width: int, here: bool) -> list[list[Part]]:
        there, palette = self._groups[index], self._palette
        faint = palette.cursor_faint if here else palette.faint
        first = not index or self._groups[index - 1].sort != there.sort
        sort = padded(_(SORTS[there.sort]) if first else "", _SORT)
        many = f"{there.many:,}"
        name = self.reader.session.script(plain(group(there.sort, there.name)))
        name = shortened(name, max(width - _SORT - len(many) - 2, 4))
        gap = " " * max(width - _SORT - cell_len(name) - len(many) - 1, 1)
        style = palette.cursor if here else palette.lead
        return [[(sort, faint), (name, style), (gap, faint), (many, faint)]]

    def action_sort(self) -> None:
        """Go to the first group of the next sort: shows, speakers, kinds."""
        sorts = [group.sort for group in self._groups]
        if sorts:
            there = list(dict.fromkeys(sorts))
            now = there.index(sorts[self.rows.cursor])
            self.rows.move_to(sorts.index(there[(now + 1) % len(there)]))

    def on_row_chosen(self, message: RowChosen) -> None:
        """A group was chosen, by key or mouse."""
        message.stop()
        self.dismiss(self._groups[message.index])
