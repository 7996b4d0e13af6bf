"""Errors that lead somewhere: they name the place, and what helps there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["import", "x.txt", "--with"], "bilingual-reader import --help"),
        (["words", "add", "x", "--episode"], "bilingual-reader words add --help"),
        (["words", "list", "--stat"], "bilingual-reader words list --help"),
        (["--library"], "bilingual-reader --help"),
        (["list", "--nope"], "bilingual-reader list --help"),
    ],
)
def test_help_of_the_command_in_question(run: Run, arguments: list[str], path: str) -> None:
    """Whatever is wrong with the options, the help that is named is that of the command."""
    done = run(*arguments)
    assert done.code == 2
    assert f"`{path}`" in done.err


def test_a_configuration_that_is_not_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said in words which file is missing, and what asked for it."""
    monkeypatch.setenv("BILINGUAL_READER_CONFIG", "/nowhere/config.toml")
    done = run("list")
    assert done.err.startswith("error: there is no such configuration, /nowhere/config.toml, ")
    assert "Errno" not in done.err and "BILINGUAL_READER_CONFIG" in done.err


def test_restoring_what_is_no_library(run: Run, tmp_path: Path) -> None:
    """The advice is to choose another file; the library in use has nothing to do with it."""
    (tmp_path / "notes.txt").write_text("this is a shopping list, not a database\n" * 100)
    done = run("restore", "notes.txt")
    assert done.err == (
        "error: this file is no library and no backup of one, or it is damaged, notes.txt, "
        "choose another file\n"
    )


def test_a_folder_without_a_dictionary(run: Run, tmp_path: Path) -> None:
    """The folder is named as it was typed."""
    assert "that can be read, ., give" in run("dict", "add", ".").err


def test_an_error_inside_a_dictionary_names_its_file(run: Run, tmp_path: Path) -> None:
    """The line is told, and of which file."""
    entry = "燈塔 灯塔 [deng1 ta3] /lighthouse/\n"
    (tmp_path / "mine.u8").write_text(entry * 5 + "no entry\n" + entry, encoding="utf-8")
    assert "mine.u8, line 6" in run("dict", "add", "mine.u8").err


def test_chinese_arguments_in_an_ascii_locale(run: Run, transcript: Path, tmp_path: Path) -> None:
    """What is typed in UTF-8 is understood where the locale knows only ASCII."""
    run("import", transcript)
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(ROOT)}
    for command, told in ((["search", "水壶"], b"The kettle sang"), (["pinyin", "水壶"], b"hu2")):
        numbers = ["--numbers"] if command[0] == "pinyin" else []
        done = subprocess.run(
            [sys.executable, "-m", "bilingual_reader", *command, *numbers],
            env={**os.environ, **plain},
            capture_output=True,
            check=True,
        )
        assert told in done.stdout


def test_ctrl_c_while_the_program_is_still_loading() -> None:
    """A line, and no traceback."""
    program = (
        "import builtins, sys\n"
        "true = builtins.__import__\n"
        "def stopped(name, *rest):\n"
        "    if name == 'click':\n"
        "        raise KeyboardInterrupt\n"
        "    return true(name, *rest)\n"
        "builtins.__import__ = stopped\n"
        "from bilingual_reader.cli import main; main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "error: stopped before anything was done\n"


def test_times_are_milliseconds(run: Run, tmp_path: Path) -> None:
    """A word's time is rounded as that of its sentence is."""
    import json

    cue = "1\n00:00:01,001 --> 00:00:02,100\nA kettle sang.\n\n"
    (tmp_path / "a.srt").write_text(cue + cue.replace("1\n", "2\n", 1).replace("01,001", "02,333"))
    run("import", "a.srt")
    run("words", "add", "kettle", "--episode", "1")
    words = json.loads(run("words", "--json").out)["words"]
    shown = json.loads(run("show", "1", "--json").out)["sentences"]
    assert words[0]["sentences"][0]["start"] == shown[0]["start"]


def test_parts_are_silent_where_the_whole_is_explained(run: Run, tmp_path: Path) -> None:
    """A term that the episode explains has that sense on the list, and none of its words'."""
    text = "A quantum teapot boils.\n\n一把量子茶壶（quantum teapot）烧开了。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    run("import", "a.txt")
    run("glossary", "1", "--mark")
    assert "quantum teapot" in run("words").out
    assert "  量子茶壶  [new]" in run("words").out
