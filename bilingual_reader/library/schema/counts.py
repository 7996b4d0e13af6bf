"""The tables of counted words, and the triggers that keep what is known of them exact."""

from __future__ import annotations

_KNOWN = """
UPDATE shares SET
    known = known + {sign} counted.count * ({row}.status = 'known'),
    ignored = ignored + {sign} counted.count * ({row}.status = 'ignored')
FROM (SELECT edition, count FROM occurrences
    WHERE word = (SELECT id FROM vocabulary WHERE key = {row}.id)) AS counted
WHERE shares.edition = counted.edition AND shares.lang = {row}.lang;
"""
_ADDED, _TAKEN = _KNOWN.format(sign="", row="NEW"), _KNOWN.format(sign="-", row="OLD")

COUNTED_WORDS = (
    """CREATE TABLE vocabulary (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        total INTEGER NOT NULL
    )""",
    """CREATE TABLE occurrences (
        word INTEGER NOT NULL,
        edition INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (word, edition)
    ) WITHOUT ROWID""",
    """CREATE TABLE shares (
        edition INTEGER NOT NULL,
        lang TEXT NOT NULL,
        total INTEGER NOT NULL,
        known INTEGER NOT NULL,
        ignored INTEGER NOT NULL,
        PRIMARY KEY (edition, lang)
    ) WITHOUT ROWID""",
    f"""CREATE TRIGGER word_added AFTER INSERT ON words
    WHEN NEW.status IN ('known', 'ignored') BEGIN {_ADDED} END""",
    f"""CREATE TRIGGER word_removed AFTER DELETE ON words
    WHEN OLD.status IN ('known', 'ignored') BEGIN {_TAKEN} END""",
    f"""CREATE TRIGGER word_changed AFTER UPDATE ON words
    WHEN NEW.status <> OLD.status BEGIN {_TAKEN} {_ADDED} END""",
)
