"""Where in the episode one is: its sections and its length, on the line under the title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import timecode

if TYPE_CHECKING:
    from bilingual_reader.core.outline import Outline
    from bilingual_reader.reader.ports import LibraryPort


class TimeLine:
    """The outline of the episode that is read, fetched once the first screen stands."""

    def __init__(self, library: LibraryPort, episode: str, count: Callable[[], int]) -> None:
        """`count`: how many sentences the episode has now."""
        self._library, self._episode, self._count = library, episode, count
        self._outline: Outline | None = None

    def fetch(self) -> None:
        """Learn what the episode is made of. Raises LibraryError."""
        self._outline = self._library.outline(self._episode)

    @property
    def length(self) -> str:
        """How long the recording is, behind the time of a sentence; "" where nobody knows."""
        seconds = self._outline.seconds if self._outline else None
        return f" / {timecode(seconds)}" if seconds else ""

    def marks(self, width: int) -> Sequence[int]:
        """The cells of a line in which sections begin."""
        from bilingual_reader.core.outline import marks

        return marks(self._outline.sections, self._count(), width) if self._outline else ()

    def sentence(self, cell: int, width: int) -> int:
        """The sentence that a cell of the line stands for."""
        from bilingual_reader.core.outline import sentence_at

        sections = self._outline.sections if self._outline else ()
        return sentence_at(cell, self._count(), width, sections)

    def beside(self, n: int, by: int) -> int | None:
        """The first sentence of the section that comes next, or of this or the last one."""
        return self._outline.beside(n, by) if self._outline else None
