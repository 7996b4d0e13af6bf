"""Samples → the bytes of a file: mp3 where something here can make it, else WAV."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.audio.programs import run
from bilingual_reader.audio.wave_files import wave_bytes

if TYPE_CHECKING:
    from bilingual_reader.audio.wave_files import Samples

_BITS = 64_000
"""Bits a second: speech of one channel sounds as the recording did."""


def encoder() -> tuple[str, str]:
    """What makes clips here, and the ending of their names."""
    for name, (there, _) in _ENCODERS.items():
        if there():
            return name, "mp3"
    return "", "wav"


def encoded(samples: Samples, rate: int) -> tuple[bytes, str]:
    """The bytes of a file, and the ending of its name; the same samples make the same bytes."""
    wave = wave_bytes(samples, rate)
    for there, make in _ENCODERS.values():
        made = make(wave) if there() else b""
        if made:
            return made, "mp3"
    return wave, "wav"


def _ffmpeg(wave: bytes) -> bytes:
    return _through(wave, lambda source, target: [
        "ffmpeg", "-nostdin", "-v", "quiet", "-i", str(source), "-codec:a", "libmp3lame", "-b:a",
        str(_BITS), "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact",
        str(target),
    ])  # fmt: skip


def _mpv(wave: bytes) -> bytes:
    return _through(wave, lambda source, target: [
        "mpv", "--no-config", "--no-terminal", "--really-quiet", "--no-video", "--ytdl=no",
        "--load-scripts=no", "--oac=libmp3lame", f"--oacopts=b={_BITS}", "--ocopy-metadata=no",
        f"--o={target}", "--", str(source),
    ])  # fmt: skip


def _through(wave: bytes, command: Callable[[Path, Path], list[str]]) -> bytes:
    """What a program makes of a WAV file; nothing where it cannot."""
    with tempfile.TemporaryDirectory(prefix="bilingual-reader-") as folder:
        source, target = Path(folder, "clip.wav"), Path(folder, "clip.mp3")
        source.write_bytes(wave)
        done = run(command(source, target))
        return target.read_bytes() if done and target.is_file() else b""


def _av(wave: bytes) -> bytes:
    import av

    av.logging.set_level(None)
    made = io.BytesIO()
    try:
        with av.open(io.BytesIO(wave)) as source, av.open(made, "w", format="mp3") as target:
            sound = target.add_stream("libmp3lame", rate=source.streams.audio[0].rate)
            sound.bit_rate = _BITS
            sound.layout = "mono"
            resampler = av.AudioResampler(format="s16p", layout="mono", rate=sound.rate)
            for frame in source.decode(audio=0):
                for part in resampler.resample(frame):
                    target.mux(sound.encode(part))
            target.mux(sound.encode(None))
    except (av.FFmpegError, ValueError):
        return b""
    return made.getvalue()


_ENCODERS: dict[str, tuple[Callable[[], bool], Callable[[bytes], bytes]]] = {
    "ffmpeg": (lambda: shutil.which("ffmpeg") is not None, _ffmpeg),
    "av": (lambda: find_spec("av") is not None, _av),
    "mpv": (lambda: shutil.which("mpv") is not None, _mpv),
}
