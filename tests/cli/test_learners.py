"""What is learned decides at the command line which language comes first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TALK = """A telescope shows no dark matter.

望远镜看不到暗物质（dark matter: 不发光的物质）。

Nobody models everything.

没有人给一切建立 models(模型)。
"""
SHORT = """Lanterns answer.

灯笼回答。
"""


@pytest.fixture
def talk(run: Run, tmp_path: Path) -> Run:
    """A library with two small transcripts, the first of which glosses two terms."""
    for name, text in (("telescope", TALK), ("lanterns", SHORT)):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        assert run("import", path).code == 0
    return run


@pytest.mark.parametrize(
    ("learning", "words"),
    [("en", {"dark matter", "model"}), ("zh", {"暗物质", "模型"}),
     ("both", {"dark matter", "model"})],
)  # fmt: skip
def test_the_glossary_marks_the_learned_language(talk: Run, learning: str, words: set[str]) -> None:
    """`glossary --mark` puts the terms of the learned language on the list, unless told."""
    talk("settings", "learning", learning)
    assert talk("glossary", "telescope", "--mark").code == 0
    found = json.loads(talk("words", "--json").out)["words"]
    assert {word["word"] for word in found} == words


def test_a_language_that_is_named_wins(talk: Run) -> None:
    """`glossary --mark --lang en` marks English, whatever is learned."""
    talk("settings", "learning", "zh")
    talk("glossary", "telescope", "--mark", "--lang", "en")
    found = json.loads(talk("words", "--json").out)["words"]
    assert {word["lang"] for word in found} == {"en"}


@pytest.mark.parametrize(("learning", "first"), [("en", "English"), ("zh", "Chinese")])
def test_stats_tell_the_learned_language_first(talk: Run, learning: str, first: str) -> None:
    """`stats` and `stats EPISODE` begin with it; --json has both, as ever."""
    talk("settings", "learning", learning)
    for arguments in ((), ("lanterns",)):
        told = talk("stats", *arguments).out
        other = {"English": "Chinese", "Chinese": "English"}[first]
        assert told.index(first) < told.index(other)
    assert {"en", "zh"} <= set(json.loads(talk("stats", "lanterns", "--json").out)["episode"])


def test_sorting_by_what_is_known_of_the_learned_language(talk: Run) -> None:
    """`stats --sort known` goes by the learned language, though the other is known better."""
    for word in ("望远镜", "看不到", "暗物质", "没有人", "没有", "人", "给", "一切", "建立"):
        talk("words", "add", word)
        talk("words", "status", word, "known")
    talk("words", "add", "lantern")
    talk("words", "status", "lantern", "known")
    order = {}
    for learning in ("en", "zh"):
        talk("settings", "learning", learning)
        told = json.loads(talk("stats", "--sort", "known", "--json").out)["episodes"]
        order[learning] = [episode["title"].split()[0].lower() for episode in told]
    assert order["en"] == list(reversed(order["zh"]))


def test_what_is_learned_takes_the_leading_language_back(talk: Run) -> None:
    """`settings learning zh` lets Chinese lead, whatever led before; `languages` may follow."""
    talk("settings", "languages", "en-zh")
    talk("settings", "learning", "zh")
    assert json.loads(talk("settings", "languages", "--json").out) == {
        "settings": {"languages": "auto"}
    }
    talk("settings", "languages", "en")
    assert "en" in talk("settings", "languages").out.split()
