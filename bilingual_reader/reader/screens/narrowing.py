"""What narrows the archive: a show, a speaker or a kind, a day or a month, and what is typed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bilingual_reader.locale import _
from bilingual_reader.reader.ports import EpisodeRow
from bilingual_reader.reader.screens.listing import ListingScreen
from bilingual_reader.reader.telling import SORTS, group, kind
from bilingual_reader.reader.widgets.paint import Part, plain

if TYPE_CHECKING:
    from bilingual_reader.core.shelves import Group


class NarrowingScreen(ListingScreen):
    """A list of episodes, or of some of them."""

    every: Sequence[EpisodeRow] = ()
    """All episodes of the library."""
    _only: Group | None = None
    """The group that is shown alone."""
    _speaks: tuple[int, Mapping[str, Sequence[str]]] = -1, {}
    """The library's revision, and who spoke in which episode then."""

    @abstractmethod
    def under_cursor(self) -> str:
        """The id of the episode at the cursor, or ""."""

    @abstractmethod
    def row(self, episode: EpisodeRow, width: int, here: bool) -> list[list[Part]]:
        """The lines of an episode's row."""

    @property
    def whole(self) -> bool:
        return super().whole and self._only is None

    @property
    def narrowed(self) -> str:
        """What is shown alone, in words; "" for all."""
        only = self._only
        return f"{_(SORTS[only.sort])}: {plain(group(only.sort, only.name))}" if only else ""

    def shown(self, episode: EpisodeRow) -> bool:
        """Whether an episode is in the group that is shown, and passes the filter."""
        if self.whole:
            return True
        who = self._speakers().get(episode.id, ())
        if self._only is not None and not self._only.has(episode, who):
            return False
        e = episode
        return self.passes(e.title, e.show, e.kind, kind(e.kind), e.date, f"#{e.number}", *who)

    def _speakers(self) -> Mapping[str, Sequence[str]]:
        """Who speaks in which episode; asked for when it is first needed."""
        if self._speaks[0] != self.revision:
            self._speaks = self.revision, self.session.library.speakers()
        return self._speaks[1]

    # By date, show, speaker and kind

    def action_calendar(self) -> None:
        """Show the episodes by date."""
        from bilingual_reader.core.shelves import by_day
        from bilingual_reader.reader.screens.calendar import CalendarScreen

        days = by_day(self.every)
        if not days:
            self.say(_("no episode has a date"))
            return
        here = self.under_cursor()
        at = next((day for day, there in days.items() if any(e.id == here for e in there)), None)
        screen = CalendarScreen(self.every, at or max(days), self.row, self.session.palette)
        self.app.push_screen(screen, self._of_date)

    def _of_date(self, answer: tuple[str, str] | None) -> None:
        what, value = answer or ("", "")
        if what == "episode":
            with self.told():
                self.reader.open_episode(value)
        elif what == "date":
            self._only = None
            self.set_filter(value)

    def action_groups(self) -> None:
        """Choose a show, a speaker or a kind."""
        from bilingual_reader.core.shelves import groups
        from bilingual_reader.reader.screens.grouping import GroupsScreen

        with self.told():
            found = groups(self.every, self._speakers())
            self.app.push_screen(GroupsScreen(found, self.session.palette), self._of_group)

    def _of_group(self, chosen: Group | None) -> None:
        if chosen is not None:
            self._only, self.filter = chosen, ""
            with self.told():
                self.refill()

    def close_next(self) -> None:
        """Show all again."""
        if self._only is not None:
            self._only, self.filter = None, ""
            with self.told():
                self.refill()
        super().close_next()
