"""A file of sound → the sound of an episode, with the times at which its sentences are heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import timecode
from bilingual_reader.errors import AudioError

if TYPE_CHECKING:
    from bilingual_reader.core.pauses import Pause
    from bilingual_reader.library import EpisodeRow, Library
    from bilingual_reader.library.sounds import Sound

_SHORT = 2.0
"""Seconds by which a recording may end before the last sentence begins: transcripts round."""


@dataclass(frozen=True, slots=True)
class Attached:
    """What became of an `audio attach`."""

    episode: EpisodeRow
    sound: Sound
    heard: bool
    """Whether the sentences have the times of its pauses; not where nothing here can decode it."""
    shorter: float
    """Seconds that it is shorter than the times of the episode; 0 where it is not."""
    suits: bool
    """Whether its pauses may be those of the text."""


def attach(
    library: Library,
    asked: str,
    path: Path,
    *,
    anyway: bool = False,
    progress: Callable[[float, float], None] = lambda done, whole: None,
) -> Attached:
    """Attach a file to an episode; `progress` is told seconds done and seconds in all.

    Raises EpisodeNotFound, LibraryError, and AudioError where it is no sound, or, but `anyway`,
    ends before the last sentence begins.
    """
    from bilingual_reader.audio.containers import probe

    library.require_writable()
    row = library.find(asked)
    last = _last(library, row.id)
    probed = probe(path)
    shorter = max(last - probed.seconds, 0.0)
    if shorter > _SHORT and not anyway:
        long, least = timecode(round(probed.seconds)), timecode(round(last))
        raise AudioError(
            f"this sound is {long} long and the episode at least {least}",
            str(path),
            "attach the whole recording, or say --anyway",
        )
    pauses, seconds = _pauses(path, lambda done: progress(done, probed.seconds))
    sound = _sound(row.id, path, probed.kind, seconds or probed.seconds)
    suits = library.attach(sound, pauses)
    return Attached(row, sound, pauses is not None, shorter if shorter > _SHORT else 0.0, suits)


def _last(library: Library, episode: str) -> float:
    """When the last sentence begins, by the source; 0 where it has no times."""
    return max((pair.start or 0.0 for pair in library.pairs(episode)), default=0.0)


def _pauses(
    path: Path, progress: Callable[[float], None]
) -> tuple[tuple[Pause, ...] | None, float | None]:
    """The pauses and the length as decoded; None and None where nothing here can decode it."""
    from bilingual_reader.audio.decode import Stretch, can_decode
    from bilingual_reader.audio.pauses import find_pauses

    if not can_decode(path):
        return None, None
    return find_pauses(Stretch(path), progress)


def _sound(episode: str, path: Path, kind: str, seconds: float) -> Sound:
    from bilingual_reader.library.sounds import Sound

    try:
        str(path.absolute()).encode()
        status = path.stat()
        return Sound(
            episode, path.absolute(), kind, round(seconds, 3), status.st_size,
            status.st_mtime_ns, fingerprint(path),
        )  # fmt: skip
    except UnicodeEncodeError as error:
        told = "the name of this file is not UTF-8"
        raise AudioError(told, repr(str(path)), "give it another name") from error
    except OSError as error:
        told = f"this sound cannot be read ({error.strerror})"
        raise AudioError(told, str(path), "check the path") from error


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file's bytes. Raises OSError."""
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
