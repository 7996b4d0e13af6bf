"""`audio`: sound attached to an episode, the times it gives, clips of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.audio.spoken import Manner, Spoken, needs_espeak, speak, within
from tests.cli.conftest import Run

TURNS = (
    "The kettle sang in the dark kitchen. Nobody moved. Doctor Lamp counted to three and waited.",
    "Is it over?",
    "No. It has hardly begun! Sit down, drink your tea, and listen to me for once.",
)


@pytest.fixture
def spoken(run: Run, tmp_path: Path) -> Spoken:
    """An episode with the times of its turns in whole seconds, and its sound in talk.wav."""
    return imported(run, tmp_path, TURNS)


def imported(run: Run, tmp_path: Path, turns: Sequence[str]) -> Spoken:
    """The same of other turns."""
    made = speak(turns, "en", Manner(whole_seconds=True))
    lines = ["BuildSpeak每日 builder 文摘", "今日归档生词本关于", "🎙 播客Salt· 2026 年 5 月 12 日",
             "", "A dark kitchen", "", "SPACE 播放 / 暂停·←→ 上一句 / 下一句"]  # fmt: skip
    for n, ((start, end), text) in enumerate(zip(made.turns, turns, strict=True)):
        times = " - ".join(f"{int(t) // 60:02}:{int(t) % 60:02}" for t in (start, end))
        lines += [f"Speaker {n % 2 + 1}{times}", text]
    (tmp_path / "talk.txt").write_text("\n".join(lines), encoding="utf-8")
    made.save(tmp_path / "talk.wav")
    assert run("import", "talk.txt").code == 0
    return made


def shown(run: Run) -> list[float | None]:
    """When its sentences begin, as `show` says."""
    return [row["start"] for row in json.loads(run("show", "1", "--json").out)["sentences"]]


@needs_espeak
def test_attached_sound_gives_the_sentences_their_times(run: Run, spoken: Spoken) -> None:
    """The times of `show` are those of the pauses; undo takes them back, redo brings them."""
    before = shown(run)
    assert within(before, spoken.starts) < 0.9
    done = run("audio", "attach", "1", "talk.wav", "--json")
    told = json.loads(done.out)
    assert done.code == 0 and told["heard"] and told["format"] == "wav"
    assert within(shown(run), spoken.starts) == 1.0
    listed = json.loads(run("list", "--json").out)["episodes"][0]
    assert listed["audio"] == "talk.wav"
    assert "sound of" in run("undo").out
    assert shown(run) == before
    assert "sound of" in run("redo").out
    assert within(shown(run), spoken.starts) == 1.0


@needs_espeak
def test_the_recording_of_another_episode_is_said(run: Run, tmp_path: Path) -> None:
    """It is attached, for the learner may know better, with a word of warning that JSON has too."""
    imported(run, tmp_path, TURNS * 2)
    long = "I counted whatever stood in the house and wrote all of it down in a book that I lost."
    speak((long, f"Yes. {long}") * 3, "en").save(tmp_path / "other.wav")
    done = run("audio", "attach", "1", "other.wav")
    assert done.code == 0 and "may be another recording" in done.err
    assert not json.loads(run("audio", "attach", "1", "other.wav", "--json").out)["suits"]
    done = run("audio", "attach", "1", "talk.wav", "--json")
    assert done.err == "" and json.loads(done.out)["suits"]


@needs_espeak
def test_the_times_follow_corrections_and_imports(run: Run, spoken: Spoken, tmp_path: Path) -> None:
    """Merged pairs, a changed text and what is undone have the times of the sound."""
    run("audio", "attach", "1", "talk.wav")
    assert run("beads", "merge", "1", "1").code == 0
    merged = spoken.starts[:1] + spoken.starts[2:]
    assert within(shown(run), merged) == 1.0
    run("undo")
    text = (tmp_path / "talk.txt").read_text(encoding="utf-8")
    (tmp_path / "talk.txt").write_text(text.replace("Is it over", "Is it done"), encoding="utf-8")
    run("import", "talk.txt")
    assert within(shown(run), spoken.starts) == 1.0


@needs_espeak
def test_list_detach_and_a_file_that_has_gone(run: Run, spoken: Spoken, tmp_path: Path) -> None:
    """The list says where files lie and which have gone; a library that moves finds its files."""
    assert "No sound" in run("audio", "list").out
    run("audio", "attach", "1", "talk.wav")
    (row,) = json.loads(run("audio", "list", "--json").out)["audio"]
    assert row["path"] == str(tmp_path / "talk.wav") and row["there"] and row["language"] == "en"
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("library.db", "talk.wav"):
        shutil.move(tmp_path / name, moved / name)
    other = ("--library", str(moved / "library.db"))
    (row,) = json.loads(run(*other, "audio", "list", "--json").out)["audio"]
    assert row["path"] == str(moved / "talk.wav") and row["there"]
    (moved / "talk.wav").unlink()
    assert "gone" in run(*other, "audio", "list").out
    done = run(*other, "audio", "export", "1", "-o", "clips")
    assert done.code == 1 and "has gone" in done.err
    assert "detached" in run(*other, "audio", "detach", "1").out
    assert "no sound" in run(*other, "audio", "detach", "1").out


@needs_espeak
def test_what_cannot_be_attached(run: Run, spoken: Spoken, tmp_path: Path) -> None:
    """A picture, an empty file, none, one that is too short: one line each, and no change."""
    (tmp_path / "empty.mp3").touch()
    (tmp_path / "cover.mp3").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    speak(TURNS[:1], "en").save(tmp_path / "short.wav")
    for name, said in (
        ("empty.mp3", "empty"), ("cover.mp3", "a picture"), ("none.mp3", "cannot be read"),
        ("short.wav", "long and the episode at least"),
    ):  # fmt: skip
        done = run("audio", "attach", "1", name)
        assert (done.code, done.out) == (1, "") and said in done.err
        assert done.err.count("\n") == 1
    assert json.loads(run("audio", "list", "--json").out) == {"audio": []}
    done = run("audio", "attach", "1", "short.wav", "--anyway")
    assert done.code == 0 and "shorter than the episode" in done.err
    assert run("audio", "attach", "9", "talk.wav").code == 1
    some = run("audio", "export", "1", "-o", "clips")
    assert some.code == 0 and "not heard in it: no clip" in some.out
    assert 0 < len(list((tmp_path / "clips").iterdir())) < len(spoken.starts)


@needs_espeak
def test_clips_of_sentences(run: Run, spoken: Spoken, tmp_path: Path) -> None:
    """A clip a sentence, numbered as `show` does, each about as long as its sentence."""
    from bilingual_reader.audio.containers import probe

    assert "no sound" in run("audio", "export", "1").err
    run("audio", "attach", "1", "talk.wav")
    told = json.loads(run("audio", "export", "1", "-o", "clips", "--json").out)
    assert [row["n"] for row in told["clips"]] == list(range(1, len(spoken.starts) + 1))
    assert told["untimed"] == 0
    for row in told["clips"]:
        made = probe(tmp_path / row["path"]).seconds
        assert made == pytest.approx(row["end"] - row["start"], abs=0.1)
    one = run("audio", "export", "1", "--from", "2", "--to", "2")
    assert "1 clip" in one.out
    assert [path.stem for path in (tmp_path / "A dark kitchen").iterdir()] == ["002"]
    assert run("audio", "export", "1", "--from", "99").code == 1


@needs_espeak
def test_a_word_of_a_card_gets_its_sentence(run: Run, spoken: Spoken, tmp_path: Path) -> None:
    """A deck carries the clip of the sentence in which a word was met."""
    import zipfile

    run("audio", "attach", "1", "talk.wav")
    assert run("words", "add", "kettle", "--episode", "1").code == 0
    assert run("export", "-o", "deck.apkg").code == 0
    with zipfile.ZipFile(tmp_path / "deck.apkg") as deck:
        (name,) = json.loads(deck.read("media")).values()
    assert name.startswith("bilingual-reader-")


@needs_espeak
def test_times_that_overlap_and_run_backwards(run: Run, tmp_path: Path) -> None:
    """Whatever subtitles say, sentences are heard one after the other, inside of the recording."""
    cues = (
        "00:10.000 --> 00:12.000\nHe was the last.",
        "00:05.000 --> 00:06.000\nI was first.",
        "00:05.500 --> 00:20.000\nWe talked over all.",
        "00:30.000 --> 00:29.000\nIt was over.",
    )
    (tmp_path / "odd.vtt").write_text("WEBVTT\n\n" + "\n\n".join(cues) + "\n", encoding="utf-8")
    made = speak(("I was first. We talked over all. He was the last. It was over.",), "en")
    made.save(tmp_path / "odd.wav")
    assert run("import", "odd.vtt").code == 0
    assert run("audio", "attach", "1", "odd.wav", "--anyway").code == 0
    rows = json.loads(run("show", "1", "--json").out)["sentences"]
    times = [(row["start"], row["end"]) for row in rows]
    assert all(start <= end for start, end in times)
    assert all(one[1] <= two[0] for one, two in zip(times, times[1:], strict=False))
    assert run("audio", "export", "1", "-o", "clips").code == 0
