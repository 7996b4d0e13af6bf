"""The library as `stats` sees it; `counts` keeps the figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.library.connection import explained
from bilingual_reader.library.own_readings import OwnReadings

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Language
    from bilingual_reader.core.vocabulary import Headword, Known


class Shares(OwnReadings):
    """How much of an open library is known."""

    def count_words(self, simplified: Headword, progress: Progress = untold) -> None:
        """Count the words of the episodes that were not counted yet, or changed since.

        `simplified` gives the headword of a Chinese word; `progress` is told.
        """
        from bilingual_reader.library import counts, read_only

        with explained(self.path):
            if self.read_only and not counts.complete(self._connection):
                read_only.hide_counts(self._connection)
            counts.update(self._connection, simplified, self.own_rules, progress)

    def known_shares(self) -> dict[str, dict[Language, Known]]:
        """Episode → language → how much of it is known now, of the episodes that were counted."""
        from bilingual_reader.library import counts

        with explained(self.path):
            return counts.shares(self._connection)

    def settled(self) -> set[str]:
        """The keys of the words that are known or ignored."""
        from bilingual_reader.library import counts

        with explained(self.path):
            return set(counts.settled(self._connection))

    def frequencies(self, keys: Iterable[str]) -> dict[str, int]:
        """How often each of the headwords stands in the counted episodes."""
        from bilingual_reader.library import counts

        with explained(self.path):
            return counts.frequencies(self._connection, keys)

    def headwords(self, surfaces: Iterable[str]) -> dict[str, str]:
        """The headwords of English forms met so far, lower-cased, where they differ."""
        from bilingual_reader.library import counts

        with explained(self.path):
            return counts.forms_of(self._connection, list(surfaces))
