"""The tables of a learner's days and choices."""

from __future__ import annotations

DAYS = """
CREATE TABLE days (day TEXT PRIMARY KEY, seconds REAL NOT NULL, sentences INTEGER NOT NULL)
"""

STANDINGS = """
CREATE TABLE standings (
    day TEXT NOT NULL,
    lang TEXT NOT NULL,
    known INTEGER NOT NULL,
    learning INTEGER NOT NULL,
    PRIMARY KEY (day, lang)
) WITHOUT ROWID
"""

PREFERENCES = "CREATE TABLE preferences (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
