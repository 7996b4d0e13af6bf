"""The reader: one episode, sentence by sentence."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType

from bilingual_reader.core.documents import Language
from bilingual_reader.errors import ReaderError
from bilingual_reader.reader.keys import READ, bindings
from bilingual_reader.reader.layout.blocks import Shown, clock
from bilingual_reader.reader.messages import Picked, Stepped, WordPicked
from bilingual_reader.reader.pacer import Pacer
from bilingual_reader.reader.pairs import Pairs
from bilingual_reader.reader.palette import Palette
from bilingual_reader.reader.place_keeper import PlaceKeeper
from bilingual_reader.reader.ports import EntryPort, EpisodeRow
from bilingual_reader.reader.readings import Readings
from bilingual_reader.reader.screens.finding import FindingScreen
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.trouble import Trouble
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.conversation import Conversation
from bilingual_reader.reader.widgets.paint import Part
from bilingual_reader.reader.widgets.word_panel import WordPanel
from bilingual_reader.reader.word_desk import WordDesk

KEYS = (
    ("←→", "sentence"),
    ("w b", "word"),
    ("⏎", "look up"),
    ("m", "mark"),
    ("t", "translation"),
    ("?", "all keys"),
    ("q", "back"),
    ("␣", "play"),
    ("/", "find"),
    ("p", "pinyin"),
    ("l", "languages"),
    ("u", "undo"),
    ("A", "归档"),
    ("W", "生词本"),
)
_LANGUAGES: tuple[tuple[Shown, Language, str], ...] = (
    ("both", "en", "English first"),
    ("both", "zh", "Chinese first"),
    ("en", "en", "English alone"),
    ("zh", "zh", "Chinese alone"),
)
WATCH = 1.0
"""Seconds between looks at whether another process changed the marks."""


class ReadScreen(FindingScreen):
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
            self.pairs, start, session.marks, view, session.palette, len(episode.languages) < 2
        )
        self.top_bar = TopBar(episode.title, _facts(episode), session.palette)
        self.status_bar = StatusBar(KEYS, session.palette)
        self.panel: WordPanel | None = None
        self.keeper = PlaceKeeper(self, self._write_place, left_at, self.report)
        self.trouble = Trouble(self.report)
        self.pacer = Pacer(self, self._seconds, self._pace_on)
        self.begin_finding(self.pairs)
        self.desk = WordDesk(
            self, episode, self.pairs, library, session.lexicon, session.marks,
            known=self._known, marked=self._marked, failed=self.report,
        )  # fmt: skip
        self.readings = Readings(self, self.conversation, session.lexicon, self.report)

    def compose(self) -> ComposeResult:
        yield self.top_bar
        yield self.conversation
        yield self.status_bar

    @property
    def status(self) -> StatusBar:
        return self.status_bar

    def on_mount(self) -> None:
        """Show the place; the marks come with the second drawing, so that none delays the first."""
        self._show_place()
        self.keeper.moved(self.conversation.n)
        self.call_after_refresh(self._watch)
        self.set_interval(WATCH, self._watch)
        self.app.app_suspend_signal.subscribe(self, lambda _: self._flush())

    def leave(self) -> bool:
        """Write place and pending marks; whether all could be written."""
        self.pacer.stop()
        return self._flush()

    def _flush(self) -> bool:
        written = True
        for write in (self.desk.finish, self.keeper.flush):
            try:
                write()
            except ReaderError as error:
                self.report(error)
                written = False
        return written

    def on_unmount(self) -> None:
        """However the screen ends, the place is kept."""
        self._flush()

    def _write_place(self, n: int) -> None:
        self.session.library.set_position(self.episode.id, n)

    def _watch(self) -> None:
        """Take in marks that changed, here or in another process; write those that wait."""
        with self.trouble.told():
            self.desk.write()
            if self.session.marks.stale():
                self.session.marks.reload()
                self._show_marks()

    # Sentences

    def on_stepped(self, message: Stepped) -> None:
        """Another sentence is current: say where, remember it, read it aloud."""
        self._show_place()
        self.keeper.moved(message.n)
        self.readings.follow()
        if self.pacer.running:
            self.pacer.start()

    def _show_place(self) -> None:
        n, count = self.conversation.n, self.episode.sentences
        if not count:
            return
        pair, palette = self.conversation.pair, self.session.palette
        left: list[Part] = []
        if pair.speaker:
            colour = palette.speakers[self.pairs.speaker_index(pair.speaker) % 6]
            left.append((pair.speaker, colour + Style(bgcolor=palette.chrome.bgcolor)))
        if pair.start is not None:
            left.append((("  " if left else "") + clock(pair.start), palette.chrome))
        if pair.section:
            left.append((("  · " if left else "") + pair.section, palette.chrome_faint))
        self.status_bar.set_place(left, f"{n}/{count} · {100 * n // count}%")
        self.top_bar.set_share(n / count)

    def action_step(self, by: int) -> None:
        """Go on or back by sentences."""
        with self.told():
            self.conversation.go_to(self.conversation.n + by)
        # At once and not by the message alone, so that all of a step is drawn in one go.
        self._show_place()

    def action_go(self, end: int) -> None:
        """Go to the first (1) or last (-1) sentence."""
        with self.told():
            self.conversation.go_to(1 if end > 0 else self.pairs.count)

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

    def action_pace(self) -> None:
        """Step at reading pace, or pause."""
        if self.pacer.running:
            self.pacer.stop()
            self.say("paused")
            return
        if not self.session.told_of_pace:
            self.session.told_of_pace = True
            self.notify(
                "This version has no sound: Space steps on at reading pace, and pauses.",
                markup=False,
            )
        self.pacer.start()
        self.say("▶ at reading pace · Space pauses")

    def _seconds(self) -> float:
        from bilingual_reader.reader.pace import seconds

        return seconds(self.conversation.pair, self.conversation.view.lead)

    def _pace_on(self) -> bool:
        """The next sentence, when there is one."""
        with self.told():
            if self.conversation.n < self.pairs.count:
                self.conversation.go_to(self.conversation.n + 1)
                return True
        self.say("the end")
        return False

    # Ways of showing

    def action_translation(self) -> None:
        """Hide the translations until they are revealed, or show them."""
        hidden = not self.conversation.view.hidden
        self.conversation.change_view(hidden=hidden)
        self._keep_view()
        self.say("translations hidden · r or ↓ reveals one" if hidden else "translations shown")

    def action_reveal(self) -> None:
        """Show the current translation."""
        with self.told():
            self.conversation.reveal()

    def action_languages(self) -> None:
        """Both languages, English or Chinese first, or one of them alone."""
        if len(self.episode.languages) < 2:
            self.say("this episode has one language")
            return
        view = self.conversation.view
        ways = [(shown, lead) for shown, lead, _ in _LANGUAGES]
        at = (ways.index((view.shown, view.lead)) + 1) % len(ways)
        shown, lead, said = _LANGUAGES[at]
        self.conversation.change_view(shown=shown, lead=lead)
        self._keep_view()
        self.say(said)

    def _keep_view(self) -> None:
        self.session.view = self.conversation.view

    def action_readings(self) -> None:
        """Show pinyin under the current sentence, or no more."""
        self.say("pinyin shown" if self.readings.toggle() else "pinyin off")

    def restyle(self, palette: Palette) -> None:
        super().restyle(palette)
        self._show_place()

    # Words

    def action_word(self, by: int) -> None:
        """Pick the next or previous word."""
        with self.told():
            self.conversation.pick_next(by)
        self._show_place()

    def on_word_picked(self, message: WordPicked) -> None:
        """Show the word in the panel where that is open; a click opens it."""
        if message.picked and (message.by_mouse or (self.panel and self.panel.display)):
            self._show_panel(message.picked)

    def action_look_up(self) -> None:
        """Open the panel on the picked word, or on the first one of the sentence."""
        with self.told():
            if self.conversation.picked is None:
                self.conversation.pick_next(1)
            if self.conversation.picked is not None:
                self._show_panel(self.conversation.picked)

    def _show_panel(self, picked: Picked) -> None:
        if self.panel is None:
            self.panel = WordPanel(self.session.palette)
            self.mount(self.panel, before=self.status_bar)
        self.panel.display = True
        self.panel.show_word(picked, self.desk.word(picked, self._painted_key(picked)))
        self.desk.look_up(picked)

    def _known(self, picked: Picked, found: EntryPort | Exception) -> None:
        if self.panel is None or self.panel.picked != picked:
            return
        if isinstance(found, Exception):
            self.panel.show_trouble(str(found))
            self.report(found)
        else:
            self.panel.show_entry(found)
            self.panel.show_mark(self.desk.word(picked, self._painted_key(picked)))

    def _painted_key(self, picked: Picked) -> str:
        for first, last, key in self.conversation.marked_spans(picked.n, picked.side):
            if first <= picked.first < last or picked.first <= first < picked.last:
                return key
        return ""

    def action_mark(self) -> None:
        """Mark the picked word, or take its mark off."""
        picked = self.conversation.picked
        if picked is None:
            self.say("pick a word first: w, b or a click")
            return
        with self.told():
            self.desk.toggle(picked, self._painted_key(picked))

    def _marked(self, picked: Picked, said: str) -> None:
        self._show_marks()
        self.say(said)

    def _show_marks(self) -> None:
        self.conversation.show_marks()
        if self.panel is not None and self.panel.picked is not None:
            picked = self.panel.picked
            self.panel.show_mark(self.desk.word(picked, self._painted_key(picked)))

    def action_undo(self) -> None:
        """Take back the last mark."""
        with self.told():
            done = self.session.library.undo("words")
            self.say(f"undone: {done}" if done else "nothing to undo")
            self._watch()

    def action_redo(self) -> None:
        """Do again what was undone."""
        with self.told():
            done = self.session.library.redo("words")
            self.say(f"done again: {done}" if done else "nothing to redo")
            self._watch()

    # Closing

    def action_close(self) -> None:
        """Close the panel; then forget the search; then the picked word."""
        if self.panel is not None and self.panel.display:
            self.panel.display = False
        elif self.finder.needle:
            self.finder.needle = ""
            self.conversation.set_found("")
        else:
            self.conversation.pick(None)


def _facts(episode: EpisodeRow) -> list[str]:
    """What the bar above says of an episode, the most important first."""
    words = f"{episode.word_count:,} {'词' if 'en' in episode.languages else '字'}"
    return [episode.show, episode.date, words, f"约 {episode.minutes} 分钟", episode.kind]
