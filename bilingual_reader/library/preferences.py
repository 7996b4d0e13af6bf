"""What the learner chose, kept in the library: it goes where the words go, backups included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual_reader.library.connection import explained, transaction
from bilingual_reader.library.open_file import OpenFile

if TYPE_CHECKING:
    from bilingual_reader.core.preferences import Preferences


class Chosen(OpenFile):
    """An open library's preferences. No part of the journal: undo takes back no view."""

    def preferences(self) -> Preferences:
        """What was chosen; the defaults for the rest."""
        from bilingual_reader.core.preferences import preferences

        with explained(self.path):
            return preferences(dict(self._connection.execute("SELECT * FROM preferences")))

    def interface(self) -> str:
        """The language of the interface that was chosen, or auto; quicker than all of them."""
        chosen = "SELECT value FROM preferences WHERE name = 'interface'"
        with explained(self.path):
            row = self._connection.execute(chosen).fetchone()
        return row[0] if row else "auto"

    def prefer(self, **values: str) -> None:
        """Choose; a default is chosen by its name too. Raises PreferenceError, LibraryError.

        A read-only library does not remember it.
        """
        from bilingual_reader.core.preferences import checked, following

        rows = list(following(**dict(checked(*each) for each in values.items())).items())
        if self.read_only:
            return
        with explained(self.path), transaction(self._connection):
            self._connection.executemany(
                "INSERT INTO preferences VALUES (?, ?) "
                "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                rows,
            )
