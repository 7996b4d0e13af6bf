"""Clips: exact, of one loudness, never into a neighbour; and speech."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.audio import encode
from bilingual_reader.audio.clips import Cut, clip, clip_name, cuts
from bilingual_reader.audio.containers import probe
from bilingual_reader.audio.decode import Stretch, samples_of
from bilingual_reader.audio.loudness import TARGET, loudness, made_even
from bilingual_reader.audio.speech import Speech, pieces
from bilingual_reader.audio.stretching import stretched
from bilingual_reader.errors import AudioError
from tests.audio.conftest import Recorded
from tests.audio.spoken import needs_espeak

SECOND = Cut(2.2, 2.8, before=1.8, after=3.2)
"""The third tone of the recording, and its neighbours."""
_TIME = st.floats(0, 100)
_WHEN = st.none() | st.integers(0, 9).map(float)


@pytest.mark.parametrize("ending", ["wav", "mp3", "m4a", "opus"])
def test_a_clip_holds_the_whole_sentence_and_nothing_else(
    recorded: Recorded, tmp_path: Path, ending: str
) -> None:
    """The tone is whole, some of the pause is around it, no other tone is in it."""
    import numpy as np

    made = clip(recorded(ending), "print", SECOND, tmp_path)
    assert probe(made).seconds == pytest.approx(0.97, abs=0.08)
    rate, samples = samples_of(Stretch(made))
    loud = np.flatnonzero(np.abs(samples) > 0.05) / rate
    assert loud[-1] - loud[0] == pytest.approx(0.6, abs=0.01)
    assert np.abs(samples[-round(0.05 * rate) :]).max() < 0.02


def test_clips_are_of_one_loudness(recorded: Recorded, tmp_path: Path) -> None:
    """A sentence that was whispered and one that was shouted come out alike, and undistorted."""
    import numpy as np

    from bilingual_reader.audio.wave_files import wave_bytes

    rate, samples = samples_of(Stretch(recorded("wav")))
    for n, gain in enumerate((0.02, 3.0)):
        source = tmp_path / f"{n}.wav"
        source.write_bytes(wave_bytes(samples * np.float32(gain), rate))
        its, made = samples_of(Stretch(clip(source, str(n), SECOND, tmp_path / "clips")))
        assert loudness(made, its) == pytest.approx(TARGET, abs=1.0)
        assert np.abs(made).max() < 0.95


def test_loudness_is_that_of_the_standard() -> None:
    """A sine of 997 Hz at full scale in one channel is -3.01 LUFS (BS.1770, and its test set)."""
    import numpy as np

    for rate in (16_000, 22_050, 48_000):
        tone = np.sin(2 * np.pi * 997 * np.arange(5 * rate) / rate).astype(np.float32)
        assert loudness(tone, rate) == pytest.approx(-3.01, abs=0.1)
    assert loudness(np.zeros(100, np.float32), 48_000) == -70.0
    assert np.abs(made_even(np.zeros(100, np.float32), 48_000)).max() == 0.0


@given(_TIME, st.floats(0.01, 20), _TIME, _TIME | st.none())
def test_padding_never_reaches_a_neighbour(
    start: float, length: float, gap: float, after: float | None
) -> None:
    """However near the neighbours are, the clip has all of its sentence and nothing of theirs."""
    end = start + length
    before = max(start - gap, 0.0)
    cut = Cut(start, end, before, None if after is None else end + after)
    first, last = cut.bounds
    assert before <= first <= start and first >= start - 0.12 - 1e-9
    assert end <= last <= end + 0.25 + 1e-9
    assert cut.after is None or last <= cut.after


@given(st.lists(st.tuples(_WHEN, _WHEN), max_size=12))
def test_neighbours_are_the_nearest_on_either_side(
    times: list[tuple[float | None, float | None]],
) -> None:
    """Also where times are lacking or go back: each cut is as the whole list says."""
    for n, (made, (start, end)) in enumerate(zip(cuts(times), times, strict=True)):
        if start is None or end is None or end <= start:
            assert made is None
            continue
        ends = [over for _, over in times[:n] if over is not None and over <= start]
        starts = [begun for begun, _ in times[n + 1 :] if begun is not None and begun >= end]
        assert made == Cut(start, end, max(ends, default=0.0), min(starts, default=None))


def test_the_same_clip_has_the_same_name_and_bytes(recorded: Recorded, tmp_path: Path) -> None:
    """It is made once; made again elsewhere, it is the same to the byte."""
    one = clip(recorded("wav"), "print", SECOND, tmp_path / "a")
    stamp = one.stat().st_mtime_ns
    assert clip(recorded("wav"), "print", SECOND, tmp_path / "a").stat().st_mtime_ns == stamp
    two = clip(recorded("wav"), "print", SECOND, tmp_path / "b")
    assert (one.name, one.read_bytes()) == (two.name, two.read_bytes())
    assert one.name == clip_name("print", SECOND)
    assert clip_name("other", SECOND) != one.name


@pytest.mark.parametrize("name", ["av", "mpv", "ffmpeg", ""])
def test_every_encoder(recorded: Recorded, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """mp3 by whatever there is, WAV by nothing: as long as the sound, twice the same."""
    kept = {key: value for key, value in encode._ENCODERS.items() if key == name}
    if name and not kept[name][0]():
        pytest.skip(f"{name} is not installed")
    monkeypatch.setattr(encode, "_ENCODERS", kept)
    rate, samples = samples_of(Stretch(recorded("wav"), 0.0, 2.0))
    data, ending = encode.encoded(samples, rate)
    assert ending == encode.encoder()[1] == ("mp3" if name else "wav")
    assert encode.encoded(samples, rate) == (data, ending)
    assert data[:3] in (b"ID3", b"RIF") or data[0] == 255


def test_a_sentence_behind_the_end(recorded: Recorded, tmp_path: Path) -> None:
    """A recording that ends too early is said so."""
    with pytest.raises(AudioError, match="ends before"):
        clip(recorded("wav"), "print", Cut(60.0, 61.0), tmp_path)


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.25, 2.0])
def test_slower_speech_keeps_its_pitch(recorded: Recorded, speed: float) -> None:
    """A tone at another speed is longer or shorter, and the same tone."""
    import numpy as np

    rate, samples = samples_of(Stretch(recorded("wav"), 0.25, 0.75))
    whole = np.tile(samples[: rate // 3], 6)
    made = np.concatenate(list(stretched(iter(np.array_split(whole, 7)), rate, speed)))
    assert len(made) == pytest.approx(len(whole) / speed, rel=0.1)
    crossings = np.count_nonzero(np.diff(np.signbit(made))) / 2 / (len(made) / rate)
    assert crossings == pytest.approx(300, rel=0.05)


def test_text_of_two_languages_is_spoken_in_pieces() -> None:
    """English inside Chinese has its own voice; signs go along and are not spoken alone."""
    assert pieces("我用 GPT 写诗。", "zh") == [
        ("我用 ", "zh"), ("GPT", "en"), (" 写诗。", "zh"),
    ]  # fmt: skip
    assert pieces("Hello, 世界", "en") == [("Hello, 世界", "en")]
    assert pieces("language model（语言模型）", "zh")[0] == ("language model", "en")
    assert pieces("……", "zh") == [("……", "zh")]


@needs_espeak
def test_speech_is_made_once_and_says_something(tmp_path: Path) -> None:
    """Each language is spoken, hostile text too; the same text is the same file."""
    from pypinyin import Style, lazy_pinyin

    speech = Speech(tmp_path, lambda text: " ".join(lazy_pinyin(text, style=Style.TONE3)))
    if speech.engine("en") != "espeak-ng":
        pytest.skip("another engine speaks here")
    one = speech.speak("The kettle sang.", "en")
    assert probe(one).seconds > 0.5
    assert (
        speech.speak("The  kettle sang.\n", "en") == one == speech.target("The kettle sang.", "en")
    )
    assert probe(speech.speak("我用 GPT 写诗。", "zh")).seconds > 1.0
    assert speech.speak("-v klingon; \x1b]0;\x07 <voice> \ud800", "en").is_file()


def test_with_nothing_that_speaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is said."""
    monkeypatch.setattr(shutil, "which", lambda name: None)
    speech = Speech(tmp_path, lambda text: text)
    assert speech.engine("zh") == ""
    with pytest.raises(AudioError, match="espeak-ng"):
        speech.speak("你好", "zh")


def test_a_clip_that_cannot_be_written(
    recorded: Recorded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is said so, and nothing of the clip stays behind."""

    def full(fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AudioError, match="No space left"):
        clip(recorded("wav"), "print", SECOND, tmp_path / "clips")
    assert list((tmp_path / "clips").iterdir()) == []
