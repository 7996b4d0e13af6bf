"""A card in the middle of the screen, and below it the four ratings with what they lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.widgets.paint import Part, Scrolled, line


class Drawn(NamedTuple):
    """What is shown."""

    lines: list[list[Part]]
    whole: int
    """How many lines there will be when all is shown."""
    new: int = 0
    """The first line that is to be seen; what is above may be scrolled away for it."""


Draw = Callable[[int], Drawn]
"""Cells → what is shown in so many of them."""

_WIDEST = 72
"""Cells of a line; 45 to 75 letters read best (Bringhurst, "Elements", 2.1.2)."""


@dataclass(repr=False, eq=False)
class CardClicked(Message):
    """The card was clicked: a rating, or 0 for the card itself."""

    rating: int


class ReviewCard(Scrolled, Widget):
    """Shows lines in the middle and choices at the foot. Announces CardClicked."""

    DEFAULT_CSS = "ReviewCard { height: 1fr; }"

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._draw: Draw = lambda width: Drawn([], 0)
        self._choices: Sequence[tuple[str, str]] = ()
        self._hint = ""
        self._drawn = Drawn([], 0)
        self._for = (-1, -1)
        """The size that it was drawn for."""

    def show(
        self, draw: Draw, choices: Sequence[tuple[str, str]] = (), hint: str = "", top: bool = True
    ) -> None:
        """Show this; `choices` are (name, what it leads to), or a `hint` stands in their place.

        With `top` so that what is new is seen, else as far as it was scrolled.
        """
        self._draw, self._choices, self._hint = draw, choices, hint
        self._from = -1 if top else self._from
        self._for = (-1, -1)
        self.refresh()

    def use_palette(self, palette: Palette) -> None:
        self._for = (-1, -1)
        super().use_palette(palette)

    @property
    def page(self) -> int:
        """Rows of the card that are in view."""
        return max(self._room - 1, 1)

    @property
    def _measure(self) -> int:
        return max(min(self.size.width - 4, _WIDEST), 1)

    @property
    def _left(self) -> int:
        return max((self.size.width - self._measure) // 2, 0)

    @property
    def _foot(self) -> int:
        """Rows of the choices, and an empty one above and below where there is room."""
        if not self._choices and not self._hint:
            return 0
        return 4 if self.size.height >= 12 else 2

    @property
    def _room(self) -> int:
        return max(self.size.height - self._foot, 1)

    @property
    def _most(self) -> int:
        return max(len(self._drawn.lines) - self._room, 0)

    def render_line(self, y: int) -> Strip:
        palette, width = self._palette, self.size.width
        if self._for != self.size:
            self._drawn = self._draw(self._measure)
            self._for = self.size
            self._from = min(self._drawn.new if self._from < 0 else self._from, self._most)
        left: Part = (" " * self._left, palette.base)
        if y >= self._room:
            return line([left, *self._foot_line(y - self._room)], width, palette.base)
        # A little above the middle, where a card's answer finds room too: nothing moves.
        lines = self._drawn.lines
        pad = max((self._room - max(self._drawn.whole, len(lines))) * 2 // 5, 0)
        place = y - pad + self._from
        if not 0 <= place < len(lines):
            return line([], width, palette.base)
        more = y == self._room - 1 and place < len(lines) - 1
        mark: list[Part] = [(" ↓", palette.faint)] if more else []
        return line([left, *lines[place], *mark], width, palette.base)

    def _foot_line(self, y: int) -> list[Part]:
        palette = self._palette
        row = y - (1 if self._foot == 4 else 0)
        if not self._choices:
            return [(self._hint, palette.faint)] if row == 0 else []
        each = self._measure // len(self._choices)
        parts: list[Part] = []
        for number, (name, leads) in enumerate(self._choices, 1):
            if row == 0:
                told = _cut(f" {name}", each - 2)
                used: list[Part] = [(str(number), palette.accent), (told, palette.lead)]
            elif row == 1:
                # Without room it is said as shortly as possible: 10m.
                short = f"  {leads}" if each > 8 else leads.replace(" min", "m").replace(" ", "")
                used = [(_cut(short, each - 1), palette.other)]
            else:
                used = []
            gap = each - sum(cell_len(text) for text, _ in used)
            parts += [*used, (" " * max(gap, 0), palette.base)]
        return parts

    def on_click(self, event: events.Click) -> None:
        """A click on a choice chooses it, one above the choices is for the card."""
        event.stop()
        place = (event.x - self._left) * max(len(self._choices), 1) // max(self._measure, 1)
        if event.y >= self._room and self._choices:
            if 0 <= place < len(self._choices):
                self.post_message(CardClicked(place + 1))
        else:
            self.post_message(CardClicked(0))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_rows(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_rows(-1)


def _cut(text: str, room: int) -> str:
    """As much of a text as there is room for, and no half of a wide letter."""
    return set_cell_size(text, max(room, 0)) if cell_len(text) > room else text
