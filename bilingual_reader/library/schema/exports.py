"""The table of what was exported, by format: before, it was of decks alone."""

BY_FORMAT = """
CREATE TABLE exports_by_format (
    format TEXT NOT NULL,
    key TEXT NOT NULL,
    content TEXT NOT NULL,
    gone INTEGER NOT NULL,
    PRIMARY KEY (format, key)
) WITHOUT ROWID;
INSERT INTO exports_by_format SELECT 'apkg', key, content, gone FROM exports;
DROP TABLE exports;
ALTER TABLE exports_by_format RENAME TO exports
"""
