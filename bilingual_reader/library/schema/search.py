"""The full-text indexes and what is in them; `search_index` keeps them."""

from __future__ import annotations

# Without their text, which `beads` has, and without what only ranking needs: half the size.
FULL_TEXT = """
CREATE VIRTUAL TABLE sentences USING fts5(en, zh, content='', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE sounds USING fts5(zh, content='', columnsize=0, tokenize='ascii');
CREATE TABLE indexed (
    edition INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (edition, name)
) WITHOUT ROWID;
CREATE INDEX episodes_edition ON episodes (edition)
"""

KEPT_SYLLABLES = "CREATE TABLE syllables (made TEXT NOT NULL, rows TEXT NOT NULL)"
"""Of one row at most."""

EMPTY_SOUNDS = (
    "INSERT INTO sounds (sounds) VALUES ('delete-all')",
    "DELETE FROM indexed WHERE name = 'sounds'",
)
"""Take everything out of the index of sounds, to be filled anew."""
