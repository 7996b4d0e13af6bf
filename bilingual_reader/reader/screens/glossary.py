"""术语: the terms that an episode explains itself, with their counterparts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bilingual_reader.core.documents import Language
from bilingual_reader.locale import N_, _, ngettext
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.keys import GLOSSARY, bindings
from bilingual_reader.reader.layout.linebreak import shortened
from bilingual_reader.reader.messages import RowChosen
from bilingual_reader.reader.screens.window import Window
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.paint import Part, plain
from bilingual_reader.reader.widgets.rows import Rows

if TYPE_CHECKING:
    from bilingual_reader.core.glossary import Gloss

_KEYS = (
    ("⏎", N_("go there")),
    ("m", N_("mark")),
    ("/", N_("filter")),
    ("Esc", N_("back")),
    ("a", N_("mark all")),
    ("?", N_("all keys")),
)


class GlossaryScreen(Window[int | None]):
    """Each term with its counterpart; answers with the number of the sentence to go to."""

    CSS = "GlossaryScreen StatusBar { height: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings(GLOSSARY)
    HEADING = N_("术语 Glossary")

    def __init__(self, session: Session, episode: str, lang: Language) -> None:
        """`lang`: the language whose terms are put on the word list."""
        super().__init__()
        assert session.glossary is not None
        self._session, self._episode, self._lang = session, episode, lang
        self._mark = session.glossary.mark
        self._every: Sequence[Gloss] = ()
        self._glosses: Sequence[Gloss] = ()
        """Those that pass the filter."""
        self._filter = ""
        self._top = TopBar(_(self.HEADING), (), session.palette)
        self.rows = Rows(self._paint, session.palette, 2)
        self.status_bar = StatusBar(_KEYS, session.palette)
        self._finding = Asker(self, session.glossary.find, self._found, self._failed)
        self._marking: Asker[Sequence[Gloss], str] = Asker(
            self, self._put, self._marked, self._not_marked, every=True
        )

    def compose(self) -> ComposeResult:
        yield self._top
        yield self.rows
        yield self.status_bar

    def on_mount(self) -> None:
        """Look for them, in a thread."""
        self.rows.set_count(0, 0, _("looking for terms …"))
        self._finding.ask(self._episode)

    @property
    def status(self) -> StatusBar:
        return self.status_bar

    def _found(self, _: str, glosses: Sequence[Gloss]) -> None:
        self._every = glosses
        self.rows.row_height = 2 if any(gloss.explanation for gloss in glosses) else 1
        self._fill()

    def _fill(self) -> None:
        """Show the terms that pass the filter."""
        self._glosses = [gloss for gloss in self._every if self._passes(gloss)]
        none = _("no term has “{text}”").format(text=plain(self._filter))
        if not self._every:
            none = _("no term of it has its counterpart in brackets")
        self.rows.set_count(len(self._glosses), 0, none)
        count, every = len(self._glosses), len(self._every)
        told = ngettext("{n} term", "{n} terms", every)
        if self._filter:
            told = _("{shown} of {every}").format(shown=count, every=told)
        self._top.set_facts(told if every else "")

    def _passes(self, gloss: Gloss) -> bool:
        told = f"{gloss.en}\n{gloss.zh}\n{gloss.explanation}".casefold()
        return all(word in told for word in self._filter.casefold().split())

    def action_filter(self) -> None:
        """Filter by typing."""
        self.ask("filter", _("type to filter"), self._filter)

    def typed(self, purpose: str, text: str, done: bool) -> None:
        self._set_filter(text)

    def untyped(self, purpose: str) -> None:
        self._set_filter("")

    def _set_filter(self, text: str) -> None:
        if text != self._filter:
            self._filter = text
            self._fill()

    def close_next(self) -> None:
        """Forget the filter; then go back to the text."""
        if self._filter:
            self._set_filter("")
        else:
            super().close_next()

    def _failed(self, _: str, error: Exception) -> None:
        self.rows.set_count(0, 0, plain(str(error)))

    def action_mark(self) -> None:
        """Put the term under the cursor on the word list."""
        if self._glosses:
            self._marking.ask(self._glosses[self.rows.cursor : self.rows.cursor + 1])

    def action_mark_all(self) -> None:
        """Put all that are shown on the word list: one thing to undo."""
        if self._glosses:
            self._marking.ask(self._glosses)

    def _put(self, glosses: Sequence[Gloss]) -> str:
        return self._mark(self._episode, glosses, self._lang)

    def _marked(self, _: Sequence[Gloss], said: str) -> None:
        self.say(plain(said))
        with self.told():
            self._session.marks.reload()
        self.rows.refresh()

    def _not_marked(self, _: Sequence[Gloss], error: Exception) -> None:
        self.say(plain(str(error)))

    def action_choose(self) -> None:
        """Go to the sentence of the term under the cursor."""
        self.rows.choose()

    def on_row_chosen(self, message: RowChosen) -> None:
        """A term was chosen, by key or mouse."""
        n = self._glosses[message.index].sentence
        if n:
            self.dismiss(n)
        else:
            self.say(_("it stands in the summary alone"))

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
        script = self._session.script
        first, second = script(first), script(second)
        place = f"{gloss.sentence}" if gloss.sentence else ""
        times = f" ×{gloss.occurrences}" if gloss.occurrences > 1 else ""
        where = f"  {place}{times}"
        return [
            [(shortened(plain(f"{star}{first}  {second}"), max(width - len(where), 4)), text),
             (where, faint)],
            [(shortened(plain(script(gloss.explanation)), width), faint)],
        ]  # fmt: skip
