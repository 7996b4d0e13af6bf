"""术语: the terms that an episode explains itself, with their counterparts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from bilingual_reader.core.documents import Language
from bilingual_reader.locale import N_, _, explained, ngettext
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.keys import GLOSSARY, bindings
from bilingual_reader.reader.layout.linebreak import shortened
from bilingual_reader.reader.ports import Scope
from bilingual_reader.reader.screens.list_window import ListWindow
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.telling import redone, undone
from bilingual_reader.reader.widgets.paint import Part, plain

if TYPE_CHECKING:
    from bilingual_reader.core.glossary import Gloss


class GlossaryScreen(ListWindow["int | None", "Gloss"]):
    """Each term with its counterpart; answers with the number of the sentence to go to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(GLOSSARY)
    HEADING = N_("术语 Glossary")
    KEYS = (
        ("⏎", N_("go there")),
        ("m", N_("mark")),
        ("/", N_("filter")),
        ("Esc", N_("back")),
        ("a", N_("mark all")),
        ("?", N_("all keys")),
    )

    def __init__(self, session: Session, episode: str, lang: Language) -> None:
        """`lang`: the language whose terms are put on the word list."""
        super().__init__(session)
        assert session.given.glossary is not None
        self._episode, self._lang = episode, lang
        self._mark = session.given.glossary.mark
        self._finding = Asker(self, session.given.glossary.find, self._found, self._failed)
        self._marking: Asker[Sequence[Gloss], str] = Asker(
            self, self._put, self._marked, self._not_marked, every=True
        )

    def on_mount(self) -> None:
        """Look for them, in a thread."""
        self.rows.set_count(0, 0, _("looking for terms …"))
        self._finding.ask(self._episode)

    def _found(self, asked: str, glosses: Sequence[Gloss]) -> None:
        self.every = glosses
        self.rows.row_height = 2 if any(gloss.explanation for gloss in glosses) else 1
        self.refill()

    def told_of(self, thing: Gloss) -> str:
        return f"{thing.en}\n{thing.zh}\n{thing.explanation}"

    def many(self, count: int) -> str:
        return ngettext("{n} term", "{n} terms", count)

    def none(self) -> str:
        return _("no term of it has its counterpart in brackets")

    def none_with(self, text: str) -> str:
        return _("no term has “{text}”").format(text=text)

    def choose(self, thing: Gloss) -> None:
        if thing.sentence:
            self.dismiss(thing.sentence)
        else:
            self.say(_("it stands in the summary alone"))

    def _failed(self, asked: str, error: Exception) -> None:
        self.rows.set_count(0, 0, plain(explained(error)))

    def action_mark(self) -> None:
        """Put the term under the cursor on the word list."""
        if self.shown:
            self._marking.ask(self.shown[self.rows.cursor : self.rows.cursor + 1])

    def action_mark_all(self) -> None:
        """Put all that are shown on the word list: one thing to undo."""
        if self.shown:
            self._marking.ask(self.shown)

    def _put(self, glosses: Sequence[Gloss]) -> str:
        return self._mark(self._episode, glosses, self._lang)

    def action_undo(self) -> None:
        """Take back the last change of the word list."""
        self._step(self.session.library.undo, undone)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._step(self.session.library.redo, redone)

    def _step(self, step: Callable[[Scope], str | None], said: Callable[[str | None], str]) -> None:
        if self._marking.busy:  # else it would be another change that is taken back
            self.say(_("the terms are still being marked"))
            return
        with self.told():
            self._renewed(said(step("words")))

    def _marked(self, _: Sequence[Gloss], said: str) -> None:
        with self.told():
            self._renewed(said)

    def _renewed(self, said: str) -> None:
        self.say(plain(said))
        self.session.marks.reload()
        self.rows.refresh()

    def _not_marked(self, _: Sequence[Gloss], error: Exception) -> None:
        self.say(plain(explained(error)))

    def paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        gloss, palette = self.shown[index], self.session.palette
        text = palette.cursor if here else palette.base
        faint = palette.cursor_faint if here else palette.other
        first, second = (gloss.en, gloss.zh) if self._lang == "en" else (gloss.zh, gloss.en)
        star = "★ " if self.session.marks.key_of(first, self._lang) else ""
        script = self.session.script
        first, second = script(first), script(second)
        place = f"{gloss.sentence}" if gloss.sentence else ""
        times = f" ×{gloss.occurrences}" if gloss.occurrences > 1 else ""
        where = f"  {place}{times}"
        return [
            [(shortened(plain(f"{star}{first}  {second}"), max(width - len(where), 4)), text),
             (where, faint)],
            [(shortened(plain(script(gloss.explanation)), width), faint)],
        ]  # fmt: skip
