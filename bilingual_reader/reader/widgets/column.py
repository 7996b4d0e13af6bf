"""The column of an episode's pairs: laid out and painted around the current one.

It paints its own lines. It lays out what is in view and never asks for the whole episode, so a
step costs the same in an episode of ten sentences and of fifty thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.reader.layout.blocks import Block, Row, View, lay_out
from bilingual_reader.reader.layout.over import Over
from bilingual_reader.reader.layout.viewport import Place, Viewport
from bilingual_reader.reader.marks import Marks
from bilingual_reader.reader.messages import Picked, Viewed
from bilingual_reader.reader.pairs import Pairs
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.script import Script
from bilingual_reader.reader.widgets.paint import Painted
from bilingual_reader.reader.widgets.painter import Painter

_BLOCKS_KEPT = 400
_STRIPS_KEPT = 400

Notes = Callable[[Pair, Language], Sequence[Over]]
"""A pair and a side of it → the readings over its words, as far as they are known."""


class Column(Painted, Widget):
    """Draws pairs; what is current, picked and shown is set by the conversation that it is."""

    can_focus = False

    def __init__(
        self,
        pairs: Pairs,
        n: int,
        marks: Marks,
        view: View,
        palette: Palette,
        script: Script,
        single: bool = False,
    ) -> None:
        """`single`: the episode has one language only."""
        super().__init__(palette)
        self.pairs, self.n = pairs, n
        self.picked: Picked | None = None
        self._anchor: tuple[int, int] | None = None
        """The word from which the selection was made longer, while it is one."""
        self.view = view._replace(single=single)
        self._painter = Painter(pairs, marks, palette, script)
        self._revealed: frozenset[Language] = frozenset()
        """The sides of the current sentence that hid and are shown now."""
        self._readings: dict[int, str] = {}
        self.notes: Notes | None = None
        """What gives the readings over words; None: there are none."""
        self.flags: frozenset[int] = frozenset()
        """The bookmarked pairs."""
        self.explained = False
        """Whether the current sentence says what it is made of."""
        self.corrected: frozenset[int] = frozenset()
        """The pairs that the learner made; known while `explained`."""
        self._row_of_current: int | None = None
        """The row of the view where the current sentence is to stand; None: at a fourth of it."""
        self._blocks: dict[int, Block] = {}
        self._strips: dict[Place, tuple[Row, Strip]] = {}
        """Rows of other pairs than the current one, as they were painted last."""
        self._viewport = Viewport(pairs.count, lambda n: len(self._block(n).rows))
        self._rows: list[Place] = []
        self._laid_out_for = Size(0, 0)

    def use_palette(self, palette: Palette) -> None:
        super().use_palette(palette)
        self._painter.palette = palette
        self._redraw()

    def scroll_rows(self, by: int) -> None:
        """Move the view without leaving the current sentence."""
        if self._viewport.scroll(by, self._height):
            self._redraw(scrolled=True)

    @property
    def page(self) -> int:
        """Rows that a page scrolls."""
        return max(self._height - 2, 1)

    # Layout

    @property
    def _height(self) -> int:
        return max(self.size.height, 1)

    def _block(self, n: int) -> Block:
        block = self._blocks.get(n)
        if block is None:
            if len(self._blocks) > _BLOCKS_KEPT:
                self._blocks.clear()
            pair = self.pairs[n]
            block = lay_out(
                pair,
                self.pairs[n - 1] if n > 1 else None,
                self.view,
                revealed=self._revealed if n == self.n else (),
                reading=self._readings.get(n, ""),
                over=self._over(pair),
                explained=self.explained and n == self.n,
                corrected=n in self.corrected,
                flagged=n in self.flags,
            )
            if pair.turn:
                self._blocks[n] = block
        return block

    def _over(self, pair: Pair) -> Mapping[Language, Sequence[Over]] | None:
        if self.notes is None:
            return None
        return {side: self.notes(pair, side) for side in self.view.sides(pair)}

    def covered(self, n: int, side: Language) -> bool:
        """Whether a side of a pair waits to be revealed."""
        shown = n == self.n and side in self._revealed
        return not shown and self.view.hides(self.pairs[n], side)

    @property
    def in_view(self) -> tuple[int, int]:
        """The first and the last pair that are in view."""
        return (self._rows[0].n, self._rows[-1].n) if self._rows else (self.n, self.n)

    def _see(self) -> None:
        """Take in which rows are in view now."""
        before, self._rows = self.in_view, self._viewport.rows(self._height)
        if self.notes is not None and self.in_view != before:
            self.post_message(Viewed())

    @property
    def laid_out(self) -> Sequence[int]:
        """The pairs that are laid out: those in view, and others that were."""
        return list(self._blocks)

    def lay_out_anew(self, numbers: Collection[int] | None = None) -> None:
        """These pairs, or all, need other room now; the current one stays in its row."""
        first, last = self.in_view
        if numbers is not None and not any(first <= n <= last for n in numbers):
            self._forget(*numbers)
            return
        here = next(
            ((y, place) for y, place in enumerate(self._rows) if place.n == self.n),
            (0, self._viewport.top),
        )
        if numbers is None:
            self._blocks.clear()
        else:
            self._forget(*numbers)
        if self._rows:
            y, place = here
            self._viewport.top = Place(place.n, min(place.row, len(self._block(place.n).rows) - 1))
            self._viewport.scroll(-y, self._height)
            self._viewport.settle(self._height)
            self._redraw()

    def _forget(self, *numbers: int) -> None:
        for n in numbers:
            self._blocks.pop(n, None)

    def _begin_anew(self) -> None:
        """The pairs are others: forget all that was made of the old ones."""
        self._viewport.count = self.pairs.count
        self._painter.forget()
        self._blocks.clear()
        self._rows = []
        self._relay()

    def _keep_row(self) -> None:
        """What is current next is to stand in the row of what is current now."""
        shown = [y for y, place in enumerate(self._rows) if place.n == self.n]
        self._row_of_current = shown[0] if shown else None

    def _relay(self) -> None:
        """Lay everything out anew, the current sentence in view."""
        self._laid_out_for = Size(0, 0)
        self.refresh()

    def _ensure_laid_out(self) -> None:
        if self._laid_out_for == self.size or not self.size:
            return
        first_time = not self._rows
        self.view = self.view._replace(width=self.size.width)
        self._blocks.clear()
        self._laid_out_for = self.size
        if first_time:
            self._viewport.top = Place(self.n, 0)
            above = self._row_of_current
            self._viewport.scroll(-(self._height // 4 if above is None else above), self._height)
        self._viewport.settle(self._height)
        self._viewport.show(self.n, self._height)
        self._see()

    def _bring_in_view(self, before: int) -> None:
        moved = self._viewport.show(self.n, self._height)
        whole = moved or self._readings or self.explained
        self._redraw(None if whole else (before, self.n), scrolled=True)

    def _redraw(self, numbers: Sequence[int] | None = None, scrolled: bool = False) -> None:
        """Paint the rows of these pairs again, or all; `scrolled`: most look as they did."""
        if not self._laid_out_for:
            return
        if numbers is None and not scrolled:
            self._strips.clear()
        if numbers is None:
            self._see()
            self.refresh()
            return
        touched = [y for y, place in enumerate(self._rows) if place.n in numbers]
        if touched:
            width = self.size.width
            self.refresh(*(Region(0, y, width, 1) for y in touched))

    # Painting

    def render_lines(self, crop: Region) -> list[Strip]:
        self._ensure_laid_out()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y >= len(self._rows):
            return self._painter.blank(width)
        place = self._rows[y]
        row = self._block(place.n).rows[place.row]
        if place.n == self.n:
            return self._painter.strip(
                self.pairs[place.n], row, self.view, width, True, self.picked
            )
        painted, strip = self._strips.get(place, ((), None))
        if strip is None or painted is not row or strip.cell_length != width:
            strip = self._painter.strip(self.pairs[place.n], row, self.view, width, False, None)
            if len(self._strips) > _STRIPS_KEPT:
                self._strips.clear()
            self._strips[place] = row, strip
        return strip
