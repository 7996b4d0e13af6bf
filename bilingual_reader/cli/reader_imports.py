"""Importing from within the reader, while the learner reads on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.cli.state import State, clock
from bilingual_reader.errors import SourceError
from bilingual_reader.locale import _, ngettext

if TYPE_CHECKING:
    from bilingual_reader.pipeline.crew import Processes
    from bilingual_reader.pipeline.outcome import Outcome, Standing


class ReaderImports:
    """Imports paths in a worker thread, with a library of its own, on all cores."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._crew: Processes | None = None
        self._over = False

    def __call__(self, path: str, progress: Callable[[str], None]) -> str:
        """Import a path; what was done, in words. Raises SourceError where nothing could be."""
        from bilingual_reader.cli.crews import processes
        from bilingual_reader.library import Library
        from bilingual_reader.pipeline.importing import import_paths

        def told(standing: Standing) -> None:
            progress(f"{standing.done}/{standing.total} {standing.name}".rstrip())

        self._crew = processes(self._state)
        if self._over:
            self.end()
        with Library.open(self._state.library_path, clock()) as library:
            library.require_writable()
            outcome = import_paths(
                library,
                [Path(path).expanduser()],
                cache=self._state.config.cache,
                progress=told,
                crew=self._crew,
            )
        return _said(outcome)

    def end(self) -> None:
        """The reader has ended: whatever is still imported is given up."""
        self._over = True
        if self._crew is not None:
            self._crew.abandon()


def _said(outcome: Outcome) -> str:
    if outcome.errors and not outcome.episodes:
        raise SourceError(outcome.errors[0].message)
    counts = Counter(episode.status for episode in outcome.episodes)
    waiting = sum(episode.waiting for episode in outcome.episodes)
    told = [
        _("{n} added").format(n=counts["added"]) if counts["added"] else "",
        _("{n} updated").format(n=counts["updated"]) if counts["updated"] else "",
        _("{n} unchanged").format(n=counts["unchanged"]) if counts["unchanged"] else "",
        _("{n} failed").format(n=len(outcome.errors)) if outcome.errors else "",
        _waiting(waiting) if waiting else "",
    ]
    return _(", ").join(filter(None, told)) or _("nothing there")


def _waiting(number: int) -> str:
    return ngettext("{n} correction without a place", "{n} corrections without a place", number)
