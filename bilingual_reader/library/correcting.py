"""Pairs that the learner corrects; `corrections` has the rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.library import corrected_text, sounds
from bilingual_reader.library.connection import explained
from bilingual_reader.library.shelving import Shelf

if TYPE_CHECKING:
    from bilingual_reader.core.corrections import Toward
    from bilingual_reader.library.corrected_text import Text
    from bilingual_reader.library.corrections import Corrected, Make


class Correcting(Shelf):
    """An open library's pairs, to be merged, split and shifted."""

    def merge(self, episode: str, n: int, expected: Pair | None = None) -> list[Pair]:
        """Make the pair and the next one one; the pair in their place.

        With `expected` the pair must still be that one: another process may have changed the
        text. Raises EpisodeNotFound, CorrectionError.
        """
        from bilingual_reader.core.corrections import merge

        told = f"merge of sentences {n} and {n + 1}"
        return self._correct(episode, (n, n + 1), merge, told, expected)

    def split(
        self,
        episode: str,
        n: int,
        en: int | None = None,
        zh: int | None = None,
        expected: Pair | None = None,
    ) -> list[Pair]:
        """Split the pair behind its first `en` English and `zh` Chinese sentences; both halves.

        None: where it suits the other side best. `expected` and errors as for `merge`.
        """
        from bilingual_reader.core.corrections import split

        def halves(pair: Pair) -> Sequence[Pair]:
            return split(pair, en, zh)

        return self._correct(episode, (n, n), halves, f"split of sentence {n}", expected)

    def shift(
        self, episode: str, n: int, lang: Language, toward: Toward, expected: Pair | None = None
    ) -> list[Pair]:
        """Move the pair's first sentence of a side to the previous pair, or its last to the next.

        What stands in the place of both. `expected` and errors as for `merge`.
        """
        from bilingual_reader.core.corrections import shift

        def shifted(upper: Pair, lower: Pair) -> Sequence[Pair]:
            return shift(upper, lower, lang, toward)

        first = n if toward == "next" else n - 1
        told = f"shift of a sentence from {n} to {2 * first + 1 - n}"
        return self._correct(episode, (first, first + 1), shifted, told, expected)

    def corrections(self, episode: str) -> list[Corrected]:
        """The corrections of an episode, those whose sentences are not in its text at the end."""
        from bilingual_reader.library import corrections

        with explained(self.path):
            return corrections.listed(self._connection, episode)

    def _correct(
        self,
        episode: str,
        numbers: tuple[int, int],
        make: Make,
        told: str,
        expected: Pair | None,
    ) -> list[Pair]:
        from bilingual_reader.library import corrections

        row = self.find(episode)
        with explained(self.path), self._entry("beads", f"{told} in “{row.title}”") as entry:
            old = corrected_text.text(self._connection, row.id)
            if expected is not None and old is not None:
                corrections.check(self._connection, old, expected)
            at = self._at()
            made = corrections.correct(self._connection, entry, row.id, numbers, make, at)
            self._settle(row.id, old)
        return made

    def _settle(self, episode: str, old: Text | None) -> None:
        """Find what is read from now on; places that were kept move along from the text `old`."""
        from bilingual_reader.library import corrections, renumbering

        corrections.settle(self._connection, episode)
        new = corrected_text.text(self._connection, episode)
        if old is not None and new is not None:
            renumbering.renumber(self._connection, episode, old, new)
            sounds.renew(self._connection, episode)
