"""归档: all episodes, and how much of each is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual.binding import BindingType

from bilingual_reader.core.documents import Language
from bilingual_reader.locale import N_, _, ngettext
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.keys import ARCHIVE, bindings
from bilingual_reader.reader.layout.linebreak import shortened
from bilingual_reader.reader.messages import Progressed
from bilingual_reader.reader.ports import EpisodeRow
from bilingual_reader.reader.screens.narrowing import NarrowingScreen
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.telling import kind
from bilingual_reader.reader.widgets.bars import length
from bilingual_reader.reader.widgets.paint import Part, plain

if TYPE_CHECKING:
    from bilingual_reader.core.vocabulary import Known
    from bilingual_reader.reader.given import Measurer

_ORDERS = {
    "number": N_("by number"),
    "known": N_("what you know most of first"),
    "length": N_("the shortest first"),
    "date": N_("the latest first"),
    "title": N_("by title"),
}
"""How episodes are ordered, and how that is said."""
_ROOM = 100
"""Cells of a row from which unknown words in a hundred are told too."""
_SHOW = 16
"""Cells of a show's name that are left while the date stands beside it."""


class ArchiveScreen(NarrowingScreen):
    """The episodes, by number; Enter opens one where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(ARCHIVE)
    HEADING = N_("归档 Archive")
    KEYS = (
        ("⏎", N_("read")),
        ("/", N_("filter")),
        ("c", N_("calendar")),
        ("f", N_("show, speaker, kind")),
        ("o", N_("order")),
        ("i", N_("import")),
        ("W", N_("生词本 words")),
        ("?", N_("all keys")),
        ("q", N_("quit")),
    )

    def __init__(self, session: Session, at: str = "") -> None:
        super().__init__(session)
        self._episodes: list[EpisodeRow] = []
        self._at = at
        self._there: set[str] = set()
        """The episodes that were there when the last import ended, or the list was first filled."""
        self._order = "number"
        self._shares: Mapping[str, Mapping[Language, Known]] = {}
        """How much of each episode is known, as far as that was counted."""
        self._progress = ""
        """What was said last of how far the counting is."""
        self._learned: Language = session.learned
        """The language whose words are told."""
        measurer = session.given.measurer
        self._measuring = measurer and Asker(
            self, self._measured_by(measurer), self._measured, self._not_measured
        )

    def on_mount(self) -> None:
        super().on_mount()
        # Counted in a thread, once the list stands.
        self.call_after_refresh(self._measure)

    def _measure(self) -> None:
        if self._measuring is not None:
            self._measuring.ask(self.revision)

    def _measured_by(
        self, measurer: Measurer
    ) -> Callable[[int], Mapping[str, Mapping[Language, Known]]]:
        def goes_on(done: int, total: int) -> None:
            share = 100 * done // max(total, 1)
            told = _("counting the words of the library (once) {share} %")
            self.post_message(Progressed(told.format(share=share)))

        return lambda _: measurer(goes_on)

    def on_progressed(self, message: Progressed) -> None:
        """How far the first counting of all is."""
        message.stop()
        self._progress = message.told
        self.status.say(message.told)

    def _measured(self, revision: int, shares: Mapping[str, Mapping[Language, Known]]) -> None:
        if self._progress and self.status.said == self._progress:
            self.status.say("")
        self._shares = shares
        self._learned = self.session.choices.learned or _learned(shares, self.session.view.lead)
        if self._order == "known":
            with self.told():
                self.refill()
        self.rows.refresh()

    def _not_measured(self, _: int, error: Exception) -> None:
        self.status.say("")
        self.report(error)

    def known(self, episode: EpisodeRow) -> Known | None:
        """How much of an episode is known, in the language that is learned; None: not counted."""
        shares = self._shares.get(episode.id, {})
        there = {lang: known for lang, known in shares.items() if known.words}
        return there.get(self._learned) or next(iter(there.values()), None)

    def action_sort(self) -> None:
        """Show the episodes in the next order."""
        orders = [o for o in _ORDERS if o != "known" or self._measuring is not None]
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        with self.told():
            self.refill()
            self.say(_(_ORDERS[self._order]))

    def _place(self, episode: EpisodeRow) -> tuple[Any, ...]:
        """What the episodes are ordered by."""
        if self._order == "known":
            known = self.known(episode)
            return (-known.share if known else 1.0, episode.number)
        if self._order == "length":
            return (episode.word_count, episode.number)
        if self._order == "title":
            return (episode.title.casefold(), episode.number)
        return (episode.number,)

    def imported(self) -> None:
        before = self._there
        self.refill()
        new = [i for i, e in enumerate(self._episodes) if e.id not in before]
        self._there = {e.id for e in self.every}
        if new:
            self.rows.move_to(new[0])

    def choices_changed(self) -> None:
        self._learned = self.session.learned
        with self.told():
            self.refill()

    def on_screen_resume(self) -> None:
        """Shown again: another process may have imported meanwhile."""
        self.watch_library()

    def refill(self) -> None:
        revision = self.session.library.revision()
        if self.revision not in (-1, revision):
            self._measure()
        self.revision = revision
        every = self.every = self.session.library.episodes()
        self._there = self._there or {e.id for e in every}
        here = self._at or self.under_cursor()
        self._at = ""
        self._episodes = [e for e in every if self.shown(e)]
        self._episodes.sort(key=self._place)
        if self._order == "date":
            self._episodes.sort(key=lambda e: e.date, reverse=True)
        cursor = next((i for i, e in enumerate(self._episodes) if e.id == here), 0)
        none = _("no episode has “{text}”").format(text=self.filter)
        empty = none if every else self.keyed(_("no episodes yet: ‹i› imports some"))
        self.rows.set_count(len(self._episodes), cursor, empty)
        by = "" if self._order == "number" else _(_ORDERS[self._order])
        many = ngettext("{n} episode", "{n} episodes", len(every))
        counted = self.counted(len(self._episodes), many)
        self.top_bar.set_facts(counted, self.session.script(self.narrowed), by)

    def under_cursor(self) -> str:
        place = self.rows.cursor
        return self._episodes[place].id if place < len(self._episodes) else ""

    def choose(self, index: int) -> None:
        self.reader.open_episode(self._episodes[index].id)

    def paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        return self.row(self._episodes[index], width, here)

    def row(self, episode: EpisodeRow, width: int, here: bool) -> list[list[Part]]:
        palette = self.session.palette
        text = palette.cursor if here else palette.lead
        faint = palette.cursor_faint if here else palette.other
        bar = palette.cursor_faint if here else palette.faint
        number = f"{episode.number:>3} "
        share = episode.position / episode.sentences if episode.sentences else 0.0
        meter, told = _meter(share, episode.position)
        room = width - len(number) - cell_len(told) - len(meter) - 4
        title = shortened(plain(self.session.script(episode.title)), max(room, 8))
        gap = " " * max(width - len(number) - cell_len(title) - len(meter) - cell_len(told) - 2, 1)
        measured = self.known(episode)
        known = _known(measured, width) if measured else ""
        show = plain(self.session.script(episode.show))
        beside = cell_len(known) + 3 if known else 1
        under = _facts(episode, show, width - len(number) - beside)
        between = " " * max(width - len(number) - cell_len(under) - cell_len(known) - 1, 1)
        return [
            [(number, bar), (title, text), (gap, faint), (meter, bar), (f" {told}", faint)],
            [(" " * len(number), bar), (under, faint), (between, faint), (known, faint)],
        ]


def _learned(shares: Mapping[str, Mapping[Language, Known]], lead: Language) -> Language:
    """The language of which more is known in all episodes together; `lead` where that is even."""
    known = {"en": 0, "zh": 0}
    for languages in shares.values():
        for lang, each in languages.items():
            known[lang] += each.known
    if known["en"] == known["zh"]:
        return lead
    return "en" if known["en"] > known["zh"] else "zh"


def _known(known: Known, width: int) -> str:
    """How much is known, in words: 98% known · 2 in 100 new."""
    told = _("{share}% known").format(share=int(100 * known.share))
    new = f"{known.unknown_per_hundred:.1f}".removesuffix(".0")
    more = _("{new} in 100 new").format(new=new)
    return f"{told} · {more}" if width >= _ROOM else told


def _facts(episode: EpisodeRow, show: str, width: int) -> str:
    """What there is to say of an episode; where there is no room, the least important goes.

    A long name of a show is cut before the date goes.
    """
    words, minutes = length(episode)
    sort = kind(episode.kind)
    dated = [episode.date, _languages(episode), words, minutes]
    room = width - sum(cell_len(fact) + 3 for fact in dated if fact)
    show = shortened(show, max(room, _SHOW))
    facts = [show, sort, *dated]
    for least in (sort, episode.date, minutes, words, _languages(episode)):
        told = " · ".join(fact for fact in facts if fact)
        if cell_len(told) <= width:
            break
        facts.remove(least)
    return shortened(" · ".join(fact for fact in facts if fact), max(width, 1))


def _meter(share: float, position: int) -> tuple[str, str]:
    """A small bar and its share in words, for an episode that was begun."""
    if not position:
        return "", ""
    share = min(share, 1.0)
    done = round(share * 8)
    return "━" * done + "─" * (8 - done), f"{round(share * 100):>3}%"


def _languages(episode: EpisodeRow) -> str:
    names = {"en": "EN", "zh": "中"}
    return "+".join(names.get(language, language) for language in episode.languages)
