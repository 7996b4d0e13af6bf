"""What is imported, what is marked, the journal; corrections of pairs; copies in archives."""

from __future__ import annotations

FIRST_TABLES = """
CREATE TABLE editions (
    id INTEGER PRIMARY KEY,
    episode TEXT NOT NULL,
    turns INTEGER NOT NULL,
    sentences INTEGER NOT NULL
);
CREATE INDEX editions_episode ON editions (episode);
CREATE TABLE turns (
    edition INTEGER NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    section TEXT NOT NULL,
    PRIMARY KEY (edition, n)
) WITHOUT ROWID;
CREATE TABLE beads (
    edition INTEGER NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    en TEXT NOT NULL,
    zh TEXT NOT NULL,
    start REAL,
    "end" REAL,
    confidence REAL NOT NULL,
    cuts TEXT NOT NULL,
    PRIMARY KEY (edition, n)
) WITHOUT ROWID;
CREATE TABLE episodes (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    edition INTEGER NOT NULL REFERENCES editions (id),
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    show TEXT NOT NULL,
    date TEXT NOT NULL,
    url TEXT NOT NULL,
    summary TEXT NOT NULL,
    languages TEXT NOT NULL,
    word_count INTEGER NOT NULL,
    minutes INTEGER NOT NULL
);
CREATE TABLE sources (
    id TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    episode TEXT NOT NULL
);
CREATE INDEX sources_fingerprint ON sources (fingerprint);
CREATE TABLE positions (
    episode TEXT PRIMARY KEY,
    n INTEGER NOT NULL,
    at TEXT NOT NULL,
    en TEXT NOT NULL,
    zh TEXT NOT NULL
);
CREATE TABLE forms (
    surface TEXT PRIMARY KEY,
    headword TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX forms_headword ON forms (headword);
CREATE TABLE words (
    id TEXT PRIMARY KEY,
    lang TEXT NOT NULL,
    headword TEXT NOT NULL,
    reading TEXT NOT NULL,
    gloss TEXT NOT NULL,
    status TEXT NOT NULL,
    added TEXT NOT NULL,
    changed TEXT NOT NULL,
    traditional TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE TABLE contexts (
    id TEXT PRIMARY KEY,
    word TEXT NOT NULL,
    place INTEGER NOT NULL,
    episode TEXT NOT NULL,
    title TEXT NOT NULL,
    show TEXT NOT NULL,
    url TEXT NOT NULL,
    sentence TEXT NOT NULL,
    translation TEXT NOT NULL,
    surface TEXT NOT NULL,
    speaker TEXT NOT NULL,
    start REAL
);
CREATE INDEX contexts_word ON contexts (word, place);
CREATE INDEX contexts_episode ON contexts (episode);
CREATE TABLE places (
    context TEXT PRIMARY KEY,
    n INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE exports (
    key TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    gone INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    scope TEXT NOT NULL,
    batch TEXT NOT NULL,
    summary TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE changes (
    journal INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    "table" TEXT NOT NULL,
    id TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (journal, seq)
) WITHOUT ROWID;
CREATE TABLE revisions (id INTEGER PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL);
INSERT INTO revisions VALUES (1, 0)
"""

CORRECTED_BEADS = """
CREATE TABLE corrections (
    id TEXT PRIMARY KEY,
    episode TEXT NOT NULL,
    made TEXT NOT NULL,
    told TEXT NOT NULL
);
CREATE INDEX corrections_episode ON corrections (episode);
CREATE TABLE patches (
    edition INTEGER NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
    correction TEXT NOT NULL,
    part INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    count INTEGER NOT NULL,
    beads TEXT NOT NULL,
    PRIMARY KEY (edition, correction, part)
);
CREATE INDEX patches_correction ON patches (correction);
CREATE TABLE corrected (
    episode TEXT PRIMARY KEY,
    edition INTEGER NOT NULL,
    version INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    stretches TEXT NOT NULL
) WITHOUT ROWID
"""

COPIES = """
CREATE TABLE copies (
    fingerprint TEXT PRIMARY KEY,
    issue TEXT NOT NULL,
    date TEXT NOT NULL
) WITHOUT ROWID
"""

JOURNAL_BY_SCOPE = "CREATE INDEX journal_by_scope ON journal (scope, undone)"
"""What can be undone in a scope is found without reading the whole journal."""

OWN_TITLES = "ALTER TABLE episodes ADD COLUMN renamed TEXT NOT NULL DEFAULT ''"
"""The learner's titles stand apart from the source's, which imports write."""
