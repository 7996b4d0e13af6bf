"""What kind of sound a file is, and how long, by what stands in it: no decoder is needed.

Sources: RIFF/WAVE (Microsoft, 1994), RFC 3533 (Ogg), RFC 7845 (Opus), ISO/IEC 14496-12 (MP4),
ISO/IEC 11172-3 (MPEG audio frames), RFC 9639 (FLAC).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from bilingual_reader.audio.mpeg import frames_seconds, starts_with_frames
from bilingual_reader.audio.wave_files import chunks
from bilingual_reader.errors import AudioError

Kind = Literal["mp3", "m4a", "opus", "ogg", "flac", "wav"]

SHORTEST = 0.05
"""Seconds below which a file holds no sound to speak of."""
_HEAD = 64
_TAIL = 2**17
"""Bytes at the end in which the last Ogg page begins: a page has at most 65,307."""
_USE = "give an mp3, m4a, opus or wav file"
_OTHERS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"%PDF", "a PDF"),
    (b"PK\3\4", "a zip archive"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM file, which is not read here"),
    (b"<", "a web page or other text"),
    (b"SQLite format 3", "a database"),
)
_PICTURES = (b"heic", b"heix", b"mif1", b"avif")
"""The brands of pictures in the boxes of MP4 (ISO/IEC 23008-12)."""


@dataclass(frozen=True, slots=True)
class Probed:
    """What a file of sound is."""

    kind: Kind
    seconds: float


def probe(path: Path) -> Probed:
    """Find out what a file is. Raises AudioError where it is no sound, empty or damaged."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise AudioError("this is a folder", str(path), _USE)
        if not path.is_file():  # a pipe would be waited for
            raise AudioError("this is no ordinary file", str(path), _USE)
        with path.open("rb") as file:
            found = _probed(file, size, path)
    except OSError as error:
        told = f"this sound cannot be read ({error.strerror or error})"
        raise AudioError(told, str(path), "check the path") from error
    except (struct.error, ValueError, ZeroDivisionError, OverflowError) as error:
        raise AudioError("this sound is damaged or cut off", str(path), _USE) from error
    if found.seconds < SHORTEST:
        raise AudioError("there is no sound in this file", str(path), _USE)
    return found


def _probed(file: BinaryIO, size: int, path: Path) -> Probed:
    if not size:
        raise AudioError("this file is empty", str(path), _USE)
    head = file.read(_HEAD)
    if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE":
        return Probed("wav", _wave_seconds(file, size))
    if head[:4] == b"OggS":
        return _ogg(file, head, size)
    if head[:4] == b"fLaC":
        return Probed("flac", _flac_seconds(head))
    if head[4:8] == b"ftyp" and head[8:12] not in _PICTURES:
        return _mp4(file, size, path)
    if head[8:12] in (b"WEBP", *_PICTURES):
        raise AudioError("this is a picture and no sound", str(path), _USE)
    for magic, name in _OTHERS:
        if head.startswith(magic):
            raise AudioError(f"this is {name} and no sound", str(path), _USE)
    file.seek(0)
    if starts_with_frames(file):
        file.seek(0)
        return Probed("mp3", frames_seconds(file, size))
    raise AudioError("this is no sound that can be read", str(path), _USE)


def _wave_seconds(file: BinaryIO, size: int) -> float:
    """Of the data that is really there: a recording that broke off says more than it has."""
    rate = 0
    for name, at, length in chunks(file, size):
        if name == b"fmt ":
            rate = struct.unpack("<I", file.read(16)[8:12])[0]
        if name == b"data":
            return float(min(length, size - at) / rate)
    raise ValueError("no data chunk")


def _flac_seconds(head: bytes) -> float:
    packed = int.from_bytes(head[18:26], "big")
    rate, samples = packed >> 44, packed & (2**36 - 1)
    return samples / rate


def _ogg(file: BinaryIO, head: bytes, size: int) -> Probed:
    file.seek(0)
    first = file.read(2**12)
    opus = first.find(b"OpusHead")
    vorbis = first.find(b"\x01vorbis")
    if opus < 0 and vorbis < 0:
        raise ValueError("no Opus and no Vorbis")
    if opus >= 0:
        skip, rate = struct.unpack("<H", first[opus + 10 : opus + 12])[0], 48_000
    else:
        skip, rate = 0, struct.unpack("<I", first[vorbis + 12 : vorbis + 16])[0]
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    at = tail.rfind(b"OggS")
    position = -1
    while at >= 0 and position < 0:  # a page on which no packet ends has none
        position = struct.unpack("<q", tail[at + 6 : at + 14])[0]
        at = tail.rfind(b"OggS", 0, at)
    return Probed("opus" if opus >= 0 else "ogg", max(position - skip, 0) / rate)


def _boxes(file: BinaryIO, first: int, last: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes between two places: their name, and where their content begins and ends."""
    while first + 8 <= last:
        file.seek(first)
        length, name = struct.unpack(">I4s", file.read(8))
        begins = first + 8
        if length == 1:
            length, begins = struct.unpack(">Q", file.read(8))[0], first + 16
        ends = last if length == 0 else first + length
        if ends < begins:
            raise ValueError("a box that ends before it begins")
        yield name, begins, ends
        first = ends


def _mp4(file: BinaryIO, size: int, path: Path) -> Probed:
    seconds = None
    for name, begins, ends in _boxes(file, 0, size):
        if ends > size:
            raise AudioError("this file is cut off", str(path), "copy or download it again")
        if name == b"moov":
            seconds = _sound_seconds(file, begins, ends)
    if seconds is None:
        raise AudioError("there is no sound in this file", str(path), _USE)
    return Probed("m4a", seconds)


def _sound_seconds(file: BinaryIO, first: int, last: int) -> float | None:
    """The length of the first track that is sound."""
    for name, begins, ends in _boxes(file, first, last):
        if name != b"trak":
            continue
        for inner, media, media_ends in _boxes(file, begins, ends):
            found = _media_seconds(file, media, media_ends) if inner == b"mdia" else None
            if found is not None:
                return found
    return None


def _media_seconds(file: BinaryIO, first: int, last: int) -> float | None:
    seconds, sound = 0.0, False
    for name, begins, _ in _boxes(file, first, last):
        file.seek(begins)
        if name == b"mdhd":
            long = file.read(1) == b"\1"
            file.seek(begins + (20 if long else 12))
            scale, units = struct.unpack(">IQ" if long else ">II", file.read(12 if long else 8))
            seconds = units / scale
        elif name == b"hdlr":
            sound = file.read(12)[8:] == b"soun"
    return seconds if sound else None
