"""Readings over words: rows of pinyin or IPA, each word wide enough for its reading.

A word and its reading are never parted: a line breaks before or behind both.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from bilingual_reader.reader.layout.linebreak import NO_END, wrap
from bilingual_reader.reader.layout.over import Line, Over


def lines(text: str, notes: Sequence[Over], width: int) -> list[Line]:
    """The lines of a text with its readings, in order of their offsets; cells count from 0.

    Where a reading is wider than its word, space follows the word and the marks that close it. A
    word that is wider than a line is cut, its reading stands over its beginning, as far as the
    line goes.
    """
    wider: dict[int, int] = {}
    whole: set[int] = set()
    stops = [*(note.first for note in notes[1:]), len(text) + 1]
    closed = [_closed(text, note.last, stop) for note, stop in zip(notes, stops, strict=False)]
    for place, note in enumerate(notes):
        beside = stops[place] == closed[place]
        needed = sum(cell_len(part.text) for part in note.parts) + beside
        lacking = needed - cell_len(text[note.first : closed[place]])
        if lacking > 0:
            wider[note.first] = lacking
        whole.update(range(note.first + 1, note.last))
    made, place = [], 0
    for first, last in wrap(text, width, wider, whole):
        line = Line([], [])
        begins, x = first, 0
        while place < len(notes) and notes[place].first < last:
            note, ends = notes[place], min(closed[place], last)
            place += 1
            if note.first < first:
                continue
            over = x + cell_len(text[begins : note.first])
            for part in note.parts:
                line.over.append((over, part, note.first))
                over += cell_len(part.text)
            if note.first in wider:
                line.text.append((x, text[begins:ends], begins))
                x += cell_len(text[begins:ends]) + wider[note.first]
                begins = ends
        if begins < last or not line.text:
            line.text.append((x, text[begins:last], begins))
        made.append(line)
    return made


def _closed(text: str, last: int, stop: int) -> int:
    """The offset behind a word and the marks that close it or join it with the next.

    Of two straight quotation marks the first one opens.
    """
    while last < min(len(text), stop) and not (text[last].isalnum() or text[last] == " "):
        if text[last] in NO_END or text[last] == '"' and text.count('"', 0, last) % 2 == 0:
            break
        last += 1
    return last
