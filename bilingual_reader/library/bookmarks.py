"""Bookmarks in the library: text of their own, found again in every text of their episode."""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Pair
from bilingual_reader.library import episodes, wordlist
from bilingual_reader.library.connection import explained
from bilingual_reader.library.open_file import OpenFile

if TYPE_CHECKING:
    from bilingual_reader.core.bookmarks import Bookmark

_LIST = """
SELECT bookmarks.*, coalesce(nullif(episodes.renamed, ''), episodes.title, bookmarks.title) AS now,
    coalesce(places.n, 0) AS n
FROM bookmarks LEFT JOIN episodes ON episodes.id = bookmarks.episode
LEFT JOIN places ON places.context = bookmarks.id
WHERE ? IN ('', bookmarks.episode)
ORDER BY episodes.number IS NULL, episodes.number, n, made, bookmarks.id
"""


class Bookmarks(OpenFile):
    """An open library's bookmarks."""

    def bookmarks(self, episode: str = "") -> list[Bookmark]:
        """The bookmarks of an episode (its id), or of all, in the order of the text."""
        with explained(self.path):
            rows = self._connection.execute(_LIST, [episode]).fetchall()
        if not rows:
            return []  # most screens have none, and need not know what one is
        from bilingual_reader.core.bookmarks import Bookmark

        names = ("id", "episode", "n", "en", "zh", "speaker", "start", "made")
        return [Bookmark(title=row["now"], **{name: row[name] for name in names}) for row in rows]

    def toggle_bookmark(self, episode: str, pair: Pair) -> bool:
        """Bookmark a sentence, or take its bookmark away; whether it has one now.

        `pair` is the sentence as it was read: its text is what is kept, wherever that stands by
        now. Raises EpisodeNotFound.
        """
        with explained(self.path):
            row = episodes.found(self._connection, episode)
            here = [mark for mark in self.bookmarks(row.id) if mark.n == pair.n]
            if here:
                self.remove_bookmarks(*(mark.id for mark in here))
                return False
            with self._entry("bookmarks", f"bookmark in “{row.title}”") as entry:
                mark = {
                    "id": f"bookmark|{row.id}|{urandom(8).hex()}",
                    "episode": row.id,
                    "title": row.title,
                    **{name: getattr(pair, name) for name in ("en", "zh", "speaker", "start")},
                    "made": self._at(),
                }
                entry.put("bookmarks", mark)
                wordlist.put_place(self._connection, mark["id"], pair.n)
        return True

    def remove_bookmarks(self, *ids: str) -> None:
        """Take bookmarks away, undone in one step."""
        gone = [mark for mark in self.bookmarks() if mark.id in ids]
        told = f"removal of {len(gone)} bookmarks"
        if len(gone) == 1:
            told = f"removal of a bookmark in “{gone[0].title}”"
        with explained(self.path), self._entry("bookmarks", told) as entry:
            for mark in gone:
                entry.remove("bookmarks", mark.id)
