"""The app: which screen is shown, and what all of them share."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.notifications import Notify
from textual.screen import Screen

from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import _, in_use, use
from bilingual_reader.reader import places
from bilingual_reader.reader.choices import Choices
from bilingual_reader.reader.given import NOTHING, Given
from bilingual_reader.reader.going import GoingApp
from bilingual_reader.reader.marks import Marks
from bilingual_reader.reader.messages import Answered, Progressed
from bilingual_reader.reader.palette import PLAIN, palette
from bilingual_reader.reader.screens.base import Common
from bilingual_reader.reader.script import Script
from bilingual_reader.reader.session import PathOf, Session

if TYPE_CHECKING:
    from bilingual_reader.reader.imports import Imports
    from bilingual_reader.reader.ports import LexiconPort, LibraryPort

LOOK = 1.0
"""Seconds between looks at whether the terminal is still there."""
PATIENCE = 0.2
"""Seconds that the screen may stand still while another process writes; then it tries again."""


class ReaderApp(GoingApp):
    """Reads episodes of a library. It prints and asks nothing outside its own screens."""

    TITLE = "Bilingual Reader"
    CSS_PATH = Path(__file__).with_name("reader.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", show=False, priority=True, id="everywhere.app.quit")
    ]

    def __init__(
        self,
        library: LibraryPort,
        lexicon: LexiconPort,
        given: Given = NOTHING,
        *,
        episode: str | None = None,
    ) -> None:
        """`episode`: the id to open; without it today, or the greeting of an empty library.

        Raises ConfigError where the keys that are given ask for what cannot be.
        """
        self._troubles = []
        choices = Choices(library, self.set_timer, self._tell)
        chosen = choices.now
        theme = PLAIN.name if "NO_COLOR" in os.environ else chosen.theme
        self.set_reactive(ReaderApp.theme, theme)
        super().__init__()
        self.session = Session(
            library=library,
            lexicon=lexicon,
            given=given,
            marks=Marks(library),
            palette=palette(self.theme_variables, self.no_color),
            choices=choices,
            script=Script(chosen.script),
            view=choices.view,
            clean=chosen.brackets == "hidden",
            one_by_one=chosen.pause == "on",
            speed=float(chosen.speed),
        )
        self._write_interface()
        self._asked = episode
        if given.wide:
            from bilingual_reader.reader.ambiguous import Narrowed

            self._filters.append(Narrowed())
        if given.keys:
            from bilingual_reader.reader.keymap import keymap

            self.set_keymap(keymap(given.keys))
        self._here = self._home = places.home(self.session)
        self._before = []
        self._imports: Imports | None = None
        self._ending = False
        """Whether the app ends as soon as no import is under way."""

    def get_default_screen(self) -> Screen[Any]:
        """The first screen, shown at once: no empty one before it."""
        try:
            screen = self._made(places.first(self.session, self._asked))
        except ReaderError as error:
            self.call_later(self._report, error)
            screen = self._made(self._home)
        # What push_screen does for all others; without it switch_screen cannot replace this one.
        screen._push_result_callback(screen, None)
        return screen

    async def on_event(self, event: events.Event) -> None:
        """What is typed on a screen of the reader acts here, one key after the other.

        Textual sends keys round to the screen and back: there one that is typed fast would
        overtake another that opens or closes a prompt.
        """
        typed = event if isinstance(event, events.Key | events.Paste) else None
        screen = self.screen if typed and not typed.is_forwarded else None
        if typed is None or not isinstance(screen, Common):
            await super().on_event(event)
            return
        key = typed.key if isinstance(typed, events.Key) else ""
        if not await self._check_bindings(key, priority=True) and not await screen.take(typed):
            await self._check_bindings(key)

    def on_mount(self) -> None:
        """Never wait for another process's write; end in order when the system says so."""
        self.session.library.patience(PATIENCE)
        self.call_after_refresh(_collect_again)
        given = self.session.given
        self.begin(free=not self._asked and not given.review_first)
        if given.notice:
            self.notify(given.notice, severity="warning", timeout=20, markup=False)
        if os.isatty(0):
            self.set_interval(LOOK, self._end_with_terminal)
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            # Not on Windows, and not where the app runs beside the main thread.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self._told_to_end)

    def _end_with_terminal(self) -> None:
        """End when the terminal was closed: not every one of them sends a signal first."""
        if not os.isatty(0):
            self._told_to_end()

    def _told_to_end(self) -> None:
        screen = self._screen_below()
        if screen is not None:
            screen.leave()
        self._keep_choices()
        self.exit()

    def on_notify(self, event: Notify) -> None:
        """Show no notification twice at once, and of the older ones only the last."""
        shown, new = list(self._notifications), event.notification
        if any((old.title, old.message) == (new.title, new.message) for old in shown):
            event.prevent_default()
            return
        for old in shown[:-1]:
            self._unnotify(old, refresh=False)

    def dismiss_notices(self) -> bool:
        """Take the notifications away; whether there were any."""
        shown = len(self._notifications) > 0
        if shown:
            self.clear_notifications()
        return shown

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What Ctrl+P lists."""
        from bilingual_reader.reader.commands import commands, translated

        yield from map(translated, super().get_system_commands(screen))
        yield from commands(self, screen)

    def action_command_palette(self) -> None:
        """List the commands, to be searched by typing."""
        from bilingual_reader.reader.commands import open_palette

        open_palette(self)

    async def action_quit(self) -> None:
        """End, once everything is written; when it cannot be, say so, and end at the second try.

        An import under way is waited for, with the screen up, until the second try.
        """
        screen = self._screen_below()
        if self._imports is not None and self._imports.busy and not self._ending:
            self._ending = True
            if screen is not None:
                name = self._imports.name
                told = _("finishing the import of {name}; ‹q› again stops waiting")
                screen.status.say(screen.keyed(told.format(name=name)))
        elif self._may_leave():
            self.exit()

    # Imports

    def begin_import(self, path: PathOf) -> None:
        """Import a path in a thread; the screen that is shown when it ends says what came of it."""
        if self._imports is None:
            from bilingual_reader.reader.imports import Imports

            importer = self.session.given.importer
            assert importer is not None
            self._imports = Imports(self, importer, self._import_ended, self._import_failed)
        self._imports.begin(path)

    def on_answered(self, message: Answered) -> None:
        """An import ended."""
        message.asker.answered(message)

    def on_progressed(self, message: Progressed) -> None:
        """An import says how far it is."""
        screen = self._screen_below()
        if screen is not None and not self._ending:
            screen.import_goes_on(message.told)

    def _import_ended(self, said: str) -> None:
        screen = self._screen_below()
        if self._ending:
            if self._imports is not None and not self._imports.busy:
                self.call_later(self.action_quit)
            return
        if screen is not None:
            screen.import_ended(said)

    def _import_failed(self, error: Exception) -> None:
        self._ending = False  # the learner is to see why
        screen = self._screen_below()
        if screen is not None:
            screen.import_failed(error)

    # The language of the interface

    def change_interface(self) -> None:
        """Speak the other language, on this screen, which is made anew, and on all to come."""
        language = "en" if in_use() == "zh" else "zh"
        use(language)
        self.session.choices.choose(interface=language)
        self._go(self._here, before=self._before)


def _collect_again() -> None:
    """Once the first screen stands: the command line had stopped the collection of garbage.

    What start-up made stays until the end, so it is never looked through again.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
