"""生词本: the word list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType

from bilingual_reader.core.text import clean
from bilingual_reader.core.word_order import ORDERS, Order, has, ordered
from bilingual_reader.core.words import Context, Status, Word
from bilingual_reader.locale import N_, _, ngettext
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.keys import WORDS, bindings
from bilingual_reader.reader.screens.listing import ListingScreen
from bilingual_reader.reader.screens.word_lines import word_lines
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.telling import redone, status_said, undone
from bilingual_reader.reader.widgets.paint import Part, plain

_BY: Mapping[Order, str] = {
    "date": N_("the newest first"),
    "frequency": N_("by frequency"),
    "due": N_("by due"),
    "alphabet": N_("by alphabet"),
    "pinyin": N_("by pinyin"),
    "status": N_("by status"),
}

_FEW = 50
"""Words that are read one by one after a change, and not the whole list."""


class WordsScreen(ListingScreen):
    """The marked words, the newest first; Enter goes to a word's sentence."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(WORDS)
    HEADING = N_("生词本 Words")
    KEYS = (
        ("⏎", N_("sentence")),
        ("→", N_("all")),
        ("1–4", N_("status")),
        ("K", N_("known")),
        ("␣", N_("select")),
        ("/", N_("filter")),
        ("s", N_("sort")),
        ("?", N_("all keys")),
        ("q", N_("back")),
        ("d", N_("remove")),
        ("x", N_("ignore")),
        ("c", N_("note")),
        ("e", N_("deck")),
        ("u", N_("undo")),
        ("A", N_("archive")),
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._every: list[Word] = []
        """All words, as the library had them at `revision`."""
        self._words: list[Word] = []
        self._order: Order = "date"
        self._selected: set[str] = set()
        """Keys of the words for which the next change is meant; of none, the one at the cursor."""
        self._noted = ""
        self._counts: Mapping[str, int] = {}
        """How often words stand in the library, as far as that was asked."""
        self._counting = session.given.counter and Asker(
            self, session.given.counter, self._counted, self._not_counted
        )
        self._exports: Asker[None, str] = Asker(
            self, self._export, self._exported, self._not_exported
        )

    def refill(self) -> None:
        self._read()
        due = self.session.library.due() if self._order == "due" else {}
        every = ordered(self._every, self._order, self._counts, due)
        if self._order == "date":
            every.reverse()
        here = self._key_under_cursor()
        before = self.rows.cursor
        ways = self.session.script.ways(self.filter)
        self._words = [word for word in every if any(has(word, way) for way in ways)]
        self._selected &= {word.key for word in self._words}
        cursor = next((i for i, w in enumerate(self._words) if w.key == here), before)
        none = self.keyed(_("no words yet: ‹reading.m› marks one in the reader"))
        empty = _("no word has “{text}”").format(text=self.filter) if every else none
        self.rows.set_count(len(self._words), cursor, empty)
        chosen = _("{n} selected").format(n=len(self._selected)) if self._selected else ""
        by = "" if self._order == "date" else _(_BY[self._order])
        told = ngettext("{n} word", "{n} words", len(every))
        self.top_bar.set_facts(chosen, self.counted(len(self._words), told), by)

    def _read(self, *changed: str) -> None:
        """Have the words as they are now; only these anew, where nothing else was changed."""
        library = self.session.library
        revision = library.revision()
        if 0 < len(changed) <= _FEW and revision == self.revision + 1:
            new = {key: library.word(key) for key in changed}
            now = (new.get(word.key, word) for word in self._every)
            self._every = [word for word in now if word is not None]
        elif revision != self.revision:
            self._every = library.words()
        self.revision = revision

    def _key_under_cursor(self) -> str:
        place = self.rows.cursor
        return self._words[place].key if place < len(self._words) else ""

    def _under_cursor(self) -> Word | None:
        return self._words[self.rows.cursor] if self._words else None

    def choose(self, index: int) -> None:
        # Read again: an import may have moved its sentences since the list was filled.
        word = self.session.library.word(self._words[index].key) or self._words[index]
        for context in reversed(word.contexts):
            if context.episode and context.sentence_n:
                self.reader.open_episode(context.episode, context.sentence_n)
                return
        none = _("“{word}” has no sentence in an episode")
        self.say(none.format(word=word.headword))

    def _meant(self) -> list[Word]:
        """The selected words, or else the one under the cursor."""
        here = self._under_cursor()
        return [w for w in self._words if w.key in self._selected] or ([here] if here else [])

    def action_sentences(self) -> None:
        """Show all sentences of the word; the one chosen is gone to."""
        word = self._under_cursor()
        if word is None:
            return
        from bilingual_reader.reader.screens.sentences import SentencesScreen

        def chosen(met: Context | None) -> None:
            if met is not None:
                self.reader.open_episode(met.episode, met.sentence_n)

        with self.told():
            word = self.session.library.word(word.key) or word
            self.app.push_screen(SentencesScreen(word, self.session), chosen)

    def action_select(self) -> None:
        """Select the word, or no more, and go on to the next."""
        word = self._under_cursor()
        if word is not None:
            self._selected ^= {word.key}
            self.rows.move(1)
            self._refill()

    def action_select_all(self) -> None:
        """Select all words that are shown; when they are, none."""
        shown = {word.key for word in self._words}
        self._selected = set() if self._selected == shown else shown
        self._refill()

    def action_sort(self) -> None:
        """Show the list in the next order."""
        with self.told():
            self._sort_next()

    def _sort_next(self) -> None:
        without = {"frequency"} if self._counting is None else set()
        if not self.session.library.due():
            without.add("due")
        orders = [order for order in ORDERS if order not in without]
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._refill()
        self.say(_(_BY[self._order]))
        if self._order == "frequency" and self._counting is not None:
            self.say(_("counting the words of the library …"))
            self._counting.ask([word.key for word in self._every])

    def _counted(self, asked: Sequence[str], counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._refill()
        if self._order == "frequency":
            self.say(_("the most frequent in the library first"))

    def _not_counted(self, _: Sequence[str], error: Exception) -> None:
        self.report(error)

    def _refill(self) -> None:
        with self.told():
            self.refill()

    def close_next(self) -> None:
        """Forget the selection; then the filter."""
        if self._selected:
            self._selected.clear()
            self._refill()
        else:
            super().close_next()

    def action_status(self, status: Status) -> None:
        """Set how well the word is known, or all that are selected."""
        words = self._meant()
        if words:
            with self.told():
                keys = [word.key for word in words]
                self.session.library.set_statuses(keys, status)
                self._read(*keys)
                self.refill()
                self.say(status_said(_named(words), status))

    def action_remove(self) -> None:
        """Take the word off the list, or all that are selected."""
        words = self._meant()
        if words:
            with self.told():
                keys = [word.key for word in words]
                self.session.library.unmark(*keys)
                self._read(*keys)
                self.refill()
                self.say(_("removed: {words} · ‹u› undoes").format(words=_named(words)))

    def action_note(self) -> None:
        """Write a note of one's own on the word."""
        word = self._under_cursor()
        if word is not None:
            self._noted = word.key
            label = _("your note on {word}").format(word=plain(word.headword))
            self.ask("note", label, word.note)

    def typed(self, purpose: str, text: str, done: bool) -> None:
        if purpose != "note":
            super().typed(purpose, text, done)
        elif done:
            self.session.library.set_note(self._noted, clean(text).strip())
            self.refill()
            self.say(_("note kept · ‹u› undoes"))

    def action_undo(self) -> None:
        """Take back the last change of the list."""
        with self.told():
            done = self.session.library.undo("words")
            self.refill()
            self.say(undone(done))

    def action_redo(self) -> None:
        """Do again what was undone."""
        with self.told():
            done = self.session.library.redo("words")
            self.refill()
            self.say(redone(done))

    def action_export(self) -> None:
        """Write the deck, in a thread."""
        if self.session.given.exporter is None:
            self.say(_("export with `bilingual-reader export`"))
        else:
            self.status.say(_("writing the deck …"))
            self._exports.ask(None)

    def _export(self, _: None) -> str:
        assert self.session.given.exporter is not None
        return self.session.given.exporter()

    def _exported(self, asked: None, said: str) -> None:
        self.status.say("")
        self.notify(plain(said), title=_("Deck written"), markup=False)

    def _not_exported(self, _: None, error: Exception) -> None:
        self.status.say("")
        self.report(error)

    def paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        word = self._words[index]
        selected = word.key in self._selected if self._selected else None
        return word_lines(word, self.session, width, here, selected)


def _named(words: Sequence[Word]) -> str:
    many = ngettext("{n} word", "{n} words", len(words))
    return words[0].headword if len(words) == 1 else many
