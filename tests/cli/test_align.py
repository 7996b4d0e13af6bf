"""`align`: what goes in, what comes out, and what is refused."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import ROOT
from tests.export.memories import read_memory


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    """An English and a Chinese file; the Chinese has an advertisement of its own."""
    en, zh = (ROOT / "data" / f"glacier-postcards.{side}.txt" for side in ("en", "zh"))
    advert = "".join(f"本期节目由{n}家茶庄赞助播出，欢迎选购新茶。" for n in "一二三四五六七八九")
    longer = tmp_path / "zh.txt"
    longer.write_text(f"{zh.read_text('utf-8')}\n\n{advert}\n", "utf-8")
    return en, longer


def test_a_translation_memory(run: Run, texts: tuple[Path, Path]) -> None:
    """`--tmx` prints the beads of `--json` with both sides, and says what it left out."""
    rows = json.loads(run("align", *texts, "--json").out)["sentences"]
    done = run("align", *texts, "--tmx")
    memory = read_memory(done.out)
    both = [(row["en"], row["zh"]) for row in rows if row["en"] and row["zh"]]
    assert [(unit.source, unit.target) for unit in memory.units] == both
    alone = len(rows) - len(both)
    assert alone and done.err.startswith(f"{alone} sentence") and done.code == 0


def test_a_table(run: Run, texts: tuple[Path, Path]) -> None:
    """`--tsv` is one bead a line with one tab; quotes come back as they stood."""
    rows = json.loads(run("align", *texts, "--json").out)["sentences"]
    out = run("align", *texts, "--tsv").out
    assert [line.count("\t") for line in out.splitlines()] == [1] * len(rows)
    table = list(csv.reader(io.StringIO(out), dialect="excel-tab"))
    assert table == [[row["en"], row["zh"]] for row in rows]


def test_tabs_and_odd_line_ends_never_break_the_table(run: Run, tmp_path: Path) -> None:
    """What would be another cell or another row inside a sentence is a space."""
    en, zh = tmp_path / "en", tmp_path / "zh"
    en.write_bytes(b"=1+1 is\ttwo.\r\nIt\x00 hums.\r\n")
    zh.write_bytes("一加一\t是二。\r\n它响。\r\n".encode())
    out = run("align", en, zh, "--one-per-line", "--tsv").out
    assert out == "=1+1 is two.\t一加一 是二。\nIt hums.\t它响。\n"


@pytest.mark.parametrize("pair", [("--json", "--tsv"), ("--tsv", "--tmx"), ("--json", "--tmx")])
def test_one_output_at_a_time(run: Run, texts: tuple[Path, Path], pair: tuple[str, str]) -> None:
    """Two of the output options together are wrong usage."""
    done = run("align", *texts, *pair)
    assert done.code == 2 and "choose one" in done.err
