"""What an episode is called for ever: ids made from a document that brings none."""

from __future__ import annotations

import re
import unicodedata

from bilingual_reader.core.documents import Episode

_LONGEST = 48
_ALPHANUMERIC = re.compile(r"[^\W_]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_MARKS = (("’", "'"), *((mark, " ") for mark in "“”—，。？、"))
"""Marks, each with what stands for it where only letters count: folding a text without them is
four times as fast. The apostrophe alone may stand inside a word, for which sigma has a form."""


def episode_id(episode: Episode) -> str:
    """The source's own id, else a readable one: words of the title and a short checksum.

    The checksum (of title, show, date and link) keeps two episodes of like titles apart, and a
    title without Latin letters still gets an id that can be typed. Never all digits.
    """
    if episode.id and not episode.id.isdigit():
        return episode.id
    import hashlib  # opens OpenSSL, which no list and no first screen needs

    told = "\n".join((episode.id, episode.title, episode.show, episode.date, episode.url))
    checksum = hashlib.sha256(told.encode()).hexdigest()[:5]
    return f"{slug(episode.title) or episode.kind}-{checksum}"


def slug(text: str) -> str:
    """Lower-case ASCII words of the text with hyphens between, at most 48 characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    made = ""
    for word in words:
        if len(made) + len(word) + 1 > _LONGEST:
            break
        made = f"{made}-{word}" if made else word
    return made


def letters(text: str) -> str:
    """Letters and digits alone, folded: what stays of a sentence when its punctuation is mended."""
    if not text.isascii():
        for mark, alike in _MARKS:
            text = text.replace(mark, alike)
    if text.isascii():
        return text.lower().encode().translate(None, _NO_LETTERS).decode()
    return "".join(_ALPHANUMERIC.findall(unicodedata.normalize("NFKC", text).lower()))


def fingerprint(*parts: bytes) -> str:
    """A checksum of bytes, one after another with their lengths."""
    import hashlib

    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:".encode())
        digest.update(part)
    return digest.hexdigest()
