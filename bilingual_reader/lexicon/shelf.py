"""The learner's own dictionaries: a folder with a file each, beside the library.

They are the learner's and cannot be made again from anything that the program ships, so they never
stand in the cache. A dictionary is there whole or not at all: it is written to a file of its own
and renamed into place.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bilingual_reader.aside import written_aside
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon.english_additions import OWN_LIST
from bilingual_reader.lexicon.entries import BUILT_IN, EPISODE
from bilingual_reader.lexicon.volume import SUFFIX, Details, Volume

LONGEST_NAME = 60
"""Characters of a dictionary's name; a longer one is cut."""


def folder_beside(library: Path) -> Path:
    """The folder of the dictionaries that belong to a library's file."""
    return library.with_name("dictionaries")


@dataclass(frozen=True, slots=True)
class Added:
    """A dictionary that was added."""

    details: Details
    replaced: bool
    """Whether one of the same name stood there before."""


class Shelf:
    """The dictionaries in a folder, which need not exist."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def files(self) -> tuple[Path, ...]:
        """The files of all there is, damaged ones too."""
        return tuple(sorted(self.folder.glob(f"*{SUFFIX}")))

    def volumes(self) -> tuple[Volume, ...]:
        """All that can be opened, in their order; to be closed by who asked for them."""
        return self._opened()[0]

    def listed(self) -> tuple[Details, ...]:
        """What there is, in the order in which it is asked."""
        volumes = self.volumes()
        for volume in volumes:
            volume.close()
        return tuple(volume.details for volume in volumes)

    def damaged(self) -> tuple[LexiconError, ...]:
        """Why the others cannot be opened; each names its file."""
        volumes, errors = self._opened()
        for volume in volumes:
            volume.close()
        return errors

    def add(
        self,
        path: Path,
        now: datetime,
        name: str = "",
        progress: Progress = untold,
    ) -> Added:
        """Add the dictionary in a file, a folder or an archive; `name` instead of its own.

        One of the same name is replaced and keeps its place. Raises LexiconError where the file
        is none, broken or hostile; then nothing has changed.
        """
        try:
            return self._added(path, now, name, progress)
        except LexiconError as error:
            if path.name and str(path) in error.where:
                raise
            # `line 7`, or a file in an archive: of which file is to be said too
            inside = error.where not in ("", path.name, path.resolve().name)
            where = f"{path}, {error.where}" if inside else str(path)
            raise LexiconError(error.what, where, error.todo) from error

    def _added(
        self,
        path: Path,
        now: datetime,
        name: str,
        progress: Progress,
    ) -> Added:
        from bilingual_reader.lexicon.binding import bind
        from bilingual_reader.lexicon.formats.opening import read

        book = read(path)
        name = _checked_name(name or book.name)
        there = self.listed()
        old = next((d for d in there if d.name.casefold() == name.casefold()), None)
        place = old.place if old else max((d.place for d in there), default=0) + 1
        wanted = Details(name, book.format, (), 0, now.isoformat(), path.name, place)
        target = self._file(name)
        try:
            with written_aside(target) as part:
                bound = bind(part, book, wanted, progress)
                with closing(Volume(part)):
                    pass  # it opens: what was written is what will be read
        except OSError as error:
            raise LexiconError(
                f"the dictionary cannot be kept ({error.strerror or error})",
                str(target),
                "check the permissions of its folder, and the room on the disk",
            ) from error
        return Added(bound, replaced=old is not None)

    def remove(self, name: str) -> None:
        """Remove a dictionary by its name, damaged ones too.

        Raises LexiconError where there is none, or its file cannot be removed.
        """
        path = self._file(" ".join(name.split()))
        try:
            path.unlink()
        except FileNotFoundError as error:
            raise LexiconError(
                "there is no such dictionary", name, "`dict list` shows them"
            ) from error
        except OSError as error:
            raise LexiconError(
                f"the dictionary cannot be removed ({error.strerror or error})", str(path)
            ) from error

    def _opened(self) -> tuple[tuple[Volume, ...], tuple[LexiconError, ...]]:
        volumes, errors = [], []
        for path in self.files():
            try:
                volumes.append(Volume(path))
            except LexiconError as error:
                errors.append(error)
        volumes.sort(key=lambda volume: (volume.details.place, volume.name))
        return tuple(volumes), tuple(errors)

    def _file(self, name: str) -> Path:
        """The file of a dictionary: its name may hold anything, so it is not the file's name."""
        digest = hashlib.sha256(name.casefold().encode("utf-8", "replace")).hexdigest()
        return self.folder / (digest[:16] + SUFFIX)


def _checked_name(name: str) -> str:
    from bilingual_reader.core.text import clean

    name = " ".join(clean(name).split())[:LONGEST_NAME].strip()
    if not name:
        raise LexiconError("the dictionary has no name", "", "give one with --name")
    if name.casefold() in (BUILT_IN.casefold(), EPISODE, OWN_LIST):
        raise LexiconError("another source has this name", name, "give another with --name")
    return name
