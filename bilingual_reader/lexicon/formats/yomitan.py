"""Yomitan's zip: `index.json` and `term_bank_1.json`, `term_bank_2.json`, …

The format is described by the JSON schemas in ext/data/schemas of
https://github.com/yomidevs/yomitan: a term is [term, reading, tags, rules, score, definitions,
sequence, tags] in version 3, and [term, reading, tags, rules, score, definition…] in version 1.
Definitions are texts, `{"type": "text"}` or structured content; pictures are passed over, as are
definitions that only name another form (`[form, rules]`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bilingual_reader.lexicon.formats.book import Book, Record, record, refused
from bilingual_reader.lexicon.formats.container import MOST_JSON, Files
from bilingual_reader.lexicon.formats.jsontext import parsed
from bilingual_reader.lexicon.formats.markup import structured
from bilingual_reader.lexicon.tones import with_marks

FORMAT = "Yomitan"

_BANK = re.compile(r"term_bank_(\d{1,6})\.json")
_NUMBERED = re.compile(r"(?:[A-Za-züÜ:]+[1-5] ?)+")
_BYTES = 150
"""Bytes to a term, about, for the progress bar."""


def is_yomitan(files: Files) -> bool:
    """Whether the files have the index of such a dictionary."""
    return "index.json" in files.names


def read(files: Files, name: str) -> Book:
    """The book in an archive. Its records raise LexiconError where a bank is broken."""
    index = parsed(files.read("index.json", MOST_JSON), "index.json")
    if not isinstance(index, dict) or not isinstance(index.get("title"), str):
        raise refused("the index names no title", "index.json")
    version = index.get("format", index.get("version"))
    if version not in (1, 2, 3):
        raise refused("the index names a version that is not known", "index.json")
    banks = sorted((int(m[1]), m[0]) for m in map(_BANK.fullmatch, files.names) if m)
    if not banks:
        raise refused("there are no words in it (no term_bank_1.json)")
    names = [bank for _, bank in banks]
    total = sum(len(files.read(bank, MOST_JSON)) for bank in names) // _BYTES
    title = " ".join(index["title"].split()) or name
    return Book(title, FORMAT, total, _records(files, names, version == 1))


def _records(files: Files, banks: list[str], flat: bool) -> Iterator[Record]:
    for bank in banks:
        rows = parsed(files.read(bank, MOST_JSON), bank)
        if not isinstance(rows, list):
            raise refused("this is no list of terms", bank)
        for number, row in enumerate(rows, start=1):
            place = f"{bank}, term {number}"
            if not isinstance(row, list) or len(row) < 6 or not _texts(row[:2]):
                raise refused("this is no term", place)
            definitions = row[5:] if flat else row[5]
            if not isinstance(definitions, list):
                raise refused("this term has no list of definitions", place)
            found = record(row[0], _reading(row[1]), _senses(definitions, place))
            if found:
                yield found


def _texts(values: list[Any]) -> bool:
    return all(isinstance(value, str) for value in values)


def _reading(text: str) -> str:
    return with_marks(text) if _NUMBERED.fullmatch(text) else text


def _senses(definitions: list[Any], place: str) -> Iterator[str]:
    for definition in definitions:
        if isinstance(definition, str):
            yield definition
        elif isinstance(definition, dict):
            yield _detailed(definition, place)
        elif not isinstance(definition, list):
            raise refused("a definition is of no kind that the format knows", place)


def _detailed(definition: dict[str, Any], place: str) -> str:
    kind = definition.get("type")
    if kind == "structured-content":
        return structured(definition.get("content"))
    text = definition.get("text", "")
    if kind not in ("text", "image") or not isinstance(text, str):
        raise refused("a definition is of no kind that the format knows", place)
    return text if kind == "text" else ""
