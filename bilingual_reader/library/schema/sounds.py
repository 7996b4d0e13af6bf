"""The tables of the sound files that are attached to episodes, and of when sentences are heard."""

ATTACHED = """
CREATE TABLE recordings (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    kind TEXT NOT NULL,
    seconds REAL NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    fingerprint TEXT NOT NULL
);
CREATE TABLE pauses (
    fingerprint TEXT PRIMARY KEY,
    told TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE heard (
    episode TEXT NOT NULL,
    edition INTEGER NOT NULL,
    n INTEGER NOT NULL,
    start REAL,
    "end" REAL,
    PRIMARY KEY (episode, edition, n)
) WITHOUT ROWID
"""
SPOKEN = """
CREATE TABLE spoken (
    episode TEXT PRIMARY KEY,
    language TEXT
) WITHOUT ROWID
"""
