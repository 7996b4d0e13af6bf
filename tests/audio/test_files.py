"""What a file is, decoding it, and refusing what is no sound."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilingual_reader.audio import decode
from bilingual_reader.audio.containers import probe
from bilingual_reader.audio.decode import Stretch, samples_of
from bilingual_reader.errors import AudioError
from tests.audio.conftest import Recorded, tones


@pytest.mark.parametrize("ending", ["wav", "mp3", "m4a", "opus", "ogg", "flac"])
def test_kind_and_length_by_content(recorded: Recorded, tmp_path: Path, ending: str) -> None:
    """Each format is known by what is in it, under whatever name, and so is its length."""
    path = tmp_path / "no ending"
    path.write_bytes(recorded(ending).read_bytes())
    found = probe(path)
    assert found.kind == ending
    assert found.seconds == pytest.approx(6.0, abs=0.1)


@pytest.mark.parametrize("ending", ["wav", "mp3", "opus"])
def test_a_file_that_broke_off_is_as_long_as_what_is_there(
    recorded: Recorded, tmp_path: Path, ending: str
) -> None:
    """Half of a download counts as half, whatever its header says."""
    data = recorded(ending).read_bytes()
    path = tmp_path / f"half.{ending}"
    path.write_bytes(data[: len(data) // 2])
    assert 1.5 < probe(path).seconds < 4.5


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "a picture"),
        (b"RIFF\x24\0\0\0WEBPVP8 " + bytes(100), "a picture"),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1heic", "a picture"),
        (b"<html>", "a web page"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", "no sound"),
        (bytes(5000), "no sound"),
        (b"ID3\x04\0\0\0\0\x0f\x76" + bytes(3000), "no sound"),
        (b"OggS" + bytes(80), "damaged"),
        (b"\0\0\0\x20ftypM4A " + bytes(20), "no sound"),
        (tones()[:46], "no sound in this file"),
    ],
)
def test_what_is_no_sound_is_refused_by_name(tmp_path: Path, data: bytes, said: str) -> None:
    """A picture, a page, an empty or broken file: each is told in one line."""
    path = tmp_path / "talk.mp3"
    path.write_bytes(data)
    with pytest.raises(AudioError, match=said):
        probe(path)


def test_what_is_not_there(tmp_path: Path) -> None:
    """A missing file and a folder are told too; a pipe is not waited for."""
    os.mkfifo(tmp_path / "pipe.mp3")
    for path in (tmp_path / "none.mp3", tmp_path / "pipe.mp3", tmp_path):
        with pytest.raises(AudioError):
            probe(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(
    st.binary(max_size=300), st.sampled_from(["RIFF0000WAVE", "OggS", "fLaC", "....ftyp", "ID3"])
)
def test_no_bytes_bring_it_down(tmp_path: Path, data: bytes, head: str) -> None:
    """Whatever follows the first bytes of a format, it is a length or an AudioError."""
    path = tmp_path / "any"
    path.write_bytes(head.encode() + data)
    with suppress(AudioError):
        assert probe(path).seconds > 0


@pytest.mark.parametrize("name", ["av", "mpv", "miniaudio", "ffmpeg"])
@pytest.mark.parametrize("ending", ["wav", "mp3", "m4a", "opus"])
def test_every_decoder_cuts_to_the_hundredth(
    recorded: Recorded, monkeypatch: pytest.MonkeyPatch, name: str, ending: str
) -> None:
    """The tone of a second is found where it was put, by each decoder alone."""
    import numpy as np

    there, blocks = decode._DECODERS[name]
    if not there() or (name == "miniaudio" and ending in ("m4a", "opus")):
        pytest.skip(f"{name} is not installed or does not read it")
    path = recorded(ending)
    monkeypatch.setattr(decode, "_DECODERS", {name: (there, blocks)})
    rate, samples = samples_of(Stretch(path, 3.0, 4.0))
    assert len(samples) / rate == pytest.approx(1.0, abs=0.002)
    loud = np.flatnonzero(np.abs(samples) > 0.1)
    assert loud[0] / rate == pytest.approx(0.2, abs=0.01)
    assert loud[-1] / rate == pytest.approx(0.8, abs=0.01)
    crossings = np.count_nonzero(np.diff(np.signbit(samples[loud[0] : loud[-1]])))
    assert crossings / 2 / 0.6 == pytest.approx(600, abs=10)


@pytest.mark.parametrize("bits", [8, 16, 24, 32])
def test_wav_of_every_depth(tmp_path: Path, bits: int) -> None:
    """Two channels of 8 to 32 bits become one, -1 to 1."""
    import wave

    import numpy as np

    path = tmp_path / "deep.wav"
    ramp = np.linspace(-0.9, 0.9, 1000)
    whole = np.round(ramp * (2 ** (bits - 1) - 1)).astype(np.int64)
    width = bits // 8
    shift: Callable[[int], int] = (lambda v: v + 128) if bits == 8 else (lambda v: v)
    raw = b"".join(shift(int(v)).to_bytes(width, "little", signed=bits > 8) * 2 for v in whole)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(width)
        file.setframerate(8000)
        file.writeframes(raw)
    rate, samples = samples_of(Stretch(path))
    assert rate == 8000
    assert np.allclose(samples, ramp, atol=2 / 2 ** (min(bits, 24) - 1))


def test_without_a_decoder_it_says_what_to_install(
    recorded: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An mp3 where nothing can decode it is an error with a way out; WAV needs nothing."""
    monkeypatch.setattr(decode, "_DECODERS", {})
    assert decode.can_decode(recorded("wav"))
    assert not decode.can_decode(recorded("mp3"))
    with pytest.raises(AudioError, match="install mpv"):
        samples_of(Stretch(recorded("mp3")))
