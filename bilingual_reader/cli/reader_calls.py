"""What the reader may ask of rooms that it does not know.

Each method is called in a worker thread, opens a library of its own, and loads what it needs then;
what it raises is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bilingual_reader.cli.state import State, clock
from bilingual_reader.core.progress import Progress
from bilingual_reader.locale import _

if TYPE_CHECKING:
    from bilingual_reader.core.diary import Today
    from bilingual_reader.core.documents import Language
    from bilingual_reader.core.glossary import Gloss
    from bilingual_reader.core.searching import Hit
    from bilingual_reader.core.vocabulary import Known
    from bilingual_reader.library import Library


class ReaderCalls:
    """Imports aside (`reader_imports`), all that the reader is handed to call."""

    def __init__(self, state: State) -> None:
        self._state = state

    @contextmanager
    def _library(self) -> Iterator[Library]:
        from bilingual_reader.library import Library

        with Library.open(self._state.library_path, clock()) as library:
            yield library

    def export(self) -> str:
        """Write the deck; what it holds."""
        from bilingual_reader.cli.exporting import Order, export_words, summary

        order = Order((self._state.config.decks / "bilingual-reader.apkg").absolute())
        with self._library() as library:
            return summary(export_words(self._state, library, order, quiet=True))

    def glosses(self, episode: str) -> Sequence[Gloss]:
        """The terms that an episode explains itself."""
        from bilingual_reader.lexicon import bilingual
        from bilingual_reader.pipeline.glosses import episode_glosses

        with self._library() as library:
            found = episode_glosses(library, library.find(episode), self._state.config.cache)
        bilingual.let_go()  # asked for once an episode, it would stay as long as the reader does
        return found

    def mark_glosses(self, episode: str, glosses: Sequence[Gloss], lang: Language) -> str:
        """Put terms on the word list; how many of them are new there."""
        from bilingual_reader.pipeline.glosses import mark_glosses

        with self._library() as library:
            found = library.find(episode)
            taken = mark_glosses(library, found, glosses, lang, self._state.lexicon)
        told = _("{n} new on the word list, {there} there already")
        return told.format(n=taken.new, there=taken.unchanged)

    def count(self, keys: Sequence[str]) -> Mapping[str, int]:
        """How often words stand in the library, by their keys."""
        from bilingual_reader.lexicon.chinese import simplified

        with self._library() as library:
            library.count_words(simplified)
            return library.frequencies(keys)

    def search(
        self, text: str, episode: str, most: int | None, progress: Progress
    ) -> Sequence[Hit]:
        """The sentences that have a text, which may be unfinished."""
        from bilingual_reader.pipeline.searching import search

        with self._library() as library:
            return search(
                library, text, episode=episode, limit=most, begins=True, progress=progress
            )

    def known(self, progress: Progress) -> Mapping[str, Mapping[Language, Known]]:
        """How much of each episode is known."""
        from bilingual_reader.pipeline.measuring import known_shares

        with self._library() as library:
            return known_shares(library, progress)

    def today(self) -> Today:
        """What there is today."""
        from bilingual_reader.cli.reviewing import wanted_by
        from bilingual_reader.pipeline.today import today

        state = self._state
        with self._library() as library:
            return today(library, state.calendar, library.now(), wanted_by(state))

    def files(self) -> Sequence[tuple[str, str]]:
        """What the learner's files are, and where they lie."""
        state = self._state
        return (
            (_("the library: episodes, words, reviews"), str(state.library_path)),
            (_("dictionaries of your own"), str(state.dictionaries)),
            (_("decks"), str(state.config.decks.absolute())),
            (_("the cache: what is deleted there is made again"), str(state.config.cache)),
        )
