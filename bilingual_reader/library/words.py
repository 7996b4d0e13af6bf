"""The word list as the library's callers see it; `wordlist` has the rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bilingual_reader.errors import LibraryError
from bilingual_reader.library import wordlist
from bilingual_reader.library.connection import explained
from bilingual_reader.library.open_file import OpenFile

if TYPE_CHECKING:
    from bilingual_reader.core.documents import Language
    from bilingual_reader.core.studied import AnkiState
    from bilingual_reader.core.words import Status, Word


class Taken(NamedTuple):
    """How many of the words that came in were new to the list, changed there, or as they were."""

    new: int
    changed: int
    unchanged: int


class WordList(OpenFile):
    """An open library's word list."""

    def words(self) -> list[Word]:
        """The word list, the oldest first."""
        with explained(self.path):
            return wordlist.listed(self._connection)

    def word(self, key: str) -> Word | None:
        """The word with that key (`en:discovery`), or None."""
        with explained(self.path):
            return wordlist.found(self._connection, key)

    def mark(self, word: Word, status: Status | None = None) -> Word:
        """Put a word on the list, or add its sentences to the word that is there.

        A word that is there keeps its status, but for a `status` given here.
        """
        with explained(self.path), self._entry("words", f"mark of “{word.headword}”") as entry:
            wordlist.mark(self._connection, entry, word, self._at())
            if status is not None and self._required(word.key).status != status:
                wordlist.change(entry, word.key, self._at(), status=status)
        return self._required(word.key)

    def unmark(self, *keys: str) -> None:
        """Take words off the list, all or none. Raises LibraryError where one is not on it."""
        once = list(dict.fromkeys(keys))
        with explained(self.path), self._entry("words", f"removal of {_named(once)}") as entry:
            for key in once:
                self._required(key)
                wordlist.unmark(self._connection, entry, key)

    def set_status(self, key: str, status: Status) -> None:
        """Set how well a word is known. Raises LibraryError where it is not on the list."""
        self.set_statuses([key], status)

    def set_statuses(self, keys: Sequence[str], status: Status) -> int:
        """Set how well words are known, undone in one step; how many had another status.

        Raises LibraryError where one is not on the list; then none is changed.
        """
        with explained(self.path):
            others = [key for key in dict.fromkeys(keys) if self._required(key).status != status]
            with self._entry("words", f"status {status} of {_named(others)}") as entry:
                at = self._at()
                for key in others:
                    wordlist.change(entry, key, at, status=status)
        return len(others)

    def set_note(self, key: str, note: str) -> None:
        """Keep the learner's own note on a word; "" for none. Raises LibraryError as above."""
        with explained(self.path), self._entry("words", f"note on {_named([key])}") as entry:
            if self._required(key).note != note:
                wordlist.change(entry, key, self._at(), note=note)

    def take_in(
        self,
        words: Iterable[Word],
        *,
        told: str,
        overrule: bool = True,
        states: Mapping[str, AnkiState] | None = None,
    ) -> Taken:
        """Put many words on the list with their statuses, undone in one step.

        A word that is there gets the status and what it lacks, or with `overrule` false stays as
        it is. `told` says in words what came in: "import of list.txt"; `states` is what Anki
        knows of words, by key.
        """
        from bilingual_reader.library.anki import put_states

        counts = {"new": 0, "changed": 0, "unchanged": 0}
        with explained(self.path), self._entry("words", told) as entry:
            for word in words:
                old = self.word(word.key)
                before = len(entry.changes)
                if old is None or overrule:
                    wordlist.mark(self._connection, entry, word, self._at())
                if old is not None and overrule and old.status != word.status:
                    wordlist.change(entry, word.key, self._at(), status=word.status)
                same = len(entry.changes) == before
                counts["unchanged" if same else "changed" if old else "new"] += 1
            put_states(entry, states or {})
        return Taken(**counts)

    def surfaces(self, lang: Language, headwords: Iterable[str]) -> dict[str, str]:
        """The forms under which headwords stand in texts: lower-cased surface → headword."""
        with explained(self.path):
            if lang == "zh":
                return {headword: headword for headword in headwords}
            return wordlist.surfaces(self._connection, headwords)

    def _required(self, key: str) -> Word:
        word = self.word(key)
        if word is None:
            raise LibraryError("this word is not on the list", key, "`words` shows the list")
        return word


def _named(keys: Sequence[str]) -> str:
    """One word by its name, several by their number."""
    if len(keys) == 1:
        return f"“{keys[0].partition(':')[2]}”"
    return f"{len(keys)} words"
