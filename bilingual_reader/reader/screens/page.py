"""A window that is one page, which scrolls: the keys, and what the program is."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from bilingual_reader.reader.screens.window import Window
from bilingual_reader.reader.widgets.paint import Scrolled


class Page(Scrolled, Widget):
    """The lines, below one that says what it is; as many as there are."""


class PageWindow(Window[None]):
    """Shows a page; any key that leaves closes it."""

    SCOPED_CSS = False
    CSS = """
    PageWindow { align: center middle; background: $background 70%; }
    Page { width: 100%; max-width: 124; height: 100%; max-height: 46; margin: 1 2; }
    PageWindow.-low Page, PageWindow.-flat Page { margin: 0; }
    """

    page: Page

    def compose(self) -> ComposeResult:
        yield self.page

    def action_scroll(self, by: int) -> None:
        """Scroll by rows."""
        self.page.scroll_rows(by)

    def action_page(self, by: int) -> None:
        """Scroll by pages."""
        self.page.scroll_rows(by * max(self.size.height - 4, 1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self.page.scroll_rows(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self.page.scroll_rows(-2)
