"""Rows of the tables of episodes ↔ the records of the core; `word_rows` has those of words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, fields
from os import urandom
from typing import TYPE_CHECKING, Any, NamedTuple

from bilingual_reader.core.documents import Pair

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
