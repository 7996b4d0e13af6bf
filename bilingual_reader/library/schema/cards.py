"""The table of the cards that the learner wants of each note."""

CHOICES = """
CREATE TABLE card_choices (
    lang TEXT PRIMARY KEY,
    kinds TEXT NOT NULL,
    changed TEXT NOT NULL
) WITHOUT ROWID
"""
"""Of each language whose cards were ever chosen: the kinds, with spaces between, and when."""
