"""`align`: what goes in, what comes out, and what is refused."""

from __future__ import annotations

import csv
import io
import itertools
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


STORY = "The kettle sang in the dark kitchen, and nobody moved. Dr. Lamp counted to three."
STORY_ZH = "水壶在黑暗的厨房里响了，没有人动。兰普医生数到三。"


@pytest.mark.parametrize(
    ("en", "zh", "said"),
    [
        (STORY, "", "an empty file"),
        (STORY, " \n\t\n", "an empty file"),
        (STORY, "1 2 3\n4 5", "there are no words in it"),
        ("😀 🎉", STORY_ZH, "there are no words in it"),
        (STORY, "\x00\x01\x02\x03" * 500, "no text in it"),
        (STORY, STORY, "they are English and English"),
        (STORY_ZH, STORY_ZH, "they are Chinese and Chinese"),
    ],
)
@pytest.mark.parametrize("how", [[], ["--one-per-line"]])
def test_what_cannot_be_aligned_is_told(
    run: Run, tmp_path: Path, en: str, zh: str, said: str, how: list[str]
) -> None:
    """One error line that names the file, exit code 1, nothing on standard output."""
    for name, text in (("en", en), ("zh", zh)):
        (tmp_path / name).write_text(text, "utf-8")
    done = run("align", tmp_path / "en", tmp_path / "zh", *how)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert said in done.err and str(tmp_path) in done.err


def test_a_file_in_both_languages_is_no_side(run: Run, tmp_path: Path) -> None:
    """It is an episode by itself, and `align` says why it takes it for no half of one."""
    (tmp_path / "both").write_text(f"{STORY}\n\n{STORY_ZH}", "utf-8")
    (tmp_path / "zh").write_text(STORY_ZH, "utf-8")
    done = run("align", tmp_path / "both", tmp_path / "zh")
    assert done.code == 1 and "they are both languages and Chinese" in done.err


def test_quotations_in_the_other_language_are_part_of_a_text(run: Run, tmp_path: Path) -> None:
    """A paragraph or a cue in the other language makes no file bilingual, and is kept in place."""
    quote = "“Nobody in this kitchen has ever heard a kettle sing as loud as that,” he wrote."
    (tmp_path / "en").write_text("\n\n".join([STORY] * 6), "utf-8")
    (tmp_path / "zh").write_text("\n\n".join([STORY_ZH] * 3 + [quote] + [STORY_ZH] * 3), "utf-8")
    rows = json.loads(run("align", tmp_path / "en", tmp_path / "zh", "--json").out)["sentences"]
    assert "".join(row["zh"] for row in rows).split(quote) == [STORY_ZH * 3, STORY_ZH * 3]


def test_lines_of_either_order(run: Run, tmp_path: Path) -> None:
    """`--one-per-line` finds the English file by itself, as without it."""
    (tmp_path / "en").write_text("It hums.\nWhy?\n", "utf-8")
    (tmp_path / "zh").write_text("它响。\n为什么？\n", "utf-8")
    outs = [
        run("align", tmp_path / one, tmp_path / two, "--one-per-line", "--tsv").out
        for one, two in (("en", "zh"), ("zh", "en"))
    ]
    assert outs[0] == outs[1] == "It hums.\t它响。\nWhy?\t为什么？\n"


def test_subtitles_and_an_article(run: Run, tmp_path: Path) -> None:
    """Cues that cut sentences are joined; a sentence's times are its share of its cues."""
    cues = ["The kettle sang in", "the dark kitchen. Nobody", "moved. It was midnight."]
    (tmp_path / "en.vtt").write_text(
        "WEBVTT\n\n"
        + "\n\n".join(f"00:0{n}.000 --> 00:0{n + 1}.000\n{cue}" for n, cue in enumerate(cues)),
        "utf-8",
    )
    (tmp_path / "zh.md").write_text(
        "# 夜\n\n水壶在黑暗的厨房里响了。没有人动。\n\n已是午夜。", "utf-8"
    )
    both = tmp_path / "en.vtt", tmp_path / "zh.md"
    rows = json.loads(run("align", *both, "--json").out)["sentences"]
    assert [(row["en"], row["zh"]) for row in rows] == [
        ("The kettle sang in the dark kitchen.", "水壶在黑暗的厨房里响了。"),
        ("Nobody moved.", "没有人动。"),
        ("It was midnight.", "已是午夜。"),
    ]
    assert [row["start"] for row in rows] == [0.0, 1.75, 2.304]
    assert all(row["end"] <= after["start"] for row, after in itertools.pairwise(rows))


def test_the_wrong_file_is_told(run: Run, tmp_path: Path) -> None:
    """Texts that are no translations of each other are said to be none, unless asked `--anyway`."""
    from bilingual_reader.sources import read

    sample = ROOT / "data" / "lighthouse-keepers.txt"
    turns = read(sample.read_bytes(), sample.name).turns
    half = len(turns) // 2
    (tmp_path / "en.txt").write_text("\n".join(turn.en.text for turn in turns[:half]), "utf-8")
    (tmp_path / "zh.txt").write_text("\n".join(turn.zh.text for turn in turns[half:]), "utf-8")
    files = str(tmp_path / "en.txt"), str(tmp_path / "zh.txt")
    refused = run("align", *files)
    assert refused.code == 1 and not refused.out
    assert "these do not look like translations of each other: 1" in refused.err
    assert run("align", *files, "--anyway").code == 0
    assert run("import", files[0], "--with", files[1]).code == 1
    assert run("import", files[0], "--with", files[1], "--anyway").code == 0
    assert run("import", files[0], "--anyway").code == 2
