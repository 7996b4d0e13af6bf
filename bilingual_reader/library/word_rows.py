"""Rows of the tables of words ↔ the records of the core."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from bilingual_reader.core.identity import letters
from bilingual_reader.core.words import Context, Word


def stored_word(word: Word) -> dict[str, Any]:
    """The record → its row of words (its contexts have rows of their own)."""
    return {
        "id": word.key,
        "lang": word.lang,
        "headword": word.headword,
        "reading": word.reading,
        "gloss": word.gloss,
        "status": word.status,
        "added": word.added,
        "changed": word.changed,
        "traditional": word.traditional,
        "note": word.note,
    }


def words(rows: Iterable[sqlite3.Row], contexts: Iterable[sqlite3.Row]) -> Iterator[Word]:
    """Rows of words and of their contexts, joined with places → the records, in the rows' order."""
    met: dict[str, list[Context]] = {}
    for word, values in _columns(contexts, "word", _CONTEXT):
        met.setdefault(word, []).append(Context(*values))
    for word, values in _columns(rows, "id", _WORD):
        yield Word(*(*values, tuple(met.get(word, ()))))


_CONTEXT = tuple("n" if n == "sentence_n" else n for n in Context.__dataclass_fields__)
*_WORD, _CONTEXTS = Word.__dataclass_fields__


def _columns(
    rows: Iterable[sqlite3.Row], one: str, many: Sequence[str]
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Of each row a column and several: by their places, since names are looked up one by one."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    names = first.keys()
    place, places = names.index(one), itemgetter(*map(names.index, many))
    for row in chain([first], rows):
        yield row[place], places(row)


def context_id(word_key: str, context: Context) -> str:
    """What a word's sentence is called: it hangs on its text, not on a row number."""
    told = f"{context.episode}\n{letters(context.sentence)}"
    return f"{word_key}|{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def stored_context(word_key: str, place: int, context: Context) -> dict[str, Any]:
    """The record → its row of contexts; `place` orders a word's sentences as they were met."""
    row = {n: getattr(context, n) for n in Context.__dataclass_fields__ if n != "sentence_n"}
    return {"id": context_id(word_key, context), "word": word_key, "place": place, **row}
