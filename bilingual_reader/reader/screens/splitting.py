"""Where a pair is to be split: shown as the two pairs that it would become."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.strip import Strip
from textual.widget import Widget

from bilingual_reader.core.corrections import halves, split
from bilingual_reader.core.documents import LANGUAGES, Language, Pair
from bilingual_reader.core.sides import spans
from bilingual_reader.locale import _
from bilingual_reader.reader.keys import SPLIT, bindings
from bilingual_reader.reader.layout.linebreak import column_offset, wrap
from bilingual_reader.reader.messages import KeyClicked
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.screens.window import Window
from bilingual_reader.reader.telling import none
from bilingual_reader.reader.told_keys import keys_now
from bilingual_reader.reader.widgets.bars import key_at
from bilingual_reader.reader.widgets.paint import Painted, Part, spread

Border = tuple[int, int]
"""How many English and Chinese sentences go to the first pair."""

_EDGE = 6
"""Cells left of the text."""
_FRAME = 5
"""Rows beside the text: title, rule, keys, and the two that a split may add."""


class _Place(NamedTuple):
    """What a row shows a stretch of."""

    lang: Language
    first: bool
    """Whether of the first half."""
    start: int
    """Offset in the half's side."""
    x: int
    """The cell that it begins at."""


class _Row(NamedTuple):
    parts: list[Part]
    place: _Place | None = None


class Halves(Painted, Widget):
    """The two pairs, of each what is nearest to the border."""

    def __init__(self, pair: Pair, palette: Palette) -> None:
        super().__init__(palette)
        self._pair = pair
        best = halves(pair)
        self.border, self._borders = best[0], frozenset(best)

    def move(self, lang: Language, by: int) -> None:
        """Move the border of one side by a sentence, over what would leave a half empty."""
        en, zh = self.border
        step = (by, 0) if lang == "en" else (0, by)
        for times in (1, 2):
            to = en + times * step[0], zh + times * step[1]
            if to in self._borders:
                self.border = to
                self.refresh()
                return

    def rows_needed(self, width: int) -> int:
        """Rows in which all of the text can be seen, however it is split, and the frame."""
        # A side that is split may take a row more, one that is not leaves a row to say so.
        whole = sum(len(self._lines(self._pair.side(lang), width)) + 1 for lang in LANGUAGES)
        return whole + _FRAME

    def render_line(self, y: int) -> Strip:
        rows, palette = self._rows(), self._palette
        parts = rows[y].parts if y < len(rows) else []
        return spread(parts, [], self.size.width, palette.chrome)

    def _rows(self) -> list[_Row]:
        palette, height = self._palette, self.size.height
        first, second = split(self._pair, *self.border)
        room = self._room(first, second)
        rule = " " + "─" * max(self.size.width - 2, 0)
        title = _("Split sentence {n} in two")
        rows = [
            _Row([(" " + title.format(n=self._pair.n), palette.chrome_strong)]),
            *self._half(first, room, first=True),
            _Row([(rule, palette.chrome_faint)]),
            *self._half(second, room, first=False),
        ][: max(height - 1, 1)]
        return [*rows, *[_Row([])] * (height - 1 - len(rows)), _Row(self._foot())]

    def _room(self, first: Pair, second: Pair) -> int:
        """The most rows that a side may have for all four to find a place."""
        width, free = self.size.width, self.size.height - _FRAME + 2
        taken = [
            max(len(self._lines(half.side(lang), width)), 1)
            for half in (first, second)
            for lang in LANGUAGES
        ]
        fitting = (r for r in range(max(taken), 1, -1) if sum(min(t, r) for t in taken) <= free)
        return next(fitting, 1)

    def on_click(self, event: events.Click) -> None:
        """Move the border over the sentence that was clicked; announce a key at the foot."""
        event.stop()
        if event.y == self.size.height - 1:
            key = key_at(self._keys(), event.x)
            if key:
                self.post_message(KeyClicked(key))
            return
        rows = self._rows()
        place = rows[event.y].place if event.y < len(rows) else None
        if place is not None:
            self._move_over(place, event.x - place.x)

    def _move_over(self, place: _Place, column: int) -> None:
        """Put a sentence into the other half, with those between it and the border."""
        half = split(self._pair, *self.border)[0 if place.first else 1]
        ends = [last for _first, last in spans(half, place.lang)]
        shown = half.side(place.lang)[place.start :]
        at = place.start + max(column_offset(shown, column), 0)
        number = next((n for n, last in enumerate(ends) if at < last), len(ends) - 1)
        en, zh = self.border
        before = 0 if place.first else (en if place.lang == "en" else zh)
        to = before + number + (not place.first)
        border = (to, zh) if place.lang == "en" else (en, to)
        if border in self._borders:
            self.border = border
            self.refresh()

    def _keys(self) -> list[tuple[str, str]]:
        """As many keys as there is room for."""
        table = keys_now("split", self.app._keymap)
        keys = [(key.shown, _(key.says)) for key in table if key.says]
        while keys and sum(cell_len(f"{key} {does}  ") for key, does in keys) > self.size.width + 1:
            keys.pop()
        return keys

    def _foot(self) -> list[Part]:
        palette = self._palette
        parts: list[Part] = [(" ", palette.chrome)]
        for shown, says in self._keys():
            parts += [(shown, palette.chrome_accent), (f" {says}  ", palette.chrome_faint)]
        return parts

    def _half(self, pair: Pair, room: int, first: bool) -> list[_Row]:
        """The rows of a half: where there is no room, of the first its end, else its beginning."""
        palette = self._palette
        rows: list[_Row] = []
        for lang, label in zip(LANGUAGES, (" EN  ", " 中  "), strict=True):
            text = pair.side(lang)
            lines = self._lines(text, self.size.width)
            cut = len(lines) > room
            if cut:
                lines = lines[-room:] if first else lines[:room]
            faint, heads = palette.chrome_faint, [label, *[" " * cell_len(label)] * len(lines)]
            if not lines:
                rows.append(_Row([(label, faint), (none(lang), faint)]))
            for n, ((start, end), head) in enumerate(zip(lines, heads, strict=False)):
                before = "… " if cut and first and n == 0 else ""
                behind = " …" if cut and not first and n == len(lines) - 1 else ""
                told = before + text[start:end] + behind
                place = _Place(lang, first, start, cell_len(head + before))
                rows.append(_Row([(head, faint), (told, palette.chrome)], place))
        return rows

    def _lines(self, text: str, width: int) -> list[tuple[int, int]]:
        return wrap(text, max(width - _EDGE - 2, 1)) if text else []


class SplitScreen(Window[Border | None]):
    """Asks where; answers with the border, or None when it was left."""

    CSS = """
    SplitScreen { align: center bottom; background: $background 50%; }
    Halves { width: 100%; max-height: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(SPLIT)

    def __init__(self, pair: Pair, palette: Palette) -> None:
        super().__init__()
        self.halves = Halves(pair, palette)

    def compose(self) -> ComposeResult:
        yield self.halves

    def on_mount(self) -> None:
        """As tall as the text needs."""
        self._fit()

    def on_resize(self, event: events.Resize) -> None:
        """The terminal is another."""
        self._fit()

    def _fit(self) -> None:
        width, height = self.app.size
        self.halves.styles.height = min(self.halves.rows_needed(width), height)

    def action_move(self, lang: Language, by: int) -> None:
        """Move the border of one side."""
        self.halves.move(lang, by)

    def action_choose(self) -> None:
        """Split there."""
        self.dismiss(self.halves.border)
