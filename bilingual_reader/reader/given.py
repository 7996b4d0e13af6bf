"""What the command line hands the reader: all that it may call of rooms that it does not import."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from bilingual_reader.core.progress import Progress

if TYPE_CHECKING:
    from bilingual_reader.core.diary import Today
    from bilingual_reader.core.documents import Language
    from bilingual_reader.core.glossary import Gloss
    from bilingual_reader.core.searching import Hit
    from bilingual_reader.core.vocabulary import Known
    from bilingual_reader.reader.own_readings import OwnReadings
    from bilingual_reader.reader.review_desk import ReviewDesk
    from bilingual_reader.reader.sound_desk import Sounder

Importer = Callable[[str, Callable[[str], None]], str]
"""(path, progress) → a line that says what was imported; run in a thread; raises ReaderError."""
Exporter = Callable[[], str]
"""() → a line that says what the deck holds; run in a thread; raises ReaderError."""
Counter = Callable[[Sequence[str]], Mapping[str, int]]
"""Keys of words → how often each stands in the library; run in a thread; raises ReaderError."""
Searcher = Callable[[str, str, int | None, Progress], "Sequence[Hit]"]
"""(text, id of the only episode or "", most hits, progress) → the sentences that have it; run in
a thread; raises ReaderError."""
Measurer = Callable[[Progress], "Mapping[str, Mapping[Language, Known]]"]
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


class Given(NamedTuple):
    """What one run is given beside the library and the lexicon; what is None cannot be done.

    What a call in a thread raises is shown.
    """

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
    sounder: Sounder | None = None
    """What opens what is heard of an episode."""
    own: OwnReadings | None = None
    """What keeps the learner's own readings and words."""
    reviewer: Callable[[], ReviewDesk] | None = None
    """Makes the desk of reviews, when they are first asked for."""
    review_first: bool = False
    """Whether the app begins with reviews, and ends where they are left."""
    notice: str = ""
    """Shown once, over the first screen."""
    keys: Mapping[str, Any] | None = None
    """What the configuration's table of that name says."""
    wide: bool = False
    """Whether the terminal draws characters of ambiguous width two cells wide."""


NOTHING = Given()
