"""What the windows over a screen share: the keys that lead elsewhere, the colours, the way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import events
from textual.binding import BindingType
from textual.screen import ModalScreen

from bilingual_reader.reader.keys import WINDOW, bindings
from bilingual_reader.reader.screens.base import Common

R = TypeVar("R")


class Window(Common[R], ModalScreen[R]):
    """A window over a screen: it answers, or is left without an answer."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(WINDOW)

    def action_leave(self) -> None:
        """Back to the screen below; what else is in front of it goes first."""
        if not self.reader.dismiss_notices():
            self.close_next()

    def on_click(self, event: events.Click) -> None:
        """A click beside the window leaves it."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self.action_leave()

    def close_next(self) -> None:
        """Close what stands in front: here the window itself."""
        self.dismiss(None)

    def action_today(self) -> None:
        """Go to what a day begins with."""
        self._leave_for(self.reader.show_today)

    def action_archive(self) -> None:
        """Go to the archive."""
        self._leave_for(self.reader.show_archive)

    def action_words(self) -> None:
        """Go to the word list."""
        self._leave_for(self.reader.show_words)

    def action_review(self) -> None:
        """Go to what is due."""
        self._leave_for(self.reader.show_review)

    def action_search(self) -> None:
        """Search the whole library."""
        self._leave_for(self.reader.search_library)

    def action_about(self) -> None:
        """Say what this is, of what it is made, and where the learner's files lie."""
        self._leave_for(self.reader.show_about)

    def action_interface(self) -> None:
        """Speak the other language, on the screen below."""
        self._leave_for(self.reader.change_interface)

    def _leave_for(self, go: Callable[[], None]) -> None:
        self.dismiss(None)
        self.app.call_later(go)
