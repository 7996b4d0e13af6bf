"""From words that somebody brings along to entries of the word list, each once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Language
from bilingual_reader.core.marking import word
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.core.words import Status, Word
from bilingual_reader.errors import LexiconError
from bilingual_reader.pipeline.word_files import Given

if TYPE_CHECKING:
    from bilingual_reader.lexicon.lookup import Lexicon


def entries(
    given: Collection[Given],
    lexicon: Lexicon,
    *,
    status: Status | None = None,
    known: Collection[str] = (),
    told: Progress = untold,
) -> list[Word]:
    """The entries of these words by their headwords, in order, each once, without sentences.

    Their status is `status`, else what the file says, else known. Words with keys in `known` are
    on the list and not looked up again. Of what is given twice the later counts.
    """
    made: dict[str, Word] = {}
    for done, each in enumerate(given):
        told(done, len(given))
        entry = _entry(each, lexicon, known)
        made[entry.key] = replace(entry, status=status or each.status or "known", note=each.note)
    told(len(given), len(given))
    return list(made.values())


def _entry(given: Given, lexicon: Lexicon, known: Collection[str]) -> Word:
    there = Word(given.lang, lexicon.headword(given.text, given.lang))
    return there if there.key in known else word(lexicon.lookup(given.text, given.lang))


def band(lang: Language, first: int, last: int, ranked: Iterable[str]) -> list[Given]:
    """The words of ranks `first` to `last` (from 1, both included). Raises LexiconError."""
    words = list(ranked)
    if first > len(words):
        raise LexiconError(f"there is no word {first}", f"the list has {len(words)}")
    return [Given(each, lang) for each in words[first - 1 : last]]
