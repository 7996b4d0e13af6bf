"""The learner's own readings and segmentation: rows of their table ↔ the core's record."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bilingual_reader.library import read_only
from bilingual_reader.library.connection import explained

if TYPE_CHECKING:
    from bilingual_reader.core.own_readings import Rule, Rules

NAME = "own_readings"


def rule_id(rule: Rule) -> str:
    """What a rule is called: one for a text wherever it stands, one for each place of a sentence.

    Its first line is the text.
    """
    if not rule.sentence:
        return rule.text
    from hashlib import sha256  # opens OpenSSL, which no first screen needs

    told = sha256(f"{rule.place}\n{rule.sentence}".encode()).hexdigest()[:16]
    return f"{rule.text}\n{told}"


def text_of(row_id: str) -> str:
    """The text that a rule is about, also once its row is gone."""
    return row_id.partition("\n")[0]


def stored(rule: Rule) -> dict[str, Any]:
    """The record → its row."""
    return {
        "id": rule_id(rule),
        "text": rule.text,
        "syllables": " ".join(rule.syllables),
        "cuts": json.dumps(rule.cuts),
        "sentence": rule.sentence,
        "place": rule.place,
        "alike": " ".join(rule.alike),
        "made": rule.made,
    }


def read(connection: sqlite3.Connection) -> list[Rule]:
    """All rules, the oldest first."""
    rows = connection.execute("SELECT * FROM own_readings ORDER BY made, id").fetchall()
    if not rows:
        return []  # no first screen needs what rules are
    from bilingual_reader.core.own_readings import Rule

    return [
        Rule(
            text=row["text"],
            syllables=tuple(row["syllables"].split()),
            cuts=tuple(json.loads(row["cuts"])),
            sentence=row["sentence"],
            place=row["place"],
            alike=tuple(row["alike"].split()),
            made=row["made"],
        )
        for row in rows
    ]


def peek(path: Path) -> Rules:
    """The rules of the library at `path` as they are now; none where it is not, or has no table.

    Nothing is made or changed there. Raises LibraryError where it cannot be read.
    """
    from bilingual_reader.core.own_readings import Rules

    if not path.is_file():
        return Rules()
    connection = read_only.connect(path, still=not read_only.in_use(path))
    try:
        with explained(path):
            query = "SELECT 1 FROM sqlite_master WHERE name = ?"
            known = connection.execute(query, [NAME]).fetchone()
            return Rules(read(connection) if known else ())
    finally:
        connection.close()
