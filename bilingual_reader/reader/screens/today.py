"""今日: where you were, what is due, what is new, and what you did."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType

from bilingual_reader.core.diary import Today
from bilingual_reader.locale import N_, _
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.keys import TODAY, bindings
from bilingual_reader.reader.ports import EpisodeRow
from bilingual_reader.reader.screens.listing import ListingScreen
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.telling import long_date
from bilingual_reader.reader.widgets.paint import Part, plain
from bilingual_reader.reader.widgets.year import Year

NEWEST = 5
"""Of the episodes that were never opened, so many are listed."""


class _Item(NamedTuple):
    """Something to do."""

    sign: str
    title: str
    facts: str
    episode: str = ""
    """The episode to read, or "" to review."""
    show: str = ""
    """Of which show it is, before the facts."""


class TodayScreen(ListingScreen):
    """What a day begins with. Enter does what stands under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(TODAY)
    HEADING = N_("今日 Today")
    KEYS = (
        ("⏎", N_("go")),
        ("A", N_("归档 archive")),
        ("W", N_("生词本 words")),
        ("?", N_("all keys")),
        ("q", N_("quit")),
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._items: list[_Item] = []
        self._episodes: list[EpisodeRow] = []
        self._today: Today | None = None
        self.year = Year(session.palette)
        self._asker = Asker(self, self._asked, self._told, lambda _, error: self.report(error))

    def compose(self) -> ComposeResult:
        yield self.top_bar
        yield self.rows
        yield self.year
        yield self.status_bar

    def on_screen_resume(self) -> None:
        """Shown again: much may have been done meanwhile."""
        with self.told():
            self.refill()

    def refill(self) -> None:
        self.revision = self.session.library.revision()
        self._episodes = list(self.session.library.episodes())
        self._fill()
        if self.session.given.today is not None:
            self._asker.ask(None)

    def _asked(self, _: None) -> Today:
        assert self.session.given.today is not None
        return self.session.given.today()

    def _told(self, _: None, today: Today) -> None:
        self._today = today
        self.year.show(today)
        self.top_bar.set_facts(long_date(today.on))
        self._fill()

    def _fill(self) -> None:
        """List what there is to do; a cursor that was moved stays on what it was on."""
        here = self._items[self.rows.cursor] if self.rows.cursor else None
        items = [*self._reading(), *self._review(), *self._unread()]
        self._items = [item for item in items if self.passes(item.title, item.show, item.facts)]
        cursor = next((n for n, i in enumerate(self._items) if here and i[::3] == here[::3]), 0)
        none = _("nothing has these words")
        empty = self.keyed(_("no episodes yet: ‹A›, then ‹archive.i› imports"))
        self.rows.set_count(len(self._items), cursor, none if self.filter else empty)

    def _reading(self) -> list[_Item]:
        last = self.session.library.last_read()
        return [_Item("▶", e.title, _place(e), e.id) for e in self._episodes if e.id == last]

    def _review(self) -> list[_Item]:
        today = self._today
        if today is None or not (today.due or today.new):
            return []
        kinds = _("recognition, recall, typing")
        return [_Item("◷", _waiting(today.due, today.new), kinds)]

    def _unread(self) -> list[_Item]:
        unread = (e for e in self._episodes if not e.position)
        new = sorted(unread, key=lambda e: -e.number)[:NEWEST]
        return [_Item("✦", e.title, _facts(e), e.id, e.show) for e in new]

    def paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        item, palette = self._items[index], self.session.palette
        strong = palette.cursor if here else palette.lead
        faint = palette.cursor_faint if here else palette.faint
        sign = palette.accent if not here else palette.cursor
        show = plain(self.session.script(item.show))
        facts = " · ".join(fact for fact in (show, plain(item.facts)) if fact)
        return [
            [(f" {item.sign} ", sign), (plain(self.session.script(item.title)), strong)],
            [(f"   {facts}", faint)],
        ]

    def choose(self, index: int) -> None:
        item = self._items[index]
        if item.episode:
            self.reader.open_episode(item.episode)
        else:
            self.reader.show_review()


def _waiting(due: int, new: int) -> str:
    if due and new:
        return _("Review {due} due and {new} new").format(due=due, new=new)
    return _("Review {n} due").format(n=due) if due else _("Review {n} new").format(n=new)


def _place(episode: EpisodeRow) -> str:
    """Where an episode was left."""
    told = _("go on · sentence {n:,} of {of:,} · {share}%")
    share = 100 * episode.position // max(episode.sentences, 1)
    return told.format(n=episode.position, of=episode.sentences, share=share)


def _facts(episode: EpisodeRow) -> str:
    length = _("{n} min").format(n=episode.minutes)
    return " · ".join(fact for fact in (episode.date, length, _("new")) if fact)
