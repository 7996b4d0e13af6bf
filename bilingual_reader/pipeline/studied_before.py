"""What was worked out for earlier decks, in one file of the user's cache.

It may be deleted at any time, and two exports may write it at once: the last one stays.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bilingual_reader.core.cards import Extras
from bilingual_reader.core.words import Word
from bilingual_reader.lexicon.aside import written_aside

_MADE = 2
"""Raised whenever the same word would be given other extras."""
_MOST = 50_000
"""Words; where there are more, those that the last deck did not have are forgotten."""


class Before:
    """Extras by all that they are made of."""

    def __init__(self, cache: Path, edition: str) -> None:
        """`edition` tells one set of dictionaries from another."""
        told = f"{_MADE}\n{edition}\n{find_spec('wordfreq') is not None}"
        self._edition = hashlib.sha256(told.encode()).hexdigest()
        self._path = cache / "cards.json"
        self._kept = _read(self._path, self._edition)
        self._used: dict[str, Any] = {}
        self._new = False

    def find(self, word: Word) -> Extras | None:
        """What was worked out for this word, or None."""
        name = _name(word)
        row = self._kept.get(name)
        if row is None:
            return None
        self._used[name] = row
        try:
            return _extras(*row)
        except (TypeError, ValueError):  # a file that somebody else wrote
            return None

    def keep(self, word: Word, told: Extras) -> Extras:
        """Keep what was worked out for this word; the same."""
        places = [place and list(place) for place in told.lit]
        row = [places, told.reading, [*map(list, told.parts)], [*told.measures], told.rank]
        self._used[_name(word)] = row
        self._new = True
        return told

    def save(self) -> None:
        """Write what is new. A folder that cannot be written keeps nothing."""
        if not self._new:
            return
        kept = {**self._kept, **self._used}
        rows = self._used if len(kept) > _MOST else kept
        text = json.dumps({"edition": self._edition, "rows": rows}, ensure_ascii=False)
        with suppress(OSError), written_aside(self._path) as part:
            part.write_text(text, encoding="utf-8", errors="replace")


def _name(word: Word) -> str:
    """What the extras hang on: the word as it is listed, and where it was met."""
    told = [word.key, word.traditional, word.gloss.partition("; ")[0]]
    for met in word.contexts:
        told += (met.sentence, met.translation, met.surface)
    return hashlib.sha256("\x1f".join(told).encode("utf-8", "replace")).hexdigest()[:24]


def _extras(
    lit: list[list[int] | None],
    reading: str,
    parts: list[list[str]],
    measures: list[str],
    rank: int,
) -> Extras:
    return Extras(
        lit=tuple((place[0], place[1]) if place else None for place in lit),
        reading=reading,
        parts=tuple((part[0], part[1], part[2]) for part in parts),
        measures=tuple(measures),
        rank=rank,
    )


def _read(path: Path, edition: str) -> dict[str, Any]:
    """The rows of the file; none where it is absent, broken or of other dictionaries."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        rows = told["rows"] if told["edition"] == edition else {}
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return rows if isinstance(rows, dict) else {}
