"""Files that want to be taken for dictionaries: bombs, lies, links, damage."""

from __future__ import annotations

import gzip
import json
import os
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.lexicon import books


def _bomb(path: Path) -> Path:
    return books.zipped(
        path, {"index.json": json.dumps(books.INDEX), "term_bank_1.json": b" " * (8 << 20)}
    )


def _gzip_bomb(path: Path) -> Path:
    path.write_bytes(gzip.compress(b"\0" * (8 << 20)))
    return path


def _tar_bomb(path: Path) -> Path:
    return books.tarred(path, {"sea.ifo": b"\0" * (8 << 20)})


def _traversal(path: Path) -> Path:
    files = {"index.json": json.dumps(books.INDEX), "../../up.json": "[]"}
    return books.zipped(path, files | {"term_bank_1.json": json.dumps(books.BANK)})


def _windows_traversal(path: Path) -> Path:
    return books.zipped(path, {"..\\up.u8": books.CEDICT})


def _absolute(path: Path) -> Path:
    return books.tarred(path, {"/etc/sea.ifo": b"x"})


def _link(path: Path) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo("sea.ifo")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    return path


def _zip_link(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("words.json")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return path


def _lying_size(path: Path) -> Path:
    """The directory says that a member is short; what is packed there is long."""
    books.zipped(path, {"words.json": json.dumps(books.WORDS)})
    data = bytearray(path.read_bytes())
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 10)
    path.write_bytes(data)
    return path


def _truncated(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
    def cut(path: Path) -> Path:
        whole = make(path).read_bytes()
        path.write_bytes(whole[: len(whole) * 2 // 3])
        return path

    return cut


def _text(text: str) -> Callable[[Path], Path]:
    return lambda path: books.file(path, text)


def _bytes(data: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return make


def _bank(bank: object) -> Callable[[Path], Path]:
    return lambda path: books.yomitan(path, bank)


def _stardict(**changed: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        files = books.stardict({"buoy": "浮标".encode()}, forms={"buoys": 0}, packed=False)
        return books.written(path, files | {f"sea.{k}": data for k, data in changed.items()})

    return make


def _nested(depth: int) -> object:
    content: object = "x"
    for _ in range(depth):
        content = [content]
    return [["buoy", "", "", "", 0, [{"type": "structured-content", "content": content}], 1, ""]]


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "zip bomb": _bomb,
    "gzip bomb": _gzip_bomb,
    "tar bomb": _tar_bomb,
    "path traversal": _traversal,
    "path traversal with backslashes": _windows_traversal,
    "absolute path": _absolute,
    "link in a tar": _link,
    "link in a zip": _zip_link,
    "lying size": _lying_size,
    "truncated zip": _truncated(books.yomitan),
    "truncated gzip": _truncated(lambda p: books.tarred(p, {"words.json": os.urandom(9000)})),
    "bad JSON": _text('{"word": '),
    "JSON of another kind": _text("[1, 2]"),
    "JSON nested deep": _text("[" * 200_000),
    "a number of 10,000 digits": _text('{"a": ' + "9" * 10_000 + "}"),
    "a word that is none": _text('{"tide": {"key": "tide", "zh": "潮"}, "b": {"zh": 3}}'),
    "CEDICT with a bad line": _text(books.CEDICT + "no entry\n"),
    "CEDICT with half a line": _text(books.CEDICT[:-9]),
    "CEDICT with a bad byte": _bytes(books.CEDICT.encode() + b"\xff\n"),
    "csv with a short row": _text(books.ECDICT + "a,b\n"),
    "csv with a bad byte": _bytes(books.ECDICT.encode() + b"a\xff,,,,,,,,,,\n"),
    "csv with an open quote": _text(books.ECDICT + '"a'),
    "bank of another kind": _bank({"a": 1}),
    "bank with a bad term": _bank([*books.BANK, ["a", 1]]),
    "bank with a bad definition": _bank([["a", "", "", "", 0, [7], 1, ""]]),
    "bank nested deep": _bank(_nested(300)),
    "no bank": lambda p: books.yomitan(p, name="other.json"),
    "index without a title": lambda p: books.yomitan(p, index={"format": 3}),
    "index past the data": _stardict(
        idx=b"buoy\0" + b"\0\0\0\x09" * 2, ifo=b"StarDict's dict ifo file"
    ),
    "index cut short": _stardict(idx=b"buoy\0\0", ifo=b"StarDict's dict ifo file"),
    "index of another size": _stardict(idx=b""),
    "forms past the index": _stardict(syn=b"buoys\0\0\0\0\x07"),
    "definitions that are no text": _stardict(dict=b"\xff" * 6),
    "no word at all": _text("word,translation\n"),
}
"""What is wrong with it → what makes it at a path."""
