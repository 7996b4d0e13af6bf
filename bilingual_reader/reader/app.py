"""The app: which screen is shown, and what all of them share."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Iterable, Mapping
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
from bilingual_reader.reader import session as given
from bilingual_reader.reader.choices import Choices
from bilingual_reader.reader.choosing import ChoosingApp
from bilingual_reader.reader.marks import Marks
from bilingual_reader.reader.messages import Answered, Progressed
from bilingual_reader.reader.palette import PLAIN, palette
from bilingual_reader.reader.places import Place
from bilingual_reader.reader.ports import LexiconPort, LibraryPort
from bilingual_reader.reader.screens.base import BaseScreen, Common
from bilingual_reader.reader.script import Script
from bilingual_reader.reader.session import Importer, PathOf, Session

if TYPE_CHECKING:
    from bilingual_reader.reader.imports import Imports

LOOK = 1.0
"""Seconds between looks at whether the terminal is still there."""
PATIENCE = 0.2
"""Seconds that the screen may stand still while another process writes; then it tries again."""


class ReaderApp(ChoosingApp):
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
        *,
        episode: str | None = None,
        importer: Importer | None = None,
        exporter: given.Exporter | None = None,
        samples: given.Samples | None = None,
        glossary: given.Glossary | None = None,
        counter: given.Counter | None = None,
        searcher: given.Searcher | None = None,
        measurer: given.Measurer | None = None,
        today: given.TodayOf | None = None,
        read_for: given.ReadFor | None = None,
        files: given.Files | None = None,
        notice: str = "",
        keys: Mapping[str, Any] | None = None,
        wide: bool = False,
    ) -> None:
        """`episode`: the id to open; without it today, or the greeting of an empty library.

        `notice` is shown once, over the first screen. `keys`: what the configuration's table of
        that name says. Raises ConfigError where it asks for what cannot be. `wide`: whether the
        terminal draws characters of ambiguous width two cells wide.

        All that is handed over as a function is called in worker threads; what it raises is shown.
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
            marks=Marks(library),
            palette=palette(self.theme_variables, self.no_color),
            choices=choices,
            script=Script(chosen.script),
            view=choices.view,
            clean=chosen.brackets == "hidden",
            one_by_one=chosen.pause == "on",
            speed=float(chosen.speed),
            importer=importer,
            exporter=exporter,
            samples=samples,
            glossary=glossary,
            counter=counter,
            searcher=searcher,
            measurer=measurer,
            today=today,
            read_for=read_for,
            files=files,
        )
        self._asked = episode
        self._notice = notice
        if wide:
            from bilingual_reader.reader.ambiguous import Narrowed

            self._filters.append(Narrowed())
        if keys:
            from bilingual_reader.reader.keymap import keymap

            self.set_keymap(keymap(keys))
        self._here = self._home = places.home(self.session)
        self._before: list[Place] = []
        self._warned = False
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

    def _made(self, place: Place, n: int = 0) -> BaseScreen:
        screen = places.made(self.session, place, n)
        self._here = place
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
        self.begin(free=not self._asked and not self.session.review_first)
        if self._notice:
            self.notify(self._notice, severity="warning", timeout=20, markup=False)
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

    # Going from screen to screen

    def open_episode(self, episode: str, n: int = 0) -> None:
        """Read an episode, at a sentence or where it was left."""
        self._go(("read", episode), n)

    def show_words(self) -> None:
        """Show the word list."""
        if self._here[0] != "words":
            self._go(("words", ""))

    def show_today(self) -> None:
        """Show what a day begins with."""
        if self._here[0] != "today":
            self._go(("today", ""), before=[])

    def show_review(self) -> None:
        """Review what is due."""
        if self.session.reviewer is None:
            screen = self._screen_below()
            if screen is not None:
                screen.say(_("`bilingual-reader review` reviews the words of a library"))
        elif self._here[0] != "review":
            self._go(("review", ""))

    def show_archive(self) -> None:
        """Show the archive, the cursor on the episode that was read."""
        if self._here[0] != "archive":
            read = [p for p in (*self._before, self._here) if p[0] == "read"]
            home = [] if self._home[0] == "archive" else [self._home]
            self._go(("archive", read[-1][1] if read else ""), before=home)

    def search_library(self, text: str = "") -> None:
        """Search all episodes, for this text or for what was searched for last."""
        screen, searcher = self._screen_below(), self.session.searcher
        if searcher is None:
            if screen is not None:
                screen.say(_("`bilingual-reader search` searches the library"))
            return
        from bilingual_reader.reader.screens.search import SearchScreen

        asked = text or self.session.searched
        self.push_screen(SearchScreen(self.session, searcher, asked), self._go_to_sought)

    def _go_to_sought(self, sought: given.Sought | None) -> None:
        if sought is None:
            return
        self.session.sought = sought
        screen = self._screen_below()
        if self._here == ("read", sought.hit.episode) and screen is not None:
            screen.take_up()
        else:
            self.open_episode(sought.hit.episode, sought.hit.n)
            if self._here[1] != sought.hit.episode:
                self.session.sought = None  # it could not be opened, and no later visit is for it

    def show_about(self) -> None:
        """Say what the program is made of, and where the learner's files lie."""
        from bilingual_reader.reader.screens.about import AboutScreen

        self.push_screen(AboutScreen(self.session))

    def show_help(self, first: str = "") -> None:
        """List the keys, those of the screen with this heading first."""
        from bilingual_reader.reader.screens.help import HelpScreen

        self.push_screen(HelpScreen(first))

    def go_back(self) -> None:
        """Go to where this screen was opened from; from the first one and the greeting, quit."""
        place = self._before[-1] if self._before else None
        if place is not None and place[0] != "archive":
            self._go(place, before=self._before[:-1])
        elif self._here[0] in (self._home[0], "welcome") or (
            self.session.review_first and place is None
        ):
            self.call_later(self.action_quit)
        else:
            self.show_archive()

    def _go(self, place: Place, n: int = 0, before: list[Place] | None = None) -> None:
        """`before`: where `q` leads from there; without it to this screen, and on from here."""
        others = [p for p in self._before if p != place]
        if not self._may_leave():
            return
        if before is None:
            # An episode that the greeting opened leads home: the greeting is over.
            greeted = self._here[0] == "welcome" and place[0] == "read"
            before = [*others, self._home if greeted else self._here]
        try:
            made = self._made(place, n)
        except ReaderError as error:
            self._before = others
            self._report(error)
            return
        self._before = before
        self.switch_screen(made)

    def _may_leave(self) -> bool:
        """Whether all is written; when it cannot be, that is told, and the second try may."""
        screen = self._screen_below()
        left = screen is None or screen.leave()
        may = (self._keep_choices() and left) or self._warned
        self._warned = not may
        return may

    async def action_quit(self) -> None:
        """End, once everything is written; when it cannot be, say so, and end at the second try.

        An import under way is waited for, with the screen up, until the second try.
        """
        screen = self._screen_below()
        if self._imports is not None and self._imports.busy and not self._ending:
            self._ending = True
            if screen is not None:
                name = self._imports.name
                told = _("finishing the import of {name}; q again stops waiting")
                screen.status.say(told.format(name=name))
        elif self._may_leave():
            self.exit()

    # Imports

    def begin_import(self, path: PathOf) -> None:
        """Import a path in a thread; the screen that is shown when it ends says what came of it."""
        if self._imports is None:
            from bilingual_reader.reader.imports import Imports

            assert self.session.importer is not None
            importer = self.session.importer
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
