"""Bytes to text: which encoding a file has, told by its bytes alone."""

from __future__ import annotations

import re

from bilingual_reader.errors import SourceError

MAX_BYTES = 16 * 1024 * 1024
"""Larger files are refused: a transcript of ten hours with both languages is about 1 MB."""

_SAMPLE = 1 << 16
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"\x7fELF", "a program"),
    (b"%PDF-", "a PDF"),
    (b"SQLite format 3\x00", "a database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"RIFF", "a sound file"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
)
_OFTEN = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生"
    "能而子那得于於着著下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同"
    "现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實"
    "，。？！：；、「」“”（）《》—…·"
)
"""Frequent characters of both scripts; a wrong decoding hits few of them."""


def decode(data: bytes, name: str = "") -> str:
    """The text of a file, its byte order mark gone.

    Tried in order: byte order mark, UTF-8, UTF-16 without mark, GB18030, Big5, Windows-1252, and
    whatever charset-normalizer finds. Raises SourceError for files too large, binary or empty.
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1e6:.0f} MB"
        raise SourceError(f"too large for a transcript ({size})", name, "split it, or trim it")
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise SourceError(f"no text in it ({what})", name, "give a text file")
    text = _marked(data) or _utf8(data) or _guessed(data)
    if text is None or _is_noise(text):
        raise SourceError("no text in it", name, "save it as text in UTF-8")
    return text


def _marked(data: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    return None


def _utf8(data: bytes) -> str | None:
    """UTF-8, also with a few bytes of damage; not what only looks like it (UTF-16 with zeros)."""
    if data[:_SAMPLE].count(0) * 20 > len(data[:_SAMPLE]):
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        whole = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", text[:_SAMPLE]))
        if whole < 4 * text[:_SAMPLE].count("\ufffd"):
            return None
        return text.replace("\ufffd", "")
    if "\x00" in text and _plausible(data, "utf-16-le") > 0.6:
        return None
    return text


def _guessed(data: bytes) -> str | None:
    if not data.strip():
        return ""
    rated = [
        (_plausible(data, encoding), -order, encoding)
        for order, encoding in enumerate(("utf-16-le", "utf-16-be", "gb18030", "big5", "cp1252"))
    ]
    best, _, encoding = max(rated)
    if best < 0.25:
        from charset_normalizer import from_bytes

        found = from_bytes(data[:_SAMPLE]).best()
        if found is None:
            return None
        encoding = found.encoding
    return data.decode(encoding, "replace").replace("\ufffd", "").removeprefix("\ufeff")


def _plausible(data: bytes, encoding: str) -> float:
    """How much of the sample, decoded so, looks like English or Chinese: about 0 to 1."""
    sample = data[:_SAMPLE]
    if encoding.startswith("utf-16") and len(data) % 2:
        return -1.0
    text = sample.decode(encoding, "replace")
    if text.endswith("\ufffd") and len(data) > len(sample):
        text = text[:-1]
    score = sum(map(_worth, text))
    if encoding == "cp1252":
        score -= len(re.findall(r"[\x80-\uffff]{2}", text))
    plain = sum(1 for c in text if c.isascii())
    beyond = len(text) - plain
    if encoding.startswith("utf-16"):
        latin = sum(1 for c in text if c in "\n\r" or " " <= c <= "~")
        han = sum(1 for c in text if "\u4e00" <= c <= "\u9fa5")
        # Any bytes make some characters in UTF-16; a transcript is made of these two kinds.
        return (score + 0.8 * latin) / len(text) if 2 * (latin + han) > len(text) else -1.0
    return score / beyond if beyond else 0.0


def _worth(c: str) -> float:
    if c.isascii():
        return 0.0 if c in "\n\r\t" or " " <= c <= "~" else -1.0
    if c in _OFTEN:
        return 1.0
    if "\u4e00" <= c <= "\u9fa5":
        return 0.3
    if c in "‘’“”–—…•€£°§©®™ \xa0" or "\xc0" <= c <= "\u017f":
        return 0.6
    if "\u3000" <= c <= "\u303f" or "\uff01" <= c <= "\uff5e":
        return 0.5
    return -1.0


def _is_noise(text: str) -> bool:
    """Whether control characters, or bytes that are no characters, make up much of the text."""
    sample = text[:_SAMPLE]
    odd = len(
        re.findall(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ue000-\uf8ff]", sample)
    )
    return odd * 20 > len(sample)
