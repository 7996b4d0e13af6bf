"""Words become rows: found as they were made before, or made now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from bilingual_reader.core.cards import NO_EXTRAS, Choice, Clip, Extras, note
from bilingual_reader.core.documents import LANGUAGES, Language
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
        self._choices = {lang: choice_of(choice, lang) for lang in LANGUAGES}
        self._extras = extras
        self._kept = kept
        self._sounds = sounds
        self._heard: dict[str, Row] = {}
        self.silent: list[Silent] = []
        """The sounds that were left out."""
        self.whole: dict[str, str] = {}
        """Key → `Note.content` as it were with them, of the notes that go without."""

    def rows(self, words: Sequence[Word]) -> list[Row]:
        """The rows of these words, in their order."""
        found = list(map(self._known, words))
        missing = [word for word, (_, row) in zip(words, found, strict=True) if row is None]
        extras = self._look(missing)
        rows = [
            row or self._made(word, mark, extras)
            for word, (mark, row) in zip(words, found, strict=True)
        ]
        self._look_again([w for w, row in zip(words, rows, strict=True) if self._mute(row)])
        return [self._heard.get(row.key, row) for row in rows]

    def _known(self, word: Word) -> tuple[bytes, Row | None]:
        """The mark of the word's row, and the row if it was made before."""
        if self._kept is None:
            return b"", None
        mark = self._kept.mark(word, self._choices[word.lang])
        return mark, self._kept.find(mark, word.key)

    def _made(self, word: Word, mark: bytes, extras: Mapping[str, Extras]) -> Row:
        row = row_of(note(word, self._choices[word.lang], extras.get(word.key, NO_EXTRAS)))
        if self._kept:
            self._kept.add(mark, row)
        return row

    def _look(self, words: Sequence[Word]) -> Mapping[str, Extras]:
        return self._extras(words) if callable(self._extras) else self._extras

    def _mute(self, row: Row) -> bool:
        return bool(row.media and self._sounds.silent(row.key, row.media))

    def _look_again(self, words: Sequence[Word]) -> None:
        """Sounds that are not there may only have been swept from a cache; then they come anew."""
        if not words:
            return
        self._sounds.forget()
        extras = self._look(words)
        for word in words:
            choice, added = self._choices[word.lang], extras.get(word.key, NO_EXTRAS)
            row = row_of(note(word, choice, added))
            if silent := self._sounds.silent(row.key, row.media):
                self.silent += silent
                self.whole[row.key] = row.content
                row = row_of(note(word, choice, _without(added, {lost.clip for lost in silent})))
            self._heard[word.key] = row


def choice_of(choice: Cards, lang: Language) -> Choice:
    """The choice for words of a language."""
    of_words = choice.get(lang) if isinstance(choice, Mapping) else choice
    return of_words or Choice()


def audible(extras: Mapping[str, Extras], sounds: Sounds) -> tuple[dict[str, Extras], list[Silent]]:
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
