"""What was worked out for earlier decks, in one file of the user's cache.

It may be deleted at any time, and two exports may write it at once: the last one stays. A line is
a word; it stays bytes until it is asked for, since a learner of years has tens of megabytes.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from bilingual_reader.aside import written_aside
from bilingual_reader.core.cards import Extras
from bilingual_reader.core.documents import LANGUAGES
from bilingual_reader.core.words import Word
from bilingual_reader.lexicon.frequency import listed

_MADE = 6
"""Raised whenever the same word would be given other extras."""
_NAME = 24
"""Hexadecimal digits: 12 bytes, enough that no two words share a name by chance."""
_BETWEEN = "\x1f"
"""Stands behind the reading, which is HTML and by far the longest: it holds no control character,
and needs no JSON."""
_MOST = 50_000
"""Words; where there are more, those that the last deck did not have are forgotten."""


class KeptExtras:
    """Extras by all that they are made of."""

    def __init__(self, cache: Path, edition: str) -> None:
        """`edition` tells one set of dictionaries from another."""
        told = f"{_MADE}\n{edition}\n{[listed(lang) for lang in LANGUAGES]}"
        self._head = f"{hashlib.sha256(told.encode()).hexdigest()}\n".encode()
        self._path = cache / "cards.lines"
        self._kept = _read(self._path, self._head)
        self._used: dict[bytes, bytes] = {}
        self._new = False

    def find(self, word: Word) -> Extras | None:
        """What was worked out for this word, or None."""
        name = _name(word)
        line = self._kept.get(name)
        if line is None:
            return None
        try:
            reading, _, row = line[_NAME:].decode("utf-8", "surrogatepass").partition(_BETWEEN)
            found = _extras(reading, *json.loads(row))
        except (TypeError, ValueError, IndexError):  # a damaged line
            return None
        self._used[name] = line
        return found

    def keep(self, word: Word, told: Extras) -> Extras:
        """Keep what was worked out for this word; the same."""
        name = _name(word)
        row = json.dumps((told.lit, told.parts, told.measures, told.rank), ensure_ascii=False)
        line = f"{told.reading}{_BETWEEN}{row}\n"
        self._used[name] = name + line.encode("utf-8", "surrogatepass")
        self._new = True
        return told

    def save(self) -> None:
        """Write what is new. A folder that cannot be written keeps nothing."""
        if not self._new:
            return
        lines = {**self._kept, **self._used}
        if len(lines) > _MOST:
            lines = self._used
        with suppress(OSError), written_aside(self._path) as part, part.open("wb") as file:
            file.write(self._head)
            file.writelines(lines.values())


def _name(word: Word) -> bytes:
    """What the extras hang on: the word as it is listed, and where it was met."""
    told = [word.key, word.traditional, word.gloss.partition("; ")[0]]
    for met in word.contexts:
        told += (met.sentence, met.translation, met.surface)
    data = "\x1f".join(told).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=_NAME // 2).hexdigest().encode()


def _extras(
    reading: str,
    lit: list[list[int] | None],
    parts: list[list[str]],
    measures: list[str],
    rank: int,
) -> Extras:
    return Extras(
        lit=tuple([(place[0], place[1]) if place else None for place in lit]),
        reading=reading,
        parts=tuple([(part[0], part[1], part[2]) for part in parts]),
        measures=tuple(measures),
        rank=rank,
    )


def _read(path: Path, head: bytes) -> dict[bytes, bytes]:
    """The lines of the file by their names; none where it is absent or of other dictionaries."""
    try:
        with path.open("rb") as file:
            if file.readline() != head:
                return {}
            return {line[:_NAME]: line for line in file if line.endswith(b"\n")}
    except OSError:
        return {}
