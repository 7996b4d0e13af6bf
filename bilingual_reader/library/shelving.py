"""Episodes taken off the shelf and named anew; `undo` takes both back."""

from __future__ import annotations

from bilingual_reader.library import episodes, wordlist
from bilingual_reader.library.connection import explained
from bilingual_reader.library.open_file import OpenFile
from bilingual_reader.library.rows import EpisodeRow


class Shelf(OpenFile):
    """An open library's episodes, to be put in order."""

    def remove(self, asked: str) -> EpisodeRow:
        """Remove an episode (id, number, part of a title); what it was.

        Words that were marked in it stay, with the sentences they quote, and so does what was
        corrected, for the day it is imported again. Raises EpisodeNotFound.
        """
        with explained(self.path):
            row = episodes.found(self._connection, asked)
            with self._entry("imports", f"removal of “{row.title}”") as entry:
                episodes.remove(self._connection, entry, row.id)
                wordlist.locate(self._connection, row.id, [])
        return row

    def rename(self, asked: str, title: str) -> EpisodeRow:
        """Give an episode a title of the learner's own, which imports leave alone; what it was.

        Raises EpisodeNotFound.
        """
        with explained(self.path):
            row = episodes.found(self._connection, asked)
            with self._entry("imports", f"new title of “{row.title}”") as entry:
                entry.put("episodes", {"id": row.id, "renamed": title})
        return row
