"""Interviews spoken by espeak-ng, sentence by sentence, so that it is known when each begins."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import wave
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.segment import split

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"
)
needs_mpv = pytest.mark.skipif(shutil.which("mpv") is None, reason="mpv is not installed")

RATE = 22_050
"""What espeak-ng speaks with."""


@dataclass(frozen=True)
class Manner:
    """How an interview is spoken."""

    voices: tuple[str, ...] = ("en-gb", "en-us+f3")
    """One a speaker, in turn."""
    speed: int = 160
    """Words a minute."""
    uneven: float = 0.0
    """By what share a sentence may be faster or slower than that, each another."""
    rests: tuple[float, float] = (0.2, 0.7)
    """Seconds of silence between sentences, at random between these."""
    between_turns: tuple[float, float] = (0.3, 1.0)
    whole_seconds: bool = False
    """Whether the turns' times are cut to whole seconds, as transcripts print them."""
    noise: float = 0.0
    """Noise behind it, as a share of full scale."""


@dataclass(frozen=True)
class Spoken:
    """A recording, what is in it with the times of turns alone, and when each begins truly."""

    samples: Samples
    turns: tuple[tuple[float, float], ...]
    pairs: tuple[Pair, ...]
    """With the times that a turn's time shared by length gives."""
    starts: tuple[float, ...]

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / RATE

    def save(self, path: Path) -> Path:
        """Write it as a WAV file."""
        from bilingual_reader.audio.wave_files import wave_bytes

        path.write_bytes(wave_bytes(self.samples, RATE))
        return path


@cache
def voice(text: str, name: str, speed: int) -> Samples:
    """What espeak-ng makes of a text, without the silence around it."""
    import numpy as np

    if name.startswith("cmn"):
        from pypinyin import Style, lazy_pinyin

        numbered = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True)
        text = " ".join(numbered)
    command = ["espeak-ng", "-v", name, "-s", str(speed), "--stdin", "--stdout"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    with wave.open(io.BytesIO(done.stdout)) as file:
        data = np.frombuffer(file.readframes(file.getnframes() or 10**9), "<i2")
    heard = np.flatnonzero(np.abs(data) > 200)
    said: Samples = data[heard[0] : heard[-1] + 1].astype(np.float32)
    return said / np.float32(32768)


def speak(
    turns: Sequence[str], language: Language, manner: Manner | None = None, seed: int = 1
) -> Spoken:
    """An interview, a text a turn, spoken in that manner."""
    import numpy as np

    from bilingual_reader.core.documents import Side
    from bilingual_reader.core.timing import sentence_times

    manner = manner or Manner()
    chance = random.Random(seed)
    parts: list[Samples] = [np.zeros(round(0.5 * RATE), np.float32)]
    starts: list[float] = []
    times: list[tuple[float, float]] = []
    at = 0.5
    for n, text in enumerate(turns):
        begun = at
        for m, (first, last) in enumerate(split(text, language)):
            if m:
                rest = chance.uniform(*manner.rests)
                parts.append(np.zeros(round(rest * RATE), np.float32))
                at += len(parts[-1]) / RATE
            speed = manner.speed
            if manner.uneven:
                far = chance.uniform(-manner.uneven, manner.uneven)
                speed = round(speed * (1 + far) / 10) * 10
            sound = voice(text[first:last], manner.voices[n % len(manner.voices)], speed)
            starts.append(at)
            parts.append(sound)
            at += len(sound) / RATE
        times.append((begun, at))
        parts.append(np.zeros(round(chance.uniform(*manner.between_turns) * RATE), np.float32))
        at += len(parts[-1]) / RATE
    begins = [float(int(start)) if manner.whole_seconds else start for start, _ in times]
    ends = [*begins[1:], float(int(times[-1][1])) + 1 if manner.whole_seconds else times[-1][1]]
    pairs: list[Pair] = []
    for n, (text, start, end) in enumerate(zip(turns, begins, ends, strict=True), 1):
        spans = split(text, language)
        shared = sentence_times(Side(text), spans, start, end)
        for (first, last), (begin, over) in zip(spans, shared, strict=True):
            pair = Pair(len(pairs) + 1, n, start=begin, end=over)
            said = text[first:last]
            pairs.append(replace(pair, en=said) if language == "en" else replace(pair, zh=said))
    sound = np.concatenate(parts)
    if manner.noise:
        sound = sound + np.random.default_rng(seed).normal(0, manner.noise, len(sound)).astype(
            np.float32
        )
    return Spoken(sound, tuple(zip(begins, ends, strict=True)), tuple(pairs), tuple(starts))


def within(found: Sequence[float | None], truth: Sequence[float], seconds: float = 0.25) -> float:
    """The share of the starts that are as near as that."""
    near = [f is not None and abs(f - t) <= seconds for f, t in zip(found, truth, strict=True)]
    return sum(near) / len(near)
