"""CC-CEDICT's `.u8`: `傳統 传统 [chuan2 tong3] /tradition/traditional/`, a line an entry.

Described at https://cc-cedict.org/wiki/format:syntax. Dictionaries of other languages that are
written the same way (HanDeDict, CFDICT) are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilingual_reader.lexicon import cedict
from bilingual_reader.lexicon.formats.book import Book, Record, record, refused

FORMAT = "CC-CEDICT"

_DATE = re.compile(r"#!\s*date=(\d{4}-\d\d-\d\d)")
_EMPTY = re.compile(r"\S+ \S+ \[[^\]]*\] /+\s*$")


def is_cedict(text: str) -> bool:
    """Whether the first line that is no comment is an entry."""
    lines = (line for line in text[:100_000].splitlines() if line and not line.startswith("#"))
    return cedict.parse_line(next(lines, "")) is not None


def read(text: str, name: str) -> Book:
    """The book in a text. Its records raise LexiconError at a line that is no entry."""
    head = "\n".join(line for line in text[:10_000].splitlines() if line.startswith("#"))
    if head.startswith("# CC-CEDICT"):
        date = _DATE.search(head)
        # Never just "CC-CEDICT": that is the dictionary that comes with the program.
        name = f"CC-CEDICT {date[1]}" if date else f"CC-CEDICT {name}"
    lines = text.splitlines()
    return Book(name, FORMAT, len(lines), _records(lines))


def _records(lines: list[str]) -> Iterator[Record]:
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        entry = cedict.parse_line(line)
        if entry is None:
            if _EMPTY.match(line):
                continue
            raise refused("this is no entry", f"line {number}")
        found = record(entry.simplified, entry.reading, iter(entry.senses), entry.traditional)
        if found:
            yield found
