"""`export` as typed: what it says, what it remembers, what it refuses."""

from __future__ import annotations

import json
import threading
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bilingual_reader.cli import progress
from bilingual_reader.errors import LexiconError
from bilingual_reader.pipeline import extras
from tests.cli.conftest import Run


@pytest.fixture
def marked(run: Run, transcript: Path) -> Run:
    """A library with an episode and three words of it."""
    assert run("import", transcript).code == 0
    for word in ("kettle", "wait", "厨房"):
        assert run("words", "add", word, "--episode", "1").code == 0
    return run


def told(run: Run, *options: Any) -> dict[str, Any]:
    """What `export --json` says."""
    done = run("export", "--json", *options)
    assert done.code == 0, done.err
    report: dict[str, Any] = json.loads(done.out)
    return report


def test_a_dry_run_only_says(marked: Run, tmp_path: Path) -> None:
    """It says what an export would, writes no file and remembers nothing."""
    deck = tmp_path / "deck.apkg"
    assert (
        "3 new, 0 changed, 0 unchanged (nothing is written yet)"
        in marked("export", "--dry-run", "-o", deck).out
    )
    planned = told(marked, "--dry-run", "-o", deck)
    assert not deck.exists()
    report = told(marked, "-o", deck)
    assert (planned.pop("written"), report.pop("written")) == (False, True)
    assert planned == report
    assert report == {
        "path": str(deck),
        "format": "apkg",
        "new": ["en:kettle", "en:wait", "zh:厨房"],
        "changed": [],
        "unchanged": [],
        "gone": [],
        "without_sound": [],
    }


def test_changed_and_removed_words_are_named(marked: Run, tmp_path: Path) -> None:
    """Notes that a deck replaces, and words that are gone, by name; in JSON every time."""
    deck = tmp_path / "deck.apkg"
    marked("export", "-o", deck)
    marked("words", "note", "kettle", "with the lid")
    marked("words", "remove", "厨房")
    done = marked("export", "-o", deck)
    assert "0 new, 1 changed, 1 unchanged, 1 no longer here (厨房; Anki keeps them)" in done.out
    assert "changed here: kettle" in done.err and "--to-anki" in done.err
    again = marked("export", "-o", deck)
    assert "no longer" not in again.out and not again.err
    assert told(marked, "-o", deck)["gone"] == ["zh:厨房"]


def test_every_format_says_what_is_new(marked: Run, tmp_path: Path) -> None:
    """Each format is compared with the last export of that format."""
    for format in ("csv", "tsv", "pleco", "json", "md"):
        count = 1 if format == "pleco" else 3
        for line in (f"{count} new", f"0 new, 0 changed, {count} unchanged"):
            done = marked("export", "--format", format, "-o", tmp_path / "words")
            assert done.code == 0 and line in done.out
    assert "3 new" in marked("export", "-o", tmp_path / "deck.apkg").out


def test_cards_are_remembered(marked: Run, tmp_path: Path) -> None:
    """Kinds of cards are chosen once, for a language or for both; a dry run chooses nothing."""
    deck = tmp_path / "deck.apkg"
    told(marked, "-o", deck)
    assert told(marked, "--cards", "recall", "--dry-run", "-o", deck)["changed"]
    assert not told(marked, "-o", deck)["changed"]
    report = told(marked, "--cards", "zh=recognition, Recall", "-o", deck)
    assert report["changed"] == ["zh:厨房"]
    assert not told(marked, "-o", deck)["changed"]
    report = told(marked, "--cards", "recognition,recall", "-o", deck)
    assert report["changed"] == ["en:kettle", "en:wait"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--cards", "flash"), "choose of recognition, recall"),
        (("--cards", "fr=recall"), "goes en or zh"),
        (("--cards", ","), "choose of"),
        (("--cards", "recall", "--format", "csv"), "leave it out of a table"),
        (("--bom",), "formats csv, tsv and pleco"),
        (("--bom", "--format", "json"), "formats csv, tsv and pleco"),
        (("--to-anki", "--bom"), "--to-anki writes no file"),
        (("--overwrite",), "go with --to-anki"),
        (("--format", "docx"), "docx"),
        (("-o", "words.docx"), "no format is called .docx"),
        (("-o", "-"), "give a path"),
    ],
)
def test_what_does_not_go_together(marked: Run, options: tuple[str, ...], said: str) -> None:
    """Wrong usage is one line and exit code 2, and nothing is written."""
    before = set(Path().iterdir())
    done = marked("export", *options)
    assert done.code == 2 and said in done.err and len(done.err.splitlines()) == 1
    assert set(Path().iterdir()) == before


def test_a_folder_gets_the_default_name(marked: Run, tmp_path: Path) -> None:
    """-o FOLDER, also one with a dot in its name, writes a file into it."""
    folder = tmp_path / "my.decks"
    folder.mkdir()
    for format, name in (("apkg", "apkg"), ("csv", "csv"), ("pleco", "pleco.txt")):
        assert marked("export", "--format", format, "-o", folder).code == 0
        assert (folder / f"bilingual-reader.{name}").is_file()
    assert marked("export", "-o", folder).code == 0


def test_the_mark_for_excel(marked: Run, tmp_path: Path) -> None:
    """--bom puts the byte order mark at the start of a CSV file."""
    assert marked("export", "--bom", "-o", tmp_path / "words.csv").code == 0
    assert (tmp_path / "words.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_same_library_gives_the_same_bytes(marked: Run, tmp_path: Path) -> None:
    """In each format, with and without what the cache has kept."""
    for format in ("apkg", "csv", "tsv", "pleco", "json", "md"):
        made = []
        for n in range(2):
            path = tmp_path / f"{n}.{format}"
            assert marked("export", "--format", format, "-o", path).code == 0
            made.append(path.read_bytes())
        assert made[0] == made[1]


def test_what_dictionaries_add_is_on_the_cards(marked: Run, tmp_path: Path) -> None:
    """The sentence of a Chinese word comes with its reading above it."""
    deck = tmp_path / "deck.apkg"
    marked("export", "-o", deck)
    with zipfile.ZipFile(deck) as packed:
        assert b"<rt" in packed.read("collection.anki2")


def test_no_bar_is_drawn_over_what_stopped_an_export(
    marked: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bar ends with the work, also where the work does not end well."""

    def broken(*_: object) -> Any:
        raise LexiconError("the dictionary is broken")

    terminal = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=terminal))
    monkeypatch.setattr(extras, "studied", broken)
    before = threading.active_count()
    done = marked("export", "-o", tmp_path / "deck.apkg")
    assert done.code and "the dictionary is broken" in done.err
    assert threading.active_count() == before
