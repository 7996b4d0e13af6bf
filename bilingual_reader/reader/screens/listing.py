"""What the screens with a list share: they are filled, and filled again when it changed."""

from __future__ import annotations

from abc import abstractmethod

from bilingual_reader.reader.messages import RowChosen
from bilingual_reader.reader.screens.filtered import Filtered
from bilingual_reader.reader.screens.importing import ImportingScreen
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.trouble import Trouble

WATCH = 1.0
"""Seconds between looks at whether another process changed what is listed."""


class ListingScreen(Filtered, ImportingScreen):
    """A list that stays as true as the library."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.revision = -1
        """The library's, when it was read last."""
        self.trouble = Trouble(self.report)
        self.put_together()

    def on_mount(self) -> None:
        """Fill the list."""
        with self.told():
            self.refill()
        self.set_interval(WATCH, self.watch_library)

    def watch_library(self) -> None:
        """Show what another process changed meanwhile; what is shown stays while one types."""
        if self.is_active and self.prompt is None:
            with self.trouble.told():
                if self.session.library.revision() != self.revision:
                    self.refill()

    @abstractmethod
    def choose(self, index: int) -> None:
        """The learner chose a row."""

    def passes(self, *fields: str) -> bool:
        """Whether every word of the filter stands in one of the fields."""
        return self.session.script.finds(self.filter, "\n".join(fields))

    def on_row_chosen(self, message: RowChosen) -> None:
        """A row was chosen, by key or mouse."""
        with self.told():
            self.choose(message.index)
