"""All keys, on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.strip import Strip

from bilingual_reader.locale import _
from bilingual_reader.reader.keys import HELP, PLACES, SECTIONS, Key, bindings
from bilingual_reader.reader.layout.linebreak import wrap
from bilingual_reader.reader.messages import KeyClicked
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.screens.page import Page, PageWindow
from bilingual_reader.reader.told_keys import keyed, keys_now
from bilingual_reader.reader.widgets.bars import key_at
from bilingual_reader.reader.widgets.paint import Part, line, spread

_KEY_ROOM = 14
"""Cells for the names of keys."""
_COLUMN = 56
"""Cells from which another column is worth it."""


class KeyList(Page):
    """The table of keys, in as many columns as there is room for."""

    def __init__(self, palette: Palette, first: str) -> None:
        super().__init__(palette)
        self._sections = sorted(SECTIONS, key=lambda section: section[0] != first)

    @property
    def _most(self) -> int:
        return max(len(self._columns(self.size.width)[0]) - self.size.height + 1, 0)

    def render_line(self, y: int) -> Strip:
        width, palette = self.size.width, self._palette
        if y == 0:
            told = keyed(self.screen, _("‹↑› ‹↓› scroll · ‹Esc› closes"))
            ends = [(told + " ", palette.chrome_faint)]
            title = [("  " + _("Keys 快捷键"), palette.chrome_strong)]
            return spread(title, ends, width, palette.chrome)
        y -= 1
        columns = self._columns(width)
        each = self._each(width)
        strips = []
        for column in columns:
            place = y + self._from
            parts = column[place] if place < len(column) else []
            strips.append(line(parts, each, palette.base))
        return Strip.join(strips).adjust_cell_length(width, palette.base)

    def on_click(self, event: events.Click) -> None:
        """Announce the key that was clicked; on the line above leave."""
        if event.y == 0:
            self.post_message(KeyClicked("Esc"))
            return
        width, place = self.size.width, event.y - 1 + self._from
        number = min(event.x // self._each(width), len(self._columns(width)) - 1)
        column = self._columns(width)[number]
        row = column[place] if place < len(column) else []
        if row and row[0][1] == self._palette.accent and self._acts(column[:place]):
            keys = [(row[0][0].strip(), " " * _KEY_ROOM + row[1][0])]
            key = key_at(keys, event.x % self._each(width) - 1)
            if key:
                self.post_message(KeyClicked(key))

    def _acts(self, above: Sequence[list[Part]]) -> bool:
        """Whether keys below these rows do something on the screen below, or everywhere."""
        heads = [row[0][0].strip() for row in above if row and row[0][1] == self._palette.section]
        return bool(heads) and heads[-1] in (_(self._sections[0][0]), _("Everywhere"))

    def _columns(self, width: int) -> list[list[list[Part]]]:
        each = self._each(width)
        whole: list[list[Part]] = []
        for title, keys in self._sections:
            whole.append([("  " + _(title), self._palette.section)])
            place = next(name for name, table in PLACES.items() if table is keys)
            own = keys_now(place, self.app._keymap)
            whole += [row for key in own if key.shown for row in self._told(key, each)]
            whole.append([])
        if each == width:
            return [whole]
        half = next(i for i, row in enumerate(whole) if not row and i >= len(whole) // 3) + 1
        left, right = whole[:half], whole[half:]
        rows = max(len(left), len(right))
        return [left + [[]] * (rows - len(left)), right + [[]] * (rows - len(right))]

    def _each(self, width: int) -> int:
        """Cells of a column."""
        return width // 2 if width >= 2 * _COLUMN else width

    def _told(self, key: Key, width: int) -> list[list[Part]]:
        """A key and what it does, in as many rows as that takes."""
        palette, says = self._palette, _(key.says)
        gap = " " * max(_KEY_ROOM - cell_len(key.shown), 1)
        lines = wrap(says, max(width - _KEY_ROOM - 3, 1))
        starts = [f"  {key.shown}{gap}", *[" " * (_KEY_ROOM + 2)] * (len(lines) - 1)]
        return [
            [(start, palette.accent), (says[first:last], palette.lead)]
            for start, (first, last) in zip(starts, lines, strict=True)
        ]


class HelpScreen(PageWindow):
    """Lists every key."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(HELP)

    def __init__(self, first: str = "") -> None:
        """`first`: the title of the section to begin with."""
        super().__init__()
        self._first = first

    def compose(self) -> ComposeResult:
        self.page = KeyList(self.reader.palette, self._first)
        yield self.page

    def key_clicked(self, key: str) -> None:
        """Do on the screen below what the key does that was clicked."""
        self.dismiss(None)
        if key != "escape":
            self.app.call_later(self.app.simulate_key, key)
