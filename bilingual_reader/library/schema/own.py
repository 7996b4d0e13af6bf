"""The table of the learner's own readings and words."""

from __future__ import annotations

OWN_READINGS = """
CREATE TABLE own_readings (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    syllables TEXT NOT NULL,
    cuts TEXT NOT NULL,
    sentence TEXT NOT NULL,
    place INTEGER NOT NULL,
    alike TEXT NOT NULL,
    made TEXT NOT NULL
)
"""
