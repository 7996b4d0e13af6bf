"""The panel of the picked word: reading, senses with their sources, and since when it is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from bilingual_reader.locale import _, ngettext
from bilingual_reader.reader.layout.blocks import MARGIN
from bilingual_reader.reader.layout.linebreak import wrap
from bilingual_reader.reader.messages import Picked
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.script import Script
from bilingual_reader.reader.telling import STATUS_WORDS, reading_told
from bilingual_reader.reader.telling import source as source_told
from bilingual_reader.reader.told_keys import keyed
from bilingual_reader.reader.widgets.paint import Part, Scrolled, line, plain

if TYPE_CHECKING:
    from bilingual_reader.core.words import Word
    from bilingual_reader.reader.ports import EntryPort, SensePort

_SIGNS = {"known": "✓", "ignored": "–"}
"""Before the status; a star for all that is to be learned."""
_COLUMN = 36
"""Cells of a column of short senses."""
_LEAST, _MOST, _SHARE = 4, 13, 0.34
"""Rows of the panel, its line above among them, and its largest share of the screen."""
_EMPTY = 2
"""Rows of the panel while no word is picked."""
_EMPTY_AFTER = 0.4
"""Seconds without a word after which it is so low: `w` on to the next sentence is no such time."""
_LOW = 16
"""Rows of a screen below which the panel takes the share that the style sheet gives it."""


class WordPanel(Scrolled, Widget):
    """Shows the word at once and its senses as soon as they are found."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    WordPanel { height: 5; max-height: 13; }
    .-low WordPanel, .-flat WordPanel { height: 50%; min-height: 2; }
    """

    def __init__(self, palette: Palette, script: Script, indent: Callable[[int], int]) -> None:
        """`indent`: the width of the screen → cells that are free left and right of the text."""
        super().__init__(palette)
        self._script = script
        self._indent = indent
        self.picked: Picked | None = None
        self.entry: EntryPort | None = None
        self._trouble = ""
        self._slow = False
        self._word: Word | None = None
        self._lines: list[list[Part]] = []
        self._for_width = -1
        self._rows: int | None = None

    def show_word(self, picked: Picked, word: Word | None) -> None:
        """Show a word of which nothing is known yet but whether it is on the list."""
        self.picked, self.entry, self._word, self._trouble = picked, None, word, ""
        self._from = 0
        self.renew()

    def clear(self) -> None:
        """Show no word: none is picked any more."""
        self.picked, self.entry, self._word, self._trouble = None, None, None, ""
        self.renew()
        self.set_timer(_EMPTY_AFTER, self._empty)

    def show_entry(self, entry: EntryPort) -> None:
        """Show what the lexicon knows of it."""
        self.entry = entry
        self.renew()
        self.fit()

    def show_slow(self, slow: bool) -> None:
        """Say that it takes long, or no more."""
        self._slow = slow
        self.renew()

    def show_trouble(self, trouble: str) -> None:
        """Show why nothing could be found."""
        self._trouble = trouble
        self.renew()
        self.fit()

    def show_mark(self, word: Word | None) -> None:
        """Show whether it is on the list now."""
        self._word = word
        self.renew()
        self.fit()

    def use_palette(self, palette: Palette) -> None:
        super().use_palette(palette)
        self.renew()

    def fit(self) -> None:
        """Be as tall as what is shown needs. A word being looked up does not change the height."""
        if self.picked is None or (self.entry is None and not self._trouble):
            return
        width, height = self.app.size
        rows: int | None = None
        if height >= _LOW:
            needed = len(self._laid_out(self._room(width))) + 1
            rows = max(min(needed, _MOST, int(height * _SHARE)), _LEAST)
        if rows != self._rows:
            self._rows = rows
            self.styles.height = rows

    def _empty(self) -> None:
        if self.picked is None and self._rows is not None:
            self._rows = self.styles.height = _EMPTY

    def _left(self, width: int) -> int:
        return self._indent(width) + MARGIN

    def _room(self, width: int) -> int:
        """Cells for the text; as much is free at its right as at its left."""
        return max(width - 2 * self._left(width), 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_rows(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_rows(-1)

    @property
    def _most(self) -> int:
        return max(len(self._lines) - self.size.height + 1, 0)

    def renew(self) -> None:
        """Lay it out again and paint it."""
        self._for_width = -1
        self.refresh()

    def render_line(self, y: int) -> Strip:
        palette, width = self._palette, self.size.width
        if self._for_width != width:
            self._lines = self._laid_out(self._room(width))
            self._for_width = width
        if y == 0:
            return Strip([Segment("─" * width, palette.faint)], width)
        place = y - 1 + self._from
        if place >= len(self._lines):
            return Strip([Segment(" " * width, palette.base)], width)
        more = y == self.size.height - 1 and place < len(self._lines) - 1
        parts: list[Part] = [(" " * self._left(width), palette.base), *self._lines[place]]
        strip = line(parts, width - 2, palette.base)
        return Strip([*strip, Segment(" ⌄" if more else "  ", palette.faint)], width)

    def _laid_out(self, room: int) -> list[list[Part]]:
        if self.picked is None:
            told = keyed(self.screen, _("no word is picked: ‹w›, ‹b› or a click picks one"))
            return [[(told, self._palette.faint)]]
        head = self._head()
        lines = [head]
        if self._word is not None:
            status = self._status(self._word, room - _cells(head) - 3)
            if _cells(head) + 3 + _cells(status) <= room:
                head += [("   ", self._palette.base), *status]
            else:
                lines.append(self._status(self._word, room))
        if self._word is not None and self._word.note:
            lines += self._paragraph([("reading", f"✎ {plain(self._word.note)}")], room, hang=2)
        if self._trouble:
            lines += self._paragraph([("", self._trouble)], room)
        elif self.entry is None:
            slow = _("looking it up … the very first look-up takes some seconds")
            lines.append([(slow if self._slow else _("looking it up …"), self._palette.faint)])
        elif not self.entry.senses:
            lines.append([(_("in none of the dictionaries"), self._palette.other)])
        else:
            senses = self.entry.senses
            if all(sense.part for sense in senses):
                lines.append([(_("no dictionary has it whole; its parts:"), self._palette.faint)])
            lines += self._senses(senses, room, sourced=not self._source_at_end(head, senses, room))
            lines += self._more(self.entry, room)
        return lines

    def _head(self) -> list[Part]:
        assert self.picked is not None
        palette, entry = self._palette, self.entry
        written, traditional = entry.headword if entry else self.picked.surface, ""
        if entry and entry.lang == "zh":
            traditional = entry.traditional
        headword, other = map(plain, self._script.word(written, traditional))
        surface = plain(self._script(self.picked.surface))
        head: list[Part] = [(headword, palette.strong)]
        if other:
            head.append((f" ({other})", palette.other))
        if entry and entry.readings:
            readings = " · ".join(plain(reading) for reading in entry.readings[:3])
            told = reading_told(readings, entry.lang)
            head.append((f"  {told}{' ✎' if entry.own else ''}", palette.primary))
        if entry and headword.lower() != surface.lower():
            head.append((f"  ← {surface}", palette.faint))
        return head

    def _status(self, word: Word, room: int) -> list[Part]:
        """How well it is known; since when and from how many sentences, as far as it fits."""
        palette = self._palette
        told = f"{_SIGNS.get(word.status, '★')} {_(STATUS_WORDS[word.status])}"
        parts = [(told, palette.accent)]
        if word.added:
            parts.append((" " + _("since {date}").format(date=word.added[:10]), palette.accent))
        if len(word.contexts) > 1:
            many = ngettext("{n} sentence", "{n} sentences", len(word.contexts))
            parts.append((f" · {many}", palette.faint))
        while len(parts) > 1 and _cells(parts) > room:
            parts.pop()
        return parts

    def _source_at_end(self, head: list[Part], senses: Sequence[SensePort], room: int) -> bool:
        """Put the source at the end of the heading, where all senses have the same and it fits."""
        source = plain(source_told(senses[0].source))
        gap = room - _cells(head) - cell_len(source)
        if gap < 2 or any(sense.source != senses[0].source for sense in senses):
            return False
        head += [(" " * gap, self._palette.base), (source, self._palette.faint)]
        return True

    def _senses(self, senses: Sequence[SensePort], room: int, sourced: bool) -> list[list[Part]]:
        """The senses one under the other, or in columns where all of them are short."""
        before = [None, *senses]
        told = [
            self._sense(
                number, sense, room, sourced and (last is None or last.source != sense.source)
            )
            for number, (sense, last) in enumerate(zip(senses, before, strict=False), start=1)
        ]
        widths = [_cells(lines[0]) for lines in told]
        columns = room // _COLUMN
        if columns < 2 or max(widths) > _COLUMN - 2 or any(len(lines) > 1 for lines in told):
            return [line for lines in told for line in lines]
        rows = -(-len(told) // columns)
        made: list[list[Part]] = [[] for _ in range(rows)]
        for place, lines in enumerate(told):
            gap = " " * (_COLUMN - widths[place])
            made[place % rows] += [*lines[0], (gap, self._palette.base)]
        return made

    def _more(self, entry: EntryPort, room: int) -> list[list[Part]]:
        """A noun's measure words, and the characters of a word one by one."""
        measures = self._told(" ".join(entry.measures))
        told = [("", _("量词 {words}").format(words=measures))] if entry.measures else []
        lines = self._paragraph(told, room) if told else []
        for part in entry.parts:
            parts = [
                ("speaker", f"   {self._told(part.part)} "),
                ("reading", f"{plain(part.reading)}  "),
            ]
            lines += self._paragraph([*parts, ("faint", self._told(part.text))], room, hang=5)
        return lines

    def _sense(self, number: int, sense: SensePort, room: int, sourced: bool) -> list[list[Part]]:
        parts = [("faint", f"{number:>2} ")]
        if sense.part:
            parts.append(("speaker", f"{self._told(sense.part)} "))
        parts.append(("", self._told(sense.text)))
        if sense.explanation:
            parts.append(("faint", f"  {self._told(sense.explanation)}"))
        shown = self.entry.readings[0] if self.entry and self.entry.readings else ""
        if sense.reading and sense.reading != shown:
            parts.append(("reading", f"  {plain(sense.reading)}"))
        if sourced:
            parts.append(("faint", f"  {plain(source_told(sense.source))}"))
        return self._paragraph(parts, room, hang=3)

    def _told(self, text: str) -> str:
        return self._script(plain(text))

    def _paragraph(
        self, parts: list[tuple[str, str]], room: int, hang: int = 0
    ) -> list[list[Part]]:
        """Named parts as lines; the second and later ones hang."""
        palette = self._palette
        styles = {
            "": palette.lead,
            "faint": palette.faint,
            "reading": palette.primary,
            "speaker": palette.base,
        }
        text = "".join(told for _, told in parts)
        lines: list[list[Part]] = []
        for first, last in wrap(text, max(room - hang, 1)):
            made: list[Part] = [(" " * hang, palette.base)] if lines and hang else []
            at = 0
            for name, told in parts:
                a, b = max(first, at), min(last, at + len(told))
                if a < b:
                    made.append((text[a:b], styles[name]))
                at += len(told)
            lines.append(made)
        return lines


def _cells(parts: Sequence[Part]) -> int:
    return sum(cell_len(text) for text, _ in parts)
