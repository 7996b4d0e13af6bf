"""Rows of earlier exports, kept in the user's cache: only what changed is made again.

A row is found by a hash of all that it is made of: the word, the cards that were asked for, what
dictionaries and sound add, and the program's own files. So no row is ever out of date, and the
cache may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import zlib
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import astuple
from operator import attrgetter
from pathlib import Path

from bilingual_reader.aside import written_aside
from bilingual_reader.core.cards import Choice, Clip
from bilingual_reader.core.words import Context, Word
from bilingual_reader.export.rows import Row

*_WORD, _CONTEXTS = Word.__slots__
_of_word, _of_context = attrgetter(*_WORD), attrgetter(*Context.__slots__)
_MARK = 24
"""Hexadecimal digits of a mark: 12 bytes, enough that no two words share one by chance."""


class Kept:
    """The rows that one library's exports have made, in a file of the cache.

    `told` says of a word what stands for what dictionaries and sound add to it: it must be cheaper
    to know than the additions themselves, and another whenever they are. `part` says that an
    export is not of the whole list, so that rows which it has no use for are kept too.
    """

    def __init__(
        self, file: Path, told: Callable[[Word], object] | None = None, part: bool = False
    ) -> None:
        self._file = file
        self._told = told
        self._part = part
        self._program = _program()
        self._lines = _read(file)
        self._used: dict[bytes, bytes] = {}
        self._new = False

    def mark(self, word: Word, choice: Choice) -> bytes:
        """A hash of all that the row of the word with these cards is made of."""
        added = self._told(word) if self._told else None
        of_word = (_of_word(word), *map(_of_context, word.contexts))
        told = (self._program, choice.changed, sorted(choice.kinds), of_word, repr(added))
        data = marshal.dumps(told, 2)  # of equal values the same bytes, up to version 2
        return hashlib.blake2b(data, digest_size=_MARK // 2).hexdigest().encode()

    def find(self, mark: bytes, key: str) -> Row | None:
        """The row with that mark, of the word with that key, if it was made before."""
        line = self._lines.get(mark)
        if line is None:
            return None
        self._used[mark] = line
        return _row(line, key)

    def add(self, mark: bytes, row: Row) -> None:
        """Keep a row that was made now."""
        self._new = True
        self._used[mark] = _line(mark, row)

    def save(self) -> None:
        """Write what is new to the file, and let go of all rows.

        What the whole list had no use for is forgotten.
        """
        lines = {**self._lines, **self._used} if self._part else self._used
        if self._new:
            # A cache that cannot be written costs time at the next export and nothing else.
            with suppress(OSError):
                _write(self._file, lines.values())
        self._lines, self._used, self._new = {}, {}, False


def _program() -> str:
    """What stands for this version of the program: its files' names, sizes and times."""
    root = Path(__file__).resolve().parents[1]
    told = hashlib.blake2b(digest_size=8)
    for folder, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            if name.endswith((".py", ".html", ".css")):
                found = os.stat(os.path.join(folder, name))
                told.update(f"{folder}/{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return told.hexdigest()


def _read(file: Path) -> dict[bytes, bytes]:
    """Lines by their marks; none where the file is missing, cut off, damaged or another's.

    They stay bytes until they are asked for: as text they would need twice the memory.
    """
    lines = {}
    checked = 0
    try:
        with file.open("rb") as rows:
            head = rows.readline()
            for line in rows:
                checked = zlib.crc32(line, checked)
                lines[line[:_MARK]] = line
    except OSError:
        return {}
    return lines if head == _head(checked) else {}


def _write(file: Path, lines: Collection[bytes]) -> None:
    checked = 0
    for line in lines:
        checked = zlib.crc32(line, checked)
    with written_aside(file, lasting=False) as part, part.open("wb") as rows:
        rows.write(_head(checked))
        rows.writelines(lines)


def _head(checked: int) -> bytes:
    return f"bilingual-reader rows 1 {checked:08x}\n".encode()


def _line(mark: bytes, row: Row) -> bytes:
    media = json.dumps([astuple(clip) for clip in row.media]) if row.media else ""
    told = (row.guid, row.deck, row.tags, row.word, row.places, row.content)
    text = "\x1e".join((*told, str(row.changed), str(row.added), media))
    return b"\x1e".join((mark, text.encode(), row.fields)) + b"\n"


def _row(line: bytes, key: str) -> Row:
    head, _, fields = line[:-1].rpartition(b"\x1e")
    _, guid, deck, tags, word, places, content, *others = head.decode().split("\x1e")
    changed, added, media = others
    clips = tuple(Clip(*pair) for pair in json.loads(media)) if media else ()
    told = (word, places, content, int(changed), int(added), clips)
    return Row(key, guid, deck, tags, fields, *told)
