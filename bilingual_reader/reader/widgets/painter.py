"""How a row of the conversation looks: who speaks, what is lit, marked, picked and found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.spans import Span, spans
from bilingual_reader.reader.layout.blocks import MARGIN, Row, Run, View
from bilingual_reader.reader.marks import Marks
from bilingual_reader.reader.messages import Picked
from bilingual_reader.reader.pairs import Pairs
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.script import Script
from bilingual_reader.reader.widgets.paint import Overlay, overlaid

_SPANS_KEPT = 800
_LIT = ("text", "hidden", "reading", "over", "alone", "note")
"""Roles of the rows that are lit when their sentence is current."""


class Painter:
    """Paints rows in the colours of a palette."""

    def __init__(self, pairs: Pairs, marks: Marks, palette: Palette, script: Script) -> None:
        self.palette = palette
        self._script = script
        self.found: re.Pattern[str] | None = None
        self.hits: Mapping[int, Sequence[tuple[Language, int, int]]] = {}
        """Pair → side and offsets, in the whole side, of what a search of the library found."""
        self.lit: tuple[int, Language, int, int] | None = None
        """Pair, side and offsets of what the picked word is in the translation."""
        self._pairs, self._marks = pairs, marks
        self._spans: dict[tuple[int, Language], list[Span]] = {}
        self._spans_of = marks.marked, -1
        """The words that were looked for, and their version."""

    def blank(self, width: int) -> Strip:
        """A row below the end."""
        return Strip([Segment(" " * width, self.palette.base)], width)

    def strip(
        self, pair: Pair, row: Row, view: View, width: int, current: bool, picked: Picked | None
    ) -> Strip:
        """A row of a pair's block, exactly `width` cells wide."""
        palette = self.palette
        lit = current and any(run.role in _LIT for run in row)
        ground = palette.now if lit else palette.base
        segments = [Segment(" " * view.indent, palette.base)] if view.indent else []
        used = view.indent
        if lit:
            segments.append(Segment("▌", palette.now_bar))
            used += 1
        leads = next(iter(view.sides(pair)), "en") if row else "en"
        overlays = {
            side: self._overlays(pair, side, lit, picked)
            for side in {run.side for run in row if run.role == "text"}
            if side is not None
        }
        for run in row:
            if run.x > used:
                segments.append(Segment(" " * (run.x - used), ground))
            style, text = self._style(pair, run, lit, run.side == leads), self._shown(pair, run)
            if run.role == "text" and run.side is not None:
                segments += overlaid(text, run.first, style, overlays[run.side])
            else:
                segments.append(Segment(text, style))
            used = run.x + cell_len(run.text)
        for end, style in ((_lit_end(view) if lit else 0, palette.now), (width, palette.base)):
            if used < min(end, width):
                segments.append(Segment(" " * (min(end, width) - used), style))
                used = min(end, width)
        strip = Strip(segments)
        return strip if strip.cell_length == width else strip.adjust_cell_length(width)

    def word_spans(self, pair: Pair, side: Language) -> list[Span]:
        """Where words of the list stand in a side of a pair, those that are known among them."""
        marked = self._marks.marked
        if self._spans_of != (marked, marked.version):
            self._spans_of = marked, marked.version
            self._spans.clear()
        found = self._spans.get((pair.n, side))
        if found is None:
            if len(self._spans) > _SPANS_KEPT:
                self._spans.clear()
            text = pair.side(side)
            found = spans(text, side, marked, pair.zh_words)
            self._spans[pair.n, side] = found
        return found

    def forget(self) -> None:
        """The pairs changed."""
        self._spans.clear()

    def _shown(self, pair: Pair, run: Run) -> str:
        """What stands in a run in the script that was chosen: as long, and as wide.

        A sentence is converted whole, since phrases decide, and rows may break them.
        """
        if run.role == "text" and run.side is not None:
            whole = pair.side(run.side)
            shown = self._script(whole)
            return run.text if shown is whole else shown[run.first : run.first + len(run.text)]
        return self._script(run.text) if run.role in ("section", "speaker") else run.text

    def _style(self, pair: Pair, run: Run, lit: bool, leads: bool) -> Style:
        palette = self.palette
        if run.role == "text":
            if lit:
                return palette.now if leads else palette.now_other
            return palette.lead if leads else palette.other
        if run.role == "speaker":
            place = self._pairs.speaker_index(pair.speaker)
            return palette.speakers[place % len(palette.speakers)]
        if run.role == "section":
            return palette.section
        if run.role == "over":
            return (palette.now_tones if lit else palette.tones)[run.tone]
        if run.role == "flag":
            return palette.now_bar if lit else palette.accent
        if run.role in ("reading", "note"):
            return palette.reading
        return palette.now_faint if lit else palette.faint

    def _overlays(
        self, pair: Pair, side: Language, lit: bool, picked: Picked | None
    ) -> list[Overlay]:
        palette = self.palette
        styles = palette.now_marks if lit else palette.marks
        overlays: list[Overlay] = [
            (a, b, styles[self._marks.words[key].status])
            for a, b, key in self.word_spans(pair, side)
            if key in self._marks.words
        ]
        if self.found:
            found = self.found.finditer(pair.side(side))
            overlays += [(match.start(), match.end(), palette.found) for match in found]
        for lang, first, last in self.hits.get(pair.n, ()):
            if lang == side:
                overlays.append((*self._pairs.in_shown(pair.n, side, (first, last)), palette.found))
        if self.lit and self.lit[:2] == (pair.n, side):
            overlays.append((*self.lit[2:], palette.found))
        if picked and picked.side == side:
            overlays.append((picked.first, picked.last, palette.picked))
        return overlays


def _lit_end(view: View) -> int:
    """The cell where the ground of the current sentence ends."""
    text = 2 * view.measure + 4 if view.columns else view.measure
    return view.indent + MARGIN + text + 1
