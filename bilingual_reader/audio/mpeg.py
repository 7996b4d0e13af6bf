"""The frames of an mp3 file, and how long they last (ISO/IEC 11172-3 and 13818-3)."""

from __future__ import annotations

import struct
from typing import BinaryIO, NamedTuple

_RATES = (44_100, 48_000, 32_000)
_KILOBITS = {
    (1, 1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (1, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (1, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""(version, layer) → bit rates; layer 3 of version 2 has those of layer 2."""
_ENOUGH = 4
"""Frames in a row that are no chance."""
_SEARCHED = 2**16
"""Bytes in which the first frame must begin, behind the tag."""


class _Frame(NamedTuple):
    bytes: int
    samples: int
    rate: int
    side: int
    """Bytes from the frame's beginning to where a Xing header would be."""


def _frame(head: bytes) -> _Frame | None:
    """What four bytes say of the frame that begins with them; None where none does."""
    word = int.from_bytes(head, "big")
    version = {3: 1.0, 2: 2.0, 0: 2.5}.get(word >> 19 & 3)
    layer = 4 - (word >> 17 & 3)
    bits, rate_at = word >> 12 & 15, word >> 10 & 3
    if word >> 21 != 0x7FF or version is None or layer == 4 or bits in (0, 15) or rate_at == 3:
        return None
    one = version == 1.0
    rate = _RATES[rate_at] // (1 if one else 2 if version == 2.0 else 4)
    kilobits = _KILOBITS[(1 if one else 2), layer if one else min(layer, 2)][bits - 1]
    samples = 384 if layer == 1 else 576 if layer == 3 and not one else 1152
    padding = (word >> 9 & 1) * (4 if layer == 1 else 1)
    mono = word >> 6 & 3 == 3
    side = 4 + ((17 if mono else 32) if one else (9 if mono else 17))
    return _Frame(samples * kilobits * 125 // rate + padding, samples, rate, side)


def _after_tag(file: BinaryIO) -> int:
    """Where the frames may begin: behind an ID3 tag, whose size has seven bits a byte."""
    head = file.read(10)
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 127
    return 10 + size + (10 if head[5] & 16 else 0)


def _first_frame(file: BinaryIO) -> int | None:
    begins = _after_tag(file)
    file.seek(begins)
    data = file.read(_SEARCHED * 2)
    for at in range(min(len(data), _SEARCHED)):
        if data[at] == 255 and _run(data, at):
            return begins + at
    return None


def _run(data: bytes, at: int) -> bool:
    """Whether frames follow each other from here, to the end where there are only few."""
    met = 0
    while met < _ENOUGH and at + 4 <= len(data):
        frame = _frame(data[at : at + 4])
        if frame is None:
            return False
        met += 1
        at += frame.bytes
    return met >= 2


def starts_with_frames(file: BinaryIO) -> bool:
    """Whether an mp3 begins here."""
    return _first_frame(file) is not None


def frames_seconds(file: BinaryIO, size: int) -> float:
    """How long all frames last: as its Xing header says, cut to what is there; else counted."""
    begins = _first_frame(file)
    if begins is None:
        raise ValueError("no frames")
    file.seek(begins)
    frame = _frame(file.read(4))
    assert frame is not None
    file.seek(begins + frame.side)
    told = file.read(16)
    if told[:4] in (b"Xing", b"Info") and told[7] & 3 == 3:
        frames, length = struct.unpack(">II", told[8:16])
        if frames and length:
            there = min(1.0, (size - begins) / length)
            return float(frames * frame.samples / frame.rate * there)
    file.seek(begins)
    return _counted(file.read())


def _counted(data: bytes) -> float:
    at, seconds = 0, 0.0
    while at + 4 <= len(data):
        frame = _frame(data[at : at + 4])
        if frame is None:
            at = data.find(b"\xff", at + 1)
            if at < 0:
                break
            continue
        seconds += frame.samples / frame.rate
        at += frame.bytes
    return seconds
