"""Screens from which one imports: a path, or the samples. The app runs the import."""

from __future__ import annotations

from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import N_, _
from bilingual_reader.reader.screens.base import BaseScreen
from bilingual_reader.reader.session import PathOf, Session

_ASKED = {
    "": N_("path of a file or folder to import"),
    "file": N_("path of a file to import"),
    "folder": N_("path of a folder to import"),
}
"""By what is to be imported."""


def pasted(text: str) -> str:
    """A path as it was meant: terminals and shells quote one that is dropped or pasted."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1].strip()
    return text.replace("\\ ", " ")


class ImportingScreen(BaseScreen):
    """A screen that can import, and shows how far an import is."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def action_import_path(self, what: str = "") -> None:
        """Ask for a path."""
        if self.session.given.importer is None:
            self.say(_("import with `bilingual-reader import PATH`"))
        else:
            self.ask("import", _(_ASKED[what]))

    def action_sample(self) -> None:
        """Import the sample interviews."""
        if self.session.given.importer is None or self.session.given.samples is None:
            self.say(_("no samples here: `bilingual-reader demo` brings them"))
        else:
            self._begin(self.session.given.samples)

    def typed(self, purpose: str, text: str, done: bool) -> None:
        if purpose == "import" and done and pasted(text):
            self._begin(pasted(text).__str__)

    def _begin(self, path: PathOf) -> None:
        self.status.say(_("importing …"))
        self.reader.begin_import(path)

    def import_goes_on(self, told: str) -> None:
        self.status.say(_("importing {name}").format(name=told))

    def import_ended(self, said: str) -> None:
        self.say(_("imported: {told}").format(told=said))
        with self.told():
            self.imported()

    def import_failed(self, error: Exception) -> None:
        self.status.say("")
        self.report(error)
        if isinstance(error, ReaderError):  # some of a folder may have been imported
            with self.told():
                self.imported()

    def imported(self) -> None:
        """Called when an import ended: show what there is now."""
