"""A pair as rows of text: side by side or one under the other, with its heading and speaker."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len

from bilingual_reader.core.documents import LANGUAGES, Language, Pair, timecode
from bilingual_reader.core.sides import other, spans
from bilingual_reader.locale import _, ngettext
from bilingual_reader.reader.layout.linebreak import shortened, wrap
from bilingual_reader.reader.layout.over import Line, Over
from bilingual_reader.reader.telling import none

Role = Literal[
    "section", "speaker", "time", "text", "reading", "over", "hidden", "alone", "note", "flag"
]
Shown = Literal["both", "en", "zh"]

COLUMNS_FROM = 100
"""Cells from which the two languages stand side by side."""
_WIDEST_COLUMN = 68
"""Cells of a column; a line of 45 to 75 letters reads best (Bringhurst, "Elements", 2.1.2)."""
_WIDEST_LINE = 84
"""The same where the languages stand one under the other, with some room for full-width text."""
_NUMBERS = 3
"""Cells for the numbers of sentences."""
MARGIN = 2
"""Cells left of the text: the bar of the current sentence and a space, or the flag."""
FLAG = "⚑"
"""Stands before a bookmarked sentence."""


class Run(NamedTuple):
    """A stretch of a row."""

    x: int
    """Its first cell."""
    role: Role
    text: str
    side: Language | None = None
    """Of a text: its language."""
    first: int = 0
    """Of a text: its offset in its side; of what stands over a word: that of the word."""
    tone: int = 0
    """Of a syllable: 1 to 4, 5 for the neutral one; 0 of all else."""


Row = tuple[Run, ...]


class View(NamedTuple):
    """How pairs are laid out."""

    width: int
    """Cells there are."""
    shown: Shown = "both"
    lead: Language = "en"
    hidden: bool = False
    """Whether the translation waits to be revealed."""
    quiet: bool = False
    """Whether all text waits to be revealed: one listens first."""
    single: bool = False
    """Whether the episode has one language only."""

    @property
    def columns(self) -> bool:
        """Whether the languages stand side by side."""
        return self.width >= COLUMNS_FROM and self.shown == "both" and not self.single

    @property
    def indent(self) -> int:
        """Cells left free, so that the text stands in the middle of a wide terminal."""
        widest = 2 * _WIDEST_COLUMN + 4 if self.columns else _WIDEST_LINE
        return max((self.width - widest - 2 * MARGIN) // 2, 0)

    @property
    def measure(self) -> int:
        """Cells of a line of text."""
        room = self.width - 2 * self.indent - MARGIN - 1
        if self.columns:
            return max(min((room - 4) // 2, _WIDEST_COLUMN), 1)
        return max(min(room, _WIDEST_LINE), 1)

    @property
    def second(self) -> Language:
        """The side that does not lead."""
        return other(self.lead)

    def sides(self, pair: Pair) -> tuple[Language, ...]:
        """The sides of a pair that are shown, the leading one first; the other for want of it."""
        wanted: tuple[Language, ...] = (
            (self.shown,) if self.shown != "both" else (self.lead, self.second)
        )
        there = tuple(side for side in wanted if pair.side(side))
        return there or tuple(s for s in (self.lead, self.second) if pair.side(s))

    def lacks(self, pair: Pair) -> Language | None:
        """The side that a pair has nothing of, where both are to be seen."""
        if self.shown != "both" or self.single or (pair.en and pair.zh):
            return None
        return "zh" if pair.en else "en"

    def hides(self, pair: Pair, side: Language) -> bool:
        """Whether a side is one that waits to be revealed: the translation of what is shown."""
        sides = self.sides(pair)
        return self.quiet or self.hidden and len(sides) > 1 and side == sides[1]


class Block(NamedTuple):
    """A pair, laid out."""

    pair: Pair
    rows: tuple[Row, ...]
    """At least one; the last one is empty where space follows."""

    def row_of(self, side: Language, offset: int) -> int:
        """The row that holds an offset of a side, or 0."""
        found = 0
        for place, row in enumerate(self.rows):
            if any(r.role == "text" and r.side == side and r.first <= offset for r in row):
                found = place
        return found


def lay_out(
    pair: Pair,
    previous: Pair | None,
    view: View,
    *,
    revealed: Container[Language] = (),
    reading: str = "",
    over: Mapping[Language, Sequence[Over]] | None = None,
    explained: bool = False,
    corrected: bool = False,
    flagged: bool = False,
) -> Block:
    """A pair's block. `previous` tells whether a turn or a section begins with it.

    `reading` is shown under the Chinese side, `over` over the words of a side. A side that hides
    and is not `revealed` takes the room that it will need, so that revealing it moves nothing. A
    `flagged` pair has a flag in the margin. `explained`: each sentence has a line and a number of
    its own, and a line below says what kind of pair it is, and whether it was `corrected`.
    """
    rows: list[Row] = _opening(pair, previous, view)
    sides = view.sides(pair)
    columns = []
    for side in sides:
        hidden = view.hides(pair, side) and side not in revealed
        notes = (over or {}).get(side, ())
        columns.append(_column(pair, side, view, hidden, notes, explained))
        if side == "zh" and reading and not hidden:
            columns[-1] += _below(reading, view, explained)
    lacking = view.lacks(pair)
    if lacking:
        sides = (*sides, lacking)
        columns.append([(Run(view.indent + MARGIN, "alone", none(lacking)),)])
    if view.columns:
        rows += _side_by_side(columns, sides, view)
    else:
        rows += [row for column in columns for row in column]
    if explained:
        told = described(pair) + (" · " + _("corrected by you") if corrected else "")
        room = view.width - view.indent - MARGIN - 1
        lines = [told[a:b] for a, b in wrap(told, max(min(room, _WIDEST_LINE), 1))]
        rows += [(Run(view.indent + MARGIN, "note", line),) for line in lines]
    rows.append(())
    return Block(pair, tuple(_flagged(rows, view) if flagged else rows))


def described(pair: Pair) -> str:
    """What kind of pair it is, in words, and how sure the aligner is of it."""
    en, zh = (len(spans(pair, side)) for side in LANGUAGES)
    if en and zh:
        first = ngettext(
            "{n} English sentence stands against", "{n} English sentences stand against", en
        )
        kind = first + " " + ngettext("{n} Chinese one", "{n} Chinese ones", zh)
    elif en:
        kind = ngettext(
            "{n} English sentence without a counterpart",
            "{n} English sentences without a counterpart",
            en,
        )
    else:
        kind = ngettext(
            "{n} Chinese sentence without a counterpart",
            "{n} Chinese sentences without a counterpart",
            zh,
        )
    sure = _("confidence {n:.2f}").format(n=int(pair.confidence * 100) / 100)
    return f"{kind} · {sure}"


def _opening(pair: Pair, previous: Pair | None, view: View) -> list[Row]:
    rows: list[Row] = []
    x = view.indent + MARGIN
    room = max(view.width - x - 1, 1)
    if pair.section and (previous is None or previous.section != pair.section):
        title = shortened(pair.section, max(room - 2, 1))
        rows += [(Run(x, "section", title),), ()]
    turned = previous is None or previous.turn != pair.turn or len(rows) > 0
    if turned and pair.speaker:
        name = shortened(pair.speaker, max(room - 10, 1))
        runs = [Run(x, "speaker", name)]
        if pair.start is not None:
            runs.append(Run(x + cell_len(name) + 2, "time", timecode(pair.start)))
        rows.append(tuple(runs))
    return rows


def _flagged(rows: Sequence[Row], view: View) -> Iterator[Row]:
    """The rows with a flag in the margin of the first one that has text."""
    flag: Row = (Run(view.indent + MARGIN - 1, "flag", FLAG),)
    for row in rows:
        if flag and any(run.role in ("text", "hidden") and run.text for run in row):
            row, flag = (*flag, *row), ()
        yield row


def _column(
    pair: Pair, side: Language, view: View, hidden: bool, notes: Sequence[Over], explained: bool
) -> list[Row]:
    """A side's rows, from the first cell of the text on."""
    text = pair.side(side)
    x, inset = view.indent + MARGIN, _inset(view, explained)
    rows: list[Row] = []
    for n, (begins, ends) in enumerate(spans(pair, side) if explained else [(0, len(text))], 1):
        here = [note.moved(-begins) for note in notes if begins <= note.first < ends]
        for place, line in enumerate(_lines(text[begins:ends], here, view.measure - inset)):
            if line.over and hidden:
                rows.append((Run(x + inset, "hidden", "", side),))
            elif line.over:
                rows.append(
                    tuple(Run(x + inset + at, "over", part.text, side, begins + first, part.tone)
                          for at, part, first in line.over)
                )  # fmt: skip
            runs = [Run(x, "note", str(n))] if inset == _NUMBERS and not place else []
            if hidden:
                at, last, _first = line.text[-1]
                runs.append(Run(x + inset, "hidden", "┈" * (at + cell_len(last)), side))
            else:
                runs += [
                    Run(x + inset + at, "text", piece, side, begins + first)
                    for at, piece, first in line.text
                ]
            rows.append(tuple(runs))
    return rows


def _inset(view: View, explained: bool) -> int:
    """Cells before the text for the numbers of its sentences."""
    return min(_NUMBERS, view.measure - 1) if explained else 0


def _lines(text: str, notes: Sequence[Over], width: int) -> Iterable[Line]:
    if not notes:
        return (Line([(0, text[a:b], a)], []) for a, b in wrap(text, width))
    from bilingual_reader.reader.layout.ruby import lines

    return lines(text, notes, width)


def _below(reading: str, view: View, explained: bool) -> list[Row]:
    """A reading in one line, or as many as it needs."""
    inset = _inset(view, explained)
    told = [reading[a:b] for a, b in wrap(reading, view.measure - inset)]
    return [(Run(view.indent + MARGIN + inset, "reading", line),) for line in told]


def _begins_over(column: Sequence[Row]) -> bool:
    """Whether the first row of a column stands over its text."""
    return all(run.role == "over" or not run.text for run in column[0])


def _side_by_side(columns: list[list[Row]], sides: tuple[Language, ...], view: View) -> list[Row]:
    """Rows of both columns together; the leading language stands left, always.

    Their first lines of text stand side by side, also where only one has readings over it.
    """
    over = [_begins_over(column) for column in columns]
    columns = [
        [(), *column] if any(over) and not begins else column
        for begins, column in zip(over, columns, strict=True)
    ]
    shift = {view.lead: 0, view.second: view.measure + 4}
    beside = sorted(zip(sides, columns, strict=True), key=lambda each: shift[each[0]])
    rows: list[Row] = []
    for place in range(max((len(column) for column in columns), default=0)):
        runs: list[Run] = []
        for side, column in beside:
            for run in column[place] if place < len(column) else ():
                runs.append(run._replace(x=run.x + shift[side]))
        rows.append(tuple(runs))
    return rows
