"""The learner's dictionaries: added whole or not at all, listed, replaced, removed, asked."""

from __future__ import annotations

import gzip
import json
import os
import struct
import tarfile
import threading
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon.shelf import Shelf, folder_beside
from bilingual_reader.lexicon.volume import Hit
from tests.lexicon import books

NOW = datetime(2031, 5, 6, tzinfo=UTC)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf whose folder is not there yet."""
    return Shelf(folder_beside(tmp_path / "data" / "library.db"))


def _file(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def _find(shelf: Shelf, word: str) -> list[tuple[str, Hit]]:
    volumes = shelf.volumes()
    found = [(volume.name, hit) for volume in volumes for hit in volume.find(word)]
    for volume in volumes:
        volume.close()
    return found


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*")}


def test_added_listed_and_removed(shelf: Shelf, tmp_path: Path) -> None:
    """What is added is listed in its order with its counts, answers, and goes when removed."""
    shelf.add(_file(tmp_path / "c.u8", books.CEDICT), NOW)
    shelf.add(_file(tmp_path / "ecdict.csv", books.ECDICT), NOW)
    told = [(d.name, d.languages, d.entries, d.origin) for d in shelf.listed()]
    assert told == [
        ("CC-CEDICT 2031-05-06", ("zh",), 3, "c.u8"),
        ("ECDICT", ("en",), 2, "ecdict.csv"),
    ]
    (found,) = _find(shelf, "燈塔")
    assert found[1].headword == "灯塔"
    assert [hit.headword for _, hit in _find(shelf, "Foghorns")] == ["foghorn"]
    shelf.remove("ecdict")
    assert len(shelf.listed()) == 1 and _find(shelf, "foghorn") == []
    with pytest.raises(LexiconError, match="dict list"):
        shelf.remove("ecdict")


def test_again_replaces(shelf: Shelf, tmp_path: Path) -> None:
    """A dictionary of the same name is replaced, and keeps its place before the others."""
    path = tmp_path / "words.json"
    path.write_text(json.dumps(books.WORDS))
    assert not shelf.add(path, NOW).replaced
    shelf.add(_file(tmp_path / "c.u8", books.CEDICT), NOW)
    path.write_text(json.dumps({"tide": {"key": "tide", "ipa": "", "zh": "潮"}}))
    assert shelf.add(path, NOW, name="buildspeak").replaced
    assert [d.name for d in shelf.listed()] == ["buildspeak", "CC-CEDICT 2031-05-06"]
    assert [hit.senses for _, hit in _find(shelf, "tide")] == [("潮",)]
    assert _find(shelf, "keeper") == []


def test_names_are_taken_literally(shelf: Shelf, tmp_path: Path) -> None:
    """A name may hold anything: nothing is written outside the folder."""
    path = _file(tmp_path / "c.u8", books.CEDICT)
    for name in ("../../up", "a/b", "'; DROP TABLE x", "👍", "名" * 200):
        shelf.add(path, NOW, name=name)
    assert {entry.name for entry in tmp_path.iterdir()} == {"c.u8", "data"}
    assert [entry.name for entry in (tmp_path / "data").iterdir()] == ["dictionaries"]
    assert len(shelf.listed()) == 5
    shelf.remove("../../up")
    for name in ("CC-CEDICT", "this episode", "\x1b\x07"):
        with pytest.raises(LexiconError, match="--name"):
            shelf.add(path, NOW, name=name)


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
    return lambda path: _file(path, text)


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


@pytest.mark.parametrize("name", HOSTILE)
def test_refused_whole(shelf: Shelf, tmp_path: Path, name: str) -> None:
    """A broken or hostile file is a LexiconError, and nothing has changed anywhere."""
    shelf.add(_file(tmp_path / "c.u8", books.CEDICT), NOW, name="mine")
    before = _snapshot(shelf.folder)
    inside = tmp_path / "in"
    inside.mkdir()
    path = HOSTILE[name](inside / "hostile")
    with pytest.raises(LexiconError):
        shelf.add(path, NOW, name="mine")
    assert _snapshot(shelf.folder) == before
    assert {p.name for p in tmp_path.iterdir()} == {"c.u8", "data", "in"}
    assert [p.name for p in inside.iterdir()] == ["hostile"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_is_told(shelf: Shelf, tmp_path: Path, data: st.DataObject) -> None:
    """A file with bytes changed anywhere is read, or refused with a LexiconError: nothing else."""
    path = tmp_path / "damaged"
    whole = bytearray(books.yomitan(path).read_bytes())
    for place, byte in data.draw(
        st.lists(
            st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), min_size=1, max_size=4
        )
    ):
        whole[place] = byte
    path.write_bytes(whole)
    try:
        shelf.add(path, NOW, name="damaged")
    except LexiconError:
        assert shelf.damaged() == ()


def test_damaged_file_is_told_and_mended(shelf: Shelf, tmp_path: Path) -> None:
    """A file that was damaged on the disk stops nothing else, and adding it anew mends it."""
    path = _file(tmp_path / "c.u8", books.CEDICT)
    shelf.add(path, NOW, name="one")
    shelf.add(path, NOW, name="two")
    first = sorted(shelf.folder.iterdir())[0]
    first.write_bytes(first.read_bytes()[:5000])
    assert len(shelf.listed()) == 1
    (error,) = shelf.damaged()
    assert str(first) in str(error)
    for name in ("one", "two"):
        shelf.add(path, NOW, name=name)
    assert len(shelf.listed()) == 2 and shelf.damaged() == ()


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Where the folder is a file, adding is an error that names it, and there are none."""
    path = _file(tmp_path / "c.u8", books.CEDICT)
    with pytest.raises(LexiconError, match="c.u8"):
        Shelf(path).add(path, NOW)
    assert Shelf(path).listed() == ()


def test_progress(shelf: Shelf, tmp_path: Path) -> None:
    """Adding tells how far it is and ends with all done."""
    told: list[tuple[int, int]] = []
    lines = "".join(f"word{n},词\n" for n in range(12_000))
    path = _file(tmp_path / "ecdict.csv", "word,translation\n" + lines)
    shelf.add(path, NOW, progress=lambda done, total: told.append((done, total)))
    assert told[:2] == [(5000, 12001), (10000, 12001)] and told[-1][0] == told[-1][1]


def test_two_at_once(shelf: Shelf, tmp_path: Path) -> None:
    """Several that add the same dictionary at the same time all leave one that is whole."""
    path = _file(tmp_path / "c.u8", books.CEDICT)
    gate = threading.Barrier(4)

    def add(_: int) -> int:
        gate.wait()
        return shelf.add(path, NOW).details.entries

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(add, range(4))) == [3] * 4
    assert len(_snapshot(shelf.folder)) == 1 and len(shelf.listed()) == 1


@pytest.mark.parametrize("word", ["", "'", '"; DROP TABLE keys', "\ud800", "𠮷" * 300, "%", "\0"])
def test_odd_words(shelf: Shelf, tmp_path: Path, word: str) -> None:
    """Whatever is asked is taken literally."""
    shelf.add(_file(tmp_path / "c.u8", books.CEDICT), NOW)
    (volume,) = shelf.volumes()
    assert volume.find(word) == () and not volume.has(word) and volume.chinese(word) == ()
    assert volume.known({word}) == set()
    volume.close()
