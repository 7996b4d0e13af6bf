"""Packages that Anki exports: `.apkg` (decks) and `.colpkg` (everything).

A zip with a SQLite database: `collection.anki2` (the oldest), `collection.anki21` (Anki 2.1), or
`collection.anki21b` (since 2.1.50: compressed by zstd, note types and decks in tables of their
own). The newest package has a `collection.anki2` too, that only says to update Anki: the last one
of these names counts (Anki's source, rslib, import_export/package/meta.rs).
"""

from __future__ import annotations

import json
import lzma
import sqlite3
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from urllib.request import pathname2url

from bilingual_reader.anki.cards import SUSPENDED, Card, Cards, Told, state_of
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.errors import SourceError

_NAMES = ("collection.anki21b", "collection.anki21", "collection.anki2")
MOST_BYTES = 2 * 1024**3
"""Of the unpacked database; ten years of study are a tenth of that."""
_MOST_TIMES = 200
"""How many times larger than the package the database may be, beyond `_SPARE`: five is usual."""
_SPARE = 50 * 1024**2
_CHUNK = 1 << 20
_SQLITE = b"SQLite format 3\0"
_WHAT_TO_DO = "export it again: File, Export, with scheduling information"

_DAMAGES = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError
)  # fmt: skip
"""What `zipfile` raises of a package that is broken, locked or packed in an unknown way."""

_CARDS = """
SELECT notes.mid, notes.flds, CASE WHEN cards.odid THEN cards.odid ELSE cards.did END,
    cards.type, cards.queue, cards.ivl, cards.factor, cards.reps, cards.lapses, cards.data, last
FROM cards JOIN notes ON notes.id = cards.nid
LEFT JOIN (SELECT cid, max(id) AS last FROM revlog GROUP BY cid) ON cid = cards.id
ORDER BY cards.id
"""


def read_package(path: Path, own_type: int, told: Progress = untold) -> Cards:
    """All cards of a package; `own_type` is the id of our note type. Raises SourceError."""
    try:
        with _unpacked(path) as database, closing(_opened(database)) as connection:
            return _read(connection, own_type, told)
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        what = f"the collection in this package is damaged ({error})"
        raise SourceError(what, str(path), _WHAT_TO_DO) from error
    except OSError as error:
        what = f"the file cannot be read ({error.strerror or error})"
        raise SourceError(what, str(path), "check the path, permissions and the disk") from error


@contextmanager
def _unpacked(path: Path) -> Iterator[Path]:
    """The package's database as a file, gone afterwards."""
    with path.open("rb") as file:
        if not zipfile.is_zipfile(file):
            raise SourceError("this is no Anki package", str(path), "give an .apkg or .colpkg")
        with TemporaryDirectory(prefix="bilingual-reader-") as folder:
            database = Path(folder) / "collection.db"
            try:
                with zipfile.ZipFile(file) as archive:
                    _extract(archive, path, database)
            except _DAMAGES as error:
                what = f"this package is damaged ({error})"
                raise SourceError(what, str(path), _WHAT_TO_DO) from error
            yield database


def _extract(archive: zipfile.ZipFile, path: Path, database: Path) -> None:
    names = archive.namelist()
    name = next((name for name in _NAMES if name in names), None)
    if name is None:
        raise SourceError("there is no collection in this file", str(path), "give an .apkg")
    with archive.open(name) as packed, database.open("wb") as out:
        if name.endswith("b"):
            _decompress(packed, out, path)
        else:
            _copy(packed, out, path)
    with database.open("rb") as made:
        if made.read(len(_SQLITE)) != _SQLITE:
            raise SourceError("the collection in this package is damaged", str(path), _WHAT_TO_DO)


def _decompress(packed: IO[bytes], out: IO[bytes], path: Path) -> None:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd

    try:
        with zstd.ZstdFile(packed) as opened:
            _copy(opened, out, path)
    except zstd.ZstdError as error:
        raise SourceError(f"this package is damaged ({error})", str(path), _WHAT_TO_DO) from error


def _copy(packed: Any, out: IO[bytes], path: Path) -> None:
    """Copy until the end, or until it is more than any collection holds."""
    size, most = 0, min(MOST_BYTES, _SPARE + _MOST_TIMES * path.stat().st_size)
    while chunk := packed.read(_CHUNK):
        size += len(chunk)
        if size > most:
            what = "what is packed in this file is larger than any collection"
            raise SourceError(what, str(path), "make sure that Anki made it")
        out.write(chunk)


def _opened(database: Path) -> sqlite3.Connection:
    uri = f"file:{pathname2url(str(database))}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True)
    connection.execute("PRAGMA trusted_schema = OFF")
    # Anki's own order of names; nothing here depends on which.
    connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    return connection


def _read(connection: sqlite3.Connection, own_type: int, told: Progress) -> Cards:
    tables = {
        name
        for name, kind in connection.execute("SELECT name, type FROM sqlite_master")
        if kind == "table"
    }
    if not {"col", "notes", "cards", "revlog"} <= tables:
        raise ValueError("it is no collection of Anki's")
    if "notetypes" in tables:
        types, fields, decks = _tables(connection)
    else:
        types, fields, decks = _documents(connection)
    total = connection.execute("SELECT count(*) FROM cards").fetchone()[0]
    made = []
    for done, row in enumerate(connection.execute(_CARDS)):
        if done % 1000 == 0:
            told(done, total)
        made.append(_card(row, types, decks))
    told(total, total)
    return Cards(tuple(made), fields, types.get(own_type, ""))


def _card(row: tuple[Any, ...], types: dict[int, str], decks: dict[int, str]) -> Card:
    notetype, fields, deck, kind, queue, interval, factor, reviews, lapses, data, last = row
    schedule = Told(
        int(kind), int(queue), int(interval), int(factor), int(reviews), int(lapses),
        str(data), int(last or 0),
    )  # fmt: skip
    return Card(
        types.get(int(notetype), ""),
        decks.get(int(deck), ""),
        tuple(str(fields).split("\x1f")),
        state_of(schedule),
        schedule.queue == SUSPENDED,
        schedule.queue < SUSPENDED,
    )


_Names = tuple[dict[int, str], dict[str, tuple[str, ...]], dict[int, str]]
"""Names of note types, their fields by that name, and names of decks."""


def _tables(connection: sqlite3.Connection) -> _Names:
    types = {int(i): str(name) for i, name in connection.execute("SELECT id, name FROM notetypes")}
    fields: dict[str, tuple[str, ...]] = {}
    rows = connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord")
    for notetype, name in rows.fetchall():
        if notetype in types:
            fields[types[notetype]] = (*fields.get(types[notetype], ()), str(name))
    named = connection.execute("SELECT id, name FROM decks").fetchall()
    return types, fields, {int(i): str(name).replace("\x1f", "::") for i, name in named}


def _documents(connection: sqlite3.Connection) -> _Names:
    told = connection.execute("SELECT models, decks FROM col").fetchone()
    if told is None:
        raise ValueError("it is empty")
    try:
        models, decks = (json.loads(document) for document in told)
        types = {int(number): str(model["name"]) for number, model in models.items()}
        fields = {
            str(model["name"]): tuple(str(each["name"]) for each in model["flds"])
            for model in models.values()
        }
        return types, fields, {int(number): str(deck["name"]) for number, deck in decks.items()}
    except (AttributeError, KeyError, RecursionError) as error:
        raise ValueError(f"its note types cannot be read: {error}") from error
