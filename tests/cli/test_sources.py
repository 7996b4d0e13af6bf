"""One episode is one episode, under whatever path, spelling or order its files come."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import BOTH, CHINESE, ENGLISH, Run


def imported(run: Run, *arguments: Any) -> dict[str, Any]:
    """The one episode that an import tells of."""
    done = run("import", *arguments, "--json")
    (episode,) = json.loads(done.out)["episodes"]
    told: dict[str, Any] = episode
    return told


def edited(path: Path) -> None:
    path.write_text("Before all.\n\n一切之前。\n\n" + path.read_text("utf-8"), "utf-8")


def test_another_spelling_of_the_path(run: Run, transcript: Path, tmp_path: Path) -> None:
    """A relative path, `..` and a symbolic link lead to the same episode, also when it changed."""
    first = imported(run, transcript)
    (tmp_path / "folder").mkdir()
    edited(transcript)
    assert imported(run, "folder/../kitchen.txt") == first | {
        "status": "updated", "sentences": 5, "turns": 4, "path": "folder/../kitchen.txt"
    }  # fmt: skip
    (tmp_path / "link").symlink_to(tmp_path)
    edited(transcript)
    again = imported(run, "link/kitchen.txt")
    assert (again["id"], again["status"]) == (first["id"], "updated")


def test_a_renamed_file_stays_the_same_episode(run: Run, transcript: Path, tmp_path: Path) -> None:
    """A file that was moved and then changed updates the episode that it was."""
    first = imported(run, transcript)
    moved = transcript.rename(tmp_path / "moved.txt")
    assert imported(run, moved)["status"] == "unchanged"
    edited(moved)
    again = imported(run, moved)
    assert (again["id"], again["status"]) == (first["id"], "updated")


def test_the_order_of_two_files_is_nothing(run: Run, tmp_path: Path) -> None:
    """`EN --with ZH` and `ZH --with EN` are one import."""
    (tmp_path / "a").write_text(ENGLISH, "utf-8")
    (tmp_path / "b").write_text(CHINESE, "utf-8")
    first = imported(run, tmp_path / "a", "--with", tmp_path / "b")
    second = imported(run, tmp_path / "b", "--with", tmp_path / "a")
    assert (second["id"], second["status"]) == (first["id"], "unchanged")


def article(name: str) -> str:
    """An article of the archive that brings its own id."""
    sentences = [{"id": "s", "text": f"This is {name}.", "tokens": []}]
    paragraph = {"id": "p", "sentences": sentences, "zh": f"这是{name}。"}
    told = {"id": f"x-{name}-2026-01-02", "type": "tweet", "sourceName": name, "title": name}
    more = {"url": "https://example.org", "publishedAt": "2026-01-02", "digestDate": "2026-01-02"}
    return json.dumps({**told, **more, "paragraphs": [paragraph]})


def test_an_own_id_wins_over_the_path(run: Run, tmp_path: Path) -> None:
    """A file that now holds another article leaves the first one alone."""
    path = tmp_path / "latest.json"
    path.write_text(article("ada"), "utf-8")
    imported(run, path)
    path.write_text(article("bob"), "utf-8")
    assert imported(run, path)["status"] == "added"
    ids = [e["id"] for e in json.loads(run("list", "--json").out)["episodes"]]
    assert ids == ["x-ada-2026-01-02", "x-bob-2026-01-02"]


@pytest.mark.parametrize("tags", [("en", "zh-Hans"), ("en-US", "zh-TW"), ("eng", "chi")])
def test_language_tags_of_all_kinds(run: Run, tmp_path: Path, tags: tuple[str, str]) -> None:
    """Companions are known by the language tags that downloaders give."""
    for tag, text in zip(tags, (ENGLISH, CHINESE), strict=True):
        (tmp_path / f"my-talk.{tag}.txt").write_text(text, "utf-8")
    assert imported(run, tmp_path)["sentences"] == 4


def test_one_bad_name_stops_nothing(run: Run, tmp_path: Path, transcript: Path) -> None:
    """A name that is too long, or no UTF-8, is told or read, and the rest is imported."""
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/talk-\xff.txt")
    Path(odd).write_text(BOTH.replace("kettle", "pot"), "utf-8")
    done = run("import", tmp_path / ("x" * 300), odd, transcript, "--json")
    told = json.loads(done.out)
    assert done.code == 1 and done.err.startswith("error: ") and done.err.count("\n") == 1
    assert len(told["errors"]) == 1
    assert [e["status"] for e in told["episodes"]] == ["added", "added"]


@pytest.mark.parametrize("command", [["show"], ["words", "add"], ["lookup"]])
def test_arguments_that_are_no_text(run: Run, transcript: Path, command: list[str]) -> None:
    """Bytes that are no UTF-8 are wrong usage, and said so."""
    run("import", transcript)
    done = run(*command, os.fsdecode(b"x\xff"))
    assert done.code == 2 and "not UTF-8" in done.err and done.err.count("\n") == 1
