"""The tables of reviews: the state of every card, and the log of all answers.

Both hang on the word's key alone: a word that is taken off the list keeps them, and has them again
when it is marked again. The log is never cut, so that every state can be made anew from it.
"""

from __future__ import annotations

REVIEWS = """
CREATE TABLE review_cards (
    id TEXT PRIMARY KEY,
    word TEXT NOT NULL,
    kind TEXT NOT NULL,
    phase TEXT NOT NULL,
    step INTEGER,
    stability REAL NOT NULL,
    difficulty REAL NOT NULL,
    due TEXT NOT NULL,
    last TEXT NOT NULL,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    given TEXT NOT NULL
);
CREATE INDEX review_cards_word ON review_cards (word);
CREATE TABLE reviews (
    id TEXT PRIMARY KEY,
    word TEXT NOT NULL,
    kind TEXT NOT NULL,
    rating INTEGER NOT NULL,
    at TEXT NOT NULL,
    elapsed REAL,
    seconds REAL NOT NULL,
    before TEXT NOT NULL
);
CREATE INDEX reviews_word ON reviews (word, at);
CREATE INDEX reviews_at ON reviews (at)
"""
