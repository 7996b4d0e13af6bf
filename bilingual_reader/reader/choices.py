"""What the learner chose, as the reader shows it: known at once, written when the keys rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Language
from bilingual_reader.core.preferences import Preferences, following
from bilingual_reader.errors import ReaderError
from bilingual_reader.reader.layout.blocks import Shown, View
from bilingual_reader.reader.trouble import Trouble

if TYPE_CHECKING:
    from bilingual_reader.reader.ports import LibraryPort

IDLE = 0.25
"""Seconds without a choice after which all of them are written."""

WAYS: dict[str, tuple[Shown, Language]] = {
    "en-zh": ("both", "en"),
    "zh-en": ("both", "zh"),
    "en": ("en", "en"),
    "zh": ("zh", "zh"),
}
"""How the languages are shown, by the name of the choice: which, and which of them leads."""


class Choices:
    """The learner's preferences: those of the library, and those of this run."""

    def __init__(
        self,
        library: LibraryPort,
        later: Callable[[float, Callable[[], None]], object],
        trouble: Callable[[ReaderError], None],
    ) -> None:
        """`later(seconds, call)` calls after that time; `trouble` is told what goes wrong."""
        self._library, self._later = library, later
        self._trouble = Trouble(trouble)
        self._unwritten: dict[str, str] = {}
        self._asked = 0
        self.now = Preferences()
        """What is chosen by now."""
        with self._trouble.told():
            self.now = library.preferences()

    @property
    def learned(self) -> Language | None:
        """The one language that is learned; None: both are, or nobody said."""
        return self.now.learned

    @property
    def view(self) -> View:
        """How an episode is laid out; its width is not known yet."""
        auto = "zh-en" if self.learned == "zh" else "en-zh"
        shown, lead = WAYS.get(self.now.languages) or WAYS[auto]
        return View(
            80,
            shown=shown,
            lead=lead,
            hidden=self.now.translation == "hidden",
            quiet=self.now.text == "hidden",
        )

    def choose(self, **values: str) -> None:
        """Choose; it is written once nothing was chosen for a moment.

        Only what was chosen here is written: of two readers of one library each keeps its view,
        and the next one begins with what either chose last.
        """
        values = {n: v for n, v in following(**values).items() if getattr(self.now, n) != v}
        if not values:
            return
        self.now = self.now._replace(**values)
        self._unwritten |= values
        self._asked += 1
        asked = self._asked
        self._later(IDLE, lambda: self._rested(asked))

    def flush(self) -> None:
        """Write what is not written yet. Raises LibraryError; then it is still to do."""
        if self._unwritten:
            self._library.prefer(**self._unwritten)
            self._unwritten.clear()

    def _rested(self, asked: int) -> None:
        if asked == self._asked:
            with self._trouble.told():
                self.flush()
