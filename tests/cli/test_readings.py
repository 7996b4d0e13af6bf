"""`readings`: pinyin and words corrected from the command line, and seen in every command."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

TEXT = """When five people say so, it really takes some courage.

那真得有几分勇气才行。

He runs fast, and I must go.

他跑得快，可是我得走了。

He studies the origin of life.

他在研究生命的起源。
"""


@pytest.fixture
def imported(run: Run, tmp_path: Path) -> Run:
    """The command line, with three sentences in its library."""
    path = tmp_path / "talk.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert run("import", path).code == 0
    return run


def listed(run: Run) -> list[dict[str, Any]]:
    """`readings list --json`."""
    found: list[dict[str, Any]] = json.loads(run("readings", "list", "--json").out)["readings"]
    return found


def sentence(run: Run, text: str) -> int:
    """The number of the sentence that has a text."""
    said: list[dict[str, Any]] = json.loads(run("show", "1", "--json").out)["sentences"]
    return next(int(s["n"]) for s in said if text in s["zh"])


def test_a_reading_is_set_everywhere_and_undone(imported: Run) -> None:
    """`pinyin`, `lookup`, marks and searches follow, in both scripts, until `undo`."""
    assert imported("pinyin", "那真得走").out == "nà zhēn dé zǒu\n"
    done = imported("readings", "set", "真得", "zhen1", "dei3")
    assert (done.code, done.err) == (0, "")
    assert done.out == "真得  zhēn děi\n    in 1 sentence of the library\n"
    assert imported("pinyin", "那真得走").out == "nà zhēn děi zǒu\n"
    assert imported("pinyin", "--numbers", "那眞得走").out == "na4 zhen1 dei3 zou3\n"
    (hit,) = json.loads(imported("search", "zhēn děi", "--pinyin", "--json").out)["hits"]
    assert hit["zh"] == "那真得有几分勇气才行。"
    assert imported("undo").out == "undone: your reading 真得 zhēn děi\n"
    assert imported("pinyin", "那真得走").out == "nà zhēn dé zǒu\n"
    assert imported("redo").code == 0
    assert imported("pinyin", "那真得走").out == "nà zhēn děi zǒu\n"


def test_a_word_is_marked_as_it_is_read(imported: Run) -> None:
    """A word marked in its sentence has the learner's reading there; so has one on the list."""
    imported("words", "add", "得", "--episode", "1", "--sentence", str(sentence(imported, "真得")))
    (word,) = json.loads(imported("words", "--json").out)["words"]
    assert word["reading"] != "děi"
    imported("readings", "set", "真得", "zhēn děi")
    (word,) = json.loads(imported("words", "--json").out)["words"]
    assert word["reading"] == "děi"
    imported("readings", "set", "起源", "qī yuán")
    imported("words", "add", "起源", "--episode", "1")
    read = {w["word"]: w["reading"] for w in json.loads(imported("words", "--json").out)["words"]}
    assert read == {"得": "děi", "起源": "qī yuán"}
    entry = json.loads(imported("lookup", "起源", "--json").out)
    assert entry["readings"][:2] == ["qī yuán", "qǐ yuán"] and entry["own"]
    assert "qī yuán, qǐ yuán (yours)" in imported("lookup", "起源").out
    assert not json.loads(imported("lookup", "勇气", "--json").out)["own"]
    done = imported("readings", "remove", "起源")
    assert done.out == "forgotten: 起源\n"
    read = {w["word"]: w["reading"] for w in json.loads(imported("words", "--json").out)["words"]}
    assert read["起源"] == "qǐ yuán"


def test_words_are_split_and_joined(imported: Run) -> None:
    """`stats` counts the words as the learner cuts them; what was said is listed."""

    def first() -> set[str]:
        found = json.loads(imported("stats", "1", "--json").out)["episode"]["zh"]["first"]
        return {word["word"] for word in found}

    assert {"研究", "生命"} <= first()
    done = imported("readings", "split", "研究生命", "研究生", "命")
    assert done.out.startswith("研究生命  研究生 · 命\n")
    assert {"研究生", "命"} <= first() and "生命" not in first()
    assert imported("readings", "join", "研究生命").out.startswith("研究生命  one word: 研究生命\n")
    assert "研究生命" in first()
    (rule,) = listed(imported)
    assert set(rule) == {"text", "reading", "words", "sentence", "place", "made"}
    assert (rule["text"], rule["words"], rule["sentence"]) == ("研究生命", ["研究生命"], "")
    imported("undo")
    assert listed(imported)[0]["words"] == ["研究生", "命"]
    imported("undo")
    assert {"研究", "生命"} <= first()


@pytest.mark.parametrize("words", [["研究生", "命"], ["研究", "生命"]])
def test_look_ups_follow_the_cut(imported: Run, words: list[str]) -> None:
    """What no dictionary has is explained by the words that the learner cuts it into."""
    imported("readings", "split", "研究生命", *words)
    senses = json.loads(imported("lookup", "研究生命", "--json").out)["senses"]
    assert list(dict.fromkeys(sense["part"] for sense in senses)) == words


def test_one_place_of_one_sentence(imported: Run) -> None:
    """A single character is read so in one sentence, at one place of it, or wherever it stands."""
    n = sentence(imported, "跑得快")
    where = "--episode", "1", "--sentence", n
    done = imported("readings", "set", "得", "dāi", *where, "--place", "2", "--json")
    assert json.loads(done.out)["place"] is not None
    assert imported("pinyin", "他跑得快，可是我得走了。").out.split()[2] == "de"
    assert "wǒ dāi zǒu" in imported("pinyin", "他跑得快，可是我得走了。").out
    assert "dāi" not in imported("pinyin", "我得走了").out
    assert "only in “" in imported("readings", "list").out
    assert imported("readings", "remove", "得", *where, "--place", "2").code == 0
    assert imported("readings", "set", "得", "dāi", "--everywhere").code == 0
    assert "dāi" in imported("pinyin", "我得走了").out


def test_it_is_said_where_it_holds(imported: Run, tmp_path: Path) -> None:
    """Sentences of either script are counted, as they are spelt."""
    path = tmp_path / "traditional.txt"
    path.write_text("He must leave.\n\n那位行長眞得走了。\n", encoding="utf-8")
    assert imported("import", path).code == 0
    assert "in 2 sentences of the library" in imported("readings", "set", "真得", "zhēn děi").out
    assert "in 1 sentence of the library" in imported("readings", "join", "行长").out


def test_pinyin_makes_no_library(run: Run, tmp_path: Path) -> None:
    """Where there is no library `pinyin` reads without one, and makes none."""
    assert run("pinyin", "行长").out == "háng zhǎng\n"
    assert not (tmp_path / "library.db").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["set", "行长", "háng"], 1, "1 syllable for 2 characters, 行长 háng"),
        (["set", "行长", "qqq zhǎng"], 1, "qqq is no pinyin"),
        (["set", "bank", "bank"], 1, "there is no Chinese in it"),
        (["set", "得", "děi"], 1, "--everywhere"),
        (["set", "行长", "😀"], 1, "is no pinyin"),
        (["set", "行" * 200, "háng"], 1, "200 characters are no word"),
        (["set", "行[/b]长", "háng zhǎng"], 1, "[ is no part of a word"),
        (["set", "行长", "háng zhǎng", "--episode", "1"], 2, "--episode and --sentence"),
        (["set", "行长", "a b", "--episode", "1", "--sentence", "1"], 1, "does not have it"),
        (["set", "真得", "a b", "--episode", "1", "--sentence", "99"], 1, "no such sentence"),
        (["set", "得", "a", "--place", "1"], 2, "--place goes with"),
        (["set", "", "a"], 2, "this is empty"),
        (["set", "\ud800", "a"], 2, "not UTF-8"),
        (["set", "行长"], 2, "Missing argument"),
        (["split", "研究生命", "研究"], 1, "do not join"),
        (["join", "行"], 1, "many ways"),
        (["remove", "行长"], 1, "nothing was said of it"),
    ],
)
def test_what_cannot_be_said(imported: Run, arguments: list[str], code: int, told: str) -> None:
    """What cannot be taken is said in one line, and nothing is kept."""
    done = imported("readings", *arguments)
    assert (done.code, done.out) == (code, "")
    assert told in done.err and done.err.count("\n") == 1
    assert listed(imported) == []
