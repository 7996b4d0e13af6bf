"""Anki itself: a running one through AnkiConnect, and what packages hold of a collection."""
