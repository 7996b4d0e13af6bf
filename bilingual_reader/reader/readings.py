"""Where readings are shown: under the current sentence, or over the words in view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.widgets.conversation import Conversation

if TYPE_CHECKING:
    from bilingual_reader.reader.over_words import OverWords
    from bilingual_reader.reader.ports import LexiconPort
    from bilingual_reader.reader.session import Session


class Readings:
    """How words are read: under the current sentence, or over unknown words, or over all.

    Found in a thread, moving along with what is current and in view.
    """

    def __init__(
        self,
        screen: Screen[None],
        conversation: Conversation,
        lexicon: LexiconPort,
        session: Session,
        failed: Callable[[Exception], None],
    ) -> None:
        self.mode = session.choices.now.readings
        """A value of the preference `readings`."""
        self._screen, self._session = screen, session
        self._conversation, self._lexicon, self._report = conversation, lexicon, failed
        self._lines: dict[str, str] = {}
        self._asker: Asker[str, str] = Asker(screen, self._answer, self._have, self._failed)
        self._over: OverWords | None = None

    def show(self, mode: str) -> None:
        """Show them in this way."""
        self.mode = mode
        if mode != "current":
            self._conversation.set_readings({})
        if mode not in ("unknown", "all") and self._conversation.notes is not None:
            self._conversation.notes = None
            self._conversation.lay_out_anew()
        self.follow(changed=True)

    def forget(self) -> None:
        """Sentences are read otherwise now."""
        self._lines.clear()
        if self._over is not None:
            self._over.forget()
        self.follow()

    def follow(self, changed: bool = False) -> None:
        """Another sentence is current, others are in view, or the way was `changed`."""
        if self.mode in ("unknown", "all"):
            self._follow_over(changed)
        if self.mode != "current":
            return
        pair = self._conversation.pair
        known = self._lines.get(pair.zh)
        self._conversation.set_readings({pair.n: known} if known else {})
        if known is None and pair.zh:
            self._asker.ask(pair.zh)

    def _follow_over(self, changed: bool) -> None:
        if self._over is None:
            from bilingual_reader.reader.over_words import OverWords

            session = self._session
            self._over = OverWords(
                self._screen, self._conversation, self._lexicon, session.marks,
                lambda: session.choices.learned, lambda error: self._failed("", error),
            )  # fmt: skip
        if changed or self._conversation.notes is None:
            self._over.unknown_only = self.mode == "unknown"
            self._conversation.notes = self._over.notes
            self._conversation.lay_out_anew()
        self._over.follow()

    def _answer(self, text: str) -> str:
        from bilingual_reader.core.readings import spelled

        return spelled(self._lexicon.pinyin(text))

    def _have(self, text: str, line: str) -> None:
        self._lines[text] = line
        pair = self._conversation.pair
        if self.mode == "current" and text == pair.zh:
            self._conversation.set_readings({pair.n: line})

    def _failed(self, text: str, error: Exception) -> None:
        self.mode = "none"
        self._report(error)
