"""What the screens of one run share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bilingual_reader.core.documents import Language
from bilingual_reader.reader.choices import Choices
from bilingual_reader.reader.layout.blocks import View
from bilingual_reader.reader.marks import Marks
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.ports import LexiconPort, LibraryPort
from bilingual_reader.reader.script import Script

if TYPE_CHECKING:
    from bilingual_reader.core.diary import Today
    from bilingual_reader.core.glossary import Gloss
    from bilingual_reader.core.searching import Hit
    from bilingual_reader.core.vocabulary import Known
    from bilingual_reader.reader.own_readings import OwnReadings
    from bilingual_reader.reader.review_desk import ReviewDesk
    from bilingual_reader.reader.sound_desk import Sounder

Importer = Callable[[str, Callable[[str], None]], str]
"""(path, progress) → a line that says what was imported; run in a thread; raises ReaderError."""
PathOf = Callable[[], str]
"""() → a path to import, asked in the thread that imports it; raises ReaderError."""
Exporter = Callable[[], str]
"""() → a line that says what the deck holds; run in a thread; raises ReaderError."""
Counter = Callable[[Sequence[str]], Mapping[str, int]]
"""Keys of words → how often each stands in the library; run in a thread; raises ReaderError."""
Searcher = Callable[[str, str, int | None, Callable[[int, int], None]], "Sequence[Hit]"]
"""(text, id of the only episode or "", most hits, progress) → the sentences that have it; run in
a thread; raises ReaderError."""
Measurer = Callable[[Callable[[int, int], None]], "Mapping[str, Mapping[Language, Known]]"]
"""progress → episode → language → how much of it is known; run in a thread; raises ReaderError."""
TodayOf = Callable[[], "Today"]
"""() → what was done in the last year, and what is due; run in a thread; raises ReaderError."""
ReadFor = Callable[[float, int], None]
"""(seconds, sentences) → None: adds them to today's reading; raises ReaderError."""
Files = Callable[[], Sequence[tuple[str, str]]]
"""() → what the learner's files are, and where they lie."""
Samples = Callable[[], str]
"""() → the path of the sample interviews; raises ReaderError."""


class Glossary(NamedTuple):
    """What an episode says of its own terms. Both run in a thread and raise ReaderError."""

    find: Callable[[str], Sequence[Gloss]]
    """Episode id → its glosses."""
    mark: Callable[[str, Sequence[Gloss], Language], str]
    """(episode id, glosses, language) → a line that says how many of them are new on the list."""


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
    importer: Importer | None = None
    exporter: Exporter | None = None
    samples: Samples | None = None
    glossary: Glossary | None = None
    counter: Counter | None = None
    searcher: Searcher | None = None
    measurer: Measurer | None = None
    files: Files | None = None
    today: TodayOf | None = None
    read_for: ReadFor | None = None
    reviewer: Callable[[], ReviewDesk] | None = None
    """Makes the desk of reviews, when they are first asked for."""
    desk: ReviewDesk | None = None
    review_first: bool = False
    """Whether the app begins with reviews, and ends where they are left."""
    searched: str = ""
    """What the library was searched for last."""
    sought: Sought | None = None
    """The sentence that was chosen then, until its episode is open."""
    own: OwnReadings | None = None
    """What keeps the learner's own readings and words; None where nothing is kept."""
    clean: bool = False
    """Whether texts are shown without the glosses in their brackets."""
    sounder: Sounder | None = None
    """What opens what is heard of an episode."""
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
