"""The word list as a table: CSV, TSV, JSON, a file for Pleco, and a glossary to print."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from bilingual_reader.core.cards import exportable, shown
from bilingual_reader.core.rows import word_row
from bilingual_reader.core.words import Word
from bilingual_reader.errors import ExportError
from bilingual_reader.export.anki import nothing
from bilingual_reader.export.files import replacing
from bilingual_reader.export.markdown import markdown
from bilingual_reader.export.plain import CONTROL, one_line
from bilingual_reader.export.pleco import pleco
from bilingual_reader.export.report import Report, compare

Table = Literal["csv", "tsv", "pleco", "json", "md"]

COLUMNS = (
    "word",
    "lang",
    "reading",
    "gloss",
    "status",
    "added",
    "episode",
    "sentence_n",
    "sentence",
    "translation",
)
"""Of CSV; `due` is the JSON's alone."""

TSV_COLUMNS = (
    "Word",
    "Reading",
    "Gloss",
    "Sentence",
    "SentenceTranslation",
    "Source",
    "Tags",
    "Back",
    "GUID",
)
"""Named as the fields of our note type, so that Anki maps them by itself, and as the back of its
Basic, whose front is the first column; by GUID it knows a line again whose front was edited."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_table(
    words: Iterable[Word],
    path: Path,
    format: Table,
    previous: Mapping[str, str] | None = None,
    *,
    bom: bool = False,
    row: Callable[[Word], dict[str, Any]] = word_row,
    dry: bool = False,
) -> Report:
    """Write the words but ignored ones; `bom` marks UTF-8 for Excel (CSV, TSV, Pleco).

    `previous` is `Report.current` of the last table of that format; `row` makes JSON's rows;
    `dry` only reports. Raises ExportError; the file that was there is then as it was.
    """
    kept = list({word.key: word for word in words if exportable(word)}.values())
    if not kept:
        raise nothing()
    if format == "pleco":
        kept = [word for word in kept if word.lang == "zh"]
        if not kept:
            raise ExportError(
                "there is no Chinese word, and Pleco takes no other",
                str(path),
                "choose another --format",
            )
    if not dry:
        mark = "\ufeff" if bom and format in ("csv", "tsv", "pleco") else ""
        with replacing(path) as file:
            file.write((mark + render(kept, format, row)).encode("utf-8"))
    return compare(path, {word.key: _stamp(word) for word in kept}, previous or {})


def render(
    words: Sequence[Word], format: Table, row: Callable[[Word], dict[str, Any]] = word_row
) -> str:
    """The table as text, lines ended by "\n" (CSV: "\r\n", as RFC 4180 has it)."""
    if format == "json":
        return _json([row(word) for word in words])
    renderers: dict[Table, Callable[[Sequence[Word]], str]] = {
        "csv": _csv, "tsv": _tsv, "pleco": pleco, "md": markdown
    }  # fmt: skip
    return renderers[format](words)


def _stamp(word: Word) -> str:
    """What stands for the word's row, as `Note.stamp` does for a note; a table has no times."""
    told = json.dumps(word_row(word))
    return f"0 {hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _csv(words: Sequence[Word]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for word in words:
        row = word_row(word)
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    return out.getvalue()


def _cell(value: str | int | None) -> str:
    """A value that no spreadsheet runs: what looks like a formula gets an apostrophe before it.

    As OWASP advises for CSV injection. Such a value loses nothing but its looks.
    """
    text = CONTROL.sub("", "" if value is None else str(value))
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _tsv(words: Sequence[Word]) -> str:
    """As Anki imports text: its header lines, fields as plain text, one line a note."""
    head = [
        "#separator:tab",
        "#html:false",
        f"#columns:{chr(9).join(TSV_COLUMNS)}",
        f"#tags column:{TSV_COLUMNS.index('Tags') + 1}",
        f"#guid column:{TSV_COLUMNS.index('GUID') + 1}",
    ]
    out = io.StringIO(newline="")
    # All quoted: a line that began with "#" would be a comment.
    writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL)
    for word in words:
        writer.writerow(_tsv_row(word))
    return "\n".join([*head, out.getvalue()])


def _tsv_row(word: Word) -> list[str]:
    met = shown(word)
    source = " · ".join(part for part in (met.show, met.title) if part)
    told = [one_line(t) for t in (word.reading, word.gloss, met.sentence, met.translation)]
    cells = [_cell(text) for text in (one_line(word.headword), *told, one_line(source))]
    back = _cell(" · ".join(text for text in told if text))
    # Not the id of the note in our decks: text that Anki takes in replaces what was edited there.
    guid = hashlib.sha256(f"bilingual-reader line:{word.key}".encode("utf-8", "replace"))
    return [*cells, f"bilingual-reader::{word.lang}", back, guid.hexdigest()[:20]]


def _json(rows: Sequence[Mapping[str, Any]]) -> str:
    text = json.dumps({"words": rows}, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"
