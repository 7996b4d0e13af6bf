"""From a word of the word list to the note that a deck carries.

    made = note(word, Choice(frozenset({"recognition", "cloze"})), Extras(rank=812))

A learner studies with a note for years and edits it in Anki, so three things never change once
they were shipped: what a note is called (`guid`), the names of its fields, and that a note whose
content is the same is never written as newer than it was (`stamped`).
"""

from bilingual_reader.core.cards.notes import (
    CONTENT_CHANGED,
    claimed,
    deck_name,
    exportable,
    note,
    stamped,
    studied,
)
from bilingual_reader.core.cards.records import (
    FLAGS,
    KINDS,
    MOST_SENTENCES,
    NO_EXTRAS,
    Choice,
    Clip,
    Extras,
    Kind,
    Note,
    shown,
)

__all__ = [
    "CONTENT_CHANGED",
    "FLAGS",
    "KINDS",
    "MOST_SENTENCES",
    "NO_EXTRAS",
    "Choice",
    "Clip",
    "Extras",
    "Kind",
    "Note",
    "claimed",
    "deck_name",
    "exportable",
    "note",
    "shown",
    "stamped",
    "studied",
]
