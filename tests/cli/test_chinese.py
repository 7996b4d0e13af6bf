"""The command line in Chinese: help, what is printed, errors; English stays as it is."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from bilingual_reader.cli.command import MODULES
from bilingual_reader.library import Library
from tests.cli.conftest import BOTH, Run

COLUMNS = 80


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of eighty columns in a Chinese locale."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("COLUMNS", str(COLUMNS))


def cells(text: str) -> int:
    """The cells of a terminal that a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("command", [(), *((name,) for name in sorted(MODULES))])
def test_the_help_of_each_command_is_chinese_and_fits(run: Run, command: tuple[str, ...]) -> None:
    """No English sentence is left in it, no line is wider than the terminal, no mark begins one."""
    told = run(*command, "--help").out
    assert told.startswith("用法：bilingual-reader ") and "显示本帮助。" in told
    for line in told.splitlines():
        assert cells(line) <= COLUMNS, line
        assert not line.lstrip().startswith(tuple("，。：；、）")), line
    assert "Options" not in told and "the " not in told and "[default" not in told


@pytest.mark.usefixtures("chinese")
def test_columns_are_aligned_by_cells(run: Run) -> None:
    """What is said of each option begins in one column of the terminal."""
    told = run("audio", "export", "--help").out
    options = [line for line in told.splitlines() if line.startswith("  -")]
    begins = {
        cells(line[: next(n for n, c in enumerate(line) if n > 3 and (c > "⺀" or c == "["))])
        for line in options
    }
    assert len(options) == 5 and len(begins) == 1


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["lst"], 2, "没有命令 'lst'，请见 `bilingual-reader --help`"),
        (["list", "--foo"], 2, "没有选项 '--foo'，请见 `bilingual-reader list --help`"),
        (["words", "add"], 2, "缺少参数 'WORD'，请见 `bilingual-reader words add --help`"),
        (["beads"], 2, "缺少子命令，请见 `bilingual-reader beads --help`"),
        (["review", "--new", "x"], 2, "'--new' 的值无效：'x' 不是 0 到 1000000000 的整数，"),
        (["show", "9"], 1, "资料库是空的，请先导入文件或文件夹"),
        (["import", "no, such.txt"], 1, "无法读取文件（没有这个文件或目录），no, such.txt，"),
        (["export"], 1, "没有可导出的词，请在阅读时标记一些词（按 m），再导出"),
        (["read"], 1, "阅读器需要在终端中运行，可用 `show EPISODE` 显示一篇"),
        (["restore", "no.db"], 1, "没有这个备份，no.db，请检查路径"),
        (["settings", "speed", "9"], 1, "speed 不能设为 '9.0'，可以是 1.0, 0.5,"),
        (["readings", "set", "行长", "hang"], 1, "2 个字却有 1 个音节，行长 hang，"),
    ],
)
def test_errors_are_chinese_behind_their_prefix(
    run: Run, arguments: list[str], code: int, told: str
) -> None:
    """What programs look at, the code and `error: `, is as ever."""
    done = run(*arguments)
    assert (done.code, done.err.splitlines()[-1][: 7 + len(told)]) == (code, f"error: {told}")


@pytest.mark.usefixtures("chinese")
def test_what_is_printed_is_chinese_and_json_is_not(run: Run, tmp_path: Path) -> None:
    """Counts, lists and what is undone; keys, values and messages of JSON stay English."""
    (tmp_path / "talk.txt").write_text(BOTH, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    done = run("import", "talk.txt", "empty.txt")
    assert done.out == "新增       Talk（3 段，4 句）\n"
    assert "error: 文件是空的，empty.txt，请给出有文字的文件" in done.err
    assert run("words", "add", "kettle").out.startswith("已标记：kettle")
    assert run("undo").out == "已撤销：标记“kettle”\n"
    assert "1 篇" in run("search", "kettle").out
    told = json.loads(run("import", "--json", "talk.txt", "empty.txt").out)
    assert told["episodes"][0]["status"] == "unchanged"
    assert told["errors"][0]["message"] == "an empty file, empty.txt, give a file with text"


def test_the_setting_goes_before_the_locale(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the reader: what the learner chose, from the moment that the library is open."""
    for chosen, locale, told in (
        ("auto", "zh_TW.UTF-8", "没有可撤销的操作。\n"),
        ("en", "zh_CN.UTF-8", "There is nothing to undo.\n"),
        ("zh", "en_US.UTF-8", "没有可撤销的操作。\n"),
        ("auto", "de_DE.UTF-8", "There is nothing to undo.\n"),
    ):
        with Library.open(tmp_path / "library.db") as library:
            library.prefer(interface=chosen)
        monkeypatch.setenv("LC_ALL", locale)
        assert run("undo").out == told


@pytest.mark.usefixtures("chinese")
def test_what_is_printed_is_in_the_script_that_the_reader_shows(run: Run, tmp_path: Path) -> None:
    """Who has Chinese shown in Traditional is told of errors so, too."""
    with Library.open(tmp_path / "library.db") as library:
        library.prefer(script="traditional")
    assert run("undo").out == "沒有可撤銷的操作。\n"
    assert run("show", "9").err == "error: 資料庫是空的，請先導入文件或文件夾\n"


def test_english_loads_nothing_for_another_language(tmp_path: Path) -> None:
    """No catalogue, no extractor's texts and no layout of ours is on the way to English help."""
    script = "import sys\nfrom bilingual_reader.cli import main\n"
    script += "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
    script += "ours = {'bilingual_reader.locale.explain', 'bilingual_reader.cli.translated'}\n"
    script += "print(sorted((ours | {'rich'}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == "[]"
