"""The sentences in which a word was met, and the learner's note."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from bilingual_reader.core.documents import timecode
from bilingual_reader.core.words import Context, Word
from bilingual_reader.locale import N_, _, ngettext
from bilingual_reader.reader.keys import SENTENCES, bindings
from bilingual_reader.reader.layout.linebreak import shortened, wrap
from bilingual_reader.reader.messages import RowChosen
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.screens.window import Window
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.paint import Part, lit, plain
from bilingual_reader.reader.widgets.rows import CursorKeys, Rows

_KEYS = (("⏎", N_("go there")), ("Esc", N_("back")))


class SentencesScreen(CursorKeys, Window[Context | None]):
    """Each sentence with its translation and where it stands; answers with the one chosen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(SENTENCES)
    HEADING = N_("生词本 Words")

    def __init__(self, word: Word, session: Session) -> None:
        super().__init__()
        palette = session.palette
        self._word, self._palette, self._script = word, palette, session.script
        note = f"✎ {word.note}" if word.note else ""
        count = len(word.contexts)
        told = ngettext("{n} sentence", "{n} sentences", count)
        self._top = TopBar(self._heading(), (told,), palette)
        self.rows = Rows(self._paint, palette, 3)
        self.status_bar = StatusBar(_KEYS, palette)
        self.status_bar.set_place([(note, palette.chrome)] if note else [], "")

    def restyle(self, palette: Palette) -> None:
        self._palette = palette
        super().restyle(palette)
        self._top.set_heading(self._heading())

    def _heading(self) -> str:
        head, _other = self._script.word(self._word.headword, self._word.traditional)
        return f"{head}  {self._word.reading}".strip()

    def compose(self) -> ComposeResult:
        yield self._top
        yield self.rows
        yield self.status_bar

    def on_mount(self) -> None:
        """Show them, the cursor on the latest."""
        none = _("no sentence yet: it is collected when the word is met")
        self._fit(self.app.size.width)
        self.rows.set_count(len(self._word.contexts), len(self._word.contexts) - 1, none)

    def on_resize(self, event: events.Resize) -> None:
        """The sentences break in other places."""
        self._fit(event.size.width)

    def _fit(self, screen: int) -> None:
        """Give each sentence and its translation all the lines that the longest one needs."""
        width = max(screen - 3, 1)
        needed = (len(self._paint(n, width, False)) for n in range(len(self._word.contexts)))
        self.rows.row_height = max(needed, default=2) + 1

    def on_row_chosen(self, message: RowChosen) -> None:
        """A sentence was chosen, by key or mouse."""
        met = self._word.contexts[message.index]
        if met.episode and met.sentence_n:
            self.dismiss(met)
        else:
            self.say(_("this sentence is in no episode of the library"))

    def _paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        met, palette = self._word.contexts[index], self._palette
        text = palette.cursor if here else palette.base
        faint = palette.cursor_faint if here else palette.other
        marks = palette.now_marks if here else palette.marks
        told, surface = plain(met.sentence), plain(met.surface)
        at = told.lower().find(surface.lower()) if surface else -1
        marked = [(at, at + len(surface), marks["new"])] if at >= 0 else []
        told = self._script(told)
        lines = [lit(told[a:b], a, text, marked) for a, b in wrap(told, width)]
        other = self._script(plain(met.translation))
        place = f"{met.title} {met.sentence_n or ''}".strip()
        time = timecode(met.start)
        where = " · ".join(part for part in (place, met.speaker, time) if part)
        return [
            *lines,
            *([(other[a:b], faint)] for a, b in wrap(other, width) if other),
            [(shortened(plain(self._script(where)), width), palette.faint)],
        ]
