"""A word of the list in two lines: reading, gloss and status, and where it was met."""

from __future__ import annotations

from rich.cells import cell_len

from bilingual_reader.core.words import Word
from bilingual_reader.reader.layout.linebreak import shortened
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.telling import reading_told
from bilingual_reader.reader.widgets.paint import Part, plain

_GAUGE = {
    "new": "○○○○",
    "learning1": "●○○○",
    "learning2": "●●○○",
    "learning3": "●●●○",
    "learning4": "●●●●",
    "known": "✓",
    "ignored": "–",
}


def word_lines(
    word: Word, session: Session, width: int, here: bool, selected: bool | None
) -> list[list[Part]]:
    """The lines in so many cells; `here`: under the cursor; `selected`: None where no word is."""
    palette, script = session.palette, session.script
    text = palette.cursor if here else palette.base
    faint = palette.cursor_faint if here else palette.other
    gauge = f"{_GAUGE[word.status]:>4}"
    if selected is not None:
        gauge += " ☑" if selected else " ☐"
    head = script.word(word.headword, word.traditional)[0]
    head = shortened(plain(head), max(width // 2, 4))
    reading = reading_told(plain(word.reading), word.lang)
    room = width - cell_len(head) - len(gauge) - 4
    if cell_len(reading) + 2 > room:
        reading = ""  # the status, at the end, is not to be pushed out
    reading = f"  {reading}" if reading else ""
    gloss = shortened(plain(script(word.gloss)), max(room - cell_len(reading), 0))
    used = cell_len(head) + cell_len(reading) + cell_len(gloss) + len(gauge) + 2
    marked = text + (palette.now_marks if here else palette.marks)[word.status]
    return [
        [
            (head, marked),
            (reading, faint),
            (f"  {gloss}", text),
            (" " * max(width - used, 1), faint),
            (gauge, faint),
        ],
        [(shortened(_met(word, session), width), faint)],
    ]


def _met(word: Word, session: Session) -> str:
    """The learner's note, and the sentence in which the word was met last."""
    sentence = plain(session.script(word.contexts[-1].sentence)) if word.contexts else ""
    note = f"✎ {plain(word.note)}" if word.note else ""
    return " · ".join(filter(None, (note, sentence)))
