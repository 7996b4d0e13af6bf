"""`words`, `lookup`, `pinyin` and `export` on the command line."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

WORD_KEYS = {
    "word", "lang", "reading", "gloss", "status", "added", "episode", "sentence_n", "sentence",
    "translation", "due",
}  # fmt: skip


@pytest.fixture
def marked(run: Run, transcript: Path) -> Run:
    """A library with two words marked."""
    run("import", transcript)
    for word in ("waited", "厨房"):
        assert run("words", "add", word, "--episode", "1").code == 0
    return run


def test_words_have_their_sentences(marked: Run) -> None:
    """A word added by any form is listed by its headword, with reading, senses and sentence."""
    words = json.loads(marked("words", "--json").out)["words"]
    assert all(set(word) >= WORD_KEYS for word in words)
    assert [word["word"] for word in words] == ["wait", "厨房"]
    assert words[0]["sentence"] == "Dr. Lamp counted to 3.5 and waited."
    assert words[0]["translation"] == "兰普医生数到 3.5，等着。"
    assert words[1]["reading"] == "chú fáng"
    assert "kitchen" in words[1]["gloss"]
    assert words[1]["sentence_n"] == 1


def test_status_remove_and_undo(marked: Run) -> None:
    """A word's status is set, the word is taken off, and undo walks back."""
    assert marked("words", "status", "waited", "known").code == 0
    assert marked("words", "remove", "waiting").code == 0
    assert [w["word"] for w in json.loads(marked("words", "--json").out)["words"]] == ["厨房"]
    marked("undo")
    statuses = {w["word"]: w["status"] for w in json.loads(marked("words", "--json").out)["words"]}
    assert statuses == {"wait": "known", "厨房": "new"}


def test_a_word_that_is_not_there(marked: Run) -> None:
    """A word that the episode does not have is an error, and nothing is marked."""
    done = marked("words", "add", "zebra", "--episode", "1")
    assert done.code == 1 and done.err.startswith("error: ")
    done = marked("words", "add", "kettle", "--episode", "1", "--sentence", "99")
    assert done.code == 1 and "no sentence 99" in done.err
    assert len(json.loads(marked("words", "--json").out)["words"]) == 2


def test_lookup_both_ways(run: Run) -> None:
    """A word of either language has a reading and senses in the other."""
    chinese = json.loads(run("lookup", "廚房", "--json").out)
    assert chinese["headword"] == "厨房" and chinese["readings"] == ["chú fáng"]
    assert any("kitchen" in sense["text"] for sense in chinese["senses"])
    english = json.loads(run("lookup", "kitchens", "--json").out)
    assert english["headword"] == "kitchen" and english["readings"]
    assert any("厨房" in sense["text"] for sense in english["senses"])


def test_lookup_of_nothing(run: Run) -> None:
    """A word that no dictionary has is said, with exit code 1."""
    done = run("lookup", "qzxv")
    assert done.code == 1 and done.err.startswith("error: ")


def test_pinyin_of_lines(run: Run) -> None:
    """One object a line, blank lines too; the surfaces join to the line."""
    lines = ["银行行长，OK？", "", "绿"]
    out = run("pinyin", "--json", "--numbers", stdin="\n".join(lines) + "\n").out
    told = [json.loads(line) for line in out.splitlines()]
    assert [line["text"] for line in told] == lines
    assert ["".join(surface for surface, _ in line["readings"]) for line in told] == lines
    assert [reading for _, reading in told[0]["readings"]][:4] == [
        "yin2",
        "hang2",
        "hang2",
        "zhang3",
    ]
    assert told[2]["readings"] == [["绿", "lu:4"]]


def test_export_says_what_changed(marked: Run, tmp_path: Path) -> None:
    """Every export says how many words are new, changed and unchanged."""
    deck = tmp_path / "deck.apkg"
    assert "2 new, 0 changed, 0 unchanged" in marked("export", "-o", deck).out
    assert "0 new, 0 changed, 2 unchanged" in marked("export", "-o", deck).out
    marked("words", "remove", "厨房")
    marked("words", "add", "wait", "--episode", "1", "--sentence", "3")
    told = marked("export", "-o", deck).out
    assert "1 no longer here (厨房" in told
    assert deck.stat().st_size > 1000


def test_tables(marked: Run, tmp_path: Path) -> None:
    """The ending of the path picks the format."""
    for kind in ("csv", "tsv", "json", "md"):
        assert marked("export", "-o", tmp_path / f"words.{kind}").code == 0
    words = json.loads((tmp_path / "words.json").read_text("utf-8"))["words"]
    assert [word["word"] for word in words] == ["wait", "厨房"]
    with open(tmp_path / "words.csv", encoding="utf-8-sig", newline="") as file:
        assert [row["word"] for row in csv.DictReader(file)] == ["wait", "厨房"]


def test_export_of_nothing(run: Run, tmp_path: Path) -> None:
    """An empty word list is said, and no file is written."""
    done = run("export", "-o", tmp_path / "deck.apkg")
    assert done.code == 1 and done.err.startswith("error: ")
    assert not (tmp_path / "deck.apkg").exists()
