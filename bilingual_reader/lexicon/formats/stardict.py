"""StarDict: `.ifo` (about), `.idx` (headwords → places), `.dict` (definitions), `.syn` (forms).

Described at https://stardict-4.sourceforge.net/StarDictFileFormat. `.idx` may be packed with gzip,
`.dict` with dictzip, which is gzip with a table; numbers are big-endian. Fields of a definition
have a type: lower-case ones end with a NUL, upper-case ones begin with their size.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from bilingual_reader.lexicon.formats.book import MOST_RECORDS, Book, Record, record, refused
from bilingual_reader.lexicon.formats.container import Files, inflated
from bilingual_reader.lexicon.formats.markup import plain

FORMAT = "StarDict"
MAGIC = "StarDict's dict ifo file"

MOST_FORMS = 1000
"""Forms of one headword in the list of forms."""

_PLAIN, _MARKED, _READING = "mlkwn", "hgx", "ty"
_SPOKEN = re.compile(r"\*?\s*(?:\[([^\[\]\n]{1,80})\]|/([^/\n]{1,80})/)[ \t]*(?:\n|$)")
"""A pronunciation on the first line of a definition: `*[ə'bændən]`."""

Place = tuple[str, int, int]
"""Headword, offset and size of its definition in bytes."""


def read(files: Files, ifo: str) -> Book:
    """The book that an `.ifo` file names. Raises LexiconError where a part is lacking or broken."""
    about = _about(files.read(ifo, 1 << 20), ifo)
    stem = ifo[: -len(".ifo")]
    index = _part(files, stem, ".idx", ".idx.gz", ".idx.dz")
    if about.get("idxfilesize", str(len(index))) != str(len(index)):
        raise refused("the index is of another size than the .ifo file says", ifo)
    data = _part(files, stem, ".dict", ".dict.dz")
    wide = about.get("idxoffsetbits") == "64"
    places = list(_places(index, 8 if wide else 4, len(data)))
    forms = _forms(files, stem, len(places))
    types = about.get("sametypesequence", "")
    name = about.get("bookname", "").strip() or stem
    return Book(name, FORMAT, len(places), _records(places, forms, data, types))


def _about(data: bytes, ifo: str) -> dict[str, str]:
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise refused("the .ifo file is no UTF-8 text", ifo) from error
    if not lines or lines[0].strip() != MAGIC:
        raise refused("the .ifo file is none of StarDict's", ifo)
    pairs = (line.partition("=") for line in lines[1:])
    return {key.strip(): value.strip() for key, _, value in pairs}


def _part(files: Files, stem: str, *endings: str) -> bytes:
    for ending in endings:
        if (name := stem + ending) in files.names:
            data = files.read(name)
            return inflated(data, name) if ending.endswith(("gz", "dz")) else data
    raise refused("a part of the dictionary is missing", stem + endings[0])


def _places(index: bytes, width: int, size: int) -> Iterator[Place]:
    at = count = 0
    while at < len(index):
        count += 1
        if count > MOST_RECORDS:
            raise refused(f"it has more than {MOST_RECORDS:,} words")
        end = index.find(b"\0", at)
        if end < 0 or end + 1 + width + 4 > len(index):
            raise refused("the index ends in the middle of an entry", f"byte {at}")
        offset = int.from_bytes(index[end + 1 : end + 1 + width], "big")
        length = int.from_bytes(index[end + 1 + width : end + 5 + width], "big")
        if offset + length > size:
            raise refused("the index points beyond the definitions", f"byte {at}")
        yield _text(index[at:end], at), offset, length
        at = end + 5 + width


def _forms(files: Files, stem: str, count: int) -> dict[int, list[str]]:
    """Number of an entry → other forms of its headword."""
    forms = defaultdict[int, list[str]](list)
    packed = [stem + ending for ending in (".syn", ".syn.dz") if stem + ending in files.names]
    data = _part(files, stem, ".syn", ".syn.dz") if packed else b""
    at = 0
    while at < len(data):
        end = data.find(b"\0", at)
        number = int.from_bytes(data[end + 1 : end + 5], "big")
        if end < 0 or end + 5 > len(data) or number >= count:
            raise refused("the list of forms is broken", f"byte {at}")
        if len(forms[number]) >= MOST_FORMS:
            raise refused(f"a word has more than {MOST_FORMS:,} forms", f"byte {at}")
        forms[number].append(_text(data[at:end], at))
        at = end + 5
    return forms


def _records(
    places: list[Place], forms: dict[int, list[str]], data: bytes, types: str
) -> Iterator[Record]:
    for number, (headword, offset, length) in enumerate(places):
        reading, senses = "", list[str]()
        for kind, value in _fields(data[offset : offset + length], types, headword):
            if kind in _READING:
                reading = reading or _text(value, offset)
            elif kind in _PLAIN + _MARKED:
                text = _text(value, offset)
                senses.append(plain(text) if kind in _MARKED else text)
        if senses and not reading and (spoken := _SPOKEN.match(senses[0])):
            reading = spoken[1] or spoken[2]
            senses[0] = senses[0][spoken.end() :]
        found = record(headword, reading, iter(senses), forms=tuple(forms.get(number, ())))
        if found:
            yield found


def _fields(data: bytes, types: str, headword: str) -> Iterator[tuple[str, bytes]]:
    """(type, value) of the fields of a definition; `types` says which where they do not."""
    at, given = 0, list(types)
    while at < len(data) if not types else given:
        kind = given.pop(0) if types else chr(data[at])
        at += 0 if types else 1
        last = bool(types) and not given
        if last:
            end = after = len(data)
        elif kind.isupper():
            size = int.from_bytes(data[at : at + 4], "big")
            at += 4
            end = after = at + size
        else:
            found = data.find(b"\0", at)
            end = len(data) if found < 0 and not types else found
            after = end + 1
        if end < at or end > len(data):
            raise refused("a definition ends in the middle", headword[:80])
        yield kind, data[at:end].rstrip(b"\0")
        at = after


def _text(data: bytes, at: int) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refused("a text is no UTF-8", f"byte {at}") from error
