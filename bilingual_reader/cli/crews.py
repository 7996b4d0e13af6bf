"""How many processes import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual_reader.cli.state import State

if TYPE_CHECKING:
    from bilingual_reader.pipeline.crew import Processes

MOST_JOBS = 60
"""Windows cannot wait for more processes, and one process saves what all of them have read."""


def processes(state: State, jobs: int | None = None) -> Processes | None:
    """So many processes of this machine, as many as it has cores for; None where that is one."""
    from bilingual_reader.pipeline.crew import Processes, cores

    width = jobs or min(cores(), MOST_JOBS)
    return Processes(state.config.cache, width) if width > 1 else None
