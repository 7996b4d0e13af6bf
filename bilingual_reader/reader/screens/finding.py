"""Finding places in an episode: by text, by number."""

from __future__ import annotations

from bilingual_reader.reader.finder import Finder
from bilingual_reader.reader.pairs import Pairs
from bilingual_reader.reader.screens.base import BaseScreen
from bilingual_reader.reader.widgets.conversation import Conversation


class FindingScreen(BaseScreen):
    """A screen with a conversation that can be searched."""

    conversation: Conversation
    pairs: Pairs
    finder: Finder

    def begin_finding(self, pairs: Pairs) -> None:
        """Search these pairs from now on."""
        self.finder = Finder(self, pairs, self._hit)

    def action_find(self) -> None:
        """Ask what to look for."""
        self.ask("find", "search in this episode")

    def action_find_next(self, by: int) -> None:
        """The next or previous place."""
        if self.finder.needle:
            count = self.pairs.count
            start = (self.conversation.n - 1 + by) % count + 1
            self.finder.look(self.finder.needle, start, by)
        else:
            self.say("/ searches in the episode")

    def action_go_to(self) -> None:
        """Ask for the number of a sentence."""
        self.ask("number", f"go to sentence 1 to {self.pairs.count}")

    def typed(self, purpose: str, text: str, done: bool) -> None:
        text = text.strip()
        if not done or not text:
            return
        if purpose == "find":
            self.finder.look(text, self.conversation.n, 1)
        elif text.isdecimal() and len(text) < 10:
            self.status.say("")
            self.conversation.go_to(int(text))
        else:
            self.say(f"no number: {text}")

    def _hit(self, n: int, wrapped: bool) -> None:
        needle = self.finder.needle
        self.conversation.set_found(needle if n else "")
        if n:
            self.conversation.go_to(n)
            around = " (round the end)" if wrapped else ""
            self.say(f"“{needle}” in sentence {n}{around} · n next, N previous")
        else:
            self.say(f"“{needle}” is not in this episode")
