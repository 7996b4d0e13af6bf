"""The library as searches see it; `search` finds, `search_index` keeps the indexes."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice
from typing import TYPE_CHECKING

from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.library.connection import explained
from bilingual_reader.library.own_readings import OwnReadings

if TYPE_CHECKING:
    from bilingual_reader.core.searching import Hit, Query, Readings
    from bilingual_reader.core.spoken import Syllabary


class Searchable(OwnReadings):
    """An open library's sentences, to be found."""

    def search(
        self,
        query: Query,
        *,
        episode: str = "",
        limit: int | None = None,
        readings: Readings = lambda text, at: (),
        progress: Progress = untold,
    ) -> list[Hit]:
        """The pairs that a query finds, at most `limit`; of the episode with that id, or of all.

        They come in the order in which their episodes were last imported. `readings` gives the
        pinyin that a query for sounds is compared with; such a query finds nothing before
        `syllables` was asked once. What is not in the index yet is put into it, and `progress` is
        told.
        """
        from bilingual_reader.library import read_only, search, search_index

        name = search.index_of(query)
        with explained(self.path):
            revision = self.revision()
            if self._indexed.get(name) != revision:
                if self.read_only and search_index.pending(self._connection, name):
                    read_only.hide_index(self._connection, name)
                search_index.fill(self._connection, name, progress)
                self._indexed[name] = revision
            found = search.found(self._connection, query, episode, readings, self.own_rules())
            return list(islice(found, limit))

    def family(self, word: str) -> set[str]:
        """The English forms met so far of a word's headword, lower-cased; empty for no word met."""
        from bilingual_reader.library import search

        with explained(self.path):
            return search.family(self._connection, word)

    def syllables(self, syllabary: Syllabary) -> Collection[str]:
        """The syllables of a table, with which sounds are indexed and searched from now on."""
        from bilingual_reader.library import read_only
        from bilingual_reader.library.syllables import keep, kept

        with explained(self.path):
            if self.read_only and not kept(self._connection).all:
                read_only.hide_syllables(self._connection)
                keep(self._connection, syllabary)
            elif not self.read_only and keep(self._connection, syllabary):
                self._indexed.pop("sounds", None)
            return kept(self._connection).with_own(self.own_rules()).all
