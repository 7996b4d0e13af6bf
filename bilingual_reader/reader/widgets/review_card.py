"""A card in the middle of the screen, and below it the four ratings with what they lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from bilingual_reader.reader.layout.linebreak import shortened
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.widgets.paint import Part, line

Drawn = Callable[[int], tuple[list[list[Part]], int]]
"""Cells → the lines that are shown, and how many there will be when all is."""

_WIDEST = 72
"""Cells of a line; 45 to 75 letters read best (Bringhurst, "Elements", 2.1.2)."""


@dataclass(repr=False, eq=False)
class CardClicked(Message):
    """The card was clicked: a rating, or 0 for the card itself."""

    rating: int


class ReviewCard(Widget):
    """Shows lines in the middle and choices at the foot. Announces CardClicked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "ReviewCard { height: 1fr; }"

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._drawn: Drawn = lambda width: ([], 0)
        self._choices: Sequence[tuple[str, str]] = ()
        self._hint = ""
        self._from = 0
        self._lines: list[list[Part]] = []
        self._whole = 0
        self._for_width = -1

    def show(
        self,
        drawn: Drawn,
        choices: Sequence[tuple[str, str]] = (),
        hint: str = "",
        top: bool = True,
    ) -> None:
        """Show this; `choices` are (name, what it leads to), or a `hint` stands in their place.

        With `top` from the first line on, else as far as it was scrolled.
        """
        self._drawn, self._choices, self._hint = drawn, choices, hint
        self._from = 0 if top else self._from
        self._for_width = -1
        self.refresh()

    def scroll_rows(self, by: int) -> None:
        """Move what is too long for the screen."""
        self._from = min(max(self._from + by, 0), max(len(self._lines) - self._room, 0))
        self.refresh()

    def use_palette(self, palette: Palette) -> None:
        """Paint in the colours of another theme."""
        self._palette = palette
        self._for_width = -1
        self.refresh()

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
        return 4 if self.size.height >= 12 else 2

    @property
    def _room(self) -> int:
        return max(self.size.height - self._foot, 1)

    def render_line(self, y: int) -> Strip:
        palette, width = self._palette, self.size.width
        if self._for_width != width:
            self._lines, self._whole = self._drawn(self._measure)
            self._for_width = width
        left: Part = (" " * self._left, palette.base)
        if y >= self._room:
            return line([left, *self._foot_line(y - self._room)], width, palette.base)
        # A little above the middle, where a card's answer finds room too: nothing moves.
        pad = max((self._room - max(self._whole, len(self._lines))) * 2 // 5, 0)
        place = y - pad + self._from
        if not 0 <= place < len(self._lines):
            return line([], width, palette.base)
        more = y == self._room - 1 and place < len(self._lines) - 1
        mark: list[Part] = [(" ↓", palette.faint)] if more else []
        return line([left, *self._lines[place], *mark], width, palette.base)

    def _foot_line(self, y: int) -> list[Part]:
        palette = self._palette
        row = y - (1 if self._foot == 4 else 0)
        if not self._choices:
            return [(self._hint, palette.faint)] if row == 0 else []
        each = self._measure // len(self._choices)
        parts: list[Part] = []
        for number, (name, leads) in enumerate(self._choices, 1):
            if row == 0:
                told = shortened(f" {name}", max(each - 2, 0))
                used: list[Part] = [(str(number), palette.accent), (told, palette.lead)]
            elif row == 1:
                used = [(shortened(f"  {leads}", max(each - 1, 0)), palette.other)]
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
