"""What an export did, compared with the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bilingual_reader.export.sounds import Silent


@dataclass(frozen=True, slots=True)
class Report:
    """What was written. The four groups hold keys (`en:discovery`), in the deck's order."""

    path: Path
    new: tuple[str, ...]
    changed: tuple[str, ...]
    """In a deck these replace the whole note, edits and tags made in Anki too."""
    unchanged: tuple[str, ...]
    gone: tuple[str, ...]
    """Exported before and not now: they stay in Anki until the learner deletes them there."""
    current: Mapping[str, str]
    """Key → stamp of every note written: remember it and give it as `previous` next time."""
    silent: tuple[Silent, ...] = ()
    """Sounds that could not be read, each with its note."""


def compare(
    path: Path,
    current: Mapping[str, str],
    previous: Mapping[str, str],
    silent: Sequence[Silent] = (),
) -> Report:
    """The report of these stamps, by key, against those of the last export."""
    new = [key for key in current if key not in previous]
    changed = [k for k, s in current.items() if k in previous and not _same(s, previous[k])]
    unchanged = [k for k, s in current.items() if k in previous and _same(s, previous[k])]
    gone = [key for key in previous if key not in current]
    return Report(
        path, tuple(new), tuple(changed), tuple(unchanged), tuple(gone), current, tuple(silent)
    )


def _same(stamp: str, before: str) -> bool:
    return stamp.partition(" ")[2] == before.partition(" ")[2]
