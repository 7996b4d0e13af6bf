"""Bookmarks: sentences that the learner wants to come back to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A sentence that was bookmarked. It quotes the text, so it outlives every import."""

    id: str
    episode: str
    """Id of the episode."""
    title: str
    """The episode's title as it is now; as it was, where the episode is gone."""
    n: int
    """The pair where it stands now, from 1; 0 where its sentence is in no text."""
    en: str
    zh: str
    speaker: str = ""
    start: float | None = None
    """Seconds."""
    made: str = ""
    """ISO time, UTC."""
