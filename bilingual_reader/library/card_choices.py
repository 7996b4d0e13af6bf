"""Which cards the learner wants of each note, remembered for the library."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Language
from bilingual_reader.library.connection import explained, transaction
from bilingual_reader.library.open_file import OpenFile

if TYPE_CHECKING:
    from bilingual_reader.core.cards import Choice, Kind


class CardChoices(OpenFile):
    """An open library's cards by choice."""

    def cards(self) -> dict[Language, Choice]:
        """The choice for the words of each language; one that was never made is not in it."""
        from bilingual_reader.core.cards import KINDS, Choice

        with explained(self.path):
            rows = self._connection.execute("SELECT * FROM card_choices").fetchall()
        kinds = {row["lang"]: frozenset(row["kinds"].split()).intersection(KINDS) for row in rows}
        return {row["lang"]: Choice(kinds[row["lang"]], row["changed"]) for row in rows}

    def choose_cards(self, lang: Language, kinds: Collection[Kind]) -> None:
        """Choose the cards of a language's notes from now on; the same choice again is none.

        No part of the journal: nothing of a word changes, and choosing again takes it back.
        """
        from bilingual_reader.core.cards import KINDS, Choice

        if self.cards().get(lang, Choice()).kinds == frozenset(kinds):
            return
        chosen = " ".join(kind for kind in KINDS if kind in kinds)
        with explained(self.path), transaction(self._connection):
            self._connection.execute(
                "INSERT INTO card_choices (lang, kinds, changed) VALUES (?, ?, ?) ON CONFLICT"
                " (lang) DO UPDATE SET kinds = excluded.kinds, changed = excluded.changed",
                [lang, chosen, self._at()],
            )
