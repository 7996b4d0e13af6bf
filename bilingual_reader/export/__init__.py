"""The word list as a deck or a table: one face, heavy modules only inside.

    report = write(library.words(), Path("words.apkg"), "apkg", previous=stamps)
    stamps = report.current

Of a deck `previous` does more than tell what is new: by it Anki takes a note as newer or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from bilingual_reader.core.cards import Extras
    from bilingual_reader.core.words import Word
    from bilingual_reader.export.kept import Kept
    from bilingual_reader.export.making import Cards, Look
    from bilingual_reader.export.report import Report

__all__ = ["ENDINGS", "FORMATS", "Format", "Report", "write"]

Format = Literal["apkg", "csv", "tsv", "pleco", "json", "md"]
FORMATS: tuple[Format, ...] = ("apkg", "csv", "tsv", "pleco", "json", "md")
ENDINGS: Mapping[Format, str] = {"pleco": "pleco.txt"}
"""What names of files end in, where it is not the format."""


def write(
    words: Iterable[Word],
    path: Path,
    format: Format,
    previous: Mapping[str, str] | None = None,
    *,
    bom: bool = False,
    choice: Cards = None,
    extras: Mapping[str, Extras] | Look | None = None,
    kept: Callable[[], Kept] | None = None,
    row: Callable[[Word], dict[str, Any]] | None = None,
    dry: bool = False,
    now: int = 0,
) -> Report:
    """Write the words to a file and say what is new, changed, unchanged and gone.

    `previous` is `Report.current` of the last export in that format; `bom` is for tables that
    Excel opens; `choice`, `extras`, `kept` and `now` are for decks, see `anki.write_apkg`; `row`
    makes JSON's rows, see `core.rows`; `dry` writes nothing. Ignored words are left out. Raises
    ExportError in one clear line, and leaves the file that was there as it was.
    """
    if format == "apkg":
        from bilingual_reader.export.anki import write_apkg

        known = kept() if kept else None
        return write_apkg(words, path, previous, choice, extras, kept=known, dry=dry, now=now)
    from bilingual_reader.export.tables import write_table

    rows = {"row": row} if row else {}
    return write_table(words, path, format, previous, bom=bom, dry=dry, **rows)
