"""The marked words, kept at hand so that they can be painted wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable

from bilingual_reader.core.spans import Marked
from bilingual_reader.core.words import Word
from bilingual_reader.reader.ports import LibraryPort

QUIET = ("known", "ignored")
"""Words of these statuses are on the list, but no longer coloured in the text."""


class Marks:
    """The word list as the reader needs it. Its methods may raise LibraryError."""

    def __init__(self, library: LibraryPort) -> None:
        self._library = library
        self.words: dict[str, Word] = {}
        self.marked = Marked()
        self._keys: dict[tuple[str, str], str] = {}
        self._revision = -1

    def stale(self) -> bool:
        """Whether marks changed since they were read, here or by another process."""
        return self._library.revision() != self._revision

    def reload(self) -> None:
        """Read the word list anew."""
        self._revision = self._library.revision()
        self.words = {word.key: word for word in self._library.words()}
        self.marked = Marked(*self._surfaces(self.words.values()))
        self._keys = {}
        for word in self.words.values():
            self._index(word)

    def put(self, word: Word) -> None:
        """Take in one word that was just marked: without reading all others, when it alone changed.

        Another process may have changed some meanwhile: then the revision is further than by one.
        """
        revision = self._library.revision()
        if revision != self._revision + 1:
            self.reload()
            return
        self.words[word.key] = word
        self._index(word)
        if word.status not in QUIET:
            self.marked = self.marked.with_word(*self._surfaces([word]))
        self._revision = revision

    def key_of(self, surface: str, lang: str) -> str:
        """The key under which a form is on the list, painted or not; "" where it is not."""
        return self._keys.get((lang, surface.lower()), "")

    def _index(self, word: Word) -> None:
        for form in _forms(word):
            self._keys[word.lang, form.lower()] = word.key

    def _surfaces(self, words: Iterable[Word]) -> tuple[dict[str, str], dict[str, str]]:
        """Of the words that are painted: English surface → headword, Chinese the same."""
        painted = [word for word in words if word.status not in QUIET]
        english: dict[str, str] = {}
        chinese: dict[str, str] = {}
        heads = [word.headword for word in painted if word.lang == "en"]
        english.update(self._library.surfaces("en", heads) if heads else {})
        for word in painted:
            into = english if word.lang == "en" else chinese
            for form in _forms(word):
                into.setdefault(form.lower() if word.lang == "en" else form, word.headword)
        return english, chinese


def _forms(word: Word) -> list[str]:
    """The forms of a word that its own record knows."""
    forms = [word.headword, word.traditional, *(c.surface for c in word.contexts)]
    return [form for form in forms if form]
