"""Telling of a trouble that lasts once, not each time that something is tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bilingual_reader.errors import ReaderError


class Trouble:
    """A trouble is told when it begins, and again only after it was over."""

    def __init__(self, tell: Callable[[ReaderError], None]) -> None:
        self._tell = tell
        self._lasts = False

    @contextmanager
    def told(self) -> Iterator[None]:
        """Try something; where it fails, say so, unless that was said already."""
        try:
            yield
        except ReaderError as error:
            if not self._lasts:
                self._lasts = True
                self._tell(error)
        else:
            self._lasts = False
