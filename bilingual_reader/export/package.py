"""The package that Anki imports: genanki's database, with our times and ids, in memory.

This module imports genanki at the top, so it is imported only when a deck is written.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import IO, Any

import genanki

from bilingual_reader.export import notetype
from bilingual_reader.export.rows import Row

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a zip can tell: the same words give the same bytes."""
_ALL = tuple(range(len(notetype.TEMPLATES)))
_BLOCK = 1 << 20
"""Bytes of a sound that are copied at once."""


def write_package(
    rows: Sequence[Row],
    file: IO[bytes],
    templates: Sequence[int] = _ALL,
    decks: Mapping[str, str] | None = None,
) -> None:
    """Write the package of these notes with their sounds; the same notes give the same bytes.

    `templates` are the places of those that the note type has, where an Anki is known to have no
    others: it takes a card by its number in the list. `decks` says what a deck is called there.
    Sounds are copied as they are, one after the other: none is ever held whole.
    """
    clips = {clip.name: clip.file for row in rows for clip in row.media}
    names = sorted(clips)
    media = {str(place): name for place, name in enumerate(names)}
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in (
            ("collection.anki2", _collection(rows, templates, decks or {})),
            ("media", json.dumps(media)),
        ):
            # The level is said here: that of a ZipFile does not hold for entries made before.
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), data, compresslevel=1)
        for place, name in enumerate(names):
            entry = _entry(str(place), zipfile.ZIP_STORED)
            with open(clips[name], "rb") as sound:
                entry.file_size = os.fstat(sound.fileno()).st_size
                with archive.open(entry, "w") as copy:
                    shutil.copyfileobj(sound, copy, _BLOCK)


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ZIP_TIME)
    entry.compress_type = method
    entry.create_system = 3  # the same on every system
    return entry


def _collection(rows: Sequence[Row], templates: Sequence[int], called: Mapping[str, str]) -> bytes:
    """The notes as the database that a package carries."""
    names = sorted({row.deck for row in rows})
    decks = [genanki.Deck(deck_id(name), called.get(name, name)) for name in names]
    with closing(sqlite3.connect(":memory:")) as connection:
        cursor = connection.cursor()
        decks[0].add_model(_model(templates))
        genanki.Package(decks[0]).write_to_db(cursor, 0.0, iter(()))
        _write_decks(cursor, decks)
        indexes = _without_indexes(cursor)
        notes, cards = _notes_and_cards(rows, templates)
        _insert(cursor, "notes", notes)
        _insert(cursor, "cards", cards)
        for made in indexes:
            cursor.execute(made)
        connection.commit()
        return connection.serialize()


class _Model(genanki.Model):  # type: ignore[misc]
    """The note type with its own time, and card rules that know `unless`."""

    places: Sequence[int] = ()
    """Of its templates, in `notetype.TEMPLATES`."""

    @property
    def _req(self) -> list[list[Any]]:
        # Anki works the rules out from the templates; old apps read this list.
        told = enumerate(notetype.TEMPLATES[place] for place in self.places)
        return [
            [number, "any" if t.one_of else "all", [notetype.FIELDS.index(n) for n in t.needs]]
            for number, t in told
        ]

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        return dict(super().to_json(notetype.CHANGED, 1))


def _write_decks(cursor: sqlite3.Cursor, decks: Iterable[Any]) -> None:
    """All decks at once: genanki reads and writes the list of decks for each."""
    told = json.loads(cursor.execute("SELECT decks FROM col").fetchone()[0])
    told.update({str(deck.deck_id): deck.to_json() for deck in decks})
    cursor.execute("UPDATE col SET decks = ?", [json.dumps(told)])


def _notes_and_cards(rows: Sequence[Row], templates: Sequence[int]) -> tuple[list[Any], list[Any]]:
    """Rows of the two tables, in the order of their ids, which are, as in Anki, times."""
    numbers = {str(place): number for number, place in enumerate(templates)}
    ids = {row.deck: deck_id(row.deck) for row in rows}
    notes: list[Any] = []
    cards: list[Any] = []
    number, card = 0, 0
    for due, row in enumerate(sorted(rows, key=_age), start=1):
        number = max(number + 1, row.added or notetype.CHANGED * 1000)
        time, model = row.changed, notetype.MODEL_ID
        notes.append((number, row.guid, model, time, -1, row.tags, row.fields, row.word, 0, 0, ""))
        card = max(card, number)
        for place in map(numbers.__getitem__, row.places):
            new = (0, 0, due, 0, 0, 0, 0, 0, 0, 0, 0, "")
            cards.append((card, number, ids[row.deck], place, time, -1, *new))
            card += 1
    return notes, cards


def _age(row: Row) -> tuple[int, str]:
    return (row.added, row.key)


def _without_indexes(cursor: sqlite3.Cursor) -> list[str]:
    """Drop all indexes; how they are made again, quicker behind the rows than with each of them."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    indexes = cursor.execute(query).fetchall()
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    return [made for _, made in indexes]


def _insert(cursor: sqlite3.Cursor, table: str, rows: list[Any]) -> None:
    marks = ("CAST(? AS TEXT)" if isinstance(value, bytes) else "?" for value in rows[0])
    cursor.executemany(f"INSERT INTO {table} VALUES ({', '.join(marks)})", rows)


def deck_id(name: str) -> int:
    """The lasting id of a deck: 44 bits of its name's hash, above all ids that Anki gives."""
    digest = hashlib.sha256(name.encode("utf-8", "replace")).digest()
    return (1 << 44) + int.from_bytes(digest[:8], "big") % (1 << 44)


def _model(places: Sequence[int] = _ALL) -> _Model:
    fields: list[Mapping[str, Any]] = [
        {"name": name, "id": notetype.field_id(place)} for place, name in enumerate(notetype.FIELDS)
    ]
    model = _Model(
        notetype.MODEL_ID,
        notetype.NAME,
        fields=fields,
        templates=list(_templates(places)),
        css=notetype.css(),
        sort_field_index=notetype.SORT_FIELD,
    )
    model.places = places
    return model


def _templates(places: Sequence[int]) -> Iterator[dict[str, Any]]:
    for place in places:
        template = notetype.TEMPLATES[place]
        yield {
            "name": template.name,
            "id": notetype.template_id(place),
            "qfmt": notetype.html(f"{template.file}.front.html"),
            "afmt": notetype.html(f"{template.file}.back.html"),
        }
