"""Lists of words from elsewhere: text with a word a line, CSV, TSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, get_args

from bilingual_reader.core.documents import Language
from bilingual_reader.core.scripts import word_language
from bilingual_reader.core.text import clean
from bilingual_reader.core.words import Status
from bilingual_reader.errors import SourceError
from bilingual_reader.sources.encodings import decode

LONGEST = 60
"""Characters of the longest word or term that is taken; what is longer is a sentence."""
MOST_WORDS = 6
"""Words of the longest term."""
_PROSE = re.compile(
    r"\w\s.*[!?]$|\w{2}[.!?]\s+[A-Z]|[。！？]\S|\S{5}[。！？]$|\S{2}[，；]\S.*[，。；！？]"
)
"""What only prose has: an end of a sentence behind several words, or within the text."""

_INITIALS = re.compile(r"(?:[A-Za-z]\.){2,}")

_COLUMNS = {
    "word": "word words term headword expression front simplified hanzi lemma vocabulary "
    "汉字 漢字 词 詞 词语 詞語 单词 單詞 生词 生詞",
    "status": "status 状态 狀態",
    "note": "note notes 笔记 筆記",
}
"""What columns are called, in lower case; the word's come first in the order of preference."""


@dataclass(frozen=True, slots=True)
class Given:
    """A word as a file gives it."""

    text: str
    lang: Language
    status: Status | None = None
    """None where the file says nothing."""
    note: str = ""


class Line(NamedTuple):
    """A line of a file, to be told of."""

    number: int
    """From 1."""
    text: str
    """What stands there, clean; of a table the cell in question."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """What a file holds."""

    words: tuple[Given, ...]
    """In the file's order, the same again among them."""
    passed_over: int
    """Lines and rows that hold no word: numbers, sentences, the other language."""
    no_words: tuple[Line, ...] = ()
    """Those of them that hold no word of any language."""
    strange: tuple[Line, ...] = ()
    """Statuses that are none, of words that were taken all the same, as if nothing were said."""


def read(data: bytes, name: str, lang: Language | None = None) -> WordFile:
    """The words of a file; with `lang` only those of that language.

    CSV and TSV are known by their ending or their tabs, and their columns by the first row: the
    word is in the one named so, or else in the first. Blank lines, lines with `#` before them and
    a byte order mark are nothing. Raises SourceError where the file is no text.
    """
    if not data.strip():
        return WordFile((), 0)
    try:
        rows = list(_rows(decode(data, name), name))
    except csv.Error as error:
        what = f"this table cannot be read ({error})"
        raise SourceError(what, name, "save it as CSV in UTF-8") from error
    columns = _header(rows[0][1]) if rows else None
    if columns is not None:
        rows = rows[1:]
    words, no_words, strange = [], [], []
    for number, row in rows:
        cells = _cells(row, columns or {"word": 0})
        given = _given(cells)
        if given is None:
            no_words.append(Line(number, _plain(cells.get("word", ""))))
        elif lang in (None, given.lang):
            words.append(given)
            if given.status is None and cells.get("status", "").strip():
                strange.append(Line(number, _plain(cells["status"])))
    return WordFile(tuple(words), len(rows) - len(words), tuple(no_words), tuple(strange))


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table, or lines as rows of one cell; each with the number of its line."""
    numbered = [
        (number, line)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    lines = [line for _, line in numbered]
    delimiter = _delimiter(lines, name)
    if not delimiter:
        yield from ((number, [line]) for number, line in numbered)
        return
    table, at = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter), 0
    for row in table:
        if any(cell.strip() for cell in row):
            yield numbered[at][0], row
        at = table.line_num


def _delimiter(lines: Sequence[str], name: str) -> str:
    """What stands between columns; "" where there are none."""
    if not lines:
        return ""
    if sum("\t" in line for line in lines) * 2 > len(lines) or name.lower().endswith(".tsv"):
        return "\t"
    counts = {sign: lines[0].count(sign) for sign in ",;"}
    likely = max(counts, key=lambda sign: counts[sign])
    if name.lower().endswith(".csv") or _header(next(csv.reader(lines[:1], delimiter=likely))):
        return likely
    return ""


def _header(row: Sequence[str]) -> dict[str, int] | None:
    """Which columns are which, where the first row says so."""
    cells = [cell.strip().lower() for cell in row]
    columns: dict[str, int] = {}
    for column, names in _COLUMNS.items():
        named = (cells.index(name) for name in names.split() if name in cells)
        place = next(named, None)
        if place is not None:
            columns[column] = place
    return columns if "word" in columns else None


def _cells(row: Sequence[str], columns: dict[str, int]) -> dict[str, str]:
    return {name: row[place] for name, place in columns.items() if place < len(row)}


def _given(cells: Mapping[str, str]) -> Given | None:
    written = _plain(cells.get("word", ""))
    text = written.strip(' "“”.,;，。；、!?！？')
    if _INITIALS.fullmatch(f"{text}."):
        text += "."
    letters = any(c.isalpha() for c in text)
    if not letters or len(text) > LONGEST or len(text.split()) > MOST_WORDS or _is_prose(written):
        return None
    status = next((s for s in get_args(Status) if s == cells.get("status", "").strip()), None)
    return Given(text, word_language(text), status, clean(cells.get("note", "")).strip())


def _plain(text: str) -> str:
    return " ".join(clean(text).split())


def _is_prose(text: str) -> bool:
    """Whether it is a sentence, or some: a term of some words has no mark that ends one.

    `et al.` is a term, and a proverb of four characters may have its full stop.
    """
    plain = text.rstrip('"”’')
    return bool(_PROSE.search(plain)) or (plain.endswith(".") and len(plain.split()) > 2)


def term(text: str) -> str:
    """The word or term that a text is, without what surrounds it; "" where it is none."""
    given = _given({"word": text})
    return given.text if given else ""
