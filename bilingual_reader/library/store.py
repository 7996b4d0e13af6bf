"""The library: one SQLite file with all that was imported and all that the learner did.

Every public method either does all of its work or raises LibraryError and does none. A
`Library` belongs to the thread that opened it; a worker opens its own by `library.path`.
"""

from __future__ import annotations

from bilingual_reader.library.anki import AnkiLinks
from bilingual_reader.library.bookmarks import Bookmarks
from bilingual_reader.library.card_choices import CardChoices
from bilingual_reader.library.diary import Diary
from bilingual_reader.library.exports import Exports
from bilingual_reader.library.outlines import Outlines
from bilingual_reader.library.preferences import Chosen
from bilingual_reader.library.reviews import Reviews
from bilingual_reader.library.searchable import Searchable
from bilingual_reader.library.shares import Shares
from bilingual_reader.library.sounds import Sounds
from bilingual_reader.library.undoing import Undoing
from bilingual_reader.library.words import WordList


class Library(
    WordList,
    Reviews,
    Searchable,
    Shares,
    AnkiLinks,
    Diary,
    CardChoices,
    Exports,
    Sounds,
    Chosen,
    Bookmarks,
    Outlines,
    Undoing,
):
    """An open library. Use `Library.open`, as a context manager. What it can do is in its bases:
    episodes in `shelving`, corrections of their pairs in `correcting`, undo in `undoing`."""
