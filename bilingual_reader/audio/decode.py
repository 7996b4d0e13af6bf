"""Sound out of files, as numbers: by whatever is installed that can read them.

WAV needs nothing. For the rest one of ffmpeg, PyAV, mpv and (mp3, FLAC, Vorbis) miniaudio is
asked, in that order; the first two and mpv cut to the sample.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bilingual_reader.audio.player import require
from bilingual_reader.audio.programs import run, stream
from bilingual_reader.audio.wave_files import wave_blocks
from bilingual_reader.errors import AudioError

if TYPE_CHECKING:
    from bilingual_reader.audio.wave_files import Samples

    Blocks = Iterator[Samples]

RATE = 24_000
"""Samples a second that a decoder is asked for: speech has nothing above 12 kHz to speak of."""
_BLOCK = 2**16
"""Samples in a block."""
_MINI = (".mp3", ".flac", ".ogg", ".wav")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is to be decoded of a file."""

    path: Path
    start: float = 0.0
    """Seconds."""
    end: float | None = None
    """Seconds; None: to the end."""


def can_decode(path: Path) -> bool:
    """Whether something here may decode a file: a WAV of PCM needs nothing installed."""
    return wave_blocks(path, 0.0, None, _BLOCK) is not None or _decoder(path) is not None


def _decoder(path: Path) -> Callable[[Stretch], Blocks] | None:
    for there, blocks in _DECODERS.values():
        if there() and (blocks is not _mini or path.suffix.lower() in _MINI):
            return blocks
    return None


def decoded(stretch: Stretch) -> tuple[int, Blocks]:
    """Samples a second, and the samples in blocks.

    Raises AudioError, then or as the blocks are taken, where the file is no sound that can be
    decoded, has gone, or nothing is installed that could.
    """
    require(stretch.path)
    own = wave_blocks(stretch.path, stretch.start, stretch.end, _BLOCK)
    if own is not None:
        return own
    blocks = _decoder(stretch.path)
    if blocks is not None:
        return RATE, _some(blocks(stretch), stretch.path)
    raise AudioError(
        "nothing here can decode this sound",
        str(stretch.path),
        "install mpv or ffmpeg, or `pip install bilingual-reader[audio]`",
    )


def samples_of(stretch: Stretch) -> tuple[int, Samples]:
    """Samples a second, and all samples at once. Raises AudioError."""
    import numpy as np

    rate, blocks = decoded(stretch)
    found = list(blocks)
    return rate, np.concatenate(found) if found else np.zeros(0, np.float32)


def _some(blocks: Blocks, path: Path) -> Blocks:
    """The blocks; a file of which nothing can be decoded is none of sound."""
    met = False
    for block in blocks:
        met = met or len(block) > 0
        yield block
    if not met:
        raise AudioError("this sound cannot be decoded", str(path), "attach another file")


def _ffmpeg(stretch: Stretch) -> Blocks:
    command = ["ffmpeg", "-nostdin", "-v", "quiet", "-ss", f"{stretch.start:.6f}"]
    if stretch.end is not None:
        command += ["-t", f"{stretch.end - stretch.start:.6f}"]
    command += ["-i", str(stretch.path.absolute()), "-vn", "-ac", "1", "-ar", str(RATE)]
    return stream([*command, "-f", "f32le", "-"], _BLOCK)


def _mpv(stretch: Stretch) -> Blocks:
    """Through a file: mpv writes what it encodes to standard output as a file of any length."""
    command = ["mpv", "--no-config", "--no-terminal", "--really-quiet", "--no-video", "--ytdl=no",
               "--load-scripts=no", "--audio-display=no", "--hr-seek=yes",
               f"--start={stretch.start:.6f}", f"--af=format=channels=mono:srate={RATE}",
               "--of=wav", "--oac=pcm_f32le"]  # fmt: skip
    if stretch.end is not None:
        command.append(f"--end={stretch.end:.6f}")
    with tempfile.TemporaryDirectory(prefix="bilingual-reader-") as folder:
        made = Path(folder, "sound.wav")
        run([*command, f"--o={made}", "--", str(stretch.path.absolute())])
        # It encodes on for a moment behind the end.
        length = None if stretch.end is None else stretch.end - stretch.start
        found = wave_blocks(made, 0.0, length, _BLOCK) if made.is_file() else None
        yield from found[1] if found else ()


def _av(stretch: Stretch) -> Blocks:
    import av

    av.logging.set_level(None)
    try:
        with closing(av.open(str(stretch.path.absolute()))) as container:
            if container.streams.audio:
                yield from _frames(container, stretch)
    except av.FFmpegError as error:
        told = f"this sound cannot be decoded ({error.strerror})"
        raise AudioError(told, str(stretch.path), "attach another file") from error


def _frames(container: Any, stretch: Stretch) -> Blocks:
    """One sound stream's frames, cut to the sample: seeking lands on a packet before."""
    import av

    track = container.streams.audio[0]
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    begins = track.start_time or 0  # an mp3 begins behind what its encoder put before it
    if stretch.start > 0:
        # Decoders need some packets before what they give is right (Opus: 80 ms).
        near = max(stretch.start - 0.5, 0.0)
        container.seek(int(near / track.time_base) + begins, stream=track)
    at: int | None = None
    first = round(stretch.start * RATE)
    last = None if stretch.end is None else round(stretch.end * RATE)
    frames = (made for frame in container.decode(track) for made in resampler.resample(frame))
    for frame in frames:
        block = frame.to_ndarray()[0]
        if at is None:
            late = float(begins * track.time_base)
            told = 0.0 if frame.pts is None else float(frame.pts * frame.time_base) - late
            at = round(told * RATE)
        low = max(first - at, 0)
        high = len(block) if last is None else max(last - at, 0)
        at += len(block)
        if low < min(high, len(block)):
            yield block[low:high]
        if last is not None and at >= last:
            return


def _mini(stretch: Stretch) -> Blocks:
    import miniaudio
    import numpy as np

    try:
        chunks = miniaudio.stream_file(
            str(stretch.path.absolute()),
            output_format=miniaudio.SampleFormat.FLOAT32,
            nchannels=1,
            sample_rate=RATE,
            frames_to_read=_BLOCK,
            seek_frame=round(stretch.start * RATE),
        )
        left = None if stretch.end is None else round((stretch.end - stretch.start) * RATE)
        for chunk in chunks:
            block = np.asarray(chunk, np.float32)[:left]
            yield block
            left = None if left is None else left - len(block)
            if left == 0:
                return
    except miniaudio.MiniaudioError as error:
        told = "this sound cannot be decoded"
        raise AudioError(told, str(stretch.path), "attach another file") from error


_Decoder = tuple[Callable[[], bool], Callable[[Stretch], "Blocks"]]
_DECODERS: dict[str, _Decoder] = {
    "ffmpeg": (lambda: shutil.which("ffmpeg") is not None, _ffmpeg),
    "av": (lambda: find_spec("av") is not None, _av),
    "mpv": (lambda: shutil.which("mpv") is not None, _mpv),
    "miniaudio": (lambda: find_spec("miniaudio") is not None, _mini),
}
