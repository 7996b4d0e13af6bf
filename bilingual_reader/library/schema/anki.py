"""The tables of what was sent to Anki and what is studied there."""

TIES = """
CREATE TABLE anki_sent (
    target TEXT NOT NULL,
    key TEXT NOT NULL,
    note INTEGER NOT NULL,
    fields TEXT NOT NULL,
    tags TEXT NOT NULL,
    PRIMARY KEY (target, key)
) WITHOUT ROWID;
CREATE TABLE anki_states (
    id TEXT PRIMARY KEY,
    status TEXT NOT NULL,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    interval INTEGER NOT NULL,
    ease REAL,
    stability REAL,
    last TEXT NOT NULL,
    suspended INTEGER NOT NULL
);
CREATE TABLE anki_fields (
    notetype TEXT NOT NULL,
    deck TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (notetype, deck)
) WITHOUT ROWID
"""

EXPORTED_BEFORE = """
CREATE TABLE exported_before (
    key TEXT NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (key, time)
) WITHOUT ROWID
"""
