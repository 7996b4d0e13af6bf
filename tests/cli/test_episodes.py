"""`import`, `list`, `show` and `align`, and the JSON shapes that other programs rely on."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CHINESE, ENGLISH, Run

EPISODE_KEYS = {
    "id", "title", "kind", "show", "date", "url", "languages", "word_count", "minutes", "turns",
    "sentences", "position",
}  # fmt: skip
SENTENCE_KEYS = {"n", "turn", "speaker", "start", "end", "section", "en", "zh", "confidence"}


def test_import_list_show(run: Run, transcript: Path) -> None:
    """An imported file is listed and shown, in the promised shapes."""
    done = run("import", transcript, "--json")
    assert done.code == 0, done.err
    imported = json.loads(done.out)
    assert imported["errors"] == []
    (episode,) = imported["episodes"]
    assert set(episode) == {"id", "title", "path", "status", "turns", "sentences", "waiting"}
    assert episode["status"] == "added"
    assert not episode["id"].isdigit()
    (listed,) = json.loads(run("list", "--json").out)["episodes"]
    assert set(listed) >= EPISODE_KEYS
    assert listed["languages"] == ["en", "zh"]
    shown = json.loads(run("show", episode["id"], "--json").out)
    assert set(shown["episode"]) >= EPISODE_KEYS
    assert all(set(sentence) >= SENTENCE_KEYS for sentence in shown["sentences"])
    assert [sentence["n"] for sentence in shown["sentences"]] == [1, 2, 3, 4]
    assert shown["sentences"][2]["en"] == "Dr. Lamp counted to 3.5 and waited."
    assert shown["sentences"][2]["zh"] == "兰普医生数到 3.5，等着。"


def test_import_again_is_unchanged(run: Run, transcript: Path, tmp_path: Path) -> None:
    """Importing twice changes nothing, nor does a copy of the file under another name."""
    run("import", transcript)
    copy = tmp_path / "copy.txt"
    copy.write_bytes(transcript.read_bytes())
    for path in (transcript, copy):
        (episode,) = json.loads(run("import", path, "--json").out)["episodes"]
        assert episode["status"] == "unchanged"
    assert len(json.loads(run("list", "--json").out)["episodes"]) == 1


def test_changed_file_keeps_the_mark(run: Run, transcript: Path) -> None:
    """A changed file is updated under the same id, and what was marked in it stays."""
    run("import", transcript)
    assert run("words", "add", "kettle", "--episode", "1").code == 0
    transcript.write_text("Hello.\n\n你好。\n\n" + transcript.read_text("utf-8"), "utf-8")
    (episode,) = json.loads(run("import", transcript, "--json").out)["episodes"]
    assert episode["status"] == "updated"
    (word,) = json.loads(run("words", "--json").out)["words"]
    assert word["episode"] == episode["id"]
    assert word["sentence_n"] == 2


def test_two_files_of_one_title_are_two_episodes(run: Run, tmp_path: Path) -> None:
    """Files that happen to share a title do not overwrite each other."""
    for name, text in (("a", "The first one."), ("b", "A second one.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "talk.txt").write_text(f"{text}\n\n这是一句话。\n", "utf-8")
        assert run("import", tmp_path / name / "talk.txt").code == 0
    ids = {episode["id"] for episode in json.loads(run("list", "--json").out)["episodes"]}
    assert len(ids) == 2


def test_folder_with_a_bad_file(run: Run, transcript: Path, tmp_path: Path) -> None:
    """One bad file stops nothing else; files that are no episodes are skipped, not failed."""
    (tmp_path / "broken.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "README.md").write_text("# A folder of transcripts\n\nNothing to read here.\n")
    (tmp_path / "words.json").write_text('{"lamp": {"ipa": "læmp", "zh": "灯"}}', "utf-8")
    (tmp_path / "cover.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    done = run("import", tmp_path, "--json")
    assert done.code == 1
    told = json.loads(done.out)
    assert [Path(e["path"]).name for e in told["episodes"]] == ["kitchen.txt"]
    assert [Path(e["path"]).name for e in told["errors"]] == ["broken.txt"]
    names = {Path(s["path"]).name for s in told["skipped"]}
    assert names == {"README.md", "words.json", "cover.png"}
    assert all(s["why"] for s in told["skipped"])
    assert done.err.startswith("error: ") and done.err.count("\n") == 1


def test_two_files(run: Run, tmp_path: Path) -> None:
    """`--with` and `align` pair the sentences of two files; the order does not matter."""
    en, zh = tmp_path / "one.txt", tmp_path / "other.txt"
    en.write_text(ENGLISH, "utf-8")
    zh.write_text(CHINESE, "utf-8")
    assert run("import", zh, "--with", en).code == 0
    imported = json.loads(run("show", "1", "--json").out)["sentences"]
    for order in ((en, zh), (zh, en)):
        aligned = json.loads(run("align", *order, "--json").out)["sentences"]
        assert [(s["en"], s["zh"]) for s in aligned] == [(s["en"], s["zh"]) for s in imported]
    assert imported[0]["en"] == "The kettle sang in the dark kitchen."
    assert imported[0]["zh"] == "水壶在黑暗的厨房里响了。"


def test_companions_in_a_folder(run: Run, tmp_path: Path) -> None:
    """`talk.en.txt` and `talk.zh.txt` in one folder are one episode of both languages."""
    (tmp_path / "talk.en.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "talk.zh.txt").write_text(CHINESE, "utf-8")
    (episode,) = json.loads(run("import", tmp_path, "--json").out)["episodes"]
    (listed,) = json.loads(run("list", "--json").out)["episodes"]
    assert listed["languages"] == ["en", "zh"]
    assert episode["sentences"] == 4


def test_one_per_line(run: Run, tmp_path: Path) -> None:
    """With --one-per-line a line is a sentence, however many full stops it has."""
    en, zh = tmp_path / "en", tmp_path / "zh"
    en.write_text("One. And one.\nTwo is a number.\n", "utf-8")
    zh.write_text("一。又一。\n二是一个数。\n", "utf-8")
    aligned = json.loads(run("align", en, zh, "--one-per-line", "--json").out)["sentences"]
    assert [(s["en"], s["zh"]) for s in aligned] == [
        ("One. And one.", "一。又一。"),
        ("Two is a number.", "二是一个数。"),
    ]
    tsv = run("align", en, zh, "--one-per-line", "--tsv").out
    assert tsv == "One. And one.\t一。又一。\nTwo is a number.\t二是一个数。\n"


def test_same_language_twice_is_told(run: Run, tmp_path: Path) -> None:
    """Two files of one language cannot be aligned, and the error says so."""
    for name in "ab":
        (tmp_path / name).write_text(ENGLISH, "utf-8")
    done = run("align", tmp_path / "a", tmp_path / "b")
    assert done.code == 1
    assert "they are English and English" in done.err


def test_with_needs_one_file(run: Run, transcript: Path) -> None:
    """`--with` and two paths is wrong usage."""
    assert run("import", transcript, transcript, "--with", transcript).code == 2


def test_undo_takes_the_whole_import_back(run: Run, tmp_path: Path, transcript: Path) -> None:
    """An import of a folder is undone in one step, and redone."""
    (tmp_path / "second.txt").write_text("Once more.\n\n再来一次。\n", "utf-8")
    run("import", tmp_path)
    assert run("undo").code == 0
    assert json.loads(run("list", "--json").out)["episodes"] == []
    assert run("redo").code == 0
    assert len(json.loads(run("list", "--json").out)["episodes"]) == 2


@pytest.mark.parametrize("command", [["list"], ["show", "1"], ["words"]])
def test_commands_print_for_people(run: Run, transcript: Path, command: list[str]) -> None:
    """Without --json the commands print text, and no escape codes into a pipe."""
    run("import", transcript)
    done = run(*command)
    assert done.code == 0 and done.out and "\x1b" not in done.out
