"""`search`, `stats`, `backup`, `restore`, `remove`, `rename`, `export` of a part, as typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.lexicon import books


@pytest.fixture
def imported(run: Run, transcript: Path) -> Run:
    """A library with the small transcript and two words."""
    assert run("import", transcript).code == 0
    assert run("words", "add", "kettle", "--episode", "1").code == 0
    assert run("words", "add", "厨房").code == 0
    return run


def test_search_prints_what_it_promises(imported: Run) -> None:
    """The JSON has every hit with its place; people see it under its episode's title."""
    done = imported("search", "kettles", "--json")
    [hit] = json.loads(done.out)["hits"]
    assert list(hit) == ["episode", "title", "n", "en", "zh", "spans"]
    assert (hit["n"], hit["spans"]) == (1, [["en", 4, 10]])
    hits = json.loads(imported("search", "shuihu", "--json").out)["hits"]
    assert [h["spans"] for h in hits] == [[["zh", 0, 2]]]
    shown = imported("search", "。", "--limit", 1)
    assert shown.out.count("\n    1  ") == 1 and shown.code == 0
    assert imported("search", "qwerty").out == "No sentence has that.\n"
    assert json.loads(imported("search", "AND (", "--json").out) == {"hits": []}


def test_search_says_that_there_is_more(imported: Run, tmp_path: Path) -> None:
    """Without a limit people see the first hundred, and are told how to see all."""
    long = tmp_path / "long.txt"
    long.write_text("\n\n".join(f"Owl number {n} sat down." for n in range(150)))
    assert imported("import", long).code == 0
    assert "--limit 0 shows all" in imported("search", "owl").out
    assert "the first 3 sentences: --limit 0" in imported("search", "owl", "--limit", 3).out
    every = imported("search", "owl", "--limit", 0).out
    assert every.count("Owl number") == 150 and every.endswith("150 sentences in 1 episode\n")
    assert len(json.loads(imported("search", "owl", "--json").out)["hits"]) == 150


def test_backup_and_restore(imported: Run, tmp_path: Path) -> None:
    """A destroyed library and the dictionaries come back; the file that was there is kept."""
    words = imported("words", "--json").out
    terms = tmp_path / "terms.u8"
    terms.write_text(books.CEDICT)
    assert imported("dict", "add", terms).code == 0
    listed = imported("dict", "list", "--json").out
    done = imported("backup", "--json")
    made = json.loads(done.out)
    assert made["episodes"] == 1 and made["words"] == 2 and made["dictionaries"] == 1
    library = Path(made["library"])
    library.write_text("spilt coffee")
    [book] = (library.parent / "dictionaries").iterdir()
    book.write_text("tea")
    assert imported("list").code == 1
    restored = json.loads(imported("restore", made["path"], "--json").out)
    assert Path(restored["before"]).read_text() == "spilt coffee"
    [before] = Path(restored["dictionaries_before"]).iterdir()
    assert before.read_text() == "tea"
    assert imported("words", "--json").out == words
    assert imported("dict", "list", "--json").out == listed
    assert "2 words, 1 dictionary, restored" in imported("restore", made["path"]).out


def test_restore_refuses_what_is_no_backup(imported: Run, transcript: Path) -> None:
    """A text is refused in one line, and the library is as it was."""
    done = imported("restore", transcript)
    assert done.code == 1 and done.err.startswith("error: this file is no library")
    assert imported("list").code == 0


def test_remove_and_rename(imported: Run) -> None:
    """Both are said, both are undone, and a removed episode's words stay."""
    assert "→ Steam" in imported("rename", "1", "Steam").out
    assert imported("remove", "steam").out == "removed: Steam\n"
    assert imported("show", "steam").code == 1
    assert len(json.loads(imported("words", "--json").out)["words"]) == 2
    assert "removal of “Steam”" in imported("undo").out
    assert imported("show", "steam").code == 0
    assert "new title" in imported("undo").out
    assert imported("show", "steam").code == 1


def test_export_of_a_part(imported: Run, tmp_path: Path) -> None:
    """An episode's words, or those of a status; a part says nothing of words that are gone."""
    imported("words", "status", "厨房", "learning2")
    assert "2 new" in imported("export", "-o", tmp_path / "all.apkg").out
    done = imported("export", "-o", tmp_path / "part.apkg", "--episode", "1")
    assert "0 new, 0 changed, 1 unchanged" in done.out and "no longer" not in done.out
    for options, word in ((["--status", "learning2"], "厨房"), (["--status", "new"], "kettle")):
        imported("export", "-o", tmp_path / "part.json", *options)
        rows = json.loads((tmp_path / "part.json").read_text())["words"]
        assert [row["word"] for row in rows] == [word]
    assert "0 new, 0 changed, 2 unchanged" in imported("export", "-o", tmp_path / "all.apkg").out


def test_stats_of_all_and_of_one(imported: Run) -> None:
    """Shares follow the word list; of one episode it is said what to learn."""
    imported("words", "status", "厨房", "known")
    [row] = json.loads(imported("stats", "--json").out)["episodes"]
    assert row["zh"]["known"] == 1 and row["en"]["known"] == 0
    one = json.loads(imported("stats", "1", "--json").out)["episode"]
    assert {key: one["zh"][key] for key in row["zh"]} == row["zh"]
    assert one["en"]["first"][0] == {"word": "the", "occurrences": 2, "library": 2}
    assert one["en"]["coverage"]["words"] >= one["en"]["coverage"]["covered"] > 0
    shown = imported("stats", "1")
    assert "unknown in a hundred" in shown.out and "the dictionaries cover" in shown.out
    imported("words", "status", "厨房", "ignored")
    [after] = json.loads(imported("stats", "--json").out)["episodes"]
    assert after["zh"]["words"] == row["zh"]["words"] - 1 and after["zh"]["known"] == 0


def test_stats_in_the_order_of_what_is_known(imported: Run, tmp_path: Path) -> None:
    """The episode of which most is known comes first; of one language, by that one alone."""
    (tmp_path / "owl.txt").write_text("The owl sat.\n\n猫头鹰坐着。\n", encoding="utf-8")
    imported("import", tmp_path / "owl.txt")
    imported("words", "add", "owl")
    imported("words", "status", "owl", "known")
    imported("words", "status", "厨房", "known")

    def told(*options: str) -> list[int]:
        listed = json.loads(imported("stats", "--json", *options).out)["episodes"]
        return [row["number"] for row in listed]

    assert told() == [1, 2]
    assert told("--sort", "known") == told("--sort", "known", "--lang", "en") == [2, 1]
    assert told("--sort", "known", "--lang", "zh") == [1, 2]
    shown = imported("stats", "--lang", "zh").out
    assert "Chinese: " in shown and "English: " not in shown
    assert imported("stats", "1", "--sort", "known").code == 2
