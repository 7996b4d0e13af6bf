"""What reviews are handed: by the settings, and from the library that the reader has open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bilingual_reader.cli.state import State

if TYPE_CHECKING:
    from bilingual_reader.core.review.queue import Wanted
    from bilingual_reader.library import Library
    from bilingual_reader.reader.review_desk import ReviewDesk


def wanted_by(state: State) -> Wanted:
    """What is reviewed where nothing else was asked for: the settings' new cards and fuzz."""
    from bilingual_reader.core.review.queue import Wanted

    return Wanted(new=state.config.review_new, fuzz=state.config.review_fuzz)


def reviewer(
    state: State, library: Library, wanted: Wanted | None = None
) -> Callable[[], ReviewDesk]:
    """What makes the reader's desk of reviews; by the settings where nothing is `wanted`."""

    def make() -> ReviewDesk:
        from bilingual_reader.reader.review_desk import ReviewDesk

        return ReviewDesk(library, state.calendar, library.now, wanted or wanted_by(state))

    return make
