"""Words become rows: found as they were made before, or made now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from bilingual_reader.core.cards import NO_EXTRAS, Choice, Clip, Extras, note
from bilingual_reader.core.documents import Language
from bilingual_reader.core.words import Word
from bilingual_reader.export.kept import Kept
from bilingual_reader.export.rows import Row, row_of
from bilingual_reader.export.sounds import Silent, Sounds

Cards = Choice | Mapping[Language, Choice] | None
"""Which cards of each note: for all words, or by their language; recognition where none is."""

Look = Callable[[Sequence[Word]], Mapping[str, Extras]]
"""Finds what dictionaries and sound add to words, by key."""


class Maker:
    """Makes the rows of words, each without the sounds that cannot be read."""

    def __init__(
        self,
        choice: Cards,
        extras: Mapping[str, Extras] | Look,
        kept: Kept | None,
        sounds: Sounds,
    ) -> None:
        self._choice = choice
        self._extras = extras
        self._kept = kept
        self._sounds = sounds
        self.silent: list[Silent] = []
        """The sounds that were left out."""

    def rows(self, words: Sequence[Word]) -> list[Row]:
        """The rows of these words, in their order."""
        found = {word.key: self._known(word, self._kept) for word in words} if self._kept else {}
        missing = [word for word in words if found.get(word.key) is None]
        extras = self._look(missing)
        made = {word.key: self._made(word, extras) for word in missing}
        rows = [made.get(word.key) or found[word.key] for word in words]
        return [self._heard(word, row) for word, row in zip(words, rows, strict=True) if row]

    def _known(self, word: Word, kept: Kept) -> Row | None:
        return kept.find(word, choice_of(self._choice, word))

    def _made(self, word: Word, extras: Mapping[str, Extras]) -> Row:
        choice = choice_of(self._choice, word)
        row = row_of(note(word, choice, extras.get(word.key, NO_EXTRAS)))
        if self._kept:
            self._kept.add(word, choice, row)
        return row

    def _look(self, words: Sequence[Word]) -> Mapping[str, Extras]:
        return self._extras(words) if callable(self._extras) else self._extras

    def _heard(self, word: Word, row: Row) -> Row:
        silent = self._sounds.silent(word.key, row.media) if row.media else []
        if not silent:
            return row
        self.silent += silent
        extras = self._look([word]).get(word.key, NO_EXTRAS)
        without = _without(extras, {sound.clip for sound in silent})
        return row_of(note(word, choice_of(self._choice, word), without))


def choice_of(choice: Cards, word: Word) -> Choice:
    """The choice for a word."""
    of_word = choice.get(word.lang) if isinstance(choice, Mapping) else choice
    return of_word or Choice()


def audible(
    extras: Mapping[str, Extras], sounds: Sounds
) -> tuple[dict[str, Extras], list[Silent]]:
    """The additions without the sounds that cannot be carried, and which these are."""
    found, silent = {}, []
    for key, told in extras.items():
        lost = sounds.silent(key, [c for c in (told.word_clip, told.sentence_clip) if c])
        silent += lost
        found[key] = _without(told, {each.clip for each in lost}) if lost else told
    return found, silent


def _without(extras: Extras, clips: Collection[Clip]) -> Extras:
    word, sentence = (
        None if clip in clips else clip for clip in (extras.word_clip, extras.sentence_clip)
    )
    return replace(extras, word_clip=word, sentence_clip=sentence)
