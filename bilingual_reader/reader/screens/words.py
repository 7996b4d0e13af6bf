"""生词本: the word list."""

from __future__ import annotations

from typing import ClassVar, cast

from rich.cells import cell_len
from textual.binding import BindingType

from bilingual_reader.core.words import Context, Status, Word
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.keys import WORDS, bindings
from bilingual_reader.reader.layout.linebreak import shortened
from bilingual_reader.reader.marks import STATUS_WORDS
from bilingual_reader.reader.screens.listing import ListingScreen
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.widgets.paint import Part, plain

_GAUGE = {
    "new": "○○○○",
    "learning1": "●○○○",
    "learning2": "●●○○",
    "learning3": "●●●○",
    "learning4": "●●●●",
    "known": "✓",
    "ignored": "–",
}


class WordsScreen(ListingScreen):
    """The marked words, the newest first; Enter goes to a word's sentence."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(WORDS)
    HEADING = "生词本 Words"
    KEYS = (
        ("⏎", "sentence"),
        ("1–4", "status"),
        ("K", "known"),
        ("x", "ignore"),
        ("d", "remove"),
        ("e", "deck"),
        ("?", "all keys"),
        ("q", "back"),
        ("/", "filter"),
        ("u", "undo"),
        ("A", "归档"),
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._words: list[Word] = []
        self._exports: Asker[None, str] = Asker(
            self, self._export, self._exported, self._not_exported
        )

    def refill(self) -> None:
        every = self.session.library.words()[::-1]
        here = self._key_under_cursor()
        before = self.rows.cursor
        self._words = [w for w in every if self.passes(w.headword, w.reading, w.gloss, w.status,
                                                       _sentence(w).sentence)]  # fmt: skip
        cursor = next((i for i, w in enumerate(self._words) if w.key == here), before)
        none = "no words yet: m marks one in the reader"
        empty = f"no word has “{self.filter}”" if every else none
        self.rows.set_count(len(self._words), cursor, empty)
        self.top_bar.set_facts(self.counted(len(self._words), len(every), "word"))

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
        self.say(f"“{word.headword}” has no sentence in an episode")

    def action_status(self, status: str) -> None:
        """Set how well the word is known."""
        word = self._under_cursor()
        if word is not None:
            with self.told():
                self.session.library.set_status(word.key, cast(Status, status))
                self.refill()
                self.say(f"{word.headword}: {STATUS_WORDS[status]}")

    def action_remove(self) -> None:
        """Take the word off the list."""
        word = self._under_cursor()
        if word is not None:
            with self.told():
                self.session.library.unmark(word.key)
                self.refill()
                self.say(f"removed: {word.headword} · u undoes")

    def action_undo(self) -> None:
        """Take back the last change of the list."""
        with self.told():
            done = self.session.library.undo("words")
            self.refill()
            self.say(f"undone: {done}" if done else "nothing to undo")

    def action_redo(self) -> None:
        """Do again what was undone."""
        with self.told():
            done = self.session.library.redo("words")
            self.refill()
            self.say(f"done again: {done}" if done else "nothing to redo")

    def action_export(self) -> None:
        """Write the deck, in a thread."""
        if self.session.exporter is None:
            self.say("export with `bilingual-reader export`")
        else:
            self.status.say("writing the deck …")
            self._exports.ask(None)

    def _export(self, _: None) -> str:
        assert self.session.exporter is not None
        return self.session.exporter()

    def _exported(self, _: None, said: str) -> None:
        self.status.say("")
        self.notify(plain(said), title="Deck written", markup=False)

    def _not_exported(self, _: None, error: Exception) -> None:
        self.status.say("")
        self.report(error)

    def paint(self, index: int, width: int, here: bool) -> list[list[Part]]:
        word, palette = self._words[index], self.session.palette
        text = palette.cursor if here else palette.base
        faint = palette.cursor_faint if here else palette.other
        gauge = _GAUGE[word.status]
        gauge = " " * (4 - len(gauge)) + gauge
        head = shortened(plain(word.headword), max(width // 2, 4))
        reading = plain(word.reading)
        if reading and word.lang == "en" and "/" not in reading:
            reading = f"/{reading}/"
        room = max(width - cell_len(head) - cell_len(reading) - len(gauge) - 6, 0)
        gloss = shortened(plain(word.gloss), room)
        used = cell_len(head) + cell_len(reading) + cell_len(gloss) + len(gauge) + 4
        gap = " " * max(width - used, 1)
        sentence = plain(_sentence(word).sentence)
        return [
            [
                (head, text + (palette.now_marks if here else palette.marks)[word.status]),
                (f"  {reading}", faint),
                (f"  {gloss}", text),
                (gap, faint),
                (gauge, faint),
            ],
            [(shortened(sentence, width), faint)],
        ]


def _sentence(word: Word) -> Context:
    """The sentence in which a word was met last, or an empty one."""
    return word.contexts[-1] if word.contexts else Context(episode="")
