"""`dict` and `lookup` on the command line."""

import json
import sys
from pathlib import Path
from sqlite3 import Connection

import pytest

from bilingual_reader.core.progress import Progress
from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon import build
from bilingual_reader.lexicon.data import Data
from tests.cli.conftest import Run
from tests.lexicon import books


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A file of BuildSpeak's with two words."""
    path = tmp_path / "words.json"
    path.write_text(json.dumps(books.WORDS), "utf-8")
    return path


def test_add_list_remove(run: Run, words: Path) -> None:
    """A dictionary is added, asked first, listed, replaced and removed."""
    added = json.loads(run("dict", "add", words, "--json").out)
    assert added.pop("added")
    assert added == {
        "name": "BuildSpeak",
        "format": "BuildSpeak",
        "languages": ["en"],
        "entries": 2,
        "file": "words.json",
        "status": "added",
    }
    first = json.loads(run("lookup", "keepers", "--json").out)["senses"][0]
    assert (first["text"], first["source"]) == ("看守人；守护者", "BuildSpeak")
    assert run("dict", "add", words).out.startswith("replaced: BuildSpeak (2 English words")
    listed = json.loads(run("dict", "list", "--json").out)
    assert [d["name"] for d in listed["dictionaries"]] == ["BuildSpeak"]
    assert "CC-CEDICT (built in)" in run("dict").out
    assert run("dict", "remove", "buildspeak").code == 0
    assert run("dict", "remove", "buildspeak").code == 1
    assert json.loads(run("dict", "list", "--json").out) == {"dictionaries": [], "errors": []}


@pytest.mark.parametrize("text", ['{"a": ', "no dictionary", "[]", "\x1b[31m"])
def test_refused(run: Run, tmp_path: Path, text: str) -> None:
    """A file that is none is one line of error, and there is no dictionary afterwards."""
    (tmp_path / "bad").write_text(text)
    done = run("dict", "add", tmp_path / "bad")
    assert done.code == 1 and done.err.startswith("error: ") and done.err.count("\n") == 1
    assert "\x1b" not in done.err
    assert json.loads(run("dict", "list", "--json").out)["dictionaries"] == []


def test_a_dictionary_of_one_word(run: Run, tmp_path: Path) -> None:
    """A dictionary so small that its size tells no number of words is added as any other."""
    bank = '[["buoy", "", "", "", 0, ["浮标"], 1, ""]]'
    files = {"index.json": json.dumps(books.INDEX), "term_bank_1.json": bank}
    done = run("dict", "add", books.zipped(tmp_path / "terms.zip", files))
    assert (done.code, done.err) == (0, "") and "1 English word" in done.out


def test_damaged_dictionary(run: Run, words: Path, tmp_path: Path) -> None:
    """A damaged file is told by `dict list`; look-ups go on without it."""
    run("dict", "add", words)
    (path,) = (tmp_path / "dictionaries").iterdir()
    path.write_bytes(b"damaged")
    done = run("dict", "list")
    assert done.code == 1 and str(path) in done.err
    assert run("lookup", "tide").code == 0


def test_lookup_as_an_episode_uses_it(run: Run, transcript: Path) -> None:
    """With an episode: its sentence, and the sense that the translation uses, lit."""
    run("import", transcript)
    told = json.loads(run("lookup", "kitchen", "--episode", "1", "--json").out)
    first, last = told["lit"]
    assert told["translation"][first:last] == told["senses"][0]["text"] == "厨房"
    assert told["n"] == 1 and told["sentence"].startswith("The kettle")
    assert "厨房" in run("lookup", "kitchens", "--episode", "1").out
    assert json.loads(run("lookup", "tide", "--episode", "1", "--json").out)["senses"]


def test_measure_words_and_characters(run: Run) -> None:
    """A Chinese word brings its measure words and its characters."""
    told = json.loads(run("lookup", "灯塔", "--json").out)
    assert told["measures"] == ["座[zuò]"]
    assert [part["part"] for part in told["characters"]] == ["灯", "塔"]
    assert "measure words: 座[zuò]" in run("lookup", "灯塔").out


def test_readings_and_sources_are_told_where_they_change(run: Run) -> None:
    """打 is read dǎ in a dozen senses and dá in one, all of one dictionary: each said once."""
    lines = run("lookup", "打").out.splitlines()[1:]
    assert [line.count("dǎ") for line in lines][:2] == [1, 0]
    assert sum(line.endswith("  dá") for line in lines) == 1
    assert sum("CC-CEDICT" in line for line in lines) == 1


def test_odd_words(run: Run, words: Path) -> None:
    """Whatever is looked up is shown literally, or said to be in no dictionary."""
    run("dict", "add", words)
    odd = ("'", "(", "[/b]", "'; DROP TABLE entries", "👍", "字" * 200, "a" * 200, "שלום", "*")
    for word in odd:
        told = json.loads(run("lookup", word, "--json").out)
        assert told["word"] == word
        done = run("lookup", word)
        assert (done.code, bool(done.out)) in ((0, True), (1, False))
        assert "fault in the program" not in done.err


def test_a_bar_is_gone_before_the_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where compiling the dictionary fails, its bar is off the screen before the line says so."""

    def broken(connection: Connection, data: Data, progress: Progress) -> None:
        progress(1, 10)
        raise LexiconError("the data are damaged", "cedict", "install again")

    monkeypatch.setenv("BILINGUAL_READER_CACHE", "cache")
    monkeypatch.setattr(build, "fill", broken)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    done = run("lookup", "lamp")
    drawn, found, said = done.err.partition("error: ")
    assert done.code == 1 and found and said.startswith("the data are damaged")
    assert "1/10" in drawn and drawn.endswith("\r\x1b[2K")
    assert said.count("\n") == 1 and "1/10" not in said
