"""The reader: one episode, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType

from bilingual_reader.core.documents import timecode
from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import _
from bilingual_reader.reader.keys import READ, READ_FOOT, bindings
from bilingual_reader.reader.messages import LineClicked, Stepped
from bilingual_reader.reader.pairs import Pairs
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.place_keeper import PlaceKeeper
from bilingual_reader.reader.reading_time import ReadingTime
from bilingual_reader.reader.readings import Readings
from bilingual_reader.reader.screens.base import BaseScreen
from bilingual_reader.reader.screens.ways import WaysScreen
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.time_line import TimeLine
from bilingual_reader.reader.trouble import Trouble
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar, facts_of
from bilingual_reader.reader.widgets.conversation import Conversation
from bilingual_reader.reader.widgets.paint import Part, plain

if TYPE_CHECKING:
    from bilingual_reader.reader.ports import EpisodeRow

WATCH = 1.0
"""Seconds between looks at whether another process changed the marks."""


class ReadScreen(WaysScreen, BaseScreen):
    """An episode, from the sentence where it was left. Making one may raise LibraryError."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(READ)

    def __init__(self, session: Session, episode: EpisodeRow, n: int = 0) -> None:
        super().__init__()
        self.session, self.episode = session, episode
        library = session.library
        left_at = library.position(episode.id)
        start = min(max(n or left_at, 1), max(episode.sentences, 1))
        self.pairs = Pairs(library, episode.id, episode.sentences, self.report)
        if episode.sentences:
            self.pairs.fetched(start)
        view = session.view
        self.conversation = Conversation(
            self.pairs, start, session.marks, view, session.palette, session.script,
            len(episode.languages) < 2,
        )  # fmt: skip
        self.conversation.learned = session.choices.learned
        self.top_bar = TopBar("", (), session.palette)
        self._show_heading()
        self.status_bar = StatusBar(READ_FOOT, session.palette)
        self.keeper = PlaceKeeper(self, self._write_place, left_at, self.report)
        self.time = ReadingTime(session.given.read_for, start)
        self.trouble = Trouble(self.report)
        self.begin_listening()
        self.begin_finding(self.pairs)
        self.begin_picking(episode, self.pairs)
        self._shown_n = 0
        self.line = TimeLine(library, episode.id, lambda: self.pairs.count)
        self.readings = Readings(self, self.conversation, session.lexicon, session, self.report)

    def compose(self) -> ComposeResult:
        yield self.top_bar
        yield self.conversation
        yield self.status_bar

    def on_mount(self) -> None:
        """Show the place; the marks come with the second drawing, so that none delays the first."""
        self._show_place()
        self.keeper.moved(self.conversation.n)
        self.call_after_refresh(self.watch_library)
        self.call_after_refresh(self._begin)
        self.set_interval(WATCH, self.watch_library)
        self.app.app_suspend_signal.subscribe(self, lambda _: self._flush())

    def _begin(self) -> None:
        """What follows the first drawing: light what was sought, and show it as was chosen."""
        self._draw_line()
        self.take_up()
        if self.session.clean:
            self.ask_glosses()
        self.readings.follow()

    def leave(self) -> bool:
        """Write place and pending marks; whether all could be written."""
        self.end_listening()
        return self._flush()

    def _flush(self) -> bool:
        written = True
        for write in (self.desk.finish, self.keeper.flush, self.time.flush):
            try:
                write()
            except ReaderError as error:
                self.report(error)
                written = False
        return written

    def on_unmount(self) -> None:
        """However the screen ends, the place is kept and the sound over."""
        self.end_listening()
        self._flush()

    def _write_place(self, n: int) -> None:
        # A number of another text than the library has is no place in that one.
        if not self.pairs.stale():
            self.session.library.set_position(self.episode.id, n)

    def watch_library(self, n: int = 0) -> None:
        """Take in what changed, here or in another process; write the marks that wait."""
        if not self.is_active:
            return
        with self.trouble.told():
            self._take_in_text(n)
            self._take_in_sound()
            self.take_in_rules()
            self.desk.write()
            if self.session.marks.stale():
                self.session.marks.reload()
                self.show_marks()

    def _take_in_text(self, at: int) -> None:
        """Where the episode has other pairs now go on in those: there, or at the place moved."""
        library, id = self.session.library, self.episode.id
        edition = library.edition(id)
        if edition == self.pairs.edition:
            return
        if not edition:
            gone = _("“{title}” is no longer in the library")
            self.notify(gone.format(title=plain(self.episode.title)), markup=False)
            self.reader.show_archive()
            return
        episode, n = library.find(id), library.position(id)
        self.episode = episode
        self.pairs.renew(edition, episode.sentences)
        if self.conversation.explained:
            self.find_corrected()
        self.conversation.renew(at or n, len(episode.languages) < 2)
        self.desk.renew(episode)
        self.forget_found()
        if self.glosses is not None:
            self.ask_glosses()
        self.keeper.placed(n)
        self.keeper.moved(self.conversation.n)
        self.close_panel()
        self.readings.follow()
        self._show_heading()
        self._draw_line()
        self._show_place()
        self.listen_anew()
        self.say(_("this episode was imported anew, or its pairs were corrected"))

    def _take_in_sound(self) -> None:
        """Where another recording was attached now, its times are those of the sentences."""
        if self.another_sound():
            self.pairs.renew(self.pairs.edition, self.pairs.count)
            self.conversation.lay_out_anew()
            self._draw_line()

    def import_ended(self, said: str) -> None:
        super().import_ended(said)
        self.watch_library()

    # Sentences

    def on_stepped(self, message: Stepped) -> None:
        """Another sentence is current: say where, remember it, read it aloud."""
        self.follow()
        self.keeper.moved(message.n)
        with self.trouble.told():
            self.time.moved(message.n)
        self.readings.follow()
        self.listen_on(message.n)

    def on_viewed(self) -> None:
        """Other sentences are in view: show how they are read."""
        self.readings.follow()

    def follow(self) -> None:
        """Show the place where it is another.

        A key that steps calls it at once and does not wait for the message, so that all of a
        step is drawn in one go.
        """
        if self.conversation.n != self._shown_n:
            self._show_place()

    def _show_heading(self) -> None:
        script, (sort, show, *facts) = self.session.script, facts_of(self.episode)
        self.top_bar.set_heading(script(self.episode.title))
        self.top_bar.set_facts(sort, script(show), *facts)

    def _show_place(self) -> None:
        n, count = self.conversation.n, self.episode.sentences
        self._shown_n = n
        if not count:
            return
        pair, palette = self.conversation.pair, self.session.palette
        left: list[Part] = []
        if pair.speaker:
            colour = palette.speakers[self.pairs.speaker_index(pair.speaker) % 6]
            left.append(
                (self.session.script(pair.speaker), colour + Style(bgcolor=palette.chrome.bgcolor))
            )
        if pair.start is not None:
            told = timecode(pair.start) + self.line.length
            left.append((("  " if left else "") + told, palette.chrome))
        if pair.section:
            section = self.session.script(pair.section)
            left.append((("  · " if left else "") + section, palette.chrome_faint))
        self.status_bar.set_place(left, f"{n}/{count} · {100 * n // count}%")
        self.top_bar.set_share(n / count)

    def action_step(self, by: int) -> None:
        """Go on or back by sentences."""
        self.status.say("")
        with self.told():
            self.conversation.go_to(self.conversation.n + by)
        self.follow()

    def action_go(self, end: int) -> None:
        """Go to the first (1) or last (-1) sentence."""
        self.status.say("")
        with self.told():
            self.conversation.go_to(1 if end > 0 else self.pairs.count)

    def action_section(self, by: int) -> None:
        """Go to the next section, or to the beginning of this one, then of the one before."""
        n = self.line.beside(self.conversation.n, by)
        if n is None:
            self.say(_("there is no other section"))
        else:
            self._jump(n)

    def on_line_clicked(self, message: LineClicked) -> None:
        """Go to where the line was clicked."""
        self._jump(self.line.sentence(message.cell, message.width))

    def _jump(self, n: int) -> None:
        self.status.say("")
        with self.told():
            self.conversation.go_to(n)
        self.follow()

    def _draw_line(self) -> None:
        """Mark the sections on the line under the title."""
        with self.trouble.told():
            self.line.fetch()
        self.top_bar.set_marks(self.line.marks)
        self._show_place()

    def action_scroll(self, by: int) -> None:
        """Scroll by rows."""
        with self.told():
            self.conversation.scroll_rows(by)

    def action_page(self, by: int) -> None:
        """Scroll by pages."""
        self.action_scroll(by * self.conversation.page)

    def action_down(self) -> None:
        """Reveal a translation that hides, else scroll down."""
        if self.conversation.revealed:
            self.action_scroll(1)
        else:
            self.action_reveal()

    def restyle(self, palette: Palette) -> None:
        super().restyle(palette)
        self._show_heading()
        self._show_place()

    # Closing

    def close_next(self) -> None:
        """Close the panel; then forget the search; then the picked word."""
        if self.close_panel():
            return
        if not self.forget_found():
            self.conversation.pick(None)
