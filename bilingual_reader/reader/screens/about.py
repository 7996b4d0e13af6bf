"""关于: what the program is, of what it is made, and where the learner's files lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.strip import Strip

from bilingual_reader import __version__
from bilingual_reader.core.licences import LICENCES, PROGRAM, SAMPLES
from bilingual_reader.locale import _
from bilingual_reader.reader.keys import ABOUT, bindings
from bilingual_reader.reader.layout.linebreak import wrap
from bilingual_reader.reader.messages import KeyClicked
from bilingual_reader.reader.screens.page import Page, PageWindow
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.told_keys import keyed, keys_now
from bilingual_reader.reader.widgets.paint import Part, line, plain, spread

_INSET = 2
"""Cells left of a line that belongs to the one above it."""


class AboutText(Page):
    """The page, as long as it is; it scrolls."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.palette)
        self._session = session
        self._told = list(self._chapters())

    @property
    def _most(self) -> int:
        return max(len(self._rows()) - self.size.height + 1, 0)

    def render_line(self, y: int) -> Strip:
        width, palette = self.size.width, self._palette
        if y == 0:
            heading = _("关于 About · Bilingual Reader {version}").format(version=__version__)
            title = [("  " + heading, palette.chrome_strong)]
            told = keyed(self.screen, _("‹↑› ‹↓› scroll · ‹Esc› back"))
            ends = [(told + " ", palette.chrome_faint)]
            return spread(title, ends, width, palette.chrome)
        rows, place = self._rows(), y - 1 + self._from
        return line(rows[place] if place < len(rows) else [], width, palette.base)

    def on_click(self, event: events.Click) -> None:
        """A click on the line above leaves the page."""
        if event.y == 0:
            self.post_message(KeyClicked("Esc"))

    def _rows(self) -> list[list[Part]]:
        palette = self._palette
        rows: list[list[Part]] = []
        for title, told in self._told:
            rows += [[("  " + title, palette.section)]]
            for what, more in told:
                rows += self._lines(what, 0) + self._lines(more, _INSET)
            rows.append([])
        return rows

    def _lines(self, text: str, inset: int) -> list[list[Part]]:
        left = 2 + inset
        style = self._palette.other if inset else self._palette.lead
        room = max(self.size.width - left - 1, 1)
        text = plain(text)
        return [[(" " * left + text[a:b], style)] for a, b in wrap(text, room)] if text else []

    def _chapters(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Titles, and what stands under each: a line, and what belongs to it."""
        what = _(
            "Real interviews in English and Chinese, sentence by sentence, words kept for years."
        )
        licences = _("The program: {program}. Samples: {samples}.")
        own = licences.format(program=PROGRAM, samples=SAMPLES)
        yield _("Bilingual Reader 双语阅读"), [(what, own)]
        if self._session.given.files:
            yield _("Your files"), list(self._session.given.files())
        table = keys_now("everywhere", self.app._keymap)
        keys = [(f"{key.shown}  {_(key.says)}", "") for key in table if key.shown]
        yield _("Keys everywhere"), keys
        yield _("It stands on"), list(LICENCES)


class AboutScreen(PageWindow):
    """The page about the program."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(ABOUT)
    HEADING = "Everywhere"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.page = AboutText(session)
