"""What the screens of one run share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bilingual_reader.reader.choices import Choices
from bilingual_reader.reader.layout.blocks import View
from bilingual_reader.reader.marks import Marks
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.script import Script

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Language
    from bilingual_reader.core.searching import Hit
    from bilingual_reader.reader.given import Given
    from bilingual_reader.reader.ports import LexiconPort, LibraryPort
    from bilingual_reader.reader.review_desk import ReviewDesk

PathOf = Callable[[], str]
"""() → a path to import, asked in the thread that imports it; raises ReaderError."""


class Sought(NamedTuple):
    """What was searched for in the library, and the sentence that was chosen."""

    text: str
    hit: Hit


class Host(Protocol):
    """What a screen may ask of the app: to go elsewhere, and to change its colours."""

    @property
    def session(self) -> Session: ...

    @property
    def palette(self) -> Palette: ...
    def open_episode(self, episode: str, n: int = 0) -> None: ...
    def show_today(self) -> None: ...
    def show_archive(self) -> None: ...
    def show_words(self) -> None: ...
    def show_review(self) -> None: ...
    def show_about(self) -> None: ...
    def show_help(self, first: str = "") -> None: ...
    def search_library(self, text: str = "") -> None: ...
    def go_back(self) -> None: ...
    def dismiss_notices(self) -> bool: ...
    def toggle_theme(self) -> None: ...
    def ask_learning(self) -> None: ...
    def change_script(self) -> None: ...
    def change_interface(self) -> None: ...
    def begin_import(self, path: PathOf) -> None: ...


@dataclass(repr=False, eq=False)
class Session:
    """The rooms that the app was handed, and what the learner chose for this run."""

    library: LibraryPort
    lexicon: LexiconPort
    marks: Marks
    palette: Palette
    choices: Choices
    """What the learner chose for all runs; `choices.choose` remembers more."""
    script: Script
    """Shows Chinese in the script that was chosen."""
    view: View
    given: Given
    desk: ReviewDesk | None = None
    searched: str = ""
    """What the library was searched for last."""
    sought: Sought | None = None
    """The sentence that was chosen then, until its episode is open."""
    clean: bool = False
    """Whether texts are shown without the glosses in their brackets."""
    speed: float = 1.0
    """How fast sound is played."""
    one_by_one: bool = False
    """Whether sound pauses after each sentence."""
    told_of_pace: bool = False
    """Whether the learner was told what SPACE does without sound."""

    @property
    def learned(self) -> Language:
        """The language whose words come first; where both are learned, the one that leads."""
        return self.choices.learned or self.view.lead
