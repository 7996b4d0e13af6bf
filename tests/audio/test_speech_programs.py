"""piper and `say`, which are not installed here: stand-ins that take and write what theirs do."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bilingual_reader.audio.containers import probe
from bilingual_reader.audio.speech import Speech
from bilingual_reader.core.documents import Language
from bilingual_reader.errors import AudioError

PIPER = """#!{python}
import argparse, logging, sys, wave
from pathlib import Path
parser = argparse.ArgumentParser()
parser.add_argument("-m", "--model", required=True)
parser.add_argument("-f", "--output-file", "--output_file")
asked, texts = parser.parse_known_args()
print("INFO:__main__:Loaded voice", file=sys.stderr)
if not Path(asked.model).read_bytes().startswith(b"ONNX"):
    raise ValueError("Unable to find voice")
lines = [" ".join(texts)] if texts else [line.strip() for line in sys.stdin]
with wave.open(asked.output_file, "wb") as file:
    file.setnchannels(1), file.setsampwidth(2), file.setframerate(22050)
    for line in filter(None, lines):
        file.writeframes(bytes(2 * 2205 * len(line)))
"""
"""A tenth of a second a character; piper1-gpl reads a line of standard input at a time."""

SAY = """#!{python}
import struct, sys
from pathlib import Path
asked = dict(zip(sys.argv[1::2], sys.argv[2::2]))
if asked["-v"] not in ("Samantha", "Tingting"):
    sys.exit("say: Voice not found.")
assert "--data-format=LEI16@22050" in sys.argv
sound = bytes(2 * 2205 * len(sys.stdin.read()))
parts = [(b"JUNK", bytes(28)), (b"fmt ", struct.pack("<HHIIHH", 1, 1, 22050, 44100, 2, 16))]
parts += [(b"FLLR", bytes(4008)), (b"data", sound)]
body = b"WAVE" + b"".join(name + struct.pack("<I", len(part)) + part for name, part in parts)
Path(asked["-o"]).write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
"""
"""macOS writes parts before the format and the sound that other programs do not."""


def program(folder: Path, name: str, text: str) -> None:
    """A program of that name."""
    path = folder / name
    path.write_text(text.format(python=sys.executable), encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs, which are all that there are."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.mark.skipif(os.name == "nt", reason="Windows starts no scripts by their first line")
def test_piper_speaks_with_the_voice_that_was_named(programs: Path, tmp_path: Path) -> None:
    """Each language by its own voice; what piper logs is not shown, and what fails is told."""
    program(programs, "piper", PIPER)
    for name, data in (("en", b"ONNX"), ("zh", b"<html>404")):
        (tmp_path / f"{name}.onnx").write_bytes(data)
    voices: dict[Language, str] = {"en": str(tmp_path / "en.onnx"), "zh": str(tmp_path / "zh.onnx")}
    speech = Speech(tmp_path / "kept", str, voices=voices)
    assert speech.engine("en") == "piper"
    assert probe(speech.speak("Ten  signs.", "en")).seconds == pytest.approx(1.0)
    with pytest.raises(AudioError, match="cannot be spoken"):
        speech.speak("你好", "zh")


@pytest.mark.skipif(os.name == "nt", reason="Windows starts no scripts by their first line")
def test_a_voice_that_is_not_there_leaves_what_else_speaks(programs: Path, tmp_path: Path) -> None:
    """A voice whose file has gone, and one without piper, are as good as none."""
    voices: dict[Language, str] = {"en": str(tmp_path / "gone.onnx")}
    assert Speech(tmp_path, str, voices=voices).engine("en") == ""
    program(programs, "piper", PIPER)
    program(programs, "espeak-ng", PIPER)
    assert Speech(tmp_path, str, voices=voices).engine("en") == "espeak-ng"


@pytest.mark.skipif(os.name == "nt", reason="Windows starts no scripts by their first line")
def test_the_mac_speaks_both_languages(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`say` is asked for a voice of the language, and its files are read."""
    program(programs, "say", SAY)
    monkeypatch.setattr(sys, "platform", "darwin")
    speech = Speech(tmp_path / "kept", str)
    assert speech.engine("zh") == "say"
    assert probe(speech.speak("一二三四五", "zh")).seconds == pytest.approx(0.5)
    assert probe(speech.speak("用 GPT 写", "zh")).seconds == pytest.approx(0.7)
