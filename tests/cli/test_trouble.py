"""Bad input on the command line: one line on stderr, the exit code, nothing lost, no traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ENGLISH, Run, refused


@pytest.mark.parametrize(
    "data",
    [b"", b"  \n\n", b"\x00\x01\x02\xff" * 400, b"%PDF-1.7\x00\xff"],
    ids=["empty", "blank", "binary", "pdf"],
)
def test_a_file_that_is_no_transcript(run: Run, tmp_path: Path, data: bytes) -> None:
    """Empty and binary files are refused, and the library stays empty."""
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    assert refused(run("import", path))
    assert json.loads(run("list", "--json").out)["episodes"] == []


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_path_that_is_no_file(run: Run, tmp_path: Path, name: str) -> None:
    """A missing file is refused; an empty folder is simply empty."""
    done = run("import", tmp_path / name)
    assert refused(done) if name != "." else done.code == 0


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16", "utf-8-sig"])
def test_other_encodings(run: Run, tmp_path: Path, encoding: str) -> None:
    """Old encodings are read right."""
    path = tmp_path / "talk.txt"
    text = "The lamp went out in the kitchen.\n\n廚房裡的燈滅了，沒有人說話。大家都在等待天亮。\n"
    path.write_bytes(text.encode(encoding))
    assert run("import", path).code == 0
    shown = json.loads(run("show", "1", "--json").out)["sentences"]
    assert "".join(s["zh"] for s in shown) == "廚房裡的燈滅了，沒有人說話。大家都在等待天亮。"


def test_hostile_text_is_harmless(run: Run, tmp_path: Path) -> None:
    """Markup and escape sequences are text or nothing; none reaches the terminal."""
    path = tmp_path / "talk.txt"
    path.write_text(
        "\x1b]0;owned\x07Hello [/b] {{x}} \x1b[31mred\x9b1m.\n\n你好\u202e[b]。\n", "utf-8"
    )
    assert run("import", path).code == 0
    out = run("show", "1").out
    assert "Hello [/b] {{x}}" in out
    assert not any(ord(c) < 32 and c != "\n" or 0x7F <= ord(c) < 0xA0 or c == "\u202e" for c in out)


def test_one_language_reads_well(run: Run, tmp_path: Path) -> None:
    """An episode of one language has one row a sentence, the other side empty."""
    path = tmp_path / "talk.txt"
    path.write_text(ENGLISH, "utf-8")
    run("import", path)
    shown = json.loads(run("show", "1", "--json").out)
    assert shown["episode"]["languages"] == ["en"]
    assert all(s["en"] and not s["zh"] for s in shown["sentences"])


def test_a_library_that_is_no_database(run: Run, tmp_path: Path, transcript: Path) -> None:
    """A library that is no database is refused and left as it is."""
    path = tmp_path / "notes.txt"
    path.write_text("just notes\n" * 99)
    assert refused(run("--library", path, "import", transcript))
    assert path.read_text() == "just notes\n" * 99


def test_a_broken_configuration(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration that cannot be read, or has an unknown key, is named."""
    path = tmp_path / "config.toml"
    monkeypatch.delenv("BILINGUAL_READER_LIBRARY")
    monkeypatch.setenv("BILINGUAL_READER_CONFIG", str(path))
    assert refused(run("list"))
    path.write_text("libary = 'x'\n")
    done = run("list")
    assert refused(done) and "libary" in done.err
    path.write_text(f"library = '{tmp_path / 'mine.db'}'\n")
    assert run("list").code == 0 and (tmp_path / "mine.db").exists()
    for wrong, told in (("keys = 'x'", "[keys]"), ("ambiguous_width = 'thin'", '"wide"')):
        path.write_text(wrong)
        done = run("list")
        assert refused(done) and told in done.err
    path.write_text("ambiguous_width = 'wide'\n[keys]\nmark = 'f2'\n[keys.words]\nundo = ['f3']\n")
    assert run("--library", tmp_path / "mine.db", "list").code == 0


def test_wrong_usage_is_2(run: Run) -> None:
    """Wrong usage is told in one line with exit code 2."""
    assert refused(run("impotr"), 2)
    assert refused(run("show"), 2)
    assert refused(run("words", "status", "x", "forgotten"), 2)


def test_the_reader_needs_a_terminal(run: Run, transcript: Path) -> None:
    """Without a terminal the reader says so instead of drawing into a pipe."""
    run("import", transcript)
    assert refused(run("read", "1"))
    assert refused(run())


def test_a_closed_pipe_is_quiet(run: Run, transcript: Path, tmp_path: Path) -> None:
    """`show | head` ends without a word."""
    transcript.write_text("\n\n".join(f"Line {n}.\n\n第{n}行。" for n in range(3000)), "utf-8")
    run("import", transcript)
    command = f"{sys.executable} -m bilingual_reader --library {tmp_path}/library.db show 1"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        f"{command} | head -1", shell=True, capture_output=True, text=True, cwd=root, check=True
    )
    assert done.stderr == ""


def test_what_is_echoed_moves_no_cursor(run: Run, tmp_path: Path) -> None:
    """Control characters in file names, words and text are told as escapes or dropped."""
    odd = tmp_path / "a\x1b[31m\x07\nb.txt"
    odd.write_text("Hello there.\n\n你好。\n", "utf-8")
    outs = [
        run("import", odd),
        run("import", tmp_path / "missing\x1b[2J.txt"),
        run("words", "add", "hel\x1b[31mlo\u202e\x07"),
        run("words"),
        run("lookup", "好\x07"),
        run("pinyin", "好\x1b[31m"),
        run("export", "-o", tmp_path / "x\x1b[31m.csv"),
        run("undo"),
    ]
    for done in outs:
        assert all(c.isprintable() or c == "\n" for c in done.out + done.err), done


def test_a_library_that_fails_half_way(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk fills up in the middle, what was imported is told and kept."""
    from bilingual_reader.errors import LibraryError
    from bilingual_reader.library import Library

    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"This is {name}.\n\n这是{name}。\n", "utf-8")
    save, calls = Library.save_episode, []

    def full(self: Library, *arguments: object, **named: object) -> object:
        calls.append(1)
        if len(calls) == 2:
            raise LibraryError("the disk is full, so this was not saved", "l.db", "make room")
        return save(self, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "save_episode", full)
    done = run("import", tmp_path, "--json")
    assert refused(done)
    told = json.loads(done.out)
    assert [e["title"] for e in told["episodes"]] == ["A"]
    assert [Path(e["path"]).name for e in told["errors"]] == ["b.txt"]
    assert len(json.loads(run("list", "--json").out)["episodes"]) == 1


def test_two_imports_at_once_make_no_doubles(tmp_path: Path) -> None:
    """Two processes that import the same folder end with each episode once."""
    for n in range(6):
        text = "\n\n".join(f"Line {k} of {n}.\n\n第{n}篇第{k}行。" for k in range(20))
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")
    library = str(tmp_path / "l.db")
    command = [sys.executable, "-m", "bilingual_reader", "--library", library]
    root = Path(__file__).resolve().parents[2]
    both = [
        subprocess.Popen([*command, "import", str(tmp_path)], cwd=root, stdout=subprocess.DEVNULL)
        for _ in range(2)
    ]
    assert [process.wait() for process in both] == [0, 0]
    listed = subprocess.run([*command, "list", "--json"], cwd=root, capture_output=True, check=True)
    assert len(json.loads(listed.stdout)["episodes"]) == 6


@pytest.mark.parametrize("arguments", [["import", ""], ["--library", "", "list"], ["show", " "]])
def test_empty_arguments_are_wrong_usage(run: Run, arguments: list[str]) -> None:
    """An empty path or name, as an unset variable gives it, is wrong usage."""
    assert refused(run(*arguments), 2)


def test_formats_that_are_none(run: Run, tmp_path: Path) -> None:
    """An ending that names no format is wrong usage, not a deck under a wrong name."""
    run("words", "add", "lamp")
    for name in ("words.xlsx", "-"):
        assert refused(run("export", "-o", name), 2)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["beads", "merge", "1", "9" * 30], 2),
        (["beads", "split", "1", "1", "--en", "9" * 5000], 2),
        (["beads", "merge", "1", "two"], 2),
        (["words", "add", "kettle", "--episode", "1", "--sentence", "9" * 30], 2),
        (["search", "kettle", "--limit", "9" * 30], 2),
        (["import", "x.txt", "--jobs", "0"], 2),
        (["beads"], 2),
        (["words", "status", "kettle", "learnt"], 2),
        (["words", "status", "kettle"], 2),
        (["words", "status", "known"], 2),
    ],
    ids=lambda value: " ".join(value)[:24] if isinstance(value, list) else "",
)
def test_wrong_numbers_and_words(
    run: Run, transcript: Path, arguments: list[str], code: int
) -> None:
    """Huge numbers, no numbers and missing subcommands are wrong usage, told in one short line."""
    run("import", transcript)
    done = run(*arguments)
    assert refused(done, code)
    assert len(done.err) < 250 and "fault in the program" not in done.err


@pytest.mark.parametrize("group", [[], ["words"], ["beads"], ["dict"]], ids=str)
def test_help_is_whole_in_80_columns(
    run: Run, monkeypatch: pytest.MonkeyPatch, group: list[str]
) -> None:
    """No line of a list of commands is cut short."""
    monkeypatch.setenv("COLUMNS", "80")
    listed = run(*group, "--help").out.partition("Commands:\n")[2].partition("\n\n")[0]
    assert listed
    assert "..." not in listed
