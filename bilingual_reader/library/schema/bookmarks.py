"""The table of bookmarks; where each stands now is in `places`, as for the sentences of words."""

from __future__ import annotations

BOOKMARKS = """
CREATE TABLE bookmarks (
    id TEXT PRIMARY KEY,
    episode TEXT NOT NULL,
    title TEXT NOT NULL,
    en TEXT NOT NULL,
    zh TEXT NOT NULL,
    speaker TEXT NOT NULL,
    start REAL,
    made TEXT NOT NULL
);
CREATE INDEX bookmarks_episode ON bookmarks (episode)
"""
