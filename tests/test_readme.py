"""The README's commands do what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from tests.cli.conftest import Run, run  # noqa: F401  (a fixture)

ROOT = Path(__file__).resolve().parent.parent
NEEDS_A_TERMINAL = {"read"}


def sessions() -> list[tuple[str, str]]:
    """The commands of the README's console blocks, and what it shows of their output."""
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    steps = [step for block in blocks for step in re.split(r"^\$ ", block, flags=re.MULTILINE)]
    return [(command, shown) for command, _, shown in (s.partition("\n") for s in steps if s)]


def test_the_commands_print_what_is_shown(run: Run, tmp_path: Path) -> None:  # noqa: F811
    """Every command of the README runs, in order, and prints just what the README shows."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    done = 0
    for command, shown in sessions():
        program, *arguments = shlex.split(command)
        assert program == "bilingual-reader"
        if arguments[0] in NEEDS_A_TERMINAL:
            continue
        result = run(*arguments)
        assert result.code == 0, result.err
        assert result.out == shown, command
        done += 1
    assert done >= 4


def test_every_command_is_named(run: Run) -> None:  # noqa: F811
    """The README's table names every command that `--help` lists."""
    told = run("--help").out.partition("Commands:")[2].partition("EPISODE")[0]
    names = re.findall(r"^  (\w+)", told, re.MULTILINE)
    table = (ROOT / "README.md").read_text("utf-8").partition("## Commands")[2]
    assert [name for name in names if f"`{name}" not in table] == []


def test_the_picture_is_there() -> None:
    """The files that the README links to exist."""
    text = (ROOT / "README.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert links and [link for link in links if not (ROOT / link).exists()] == []
