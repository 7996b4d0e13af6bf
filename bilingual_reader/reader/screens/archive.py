"""归档: all episodes."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType

from bilingual_reader.reader.keys import ARCHIVE, bindings
from bilingual_reader.reader.layout.linebreak import shortened
from bilingual_reader.reader.ports import EpisodeRow
from bilingual_reader.reader.screens.listing import ListingScreen
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.widgets.paint import Part, plain


class ArchiveScreen(ListingScreen):
    """The episodes, by number; Enter opens one where it was left."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(ARCHIVE)
    HEADING = "归档 Archive"
    KEYS = (
        ("⏎", "read"),
        ("/", "filter"),
        ("i", "import"),
        ("W", "生词本 words"),
        ("?", "all keys"),
        ("q", "quit"),
    )

    def __init__(self, session: Session, at: str = "") -> None:
        super().__init__(session)
        self._episodes: list[EpisodeRow] = []
        self._at = at
        self._known: set[str] = set()

    def imported(self) -> None:
        before = self._known
        self.refill()
        new = [i for i, e in enumerate(self._episodes) if e.id not in before]
        if new:
            self.rows.move_to(new[0])

    def on_screen_resume(self) -> None:
        """Shown again: another process may have imported meanwhile."""
        self.watch_library()

    def refill(self) -> None:
        self.revision = self.session.library.revision()
        every = self.session.library.episodes()
        self._known = {e.id for e in every}
        here = self._at or self._under_cursor()
        self._at = ""
        self._episodes = [
            e for e in every if self.passes(e.title, e.show, e.kind, e.date, f"#{e.number}")
        ]
        cursor = next((i for i, e in enumerate(self._episodes) if e.id == here), 0)
        empty = f"no episode has “{self.filter}”" if every else "no episodes yet: i imports some"
        self.rows.set_count(len(self._episodes), cursor, empty)
        self.top_bar.set_facts(self.counted(len(self._episodes), len(every), "episode"))

    def _under_cursor(self) -> str:
        place = self.rows.cursor
        return self._episodes[place].id if place < len(self._episodes) else ""

    def choose(self, index: int) -> None:
        self.reader.open_episode(self._episodes[index].id)

    def paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        episode, palette = self._episodes[index], self.session.palette
        text = palette.cursor if here else palette.lead
        faint = palette.cursor_faint if here else palette.other
        bar = palette.cursor_faint if here else palette.faint
        number = f"{episode.number:>3} "
        share = episode.position / episode.sentences if episode.sentences else 0.0
        meter, told = _meter(share, episode.position)
        room = width - len(number) - cell_len(told) - len(meter) - 4
        title = shortened(plain(episode.title), max(room, 8))
        gap = " " * max(width - len(number) - cell_len(title) - len(meter) - cell_len(told) - 2, 1)
        under = _facts(episode, width - len(number))
        return [
            [(number, bar), (title, text), (gap, faint), (meter, bar), (f" {told}", faint)],
            [(" " * len(number), bar), (under, faint)],
        ]


def _facts(episode: EpisodeRow, width: int) -> str:
    """What there is to say of an episode; where there is no room, the least important goes."""
    show, minutes = plain(episode.show), f"约 {episode.minutes} 分钟"
    words = f"{episode.word_count:,} {'词' if 'en' in episode.languages else '字'}"
    facts = [show, episode.kind, episode.date, _languages(episode), words, minutes]
    for least in (episode.kind, episode.date, minutes, words, _languages(episode)):
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
