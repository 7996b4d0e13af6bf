"""The sounds of a deck: which can be carried, and copying them into the package."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bilingual_reader.core.cards import Clip
from bilingual_reader.errors import AudioError

LONGEST_NAME = 120
"""Bytes of UTF-8: what Anki and its sync server take."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f/\\\[\]<>:"?*^|]')


@dataclass(frozen=True, slots=True)
class Silent:
    """A sound that a note goes without."""

    key: str
    """Of the note's word."""
    clip: Clip
    why: str


class Sounds:
    """Looks at the sounds of notes, each file once."""

    def __init__(self, uncut: bool = False) -> None:
        """With `uncut`, a clip that has yet to be cut passes."""
        self._uncut = uncut
        self._known: dict[Clip, str] = {}

    def silent(self, key: str, clips: Iterable[Clip]) -> list[Silent]:
        """Those of a note's clips that cannot be carried, and why."""
        return [Silent(key, clip, why) for clip in clips if (why := self._fault(clip))]

    def trust(self, clips: Iterable[Clip]) -> None:
        """Pass these: they are where they are to go already."""
        self._known.update(dict.fromkeys(clips, ""))

    def forget(self) -> None:
        """Look anew: files may have been made since."""
        self._known.clear()

    def _fault(self, clip: Clip) -> str:
        if clip not in self._known:
            self._known[clip] = self._look(clip)
        return self._known[clip]

    def _look(self, clip: Clip) -> str:
        if clip.fault:
            return clip.fault
        if not usable(clip.name):
            return "Anki takes no sound of this name"
        if not clip.file:
            return "" if self._uncut else "this sound was not cut"
        from bilingual_reader.audio.containers import probe

        try:
            probe(Path(clip.file))
        except AudioError as error:
            return error.what
        return ""


def usable(name: str) -> bool:
    """Whether Anki takes a file of that name as it is, on every system.

    Flat, NFC, at most 120 bytes, no sign that a system or `[sound:…]` gives a meaning.
    """
    return (
        bool(name.strip(". "))
        and not _NOT_IN_NAMES.search(name)
        and len(name.encode("utf-8", "replace")) <= LONGEST_NAME
        and unicodedata.is_normalized("NFC", name)
    )
