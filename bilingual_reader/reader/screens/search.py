"""检索: the whole library searched while one types, by words, characters and pinyin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer

from bilingual_reader.core.documents import Language
from bilingual_reader.locale import N_, _, ngettext
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.keys import SEARCH, bindings
from bilingual_reader.reader.layout.excerpt import excerpt
from bilingual_reader.reader.layout.linebreak import shortened
from bilingual_reader.reader.messages import Progressed, RowChosen
from bilingual_reader.reader.screens.window import Window
from bilingual_reader.reader.session import Session, Sought
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.paint import Part, lit, plain
from bilingual_reader.reader.widgets.rows import CursorKeys, Rows

if TYPE_CHECKING:
    from bilingual_reader.core.searching import Hit
    from bilingual_reader.reader.given import Searcher
    from bilingual_reader.reader.widgets.prompt import Prompt

PAUSE = 0.12
"""Seconds without a key after which what was typed is searched for."""
SHOWN = 300
"""Sentences that are listed; who wants others types more."""
_KEYS = (("⏎", N_("go there")), ("↑↓", N_("sentence")), ("Esc", N_("back")))


class SearchScreen(CursorKeys, Window[Sought | None]):
    """Lists the sentences that have what is typed; answers with the one chosen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(SEARCH)
    HEADING = N_("检索 Search")

    def __init__(self, session: Session, searcher: Searcher, text: str) -> None:
        """`text` is searched for at once, and can be typed on."""
        super().__init__()
        self._session, self._searcher = session, searcher
        self._text = text
        self._hits: Sequence[Hit] = ()
        self._found_for = ""
        """What the hits were found for."""
        self._timer: Timer | None = None
        self._top = TopBar(_(self.HEADING), (), session.palette)
        self.rows = Rows(self._paint, session.palette, 3)
        self.status_bar = StatusBar(_KEYS, session.palette)
        self._asker: Asker[str, Sequence[Hit]] = Asker(self, self._search, self._found, self._not)

    def compose(self) -> ComposeResult:
        yield self._top
        yield self.rows
        yield self.status_bar

    def on_mount(self) -> None:
        """Ask what to search for."""
        self.rows.set_count(0, 0, _("words in any form, 汉字 (one is enough), pinyin: siweilian"))
        self.ask("search", _("search the whole library"), self._text, replace=True, keys=())
        if self._text:
            self._due()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The prompt is always open here; what is no text moves the cursor."""
        return True

    def typed(self, purpose: str, text: str, done: bool) -> None:
        """Search once no key comes for a moment."""
        text = text.strip()
        if text != self._text:
            self._text = self._session.searched = text
            self._wait()
            self._timer = self.set_timer(PAUSE, self._due)

    def confirm(self, prompt: Prompt) -> None:
        """Go to the sentence under the cursor, or search at once."""
        self.typed(prompt.purpose, prompt.value, done=True)
        if self._text == self._found_for:
            self.rows.choose()
        else:
            self._due()

    def cancel(self, prompt: Prompt) -> None:
        """Escape: back."""
        self.action_leave()

    def _wait(self) -> None:
        """Search no more for what was typed before."""
        if self._timer is not None:
            self._timer.stop()

    def _due(self) -> None:
        self._wait()
        if self._text:
            self._asker.ask(self._text)
        else:
            self._found("", ())

    def _search(self, text: str) -> Sequence[Hit]:
        """In a thread: what has the text, and one more than is shown, if there are more."""
        return self._searcher(text, "", SHOWN + 1, self._goes_on)

    def _goes_on(self, done: int, total: int) -> None:
        share = 100 * done // max(total, 1)
        told = _("indexing the sentences (once) {share} %")
        self.post_message(Progressed(told.format(share=share)))

    def on_progressed(self, message: Progressed) -> None:
        """The first search of all puts the sentences into the index."""
        message.stop()
        self.status_bar.say(message.told)

    def _found(self, text: str, hits: Sequence[Hit]) -> None:
        self.status_bar.say("")
        if text != self._text:
            return  # what is typed by now is searched for next
        self._found_for = text
        more = len(hits) > SHOWN
        self._hits = hits[:SHOWN]
        none = _("no sentence has “{text}”").format(text=plain(text)) if text else ""
        self.rows.set_count(len(self._hits), 0, none)
        self._top.set_facts(self._count(more) if self._hits else "")

    def _count(self, more: bool) -> str:
        count, episodes = len(self._hits), len({hit.episode for hit in self._hits})
        found = ngettext("{n} sentence", "{n} sentences", count)
        within = ngettext("{n} episode", "{n} episodes", episodes)
        first, every = _("the first {sentences} in {episodes}"), _("{sentences} in {episodes}")
        return (first if more else every).format(sentences=found, episodes=within)

    def _not(self, text: str, error: Exception) -> None:
        self.status_bar.say("")
        self.report(error)

    def on_row_chosen(self, message: RowChosen) -> None:
        """A sentence was chosen, by key or mouse."""
        self.dismiss(Sought(self._found_for, self._hits[message.index]))

    def _paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        hit, palette = self._hits[index], self._session.palette
        sides = (self._session.view.lead, self._session.view.second)
        text = palette.cursor if here else palette.lead
        other = palette.cursor_faint if here else palette.other
        lines = [
            self._lit(hit, side, width, style)
            for side, style in zip(sides, (text, other), strict=True)
            if getattr(hit, side)
        ]
        place = f" · {hit.n}"
        title = shortened(plain(self._session.script(hit.title)), max(width - len(place), 4))
        return [*lines, [(title, palette.faint), (place, palette.faint)]]

    def _lit(self, hit: Hit, side: Language, width: int, style: Style) -> list[Part]:
        """A side of a sentence with what was found in it, in one line."""
        there = [(a, b) for lang, a, b in hit.spans if lang == side]
        shown, places = excerpt(plain(self._session.script(getattr(hit, side))), there, width)
        overlays = [(a, b, self._session.palette.found) for a, b in places]
        return lit(shown, 0, style, overlays)
