"""One undo and one redo for all that the journal holds, and what follows from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bilingual_reader.library import (
    corrected_text,
    episodes,
    journal,
    review_rows,
    rows,
    rule_rows,
    sounds,
    wordlist,
)
from bilingual_reader.library.connection import explained, transaction
from bilingual_reader.library.correcting import Correcting
from bilingual_reader.library.journal import Replayed, Scope

if TYPE_CHECKING:
    from bilingual_reader.core.review.memory import Kind, Memory

_Replay = Callable[[sqlite3.Connection, str, Sequence[Scope]], Replayed | None]


class ReviewReplayed(NamedTuple):
    """A review that was taken back or done again, and its card as it is now."""

    summary: str
    """In words."""
    key: str
    """The word's."""
    kind: Kind
    memory: Memory | None
    """None where the card was not asked before."""


class Undoing(Correcting):
    """An open library in which what was done can be taken back."""

    def undo(self, *scopes: Scope) -> str | None:
        """Take back what was done last (in these scopes); what it was, or None for nothing."""
        return _summary(self._replayed(journal.undo, scopes))

    def redo(self, *scopes: Scope) -> str | None:
        """Do again what was undone last (in these scopes); what it was, or None for nothing."""
        return _summary(self._replayed(journal.redo, scopes))

    def undo_review(self) -> ReviewReplayed | None:
        """Take back the last review; None where there is none."""
        return self._review_replayed(journal.undo)

    def redo_review(self) -> ReviewReplayed | None:
        """Do again the review that was undone last; None where there is none."""
        return self._review_replayed(journal.redo)

    def _review_replayed(self, replay: _Replay) -> ReviewReplayed | None:
        from bilingual_reader.core.review.memory import card_named

        done = self._replayed(replay, ("reviews",))
        if done is None:
            return None
        card = next(row_id for table, row_id in done.rows if table == "review_cards")
        with explained(self.path):
            row = journal.find_row(self._connection, "review_cards", card)
        return ReviewReplayed(
            done.summary, *card_named(card), review_rows.memory(row) if row else None
        )

    def _replayed(self, replay: _Replay, scopes: Sequence[Scope]) -> Replayed | None:
        self.require_writable()
        with explained(self.path), transaction(self._connection):
            rules = rule_rows.read(self._connection)
            done = replay(self._connection, self._at(), scopes)
            if done:
                self._find_again(done)
                wordlist.resume(self._connection, done.returned)
                sounds.renew_replayed(self._connection, done)
                self._rules_replayed(done.rows, rules)
        return done

    def _find_again(self, done: Replayed) -> None:
        """Where marks and the reader stand in the text that is now in use."""
        from bilingual_reader.library import corrections

        texts = {row_id for table, row_id in done.rows if table == "episodes"}
        corrected = {rows.episode_of(row_id) for table, row_id in done.rows
                     if table == "corrections"}  # fmt: skip
        for episode in corrected - texts:
            self._settle(episode, corrected_text.text(self._connection, episode))
        for episode in texts:
            corrections.settle(self._connection, episode)
        marks = [row for row in done.rows if row[0] in ("contexts", "bookmarks")]
        found = (journal.find_row(self._connection, *mark) for mark in marks)
        for episode in texts | {row["episode"] for row in found if row}:
            pairs = episodes.pairs(self._connection, episode, 1, None)
            wordlist.locate(self._connection, episode, pairs)
            if episode in texts and pairs:
                episodes.move_position(self._connection, episode, pairs)


def _summary(done: Replayed | None) -> str | None:
    return done.summary if done else None
