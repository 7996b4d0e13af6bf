"""The word list as a deck for Anki."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO

from bilingual_reader.core.cards import Choice, Note, note, stamped, studied
from bilingual_reader.core.words import Word
from bilingual_reader.errors import ExportError
from bilingual_reader.export.files import failed, replacing
from bilingual_reader.export.report import Report, compare

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a zip can tell: the same words give the same bytes."""


def notes_of(
    words: Iterable[Word], previous: Mapping[str, str], choice: Choice | None = None
) -> list[Note]:
    """The notes of these words, each with the time it may claim; a key that comes twice once.

    Raises ExportError when there is none.
    """
    made: dict[str, Note] = {}
    for word in words:
        made[word.key] = stamped(note(word, choice), previous.get(word.key, ""))
    if not made:
        raise ExportError(
            "there is no word to export", todo="mark some while reading (key m) and export again"
        )
    return list(made.values())


def write_apkg(
    words: Iterable[Word],
    path: Path,
    previous: Mapping[str, str] | None = None,
    choice: Choice | None = None,
) -> Report:
    """Write the deck package; `previous` is `Report.current` of the last export.

    Which words go in: `core.cards.studied`. Raises ExportError; the file that was there is then
    as it was.
    """
    before = previous or {}
    chosen = (word for word in words if studied(word, before.get(word.key, "")))
    notes = notes_of(chosen, before, choice)
    with replacing(path) as file:
        _pack(_collection(notes, path), file)
    return compare(path, notes, before)


def _collection(notes: Sequence[Note], path: Path) -> bytes:
    from bilingual_reader.export.package import collection

    try:
        return collection(notes)
    except OSError as error:
        raise failed(error, path) from error


def _pack(collection: bytes, file: IO[bytes]) -> None:
    """Zip the database and the (still empty) list of media, as genanki does but without a clock."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in (("collection.anki2", collection), ("media", b"{}")):
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            archive.writestr(entry, data)
