"""Rows of the tables of reviews ↔ the records of the core."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict
from datetime import UTC, datetime
from os import urandom
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from bilingual_reader.core.review.memory import Kind, Memory, Rating
    from bilingual_reader.core.words import Status


class Review(NamedTuple):
    """One answer, as the log has it."""

    word: str
    """The word's key."""
    kind: Kind
    rating: Rating
    at: datetime
    """UTC."""
    elapsed: float | None
    """Seconds since the card was asked before; None for its first time."""
    seconds: float
    """How long the learner took."""
    before: Memory | None
    """The card's state before."""


def told(moment: datetime) -> str:
    """A moment as the tables have it: texts in the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def memory(row: sqlite3.Row | dict[str, Any]) -> Memory:
    """A row of review_cards, or what the log keeps of one → the record."""
    from bilingual_reader.core.review.memory import Memory  # no first screen needs it

    values = {name: row[name] for name in Memory.__dataclass_fields__}
    for name in ("due", "last"):
        values[name] = datetime.fromisoformat(values[name])
    return Memory(**values)


def stored_card(word: str, kind: Kind, made: Memory, given: Status | None) -> dict[str, Any]:
    """The record → its row; `given` is the status to which the reviews brought the word, if any."""
    from bilingual_reader.core.review.memory import card_id

    row = {"id": card_id(word, kind), "word": word, "kind": kind, "given": given or ""}
    return {**row, **_values(made)}


def stored_review(
    word: str, kind: Kind, rating: Rating, before: Memory | None, at: datetime, seconds: float
) -> dict[str, Any]:
    """A new row of the log."""
    from bilingual_reader.core.review.memory import card_id

    return {
        "id": f"{told(at)}|{card_id(word, kind)}|{urandom(4).hex()}",
        "word": word,
        "kind": kind,
        "rating": rating,
        "at": told(at),
        "elapsed": (at - before.last).total_seconds() if before else None,
        "seconds": round(seconds, 3),
        "before": json.dumps(_values(before), sort_keys=True) if before else "",
    }


def review(row: sqlite3.Row) -> Review:
    """A row of the log → the record."""
    before = memory(json.loads(row["before"])) if row["before"] else None
    at = datetime.fromisoformat(row["at"])
    return Review(
        row["word"], row["kind"], row["rating"], at, row["elapsed"], row["seconds"], before
    )  # fmt: skip


def memories(connection: sqlite3.Connection, key: str = "") -> dict[str, Memory]:
    """The states of all cards, or of those of one word, by their ids."""
    where = "WHERE word = ?" if key else ""
    rows = connection.execute(f"SELECT * FROM review_cards {where}", [key] if key else [])
    return {row["id"]: memory(row) for row in rows}


def given(connection: sqlite3.Connection, key: str = "") -> dict[str, Status]:
    """Word → the status that its reviews gave it last, whether or not it is on the list.

    A word whose status never followed them is not there. Of all words, or of one.
    """
    where = "WHERE word = ?" if key else ""
    query = f"SELECT word, given FROM review_cards {where} ORDER BY last"
    rows = connection.execute(query, [key] if key else [])
    latest = {row["word"]: row["given"] for row in rows}
    return {word: status for word, status in latest.items() if status}


def _values(made: Memory) -> dict[str, Any]:
    return {**asdict(made), "due": told(made.due), "last": told(made.last)}
