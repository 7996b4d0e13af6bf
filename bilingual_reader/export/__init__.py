"""The word list as a deck or a table: one face, heavy modules only inside.

    report = write(library.words(), Path("words.apkg"), "apkg", previous=stamps)
    stamps = report.current

Of one export after another only decks need `previous` remembered: it decides whether Anki takes
a note as newer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bilingual_reader.core.cards import Choice, Extras
    from bilingual_reader.core.words import Word
    from bilingual_reader.export.report import Report

__all__ = ["FORMATS", "Format", "Report", "write"]

Format = Literal["apkg", "csv", "tsv", "json", "md"]
FORMATS: tuple[Format, ...] = ("apkg", "csv", "tsv", "json", "md")


def write(
    words: Iterable[Word],
    path: Path,
    format: Format,
    previous: Mapping[str, str] | None = None,
    *,
    bom: bool = False,
    choice: Choice | None = None,
    extras: Mapping[str, Extras] | None = None,
) -> Report:
    """Write the words to a file and say what is new, changed, unchanged and gone.

    `previous` is `Report.current` of the last export of a deck; `bom` is for CSV and TSV that
    Excel opens; `choice` and `extras` (by key) are for decks, see `core.cards`. Ignored words are
    left out. Raises ExportError in one clear line, and leaves the file that was there as it was.
    """
    if format == "apkg":
        from bilingual_reader.export.anki import write_apkg

        return write_apkg(words, path, previous, choice, extras)
    from bilingual_reader.export.tables import write_table

    return write_table(words, path, format, previous, bom=bom)
