"""Picking words: each looked up in the panel, marked, and taken off again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bilingual_reader.core.selecting import Edge
from bilingual_reader.core.spans import key_at
from bilingual_reader.core.text import clean
from bilingual_reader.locale import _
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.keys import PAIR_FOOT, READ_FOOT, WORD_FOOT
from bilingual_reader.reader.messages import Picked, WordPicked
from bilingual_reader.reader.pairs import Pairs
from bilingual_reader.reader.screens.finding import FindingScreen
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.telling import redone, undone
from bilingual_reader.reader.widgets.paint import plain
from bilingual_reader.reader.word_desk import WordDesk

if TYPE_CHECKING:
    from bilingual_reader.core.glossary import Gloss
    from bilingual_reader.core.words import Status
    from bilingual_reader.reader.ports import EntryPort, EpisodeRow
    from bilingual_reader.reader.widgets.word_panel import WordPanel

SLOW = 0.8
"""Seconds after which the first look-up of all, which compiles the dictionary, is explained."""

_READ_AT_ONCE = 10_000
"""Sentences of the longest episode whose glosses are found beside the reading, in a second."""


class PickingScreen(FindingScreen):
    """A screen with a conversation whose words can be picked."""

    session: Session
    desk: WordDesk
    panel: WordPanel | None = None
    _noted = ""
    """The key of the word on which a note is written."""
    glosses: Sequence[Gloss] | None = None
    """What the episode says of its own terms, once that was looked for."""
    answered_once = False
    """Whether a look-up was answered: then the dictionary is there."""

    def begin_picking(self, episode: EpisodeRow, pairs: Pairs) -> None:
        """Look up and mark the words of this episode from now on."""
        session = self.session
        self.desk = WordDesk(
            self, episode, pairs, session.library, session.lexicon, session.marks,
            known=self._known, marked=self._marked, widened=self._widened, failed=self.report,
        )  # fmt: skip

    def action_word(self, by: int) -> None:
        """Pick the next or previous word."""
        with self.told():
            self.conversation.pick_next(by)
        self.follow()

    def on_word_picked(self, message: WordPicked) -> None:
        """Show the word in the panel where that is open; a click opens it."""
        if message.picked is None and self.panel is not None:
            self.panel.clear()
        if message.picked and (message.by_mouse or (self.panel and self.panel.display)):
            self._show_panel(message.picked)

    def action_look_up(self) -> None:
        """Open the panel on the picked word, or on the first one of the sentence.

        Where it is open on that word, select the longest term around it.
        """
        with self.told():
            if self.conversation.picked is None:
                self.conversation.pick_next(1)
            picked = self.conversation.picked
            shown = self.panel is not None and self.panel.display and self.panel.picked == picked
            if picked is not None and shown:
                self.desk.widen(picked)
            elif picked is not None:
                self._show_panel(picked)

    def _show_panel(self, picked: Picked) -> None:
        if self.panel is None:
            from bilingual_reader.reader.widgets.word_panel import WordPanel

            self.panel = WordPanel(self.session.palette, self.session.script, self._indent)
            self.mount(self.panel, before=self.status)
            self.set_timer(SLOW, self._explain_wait)
            if self.glosses is None and self.desk.episode.sentences <= _READ_AT_ONCE:
                self.ask_glosses()
        self.panel.display = True
        self.show_foot()
        self.panel.show_word(picked, self.desk.word(picked, self._painted_key(picked)))
        self.desk.look_up(picked)

    def ask_glosses(self) -> None:
        """Find what the episode itself says of its terms, in a thread."""
        glossary = self.session.given.glossary
        if glossary is not None:
            asker = Asker(self, glossary.find, self._have_glosses, self._no_glosses)
            asker.ask(self.desk.episode.id)

    def _have_glosses(self, _: str, glosses: Sequence[Gloss]) -> None:
        self.glosses = glosses
        self.desk.use_glosses(glosses)
        if self.session.clean:
            self.show_brackets()
        if glosses and self.panel is not None and self.panel.picked is not None:
            self.desk.look_up(self.panel.picked)

    def _no_glosses(self, _: str, error: Exception) -> None:
        self.report(error)

    def on_resize(self) -> None:
        """The panel's share of the terminal is another."""
        if self.panel is not None:
            self.call_after_refresh(self.panel.fit)

    def _indent(self, width: int) -> int:
        return self.conversation.view._replace(width=width).indent

    def _explain_wait(self) -> None:
        if self.panel is not None and not self.answered_once:
            self.panel.show_slow(True)

    def _known(self, picked: Picked, found: EntryPort | Exception) -> None:
        self.answered_once = True
        if self.panel is None:
            return
        self.panel.show_slow(False)
        if self.panel.picked != picked:
            return
        if isinstance(found, Exception):
            self.panel.show_trouble(str(found))
            self.report(found)
        else:
            self.panel.show_entry(found)
            self.conversation.light(found.lit)
            self.panel.show_mark(self.desk.word(picked, self._painted_key(picked)))

    def _widened(self, picked: Picked, found: tuple[int, int] | None) -> None:
        if self.conversation.picked != picked:
            return
        if found is None or found == (picked.first, picked.last):
            self.say(_("the dictionaries have no longer term here"))
        else:
            self.conversation.select(found)

    def _painted_key(self, picked: Picked) -> str:
        """The key of the word that is painted just there; of a possessive (OpenAI's), its word."""
        marked = self.conversation.word_spans(picked.n, picked.side)
        return key_at(marked, picked.first, picked.last, picked.surface)

    def action_mark(self) -> None:
        """Mark the picked word, or take its mark off."""
        picked = self._picked()
        if picked is not None:
            with self.told():
                self.desk.toggle(picked, self._painted_key(picked))

    def action_status(self, status: Status) -> None:
        """Say how well the picked word is known."""
        picked = self._picked()
        if picked is not None:
            with self.told():
                self.desk.set_status(picked, status, self._painted_key(picked))

    def action_note(self) -> None:
        """Write a note of one's own on the picked word."""
        picked = self._picked()
        word = self.desk.word(picked, self._painted_key(picked)) if picked else None
        if word is not None:
            self._noted = word.key
            label = _("your note on {word}").format(word=plain(word.headword))
            self.ask("note", label, word.note)
        elif picked is not None:
            self.say(_("mark the word first: ‹m›"))

    def typed(self, purpose: str, text: str, done: bool) -> None:
        if purpose != "note":
            super().typed(purpose, text, done)
        elif done:
            self.desk.set_note(self._noted, clean(text).strip())
            self.show_marks()
            self.say(_("note kept · ‹u› undoes"))

    def action_glossary(self) -> None:
        """Show the terms that the episode explains itself."""
        if self.session.given.glossary is None:
            self.say(_("`bilingual-reader glossary` lists the terms of an episode"))
            return
        from bilingual_reader.reader.screens.glossary import GlossaryScreen

        def chosen(n: int | None) -> None:
            self.watch_library()
            if n is not None:
                with self.told():
                    self.conversation.go_to(n)

        with self.told():
            self.desk.finish()
            lang = self.session.learned
            self.app.push_screen(GlossaryScreen(self.session, self.desk.episode.id, lang), chosen)

    def action_extend(self, by: int) -> None:
        """Make the selection a word longer on that side, or shorter again on the other."""
        self._select(lambda: self.conversation.extend(by))

    def action_edge(self, edge: Edge, by: int) -> None:
        """Move an end of the selection by a Chinese character or an English word."""
        self._select(lambda: self.conversation.move_edge(edge, by))

    def _select(self, move: Callable[[], bool]) -> None:
        if self._picked() is not None:
            with self.told():
                self.say("" if move() else _("a term goes no further there"))

    def _picked(self) -> Picked | None:
        """The picked word; where there is none, that is said."""
        if self.conversation.picked is None:
            self.say(_("pick a word first: ‹w›, ‹b› or a click"))
        return self.conversation.picked

    def _marked(self, picked: Picked, said: str) -> None:
        self.show_marks()
        self.say(said)

    def show_marks(self) -> None:
        """Paint the words as they are marked now."""
        self.conversation.show_marks()
        if self.panel is not None and self.panel.picked is not None:
            picked = self.panel.picked
            self.panel.show_mark(self.desk.word(picked, self._painted_key(picked)))

    def action_undo(self) -> None:
        """Take back the last mark or correction."""
        with self.told():
            if self.desk.take_back():
                return
            self.before_undo()
            done = self.session.library.undo("words", "beads", "bookmarks")
            self.watch_library()
            self.say(undone(done))

    def action_redo(self) -> None:
        """Do again what was undone."""
        with self.told():
            self.desk.finish()
            self.before_undo()
            done = self.session.library.redo("words", "beads", "bookmarks")
            self.watch_library()
            self.say(redone(done))

    def close_panel(self) -> bool:
        """Close the panel; whether it was open."""
        was_open = self.panel is not None and bool(self.panel.display)
        if self.panel is not None:
            self.panel.display = False
            self.show_foot()
            self.conversation.light(None)
        return was_open

    def show_foot(self) -> None:
        """Show the keys that matter now: for the word, for the pair that is explained, or else."""
        if self.panel is not None and self.panel.display:
            self.status.set_keys(WORD_FOOT)
        else:
            self.status.set_keys(PAIR_FOOT if self.conversation.explained else READ_FOOT)

    def show_brackets(self) -> None:
        """Called when the glosses are there: show the text without their brackets, or with them."""

    def follow(self) -> None:
        """Called after a key that may have made another sentence the current one."""

    def before_undo(self) -> None:
        """Called before something is undone or redone: write what is not written yet."""

    def watch_library(self, n: int = 0) -> None:
        """Called when the library may have changed: show what is in it now.

        `n`: the sentence to be at in a text that is another; 0 for where the place was moved.
        """
