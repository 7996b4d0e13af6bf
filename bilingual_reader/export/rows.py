"""A note as the deck's database has it: all text, ready to be written or kept."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from bilingual_reader.core.cards import Clip, Note
from bilingual_reader.export import notetype

BETWEEN_FIELDS = "\x1f"
"""What stands between fields in Anki's databases. No field holds a control character."""


class Row(NamedTuple):
    """A note, its fields joined. A tuple: ten thousand of them are made for one deck."""

    key: str
    guid: str
    deck: str
    tags: str
    """A space before and behind each."""
    fields: bytes
    """In the note type's order, as UTF-8: half the memory, and the form in which they are kept."""
    word: str
    """What Anki sorts by."""
    places: str
    """The places of the templates that make its cards, a digit each."""
    content: str
    """`Note.content`."""
    changed: int
    """`Note.changed`."""
    added: int
    """`Note.added`."""
    media: tuple[Clip, ...] = ()
    """The sounds that its fields name."""

    @property
    def stamp(self) -> str:
        """`Note.stamp`."""
        return f"{self.changed} {self.content}"


@lru_cache(maxsize=8)
def _none(names: tuple[str, ...]) -> dict[str, str]:
    """All fields, empty, in their order: what is filled takes its place."""
    return dict.fromkeys(names, "")


def row_of(note: Note) -> Row:
    """The note as a row."""
    told = note.fields
    return Row(
        note.key,
        note.guid,
        note.deck,
        f" {' '.join(note.tags)} ",
        BETWEEN_FIELDS.join({**_none(notetype.FIELDS), **told}.values()).encode(),
        told.get("Word", ""),
        notetype.cards(told),
        note.content,
        note.changed,
        note.added,
        note.media,
    )
