"""The marked words, kept at hand so that they can be painted wherever they stand."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from bilingual_reader.core.spans import Marked

if TYPE_CHECKING:
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
        self.marked = Marked()
        self._keys = {}
        self._take_in(self.words.values())

    def put(self, word: Word) -> None:
        """Take in one word that was just marked or changed, without reading all others.

        Another process may have changed some meanwhile: then the revision is further than by one.
        """
        if self._alone():
            self.words[word.key] = word
            self._take_in([word])

    def discard(self, key: str) -> None:
        """Forget one word that was just taken off the list, in the same way."""
        if self._alone():
            word = self.words.pop(key)
            self.marked.discard(word.lang, word.headword)
            self._keys = {form: other for form, other in self._keys.items() if other != key}

    def pass_over(self) -> None:
        """A change was just made that is none of words: the list need not be read anew for it."""
        self._alone()

    def key_of(self, surface: str, lang: str) -> str:
        """The key under which a form is on the list, painted or not; "" where it is not."""
        return self._keys.get((lang, surface.lower()), "")

    def _alone(self) -> bool:
        """Whether only one change was made since the list was read; else it is read anew."""
        revision = self._library.revision()
        if revision not in (self._revision, self._revision + 1):
            self.reload()
            return False
        self._revision = revision
        return True

    def _take_in(self, words: Collection[Word]) -> None:
        english: dict[str, str] = {}
        chinese: dict[str, str] = {}
        heads = [word.headword for word in words if word.lang == "en"]
        english.update(self._library.surfaces("en", heads) if heads else {})
        for word in words:
            into = english if word.lang == "en" else chinese
            for met in word.contexts if word.lang == "zh" else ():
                self.marked.quote(met.sentence, met.surface)
            for form in _forms(word):
                self._keys[word.lang, form.lower()] = word.key
                into.setdefault(form.lower() if word.lang == "en" else form, word.headword)
        self.marked.add(english, chinese)


def _forms(word: Word) -> list[str]:
    """The forms of a word that its own record knows."""
    forms = [word.headword, word.traditional, *(c.surface for c in word.contexts)]
    return [form for form in forms if form]
