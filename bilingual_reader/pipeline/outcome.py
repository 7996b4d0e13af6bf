"""What became of every path of an import, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Imported:
    """An episode as it now stands in the library."""

    id: str
    title: str
    path: str
    status: str
    """added, updated or unchanged."""
    turns: int
    sentences: int
    """Pairs, as they are read: with the learner's corrections."""
    waiting: int = 0
    """Corrections whose sentences are not in its text."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A file or folder that could not be imported."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder that is no episode."""

    path: str
    why: str


@dataclass(slots=True)
class Outcome:
    """What became of every path, each list in the order of the paths."""

    episodes: list[Imported] = field(default_factory=list)
    errors: list[Failed] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    stopped: bool = False
    """The user stopped it; what stands above is done and kept."""

    def add(self, said: Imported | Failed | Skipped) -> None:
        """Put one more at the end of its list."""
        if isinstance(said, Imported):
            self.episodes.append(said)
        elif isinstance(said, Failed):
            self.errors.append(said)
        else:
            self.skipped.append(said)


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an import is."""

    done: int
    """Files, or pairs of files, that are done."""
    total: int
    """Of how many."""
    share: float
    """Of the work, by size: 0 to 1."""
    name: str = ""
    """The file that is at hand; "" at the end."""

    @property
    def over(self) -> bool:
        """Whether this is the last that is told."""
        return self.done >= self.total


Watcher = Callable[[Standing], None]
"""Told how far it is, before each file and at the end."""
