"""What the screens of one run share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bilingual_reader.reader.layout.blocks import View
from bilingual_reader.reader.marks import Marks
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.ports import LexiconPort, LibraryPort

Importer = Callable[[str, Callable[[str], None]], str]
"""(path, progress) → a line that says what was imported; run in a thread; raises ReaderError."""
PathOf = Callable[[], str]
"""() → a path to import, asked in the thread that imports it; raises ReaderError."""
Exporter = Callable[[], str]
"""() → a line that says what the deck holds; run in a thread; raises ReaderError."""
Samples = Callable[[], str]
"""() → the path of the sample interviews; raises ReaderError."""


class Host(Protocol):
    """What a screen may ask of the app: to go elsewhere, and to change its colours."""

    @property
    def palette(self) -> Palette: ...
    def open_episode(self, episode: str, n: int = 0) -> None: ...
    def show_archive(self) -> None: ...
    def show_words(self) -> None: ...
    def go_back(self) -> None: ...
    def dismiss_notices(self) -> bool: ...
    def toggle_theme(self) -> None: ...
    def begin_import(self, path: PathOf) -> None: ...


@dataclass(repr=False, eq=False)
class Session:
    """The rooms that the app was handed, and what the learner chose for this run."""

    library: LibraryPort
    lexicon: LexiconPort
    marks: Marks
    palette: Palette
    view: View
    importer: Importer | None = None
    exporter: Exporter | None = None
    samples: Samples | None = None
    told_of_pace: bool = False
    """Whether the learner was told what SPACE does without sound."""
