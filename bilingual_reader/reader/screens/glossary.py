"""术语: the terms that an episode explains itself, with their counterparts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from bilingual_reader.core.documents import Language
from bilingual_reader.errors import ReaderError
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.keys import GLOSSARY, bindings
from bilingual_reader.reader.layout.linebreak import shortened
from bilingual_reader.reader.messages import Answered, RowChosen
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.paint import Part, plain
from bilingual_reader.reader.widgets.rows import Rows

if TYPE_CHECKING:
    from bilingual_reader.core.glossary import Gloss

_HEADING = "术语 Glossary"
_KEYS = (("⏎", "go there"), ("m", "mark"), ("Esc", "back"), ("a", "mark all"), ("?", "all keys"))


class GlossaryScreen(ModalScreen[int | None]):
    """Each term with its counterpart; answers with the number of the sentence to go to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(GLOSSARY)

    def __init__(self, session: Session, episode: str, lang: Language) -> None:
        """`lang`: the language whose terms are put on the word list."""
        super().__init__()
        assert session.glossary is not None
        self._session, self._episode, self._lang = session, episode, lang
        self._mark = session.glossary.mark
        self._glosses: Sequence[Gloss] = ()
        self._top = TopBar(_HEADING, (), session.palette)
        self.rows = Rows(self._paint, session.palette, 2)
        self._foot = StatusBar(_KEYS, session.palette)
        self._finding = Asker(self, session.glossary.find, self._found, self._failed)
        self._marking: Asker[Sequence[Gloss], str] = Asker(
            self, self._put, self._marked, self._not_marked, every=True
        )

    def compose(self) -> ComposeResult:
        yield self._top
        yield self.rows
        yield self._foot

    def on_mount(self) -> None:
        """Look for them, in a thread."""
        self.rows.set_count(0, 0, "looking for terms …")
        self._finding.ask(self._episode)

    def on_answered(self, message: Answered) -> None:
        """A background question was answered."""
        message.asker.answered(message)

    def _found(self, _: str, glosses: Sequence[Gloss]) -> None:
        self._glosses = glosses
        self.rows.row_height = 2 if any(gloss.explanation for gloss in glosses) else 1
        self.rows.set_count(len(glosses), 0, "no term of it has its counterpart in brackets")
        count = len(glosses)
        self._top.set_facts(f"{count} term{'' if count == 1 else 's'}" if count else "")

    def _failed(self, _: str, error: Exception) -> None:
        self.rows.set_count(0, 0, plain(str(error)))

    def action_mark(self) -> None:
        """Put the term under the cursor on the word list."""
        if self._glosses:
            self._marking.ask(self._glosses[self.rows.cursor : self.rows.cursor + 1])

    def action_mark_all(self) -> None:
        """Put all of them on the word list: one thing to undo."""
        if self._glosses:
            self._marking.ask(self._glosses)

    def _put(self, glosses: Sequence[Gloss]) -> str:
        return self._mark(self._episode, glosses, self._lang)

    def _marked(self, _: Sequence[Gloss], said: str) -> None:
        self._foot.say(plain(said))
        try:
            self._session.marks.reload()
        except ReaderError as error:
            self._foot.say(plain(str(error)))
        self.rows.refresh()

    def _not_marked(self, _: Sequence[Gloss], error: Exception) -> None:
        self._foot.say(plain(str(error)))

    def action_choose(self) -> None:
        """Go to the sentence of the term under the cursor."""
        self.rows.choose()

    def on_row_chosen(self, message: RowChosen) -> None:
        """A term was chosen, by key or mouse."""
        n = self._glosses[message.index].sentence
        if n:
            self.dismiss(n)
        else:
            self._foot.say("it stands in the summary alone")

    def action_help(self) -> None:
        """List the keys."""
        from bilingual_reader.reader.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self._session.palette, _HEADING))

    def action_leave(self) -> None:
        """Back to the text."""
        self.dismiss(None)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.rows.move(by)

    def action_page(self, by: int) -> None:
        """Move the cursor by pages."""
        self.rows.move(by * self.rows.page)

    def action_go(self, end: int) -> None:
        """Go to the first or last term."""
        self.rows.move_to(0 if end > 0 else self.rows.count - 1)

    def _paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        gloss, palette = self._glosses[index], self._session.palette
        text = palette.cursor if here else palette.base
        faint = palette.cursor_faint if here else palette.other
        first, second = (gloss.en, gloss.zh) if self._lang == "en" else (gloss.zh, gloss.en)
        star = "★ " if self._session.marks.key_of(first, self._lang) else ""
        place = f"{gloss.sentence}" if gloss.sentence else ""
        times = f" ×{gloss.occurrences}" if gloss.occurrences > 1 else ""
        where = f"  {place}{times}"
        return [
            [(shortened(plain(f"{star}{first}  {second}"), max(width - len(where), 4)), text),
             (where, faint)],
            [(shortened(plain(gloss.explanation), width), faint)],
        ]  # fmt: skip
