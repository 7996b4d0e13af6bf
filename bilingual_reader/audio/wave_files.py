"""WAV files of PCM, read and written without anything installed."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from bilingual_reader.errors import AudioError

if TYPE_CHECKING:
    import wave

    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    """One channel, -1 to 1."""


class _Format(NamedTuple):
    code: int
    """1 for whole numbers, 3 for floating point, 65534 where the sub-format says."""
    channels: int
    rate: int
    bits: int


def wave_blocks(
    path: Path, start: float, end: float | None, block: int
) -> tuple[int, Iterator[Samples]] | None:
    """Samples a second and the samples of one channel, in blocks; None for what is no such WAV.

    Raises AudioError where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            found = _header(file, path.stat().st_size)
    except OSError as error:
        told = f"this sound cannot be read ({error.strerror})"
        raise AudioError(told, str(path), "put it back or attach another") from error
    if found is None:
        return None
    form, at, length = found
    step = form.channels * form.bits // 8
    first = min(round(start * form.rate), length // step)
    last = length // step if end is None else min(round(end * form.rate), length // step)
    return form.rate, _read(path, form, at, range(first, last, block), last)


def _header(file: BinaryIO, size: int) -> tuple[_Format, int, int] | None:
    """The format, and where the samples begin and how many bytes they are."""
    head = file.read(12)
    if head[:4] not in (b"RIFF", b"RF64") or head[8:] != b"WAVE":
        return None
    form = None
    for name, at, length in chunks(file, size):
        if name == b"fmt " and length >= 16:
            body = file.read(min(length, 40))
            code, channels, rate, _, _, bits = struct.unpack("<HHIIHH", body[:16])
            code = struct.unpack("<H", body[24:26])[0] if code == 65534 and length >= 26 else code
            form = _Format(code, channels, rate, bits)
        elif name == b"data":
            known = form and (form.code, form.bits) in _KNOWN and form.channels and form.rate
            return (form, at, min(length, size - at)) if form and known else None
    return None


def chunks(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int]]:
    """The parts of a RIFF file: name, where its content begins, and the length it says it has.

    The file stands at the content. Raises struct.error.
    """
    at = 12
    while at + 8 <= size:
        file.seek(at)
        name, length = struct.unpack("<4sI", file.read(8))
        yield name, at + 8, length
        at += 8 + length + length % 2


_KNOWN = ((1, 8), (1, 16), (1, 24), (1, 32), (3, 32), (3, 64))


def _read(path: Path, form: _Format, at: int, firsts: range, last: int) -> Iterator[Samples]:
    import numpy as np

    step = form.channels * form.bits // 8
    with path.open("rb") as file:
        for first in firsts:
            file.seek(at + first * step)
            data = file.read((min(first + firsts.step, last) - first) * step)
            data = data[: len(data) // step * step]
            samples = _numbers(data, form).reshape(-1, form.channels)
            yield samples.mean(axis=1, dtype=np.float32)


def _numbers(data: bytes, form: _Format) -> Samples:
    import numpy as np

    made: Samples
    if form.code == 3:
        made = np.frombuffer(data, f"<f{form.bits // 8}").astype(np.float32)
        return made
    if form.bits == 8:
        made = np.frombuffer(data, np.uint8).astype(np.float32)
        return (made - np.float32(128)) / np.float32(128)
    if form.bits == 24:
        raw = np.frombuffer(data, np.uint8).reshape(-1, 3).astype(np.int32)
        made = (raw[:, 0] << 8 | raw[:, 1] << 16 | raw[:, 2] << 24).astype(np.float32)
        return made / np.float32(2**31)
    made = np.frombuffer(data, f"<i{form.bits // 8}").astype(np.float32)
    return made / np.float32(2 ** (form.bits - 1))


def at_rate(samples: Samples, its: int, rate: int) -> Samples:
    """Samples at another rate, between which lines are drawn."""
    import numpy as np

    if its == rate:
        return samples
    places = np.arange(int(len(samples) * rate / its)) * (its / rate)
    made: Samples = np.interp(places, np.arange(len(samples)), samples).astype(np.float32)
    return made


def wave_bytes(samples: Samples, rate: int) -> bytes:
    """A WAV file of 16 bits with one channel; the same samples always make the same bytes."""
    import wave

    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        _write(file, rate, [samples])
    return made.getvalue()


def write_wave(path: Path, rate: int, blocks: Iterator[Samples]) -> None:
    """Write blocks of samples as they come. Raises OSError."""
    import wave

    with wave.open(str(path), "wb") as file:
        _write(file, rate, blocks)


def _write(file: wave.Wave_write, rate: int, blocks: Iterable[Samples]) -> None:
    import numpy as np

    file.setnchannels(1)
    file.setsampwidth(2)
    file.setframerate(rate)
    for block in blocks:
        file.writeframes((np.clip(block, -1, 1) * 32767).round().astype("<i2").tobytes())
