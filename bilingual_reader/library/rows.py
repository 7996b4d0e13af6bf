"""Rows of the library's tables ↔ the records of the core."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, fields
from itertools import chain
from operator import itemgetter
from os import urandom
from typing import TYPE_CHECKING, Any, NamedTuple

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.words import Context, Word

if TYPE_CHECKING:
    from bilingual_reader.core.recorrecting import Correction, Texts


class EpisodeRow(NamedTuple):
    """An episode as lists show it."""

    number: int
    """Its number in `list`; it stays until the import is undone."""
    id: str
    title: str
    kind: str
    show: str
    date: str
    url: str
    summary: str
    languages: tuple[str, ...]
    word_count: int
    minutes: int
    turns: int
    sentences: int
    """Pairs, that is rows of `show`."""
    position: int
    """The pair where it was left, from 1; 0 before it was opened."""
    audio: str = ""
    """The file of sound that is attached, from the library's folder where it lies in it."""


def episode_row(row: sqlite3.Row) -> EpisodeRow:
    """A joined row of episodes, editions and positions → the record."""
    values = {name: row[name] for name in EpisodeRow._fields}
    values["title"] = row["renamed"] or row["title"]
    values["languages"] = tuple(row["languages"].split())
    return EpisodeRow(**values)


def bead_values(edition: int, pair: Pair) -> tuple[Any, ...]:
    """The values of a row of beads, in the table's order; offsets travel as one JSON text."""
    cuts = json.dumps([pair.en_cuts, pair.zh_cuts, pair.zh_words], separators=(",", ":"))
    return (
        edition, pair.n, pair.turn, pair.en, pair.zh, pair.start, pair.end, pair.confidence, cuts
    )  # fmt: skip


def pair(row: sqlite3.Row, moved: int = 0) -> Pair:
    """A joined row of beads and turns → the record, its number moved."""
    en_cuts, zh_cuts, zh_words = json.loads(row["cuts"])
    return Pair(
        n=row["n"] + moved,
        turn=row["turn"],
        en=row["en"],
        zh=row["zh"],
        speaker=row["speaker"],
        section=row["section"],
        start=row["start"],
        end=row["end"],
        confidence=row["confidence"],
        en_cuts=tuple(en_cuts),
        zh_cuts=tuple(zh_cuts),
        zh_words=tuple(zh_words),
    )


def packed_pairs(pairs: Sequence[Pair]) -> str:
    """Pairs as one JSON text: a list of each one's fields, in order, but its number."""
    values = [astuple(pair)[1:] for pair in pairs]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def unpacked_pairs(packed: str, first: int) -> list[Pair]:
    """The pairs of such a text, numbered from `first` on."""
    names = [field.name for field in fields(Pair)[1:]]
    made = []
    for n, values in enumerate(json.loads(packed), first):
        given: dict[str, Any] = dict(zip(names, values, strict=True))
        lists = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
        made.append(Pair(**{"n": n, **given, **lists}))
    return made


def stored_correction(episode: str, at: str, correction: Correction) -> dict[str, Any]:
    """The record → a new row of corrections; `at` is an ISO time."""
    told = json.dumps(astuple(correction), ensure_ascii=False, separators=(",", ":"))
    return {"id": f"{episode}|{urandom(8).hex()}", "episode": episode, "made": at, "told": told}


def episode_of(correction_id: str) -> str:
    """The episode that a correction is of, also once its row is gone."""
    return correction_id.rpartition("|")[0]


def correction(row: sqlite3.Row) -> Correction:
    """A row of corrections → the record."""
    from bilingual_reader.core.recorrecting import Correction

    beads, before, after = json.loads(row["told"])
    return Correction(tuple(map(_texts, beads)), _texts(before), _texts(after))


def _texts(sides: list[list[str]]) -> Texts:
    en, zh = sides
    return tuple(en), tuple(zh)


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
        yield Word(*values, tuple(met.get(word, ())))


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
    import hashlib  # opens OpenSSL, which no list and no first screen needs

    from bilingual_reader.core.identity import letters

    told = f"{context.episode}\n{letters(context.sentence)}"
    return f"{word_key}|{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def stored_context(word_key: str, place: int, context: Context) -> dict[str, Any]:
    """The record → its row of contexts; `place` orders a word's sentences as they were met."""
    row = {n: getattr(context, n) for n in Context.__dataclass_fields__ if n != "sentence_n"}
    return {"id": context_id(word_key, context), "word": word_key, "place": place, **row}
