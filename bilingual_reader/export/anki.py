"""The word list as a deck for Anki."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from bilingual_reader.core.cards import (
    NO_EXTRAS,
    Choice,
    Clip,
    Extras,
    Note,
    claimed,
    note,
    stamped,
    studied,
)
from bilingual_reader.core.documents import Language
from bilingual_reader.core.words import Word
from bilingual_reader.errors import ExportError
from bilingual_reader.export.files import replacing
from bilingual_reader.export.kept import Kept
from bilingual_reader.export.report import Report, compare
from bilingual_reader.export.rows import Row, row_of
from bilingual_reader.export.sounds import Silent, Sounds

Cards = Choice | Mapping[Language, Choice] | None
"""Which cards of each note: for all words, or by their language; recognition where none is."""


def notes_of(
    words: Iterable[Word],
    previous: Mapping[str, str],
    choice: Cards = None,
    extras: Mapping[str, Extras] | None = None,
) -> list[Note]:
    """The notes of these words, each with the time it may claim; a key that comes twice once.

    `extras` has by key what dictionaries and sound add. Raises ExportError when there is none.
    """
    made: dict[str, Note] = {}
    for word in words:
        added = (extras or {}).get(word.key, NO_EXTRAS)
        told = note(word, _choice(choice, word), added)
        made[word.key] = stamped(told, previous.get(word.key, ""))
    if not made:
        raise nothing()
    return list(made.values())


def nothing() -> ExportError:
    """What is said where there is no word."""
    return ExportError(
        "there is no word to export", todo="mark some while reading (key m) and export again"
    )


def write_apkg(
    words: Iterable[Word],
    path: Path,
    previous: Mapping[str, str] | None = None,
    choice: Cards = None,
    extras: Mapping[str, Extras] | None = None,
    *,
    kept: Kept | None = None,
    dry: bool = False,
) -> Report:
    """Write the deck package; `previous` is `Report.current` of the last export.

    Which words go in: `core.cards.studied`. `kept` spares the work on what did not change since
    the last export, and `dry` only reports. A sound that cannot be read is left out and reported.
    Raises ExportError; the file that was there is then as it was.
    """
    before = previous or {}
    maker = _Maker(choice, extras or {}, kept, Sounds(uncut=dry))
    chosen = {w.key: w for w in words if studied(w, before.get(w.key, ""))}
    if not chosen:
        raise nothing()
    rows = [_claiming(maker.row(word), before.get(key, "")) for key, word in chosen.items()]
    if not dry:
        from bilingual_reader.export.package import write_package

        with replacing(path) as file:
            write_package(rows, file)
        if kept:
            kept.save()
    return compare(path, rows, before, maker.silent)


class _Maker:
    """Makes the rows of words, or finds them as they were made before."""

    def __init__(
        self, choice: Cards, extras: Mapping[str, Extras], kept: Kept | None, sounds: Sounds
    ) -> None:
        self._choice = choice
        self._extras = extras
        self._kept = kept
        self._sounds = sounds
        self.silent: list[Silent] = []
        """The sounds that were left out."""

    def row(self, word: Word) -> Row:
        """The row of a word, without the sounds that cannot be read."""
        choice = _choice(self._choice, word)
        row = self._kept_row(word, choice, self._kept) if self._kept else self._made(word, choice)
        silent = self._sounds.silent(word.key, row.media) if row.media else []
        if not silent:
            return row
        self.silent += silent
        return self._made(word, choice, {found.clip for found in silent})

    def _kept_row(self, word: Word, choice: Choice, kept: Kept) -> Row:
        mark = kept.mark(word, choice, self._extras)
        row = kept.find(mark, word.key)
        if row is None:
            row = self._made(word, choice)
            kept.add(mark, row)
        return row

    def _made(self, word: Word, choice: Choice, without: Collection[Clip] = ()) -> Row:
        extras = self._extras.get(word.key, NO_EXTRAS)
        if without:
            word_clip, sentence_clip = (
                None if clip in without else clip
                for clip in (extras.word_clip, extras.sentence_clip)
            )
            extras = replace(extras, word_clip=word_clip, sentence_clip=sentence_clip)
        return row_of(note(word, choice, extras))


def _claiming(row: Row, before: str) -> Row:
    """The row with the time that it may claim, as `core.cards.stamped` does it for notes."""
    return row._replace(changed=claimed(row.changed, row.content, before)) if before else row


def _choice(choice: Cards, word: Word) -> Choice:
    of_word = choice.get(word.lang) if isinstance(choice, Mapping) else choice
    return of_word or Choice()
