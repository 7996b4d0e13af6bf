"""`glossary` on the command line, and what its figures are on real transcripts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TALK = """A telescope shows no dark matter.

望远镜看不到暗物质（dark matter: 不发光的物质）。

Nobody models everything.

没有人给一切建立 models(模型)。

(Laughter.)

（笑）
"""


@pytest.fixture
def talk(run: Run, tmp_path: Path) -> Run:
    """A library with a small transcript that glosses two terms."""
    path = tmp_path / "telescope.txt"
    path.write_text(TALK, encoding="utf-8")
    assert run("import", path).code == 0
    return run


def test_the_promised_shape(talk: Run) -> None:
    """`glossary --json` gives each gloss with its explanation, first sentence and number."""
    assert json.loads(talk("glossary", "1", "--json").out) == {
        "glosses": [
            {"en": "dark matter", "zh": "暗物质", "explanation": "不发光的物质", "sentence": 1,
             "occurrences": 1},
            {"en": "models", "zh": "模型", "explanation": "", "sentence": 2, "occurrences": 1},
        ]
    }  # fmt: skip


def test_mark_and_one_undo(talk: Run) -> None:
    """--mark puts all on the list, the counterpart as first sense; one undo takes all back."""
    assert "2 new" in talk("glossary", "1", "--mark").out
    words = json.loads(talk("words", "--json").out)["words"]
    assert [(w["word"], w["gloss"].split("; ")[0], w["sentence"]) for w in words] == [
        ("dark matter", "暗物质", "A telescope shows no dark matter."),
        ("model", "模型", "Nobody models everything."),
    ]
    talk("undo")
    assert json.loads(talk("words", "--json").out) == {"words": []}


def test_mark_leaves_what_is_on_the_list(talk: Run) -> None:
    """A word of the glossary that is on the list already stays as the learner has it."""
    talk("words", "add", "model")
    talk("words", "status", "model", "known")
    told = json.loads(talk("glossary", "1", "--mark", "--json").out)
    assert told["marked"] == {"new": 1, "unchanged": 1}
    words = {w["word"]: w for w in json.loads(talk("words", "--json").out)["words"]}
    assert words["model"]["status"] == "known" and words["model"]["sentence"] == ""


def test_mark_the_chinese_terms(talk: Run) -> None:
    """With --lang zh the Chinese terms go on the list, with the English as first sense."""
    talk("glossary", "1", "--mark", "--lang", "zh")
    words = json.loads(talk("words", "--json").out)["words"]
    assert [(w["word"], w["gloss"].split("; ")[0]) for w in words] == [
        ("暗物质", "dark matter"),
        ("模型", "models"),
    ]


def test_an_episode_without_glosses(run: Run, transcript: Path) -> None:
    """An episode that glosses nothing has an empty glossary, and nothing is marked."""
    run("import", transcript)
    assert json.loads(run("glossary", "1", "--json").out) == {"glosses": []}
    assert "0 new" in run("glossary", "1", "--mark").out
    assert run("glossary", "nowhere").code == 1


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("000", ["--at-least", "0.97"]), ("002", ["--at-least", "0.98", "--recall-only"])],
)
def test_figures(run: Run, shared: Path, tmp_path: Path, name: str, arguments: list[str]) -> None:
    """The glossary of a real transcript is as good as the issue asks, by the shared scorer."""
    assert run("import", next((shared / "transcripts").glob(f"{name}_*.txt"))).code == 0
    told = tmp_path / "glossary.json"
    told.write_text(run("glossary", "1", "--json").out, encoding="utf-8")
    folder = shared / "evaluation"
    scorer: list[str | Path] = [
        sys.executable,
        folder / "score_glossary.py",
        folder / "gold" / "glossary-dev.json",
    ]
    done = subprocess.run([*scorer, name, told, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
