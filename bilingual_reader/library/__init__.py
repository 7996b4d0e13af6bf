"""What was imported and what the learner did, in one SQLite file."""

from bilingual_reader.library.rows import EpisodeRow
from bilingual_reader.library.store import Library

__all__ = ["EpisodeRow", "Library"]
