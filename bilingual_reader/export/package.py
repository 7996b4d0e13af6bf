"""genanki, made to keep its promises: our times, our ids, no file left behind.

This module imports genanki at the top, so it is imported only when a deck is written.
"""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import genanki

from bilingual_reader.core.cards import Note
from bilingual_reader.errors import ExportError
from bilingual_reader.export import notetype


def collection(notes: Sequence[Note]) -> bytes:
    """The notes as the database that a package carries; the same notes give the same bytes.

    Raises ExportError when the system's folder for temporary files is full, OSError when it
    cannot be used.
    """
    return _Package(_decks(notes)).database()


class _Model(genanki.Model):  # type: ignore[misc]
    """The note type with its own time, and card rules that know `unless`."""

    @property
    def _req(self) -> list[list[Any]]:
        # Anki works the rules out from the templates; old apps read this list.
        return [
            [place, "any" if t.one_of else "all", [notetype.FIELDS.index(n) for n in t.needs]]
            for place, t in enumerate(notetype.TEMPLATES)
        ]

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        return dict(super().to_json(notetype.CHANGED, 1))


class _Deck(genanki.Deck):  # type: ignore[misc]
    """A deck of our own notes, each with its own time and ids, written in one go."""

    def __init__(self, name: str, model: _Model) -> None:
        super().__init__(deck_id(name), name)
        self.add_model(model)
        self.rows: list[tuple[Any, ...]] = []
        self.card_rows: list[tuple[Any, ...]] = []

    def add(self, note: Note, number: int, card: int, due: int) -> int:
        """Add a note with this id; its cards get the ids from `card` on. The next free card id.

        `due` is its place among the new cards.
        """
        text = "\x1f".join([note.fields.get(name, "") for name in notetype.FIELDS])
        word, tags = note.fields.get("Word", ""), f" {' '.join(note.tags)} "
        self.rows.append(
            (number, note.guid, notetype.MODEL_ID, note.changed, -1, tags, text, word, 0, 0, "")
        )
        places = notetype.cards(note.fields)
        for ahead, place in enumerate(places):
            new = (0, 0, due, 0, 0, 0, 0, 0, 0, 0, 0, "")
            self.card_rows.append(
                (card + ahead, number, self.deck_id, place, note.changed, -1, *new)
            )
        return card + len(places)

    def write_to_db(self, cursor: Any, timestamp: float, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, timestamp, id_gen)
        for table, rows in (("notes", self.rows), ("cards", self.card_rows)):
            marks = ",".join("?" * len(rows[0]))
            cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


class _Package(genanki.Package):  # type: ignore[misc]
    """A package whose database can be had without leaving genanki's temporary file behind."""

    _file = ""

    def database(self) -> bytes:
        """The finished database."""
        packed = io.BytesIO()
        try:
            self.write_to_file(packed, timestamp=0.0)
        finally:
            if self._file:
                os.unlink(self._file)
        with zipfile.ZipFile(packed) as archive:
            return archive.read("collection.anki2")

    def write_to_db(self, cursor: Any, timestamp: float, id_gen: Iterator[int]) -> None:
        connection = cursor.connection
        self._file = cursor.execute("PRAGMA database_list").fetchone()[2]
        try:
            # genanki's own file, gone in a moment: it need not last, nor have a journal beside it.
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA journal_mode = MEMORY")
            super().write_to_db(cursor, timestamp, id_gen)
            connection.commit()
        except BaseException as error:
            connection.close()
            if isinstance(error, connection.Error):
                raise _unbuilt(error, self._file) from error
            raise


def _unbuilt(error: Exception, file: str) -> ExportError:
    what = f"the deck could not be built ({error})"
    return ExportError(what, os.path.dirname(file), "free some space there and export again")


def _decks(notes: Sequence[Note]) -> list[_Deck]:
    """The notes in their decks. Ids of notes and cards are, as in Anki, when they were made."""
    model = _model()
    decks: dict[str, _Deck] = {}
    number, card = 0, 0
    for due, note in enumerate(sorted(notes, key=lambda n: (n.added, n.key)), start=1):
        number = max(number + 1, note.added or notetype.CHANGED * 1000)
        if note.deck not in decks:
            decks[note.deck] = _Deck(note.deck, model)
        card = decks[note.deck].add(note, number, max(card, number), due)
    return [decks[name] for name in sorted(decks)]


def deck_id(name: str) -> int:
    """The lasting id of a deck: 44 bits of its name's hash, above all ids that Anki gives."""
    digest = hashlib.sha256(name.encode("utf-8", "replace")).digest()
    return (1 << 44) + int.from_bytes(digest[:8], "big") % (1 << 44)


def _model() -> _Model:
    fields: list[Mapping[str, Any]] = [
        {"name": name, "id": notetype.field_id(place)} for place, name in enumerate(notetype.FIELDS)
    ]
    templates = [
        {
            "name": template.name,
            "id": notetype.template_id(place),
            "qfmt": notetype.html(f"{template.file}.front.html"),
            "afmt": notetype.html(f"{template.file}.back.html"),
        }
        for place, template in enumerate(notetype.TEMPLATES)
    ]
    return _Model(
        notetype.MODEL_ID,
        notetype.NAME,
        fields=fields,
        templates=templates,
        css=notetype.css(),
        sort_field_index=notetype.SORT_FIELD,
    )
