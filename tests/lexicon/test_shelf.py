"""The learner's dictionaries: added whole or not at all, listed, replaced, removed, asked."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon.shelf import Shelf
from bilingual_reader.lexicon.volume import Hit
from tests.lexicon import books

NOW = datetime(2031, 5, 6, tzinfo=UTC)


def _find(shelf: Shelf, word: str) -> list[tuple[str, Hit]]:
    volumes = shelf.volumes()
    found = [(volume.name, hit) for volume in volumes for hit in volume.find(word)]
    for volume in volumes:
        volume.close()
    return found


def test_added_listed_and_removed(shelf: Shelf, tmp_path: Path) -> None:
    """What is added is listed in its order with its counts, answers, and goes when removed."""
    shelf.add(books.file(tmp_path / "c.u8", books.CEDICT), NOW)
    shelf.add(books.file(tmp_path / "ecdict.csv", books.ECDICT), NOW)
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
    shelf.add(books.file(tmp_path / "c.u8", books.CEDICT), NOW)
    path.write_text(json.dumps({"tide": {"key": "tide", "ipa": "", "zh": "潮"}}))
    assert shelf.add(path, NOW, name="buildspeak").replaced
    assert [d.name for d in shelf.listed()] == ["buildspeak", "CC-CEDICT 2031-05-06"]
    assert [hit.senses for _, hit in _find(shelf, "tide")] == [("潮",)]
    assert _find(shelf, "keeper") == []


def test_names_are_taken_literally(shelf: Shelf, tmp_path: Path) -> None:
    """A name may hold anything: nothing is written outside the folder."""
    path = books.file(tmp_path / "c.u8", books.CEDICT)
    for name in ("../../up", "a/b", "'; DROP TABLE x", "👍", "名" * 200):
        shelf.add(path, NOW, name=name)
    assert {entry.name for entry in tmp_path.iterdir()} == {"c.u8", "data"}
    assert [entry.name for entry in (tmp_path / "data").iterdir()] == ["dictionaries"]
    assert len(shelf.listed()) == 5
    shelf.remove("../../up")
    for name in ("CC-CEDICT", "this episode", "\x1b\x07"):
        with pytest.raises(LexiconError, match="--name"):
            shelf.add(path, NOW, name=name)


def test_damaged_file_is_told_and_mended(shelf: Shelf, tmp_path: Path) -> None:
    """A file that was damaged on the disk stops nothing else, and adding it anew mends it."""
    path = books.file(tmp_path / "c.u8", books.CEDICT)
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
    path = books.file(tmp_path / "c.u8", books.CEDICT)
    with pytest.raises(LexiconError, match="c.u8"):
        Shelf(path).add(path, NOW)
    assert Shelf(path).listed() == ()


def test_progress(shelf: Shelf, tmp_path: Path) -> None:
    """Adding tells how far it is and ends with all done."""
    told: list[tuple[int, int]] = []
    lines = "".join(f"word{n},词\n" for n in range(12_000))
    path = books.file(tmp_path / "ecdict.csv", "word,translation\n" + lines)
    shelf.add(path, NOW, progress=lambda done, total: told.append((done, total)))
    assert told[:2] == [(5000, 12001), (10000, 12001)] and told[-1][0] == told[-1][1]


def test_two_at_once(shelf: Shelf, tmp_path: Path) -> None:
    """Several that add the same dictionary at the same time all leave one that is whole."""
    path = books.file(tmp_path / "c.u8", books.CEDICT)
    gate = threading.Barrier(4)

    def add(_: int) -> int:
        gate.wait()
        return shelf.add(path, NOW).details.entries

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(add, range(4))) == [3] * 4
    assert len(list(shelf.folder.iterdir())) == 1 and len(shelf.listed()) == 1


@pytest.mark.parametrize("word", ["", "'", '"; DROP TABLE keys', "\ud800", "𠮷" * 300, "%", "\0"])
def test_odd_words(shelf: Shelf, tmp_path: Path, word: str) -> None:
    """Whatever is asked is taken literally."""
    shelf.add(books.file(tmp_path / "c.u8", books.CEDICT), NOW)
    (volume,) = shelf.volumes()
    assert volume.find(word) == () and not volume.has(word) and volume.chinese(word) == ()
    assert volume.known({word}) == set()
    volume.close()
