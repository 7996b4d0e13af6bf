"""Pinyin of a sentence, from the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.screen import Screen

from bilingual_reader.core.readings import spelled
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.ports import LexiconPort
from bilingual_reader.reader.widgets.conversation import Conversation

Reader = Callable[[str], Sequence[tuple[str, str]]]
"""Text → (surface, reading) pairs whose surfaces join to the text."""


def readings_of(text: str, lexicon: LexiconPort) -> Sequence[tuple[str, str]]:
    """The text's pinyin, see `lexicon.chinese.pinyin`. Loads pypinyin: slow once."""
    own: Reader | None = getattr(lexicon, "pinyin", None)
    if own is not None:
        return own(text)
    from bilingual_reader.lexicon.chinese import pinyin

    return pinyin(text)


def reading_line(text: str, lexicon: LexiconPort) -> str:
    """The text's pinyin in one line; what has none stands as it is."""
    return spelled(readings_of(text, lexicon))


class Readings:
    """Pinyin under the current sentence, found in a thread, moving along with it."""

    def __init__(
        self,
        screen: Screen[None],
        conversation: Conversation,
        lexicon: LexiconPort,
        failed: Callable[[Exception], None],
        shown: bool = False,
    ) -> None:
        self.shown = shown
        self._conversation, self._lexicon, self._report = conversation, lexicon, failed
        self._lines: dict[str, str] = {}
        self._asker: Asker[str, str] = Asker(screen, self._answer, self._have, self._failed)

    def toggle(self) -> bool:
        """Show them, or no more; whether they are shown."""
        self.shown = not self.shown
        if self.shown:
            self.follow()
        else:
            self._conversation.set_readings({})
        return self.shown

    def forget(self) -> None:
        """Sentences are read otherwise now."""
        self._lines.clear()
        self.follow()

    def follow(self) -> None:
        """Another sentence is current."""
        if not self.shown:
            return
        pair = self._conversation.pair
        known = self._lines.get(pair.zh)
        self._conversation.set_readings({pair.n: known} if known else {})
        if known is None and pair.zh:
            self._asker.ask(pair.zh)

    def _answer(self, text: str) -> str:
        return reading_line(text, self._lexicon)

    def _have(self, text: str, line: str) -> None:
        self._lines[text] = line
        pair = self._conversation.pair
        if self.shown and text == pair.zh:
            self._conversation.set_readings({pair.n: line})

    def _failed(self, text: str, error: Exception) -> None:
        self.shown = False
        self._report(error)
