"""From text and styles to the strips that Textual draws. Never any markup.

`Painted` and `Scrolled` are what the widgets that draw them share.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from bilingual_reader.reader.layout.linebreak import safe, shortened, wrap

if TYPE_CHECKING:
    from textual.widget import Widget as Drawing

    from bilingual_reader.reader.palette import Palette
else:
    # A class that is a widget costs Textual time before the first screen stands.
    Drawing = object

Part = tuple[str, Style]
Lines = list[list[Part]]
Overlay = tuple[int, int, Style]
"""Half-open offsets, and a style added to what stands there."""


class Painted(Drawing):
    """What a widget is besides that draws its own lines, in the colours of the theme."""

    ALLOW_SELECT = False

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette

    def use_palette(self, palette: Palette) -> None:
        """Paint in the colours of another theme."""
        self._palette = palette
        self.refresh()


class Scrolled(Painted):
    """What shows some of its lines, from `_from` on."""

    _from = 0

    @property
    @abstractmethod
    def _most(self) -> int:
        """The most lines that may stand above what is in view."""

    def scroll_rows(self, by: int) -> None:
        """Move what is longer than there is room for."""
        self._from = min(max(self._from + by, 0), self._most)
        self.refresh()


def line(parts: Sequence[Part], width: int, ground: Style) -> Strip:
    """Parts one after another, filled up or cut to the width."""
    segments: list[Segment] = []
    used = 0
    for text, style in parts:
        have = cell_len(text)
        if used + have > width:
            text = shortened(text, width - used)
            have = cell_len(text)
        if text:
            segments.append(Segment(text, style))
        used += have
        if used >= width:
            break
    if used < width:
        segments.append(Segment(" " * (width - used), ground))
        used = width
    return Strip(segments, used)


def spread(left: Sequence[Part], right: Sequence[Part], width: int, ground: Style) -> Strip:
    """Parts at both ends; the left ones give way, but keep at least half of the line."""
    right_room = sum(cell_len(text) for text, _ in right)
    left_room = sum(cell_len(text) for text, _ in left)
    if left_room + right_room > width:
        right_room = min(right_room, max(width // 2, width - left_room))
        left_room = max(width - right_room, 0)
    ends = line(right, right_room, ground) if right_room else Strip([], 0)
    return Strip.join([line(left, width - right_room, ground), ends])


def overlaid(text: str, first: int, style: Style, overlays: Sequence[Overlay]) -> list[Segment]:
    """A line of text that begins at an offset, with styles added where they apply."""
    last = first + len(text)
    here = [
        (max(a, first), min(b, last), s) for a, b, s in overlays if a < last and b > first and a < b
    ]
    if not here:
        return [Segment(text, style)]
    edges = sorted({first, last, *(a for a, _, _ in here), *(b for _, b, _ in here)})
    segments = []
    for start, end in zip(edges, edges[1:], strict=False):
        mixed = style
        for a, b, added in here:
            if a <= start and end <= b:
                mixed = mixed + added
        segments.append(Segment(text[start - first : end - first], mixed))
    return segments


def lit(text: str, first: int, style: Style, overlays: Sequence[Overlay]) -> list[Part]:
    """The same as parts."""
    return [(s.text, s.style or style) for s in overlaid(text, first, style, overlays)]


def paragraph(text: str, width: int, style: Style, overlays: Sequence[Overlay] = ()) -> Lines:
    """A text broken into lines; nothing for no text."""
    told = plain(text)
    lines = wrap(told, width) if told.strip() else ()
    return [lit(told[first:last], first, style, overlays) for first, last in lines]


def plain(text: str) -> str:
    """Text of one line that is safe to print."""
    return safe(text.replace("\n", " "))
