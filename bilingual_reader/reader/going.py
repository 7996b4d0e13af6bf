"""Going from screen to screen: where the app is, and where `q` leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import _
from bilingual_reader.reader import places
from bilingual_reader.reader.choosing import ChoosingApp
from bilingual_reader.reader.places import Place
from bilingual_reader.reader.screens.base import BaseScreen

if TYPE_CHECKING:
    from bilingual_reader.reader.session import Sought


class GoingApp(ChoosingApp):
    """An app of several places, one screen each, with windows over them."""

    _here: Place
    _home: Place
    _before: list[Place]
    """Where the learner came from, the last place at the end."""
    _warned = False
    """Whether the learner was told that something could not be written."""

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
        if self.session.given.reviewer is None:
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
        screen, searcher = self._screen_below(), self.session.given.searcher
        if searcher is None:
            if screen is not None:
                screen.say(_("`bilingual-reader search` searches the library"))
            return
        from bilingual_reader.reader.screens.search import SearchScreen

        asked = text or self.session.searched
        self.push_screen(SearchScreen(self.session, searcher, asked), self._go_to_sought)

    def _go_to_sought(self, sought: Sought | None) -> None:
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
            self.session.given.review_first and place is None
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

    def _made(self, place: Place, n: int = 0) -> BaseScreen:
        screen = places.made(self.session, place, n)
        self._here = place
        return screen
