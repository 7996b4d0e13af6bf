"""How long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told (what is done, of how much); the unit is the work's own: words, sentences, lines."""


def untold(done: int, total: int) -> None:
    """The progress of work that nobody watches."""
