"""A line to type in at the foot of a screen: search, filter, a number, a path."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from bilingual_reader.reader.messages import PromptClosed, Prompted, PromptTabbed


class Prompt(Input):
    """Announces Prompted as its text changes and when it is confirmed, PromptClosed on Escape.

    PromptTabbed on Tab.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", show=False),
        Binding("tab", "tab", "widen", show=False),
    ]

    def __init__(self, purpose: str, label: str, text: str = "", replace: bool = False) -> None:
        """`replace`: what is typed first takes the place of `text`."""
        super().__init__(value=text, placeholder=label, compact=True, select_on_focus=False)
        self.purpose = purpose
        self._replace = replace

    def put(self, character: str) -> None:
        """Add a character that was typed before the prompt had the focus."""
        self.value = character if self._replace else self.value + character
        self._replace = False
        self.cursor_position = len(self.value)

    def on_mount(self) -> None:
        self.focus()
        if self._replace:
            self.select_all()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Prompted(self.purpose, self.value, done=False))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(Prompted(self.purpose, self.value, done=True))

    def on_blur(self, event: events.Blur) -> None:
        # Clicks elsewhere leave the prompt open; keys go on belonging to it.
        self.focus()

    def action_leave(self) -> None:
        """Close without confirming."""
        self.post_message(PromptClosed(self.purpose))

    def action_tab(self) -> None:
        """Say that Tab was pressed."""
        self.post_message(PromptTabbed(self.purpose, self.value))
