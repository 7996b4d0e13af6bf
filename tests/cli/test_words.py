"""`words`, `lookup`, `pinyin` and `export` on the command line."""

import csv
import json
from pathlib import Path
from typing import Any

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


def test_what_the_episode_calls_a_word_comes_first(run: Run, tmp_path: Path) -> None:
    """A word marked by name has the sense that the glosses of its episode give it."""
    talk = tmp_path / "talk.txt"
    talk.write_text(
        "We read its chain of thought.\n\n我们读它的 chain of thought(思维链)。\n", "utf-8"
    )
    run("import", talk)
    told = run("words", "add", "思维链", "--episode", "1")
    assert told.out.endswith("chain of thought\n")


def test_status_remove_and_undo(marked: Run) -> None:
    """A word's status is set, the word is taken off, and undo walks back."""
    assert marked("words", "status", "waited", "known").code == 0
    assert marked("words", "remove", "waiting").code == 0
    assert [w["word"] for w in json.loads(marked("words", "--json").out)["words"]] == ["厨房"]
    marked("undo")
    statuses = {w["word"]: w["status"] for w in json.loads(marked("words", "--json").out)["words"]}
    assert statuses == {"wait": "known", "厨房": "new"}
    assert marked("words", "add", "waiting").out.rstrip().endswith("[known]")


def test_a_word_typed_in_wide_letters(marked: Run) -> None:
    """Letters of full width are the same word, to add it or to name it."""
    assert marked("words", "add", "ｗａｉｔｉｎｇ", "--episode", "1").code == 0
    assert marked("words", "status", "ＷＡＩＴ", "known").code == 0
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


def test_lookup_tells_where_it_was_met(marked: Run) -> None:
    """Its status and the sentence it was marked in, then other sentences of the library."""
    marked("words", "status", "waited", "learning2")
    listed = json.loads(marked("lookup", "waiting", "--json").out)
    assert listed["status"] == "learning2"
    assert [each["n"] for each in listed["examples"]] == [3]
    assert "[learning2]" in marked("lookup", "wait").out
    other = json.loads(marked("lookup", "水壺", "--json").out)
    assert other["status"] == ""
    assert [(e["n"], e["translation"]) for e in other["examples"]] == [
        (1, "The kettle sang in the dark kitchen.")
    ]


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


def words_of(run: Run, *options: str) -> list[dict[str, Any]]:
    """The word list, as `words list --json` gives it."""
    found: list[dict[str, Any]] = json.loads(run("words", "list", "--json", *options).out)["words"]
    return found


def test_several_words_change_in_one_step(marked: Run) -> None:
    """`words status` and `words remove` take several words; all or none, one undo."""
    assert marked("words", "status", "waits", "厨房", "learning3").code == 0
    assert {word["status"] for word in words_of(marked)} == {"learning3"}
    assert marked("words", "remove", "wait", "zebra").code == 1
    assert len(words_of(marked)) == 2
    assert marked("words", "remove", "wait", "厨房").out == "removed: wait, 厨房\n"
    marked("undo")
    marked("undo")
    assert {word["status"] for word in words_of(marked)} == {"new"}


def test_a_note_and_all_sentences(marked: Run) -> None:
    """`words note` keeps a note, `words show` prints it with the sentences; "" takes it away."""
    assert marked("words", "note", "waited", "  <b>mine</b>\tand ours ").code == 0
    shown = marked("words", "show", "wait").out
    assert "<b>mine</b> and ours" in shown and "Dr. Lamp counted to 3.5 and waited." in shown
    word = json.loads(marked("words", "show", "wait", "--json").out)
    assert word["note"] == "<b>mine</b> and ours"
    assert [met["sentence_n"] for met in word["sentences"]] == [3]
    marked("words", "note", "wait", "")
    assert json.loads(marked("words", "show", "wait", "--json").out)["note"] == ""
    assert marked("words", "note", "zebra", "x").code == 1


def test_a_part_of_the_list_in_an_order(marked: Run) -> None:
    """By status, language and text; by alphabet, pinyin, status and date."""
    for word in ("阿姨", "dark"):
        marked("words", "add", word)
    marked("words", "status", "dark", "known")
    heads = {
        order: [word["word"] for word in words_of(marked, "--sort", order)]
        for order in ("date", "frequency", "alphabet", "pinyin", "status")
    }
    assert heads == {
        "frequency": ["wait", "厨房", "dark", "阿姨"],
        "date": ["wait", "厨房", "阿姨", "dark"],
        "alphabet": ["dark", "wait", "阿姨", "厨房"],
        "pinyin": ["阿姨", "厨房", "dark", "wait"],
        "status": ["wait", "厨房", "阿姨", "dark"],
    }
    assert [w["word"] for w in words_of(marked, "--status", "known")] == ["dark"]
    assert [w["word"] for w in words_of(marked, "--lang", "zh")] == ["厨房", "阿姨"]
    assert [w["word"] for w in words_of(marked, "--find", "chufang")] == ["厨房"]


def test_known_words_of_a_file(marked: Run, tmp_path: Path) -> None:
    """Forms, doubles, blank lines and a byte order mark: each headword once, known, no sentence."""
    path = tmp_path / "known.txt"
    path.write_text("discoveries\n\nDiscovery\n厨房\n2024\nwaited\n", encoding="utf-8-sig")
    told = marked("words", "import", path).out
    assert told == "1 new, 2 changed, 0 unchanged; 1 line passed over\nline 5: no word: 2024\n"
    assert marked("words", "import", path).out.startswith("0 new, 0 changed, 3 unchanged")
    words = {word["word"]: word for word in words_of(marked)}
    assert {word["status"] for word in words.values()} == {"known"}
    assert words["discovery"]["sentences"] == [] and words["discovery"]["gloss"]
    assert words["wait"]["sentence"]
    marked("undo")
    assert {word["status"] for word in words_of(marked)} == {"new"}
    marked("redo")
    assert len(words_of(marked, "--status", "known")) == 3


def test_known_words_of_the_most_frequent(marked: Run) -> None:
    """A band by rank: those on the list stay as they are; without --lang it is wrong usage."""
    told = marked("words", "import", "--frequency", "1-50", "--lang", "zh").out
    assert told == "50 new, 0 changed, 0 unchanged\n"
    assert marked("words", "status", "我", "learning1").code == 0
    again = marked("words", "import", "--frequency", "1-60", "--lang", "zh").out
    assert again == "10 new, 0 changed, 50 unchanged\n"
    assert [word["word"] for word in words_of(marked, "--status", "learning1")] == ["我"]
    assert marked("words", "import", "--frequency", "1-50").code == 2
    assert marked("words", "import", "--frequency", "9-1", "--lang", "zh").code == 2
    assert marked("words", "import").code == 2


def test_a_file_that_is_no_list(marked: Run, tmp_path: Path) -> None:
    """A picture, an empty file, a missing one: said, and nothing changes."""
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "empty.txt").write_text("\n\n")
    for name in ("a.png", "empty.txt", "missing.csv"):
        done = marked("words", "import", tmp_path / name)
        assert done.code == 1 and done.err.startswith("error: ")
    assert len(words_of(marked)) == 2


HOSTILE = (
    *("'", "[/b]", "'; DROP TABLE words; --", 'a" OR "b"*', "NEAR(a b)", "-a", "{{c1::x}}", "😀"),
    *("שלום", "x" * 200, "字" * 200, "<b>", "\\", "$t"),
)


def test_what_is_marked_is_shown_literally(run: Run) -> None:
    """Signs, operators, markup and any script are listed, looked up and searched as typed."""
    for text in HOSTILE:
        assert run("words", "add", "--", text).out.startswith(f"marked: {text}")
    assert {word["word"] for word in words_of(run)} == set(HOSTILE)
    listed = run("words").out
    for text in HOSTILE:
        assert text in listed
        looked_up = run("lookup", "--", text)
        assert text in looked_up.out + looked_up.err
        assert "fault in the program" not in looked_up.err
        assert run("search", "--", text).code == 0, text
        assert run("words", "remove", "--", text).code == 0, text
    assert words_of(run) == []


def test_a_word_that_no_dictionary_has(run: Run) -> None:
    """It goes on the list all the same, and the line says so without holes in it."""
    done = run("words", "add", "zzzqx")
    assert done.out == "marked: zzzqx (no dictionary has it)\n"
    assert run("words").out == "zzzqx  [new]\n"


def test_lines_that_are_not_taken_as_they_stand_are_named(marked: Run, tmp_path: Path) -> None:
    """A sentence, and a status that there is none of, each with its line; the first of many."""
    path = tmp_path / "known.csv"
    rows = [f"He said {n} [/b] times." for n in range(10)]
    path.write_text("\n".join(["word,status", "fog,familiar", *rows]), encoding="utf-8")
    told = marked("words", "import", path).out.splitlines()
    assert told[:2] == ["1 new, 0 changed, 0 unchanged; 10 lines passed over",
                        "line 3: no word: He said 0 [/b] times."]  # fmt: skip
    assert told[-2:] == ["no word in 2 lines more",
                         "line 2: no status is called so, taken as known: familiar"]  # fmt: skip
    assert {w["word"] for w in words_of(marked, "--status", "known")} >= {"fog"}
