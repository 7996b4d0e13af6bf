"""Importing from within the app: in a thread, telling how far it is."""

from __future__ import annotations

from collections.abc import Callable

from bilingual_reader.errors import ReaderError
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.messages import Progressed
from bilingual_reader.reader.screens.base import BaseScreen
from bilingual_reader.reader.session import Session


class ImportingScreen(BaseScreen):
    """A screen that can import: paths and the samples."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._imports: Asker[Callable[[], str], str] = Asker(
            self, self._import, self._imported, self._failed, True
        )

    def action_import_path(self, what: str = "file or folder") -> None:
        """Ask for a path."""
        if self.session.importer is None:
            self.say("import with `bilingual-reader import PATH`")
        else:
            self.ask("import", f"path of a {what} to import")

    def action_sample(self) -> None:
        """Import the sample interviews."""
        if self.session.importer is None or self.session.samples is None:
            self.say("no samples here: `bilingual-reader demo` brings them")
        else:
            self._begin(self.session.samples)

    def typed(self, purpose: str, text: str, done: bool) -> None:
        if purpose == "import" and done and text.strip():
            self._begin(text.strip().__str__)

    def _begin(self, path: Callable[[], str]) -> None:
        self.status.say("importing …")
        self._imports.ask(path)

    def _import(self, path: Callable[[], str]) -> str:
        assert self.session.importer is not None
        return self.session.importer(path(), lambda told: self._progressed(told))

    def _progressed(self, told: str) -> None:
        self.post_message(Progressed(told))

    def on_progressed(self, message: Progressed) -> None:
        """Show how far the import is."""
        self.status.say(f"importing {message.told}")

    def _imported(self, _: Callable[[], str], said: str) -> None:
        self.say(f"imported: {said}")
        with self.told():
            self.imported()

    def _failed(self, _: Callable[[], str], error: Exception) -> None:
        self.status.say("")
        self.report(error)
        if not isinstance(error, ReaderError):
            return
        with self.told():
            self.imported()

    def imported(self) -> None:
        """Called when an import ended: show what there is now."""
