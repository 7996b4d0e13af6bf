"""ECDICT's csv: a header, then word, phonetic, definition, translation, … and exchange.

The columns are described in the README of https://github.com/skywind3000/ECDICT: a definition (in
English) and a translation (in Chinese) are of several lines, `exchange` lists inflections as
`p:did/d:done`, of which `0:` names the lemma and `1:` the kind of inflection.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from bilingual_reader.lexicon.formats.book import Book, Record, record, refused

FORMAT = "ECDICT"


def is_ecdict(text: str) -> bool:
    """Whether the header names the columns that are needed."""
    columns = text[:1000].split("\n", 1)[0].strip().split(",")
    return "word" in columns and "translation" in columns


def read(data: bytes, name: str) -> Book:
    """The book in a file's bytes. Its records raise LexiconError at a row that is none."""
    told = "ECDICT" if name.lower().startswith(("ecdict", "stardict")) else name
    return Book(told, FORMAT, data.count(b"\n"), _records(data))


def _records(data: bytes) -> Iterator[Record]:
    # Decoded line by line: whole, a large file would take eight times its size.
    lines = io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline="")
    rows = csv.reader(lines, strict=True)
    try:
        columns = [column.strip() for column in next(rows)]
        for row in rows:
            if not row:
                continue
            if len(row) != len(columns):
                raise refused("a row has other columns than the header", f"line {rows.line_num}")
            found = _record(dict(zip(columns, row, strict=True)))
            if found:
                yield found
    except (csv.Error, UnicodeDecodeError) as error:
        raise refused(f"the table is broken ({error})", f"line {rows.line_num}") from error


def _record(row: dict[str, str]) -> Record | None:
    told = row["translation"] or row.get("definition", "")
    senses = told.replace("\\r", "").replace("\\n", "\n")
    return record(
        row["word"], row.get("phonetic", ""), iter([senses]), forms=_forms(row.get("exchange", ""))
    )


def _forms(exchange: str) -> tuple[str, ...]:
    if not exchange:
        return ()
    kinds = (item.partition(":") for item in exchange.split("/"))
    return tuple(form.strip() for kind, _, form in kinds if kind not in ("0", "1"))
