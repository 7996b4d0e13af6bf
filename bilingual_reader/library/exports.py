"""What was exported: no part of the journal.

No undo may forget what Anki has: the next export would take it for news.
"""

from __future__ import annotations

from collections.abc import Mapping

from bilingual_reader.library.anki import put_earlier
from bilingual_reader.library.connection import explained, transaction
from bilingual_reader.library.open_file import OpenFile


class Exports(OpenFile):
    """An open library's memory of its exports."""

    def exported(self, format: str = "apkg") -> dict[str, str]:
        """What files of that format have ever held: word key → the stamp of its note."""
        with explained(self.path):
            query = "SELECT key, content FROM exports WHERE format = ?"
            return dict(self._connection.execute(query, [format]).fetchall())

    def gone(self, format: str = "apkg") -> set[str]:
        """The keys of words that were exported before the last time and not the last time."""
        with explained(self.path):
            query = "SELECT key FROM exports WHERE format = ? AND gone"
            return {row["key"] for row in self._connection.execute(query, [format])}

    def set_exported(
        self, contents: Mapping[str, str], chosen: bool = False, format: str = "apkg"
    ) -> None:
        """Remember what a deck or table holds, so that the next export can say what is new.

        Of words that are not in it the stamp stays: one that comes back unchanged is no news to
        Anki, and must not overwrite what was edited there. Words that are not in it count as gone,
        unless it held only what was `chosen` of the list. A read-only library remembers nothing:
        of its words, every export holds new ones.
        """
        if self.read_only:
            return
        with explained(self.path), transaction(self._connection):
            before = self._connection.execute(
                "SELECT key, content, gone FROM exports WHERE format = ?", [format]
            ).fetchall()
            same = {row["key"]: row["content"] for row in before if not row["gone"]}
            rows = [
                (format, key, text, 0) for key, text in contents.items() if same.get(key) != text
            ]
            if not chosen:
                rows += [
                    (format, row["key"], row["content"], 1)
                    for row in before
                    if row["key"] not in contents and not row["gone"]
                ]
            self._connection.executemany("INSERT OR REPLACE INTO exports VALUES (?, ?, ?, ?)", rows)
            if format == "apkg":
                put_earlier(self._connection, before, contents)
