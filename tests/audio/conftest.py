"""Files of sound that the tests of this room read."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Recorded = Callable[[str], Path]


def tones(seconds: float = 6.0, rate: int = 22_050) -> bytes:
    """A WAV: each second has a tone of its own from 0.2 to 0.8, and silence around it."""
    import numpy as np

    from bilingual_reader.audio.wave_files import wave_bytes

    time = np.arange(round(seconds * rate)) / rate
    second = time.astype(int)
    inside = (time - second > 0.2) & (time - second < 0.8)
    sound = np.where(inside, 0.3 * np.sin(2 * np.pi * (300 + 100 * second) * time), 0.0)
    return wave_bytes(sound.astype(np.float32), rate)


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """The tones as a file with that ending; all but WAV are made with mpv."""
    folder = tmp_path_factory.mktemp("tones")
    (folder / "tones.wav").write_bytes(tones())

    def made(ending: str) -> Path:
        path = folder / f"tones.{ending}"
        if not path.is_file():
            if shutil.which("mpv") is None:
                pytest.skip("mpv is not installed")
            command = ["mpv", "--no-config", "--no-terminal", "--really-quiet", f"--o={path}"]
            subprocess.run([*command, str(folder / "tones.wav")], check=True)
        return path

    return made
