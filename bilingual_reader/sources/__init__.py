"""Bytes to episodes: one file a format, told apart by what is in them and never by a suffix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Episode

VERSION = 3
"""Raised whenever a reading changes, so that what was imported by an older one is read again."""


class Format(Protocol):
    """What each module of a format has."""

    def matches(self, text: str) -> bool:
        """Whether the text is in this format."""

    def read(self, text: str, name: str) -> Episode:
        """Its episode; raises SourceError."""


_PACKAGE_FILE = re.compile(
    r"(?:readme|licen[cs]e|copying|changelog|contributing|code_of_conduct)"
    r"(?:[-_.][\w.-]{0,12})?(?:\.(?:md|txt|rst|markdown))?$",
    re.IGNORECASE,
)


def read(data: bytes, name: str) -> Episode:
    """The episode in a file's bytes.

    `name` is the file's name: it is a last resort for the title, and tells a package's README or
    LICENSE apart from an article. Raises NotAnEpisode for files that are fine but no episode (a
    README, a word list, a digest), SourceError for all others that cannot be read (no text,
    empty, too large, broken JSON).
    """
    from bilingual_reader.core.text import clean
    from bilingual_reader.errors import NotAnEpisode, SourceError
    from bilingual_reader.sources import buildspeak_archive
    from bilingual_reader.sources.columns import unfolded
    from bilingual_reader.sources.encodings import decode

    if not data.strip():
        raise SourceError("an empty file", name, "give a file with text")
    if _PACKAGE_FILE.match(re.split(r"[\\/]", name)[-1]):
        raise NotAnEpisode("about a package, not an episode", name)
    text = decode(data, name)
    if buildspeak_archive.matches(text, name):
        return buildspeak_archive.read(text, name)
    text = re.sub(" {9,}", " ", clean(unfolded(text)))
    if not text.strip():
        raise SourceError("an empty file", name, "give a file with text")
    return next(kind for kind in _formats() if kind.matches(text)).read(text, name)


def _formats() -> tuple[Format, ...]:
    """The formats, the most telling first; the last one takes any text."""
    from bilingual_reader.sources import (
        buildspeak_page,
        details,
        hugo,
        magazine,
        notes,
        plain,
        subtitles,
        webpage,
    )

    return (subtitles, buildspeak_page, webpage, details, notes, magazine, hugo, plain)
