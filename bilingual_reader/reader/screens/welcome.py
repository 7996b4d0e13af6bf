"""The empty library greets with how to begin."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.strip import Strip
from textual.widget import Widget

from bilingual_reader.locale import N_, _
from bilingual_reader.reader.keys import WELCOME, bindings
from bilingual_reader.reader.screens.importing import ImportingScreen
from bilingual_reader.reader.session import PathOf, Session
from bilingual_reader.reader.widgets.bars import StatusBar
from bilingual_reader.reader.widgets.paint import Painted, Part, line

_KEYS = (
    ("s", N_("sample")),
    ("f", N_("file")),
    ("d", N_("folder")),
    ("?", N_("all keys")),
    ("q", N_("quit")),
)


class Greeting(Painted, Widget):
    """The greeting, in the middle of the screen."""

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        lines = self._lines()
        room = max(cell_len("".join(text for text, _ in parts)) for parts in lines)
        at = y - max((height - len(lines)) // 2, 0)
        left = " " * max((width - room) // 2, 0)
        parts = lines[at] if 0 <= at < len(lines) else []
        return line([(left, self._palette.base), *parts], width, self._palette.base)

    def _lines(self) -> list[list[Part]]:
        palette = self._palette
        key = palette.accent
        lines: list[list[Part]] = [
            [(_("Bilingual Reader  双语阅读"), palette.section)],
            [],
            [(_("Read real interviews in English and Chinese,"), palette.lead)],
            [(_("sentence by sentence. The library is empty;"), palette.lead)],
            [(_("here is how to begin:"), palette.lead)],
            [],
        ]
        for each in WELCOME:
            says = (f"   {_(each.says)}", palette.base)
            lines.append([("  ", palette.base), (each.shown, key), says])
        return lines


class WelcomeScreen(ImportingScreen):
    """What an empty library shows."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(WELCOME)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._sampling = False
        self._importing = False
        self.status_bar = StatusBar(_KEYS, session.palette)

    def compose(self) -> ComposeResult:
        yield Greeting(self.session.palette)
        yield self.status_bar

    def on_screen_resume(self) -> None:
        """Shown again, the library may be empty no more."""
        if not self._importing:
            with self.told():
                self.imported()

    def action_sample(self) -> None:
        self._sampling = True
        super().action_sample()

    def typed(self, purpose: str, text: str, done: bool) -> None:
        self._sampling = False
        super().typed(purpose, text, done)

    def _begin(self, path: PathOf) -> None:
        self._importing = True
        super()._begin(path)

    def import_ended(self, said: str) -> None:
        self._importing = False
        super().import_ended(said)

    def import_failed(self, error: Exception) -> None:
        self._importing = False
        super().import_failed(error)

    def imported(self) -> None:
        """Open the longest of the samples; go to the archive after any other import."""
        episodes = self.session.library.episodes() if self.is_active else ()
        if episodes and self._sampling:
            self.reader.open_episode(max(episodes, key=lambda e: e.sentences).id)
        elif episodes:
            self.reader.show_archive()
