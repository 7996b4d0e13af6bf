"""A line to type in at the foot of a screen: search, filter, a number, a path."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from bilingual_reader.reader.messages import Prompted


class Prompt(Input):
    """Announces Prompted as its text changes. What ends it is for the screen to do."""

    def __init__(self, purpose: str, label: str, text: str = "", replace: bool = False) -> None:
        """`replace`: what is typed first takes the place of `text`."""
        super().__init__(value=text, placeholder=label, compact=True, select_on_focus=False)
        self.purpose = purpose
        self._replace = replace
        self.cursor_position = len(text)
        self._select()

    async def take(self, event: events.Key | events.Paste) -> bool:
        """Do what the key does in a line of text, or put in what was pasted; whether it is any.

        Called at once for each, also before the line has come to the screen.
        """
        self._replace = False
        if isinstance(event, events.Paste):
            self._on_paste(event)
            return True
        if event.is_printable:
            await self._on_key(event)
            return True
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                return True
        return False

    def put(self, text: str) -> None:
        """Change what stands there, the cursor behind it."""
        self.value = text
        self.cursor_position = len(text)

    def on_mount(self) -> None:
        self.focus()
        self._select()

    def _select(self) -> None:
        if self._replace:
            self.select_all()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Prompted(self, self.value))

    def on_blur(self, event: events.Blur) -> None:
        # Clicks elsewhere leave the prompt open; keys go on belonging to it.
        self.focus()
