"""The conversation: what is current in it, the words that are picked, and the mouse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.scripts import word_language
from bilingual_reader.core.selecting import Edge, Stretch, extended, stretched
from bilingual_reader.core.sides import other
from bilingual_reader.core.spans import Span, joined, words
from bilingual_reader.errors import ReaderError
from bilingual_reader.reader.layout.blocks import Run, Shown
from bilingual_reader.reader.layout.linebreak import column_offset
from bilingual_reader.reader.layout.viewport import Place
from bilingual_reader.reader.messages import Picked, Stepped, Troubled, WordPicked
from bilingual_reader.reader.widgets.column import Column

if TYPE_CHECKING:
    from bilingual_reader.core.glossary import Gloss

_WHEEL = 3
"""Rows that a notch of the mouse wheel scrolls."""


class Conversation(Column):
    """The pairs of an episode around the current one."""

    learned: Language | None = None
    """The language whose words come first; None: that of the leading side."""

    # What is current

    @property
    def pair(self) -> Pair:
        """The current pair."""
        return self.pairs[self.n]

    @property
    def revealed(self) -> bool:
        """Whether the current translation is in sight, or there is none that hides."""
        return not any(self.covered(self.n, side) for side in self.view.sides(self.pair))

    def go_to(self, n: int) -> None:
        """Make a sentence the current one; nothing is picked any more. Raises LibraryError."""
        n = min(max(n, 1), self.pairs.count)
        self.pairs.fetched(n)
        before = self.n
        if n != before:
            self.n = n
            if self._revealed or self._readings or self.explained:
                self._revealed = frozenset()
                self._forget(before, n)
            had = self.picked
            self.picked = self._painter.lit = None
            self._bring_in_view(before)
            self.post_message(Stepped(n))
            if had:
                self.post_message(WordPicked(None))
        else:
            self._bring_in_view(n)

    def pick(self, picked: Picked | None, by_mouse: bool = False) -> None:
        """Pick a word, and make its sentence the current one."""
        if picked and picked.n != self.n:
            self.go_to(picked.n)
        self.picked, self._anchor = picked, None
        self._painter.lit = None
        row = self._block(picked.n).row_of(picked.side, picked.first) if picked else 0
        moved = bool(picked) and self._viewport.show(self.n, self._height, row, 1)
        self._redraw(None if moved else (self.n,), scrolled=True)
        self.post_message(WordPicked(picked, by_mouse))

    def pick_next(self, by: int) -> None:
        """Pick the next or previous word, on to the neighbouring sentence where there is none."""
        n, place = self.n, -1
        there = self.words(n)
        if self.picked:
            place = _beside(there, self.picked, by)
        elif there:
            place = 0 if by > 0 else len(there) - 1
        if 0 <= place < len(there):
            self.pick(there[place])
            return
        n += by
        if not 1 <= n <= self.pairs.count:
            return
        there = self.words(n)
        if there:
            self.pick(there[0 if by > 0 else -1])
        else:
            self.go_to(n)

    def words(self, n: int) -> list[Picked]:
        """The words of a pair that are in sight, those of the learned or leading side first."""
        pair = self.pairs[n]
        found = []
        for side in sorted(self.view.sides(pair), key=lambda side: side != self.learned):
            if self.covered(n, side):
                continue
            text = pair.side(side)
            there = joined(words(text, side, pair.zh_words), self.word_spans(n, side))
            found += [
                Picked(n, side, first, last, text[first:last], lang) for first, last, lang in there
            ]
        return found

    # Terms

    def extend(self, by: int) -> bool:
        """Make the selection a word longer on one side, or shorter again; whether it could be."""
        if self.picked is None:
            return False
        anchor = self._anchor or (self.picked.first, self.picked.last)
        pair, side, now = self.pair, self.picked.side, (self.picked.first, self.picked.last)
        cuts = pair.zh_words if side == "zh" else ()
        return self._select(extended(pair.side(side), side, cuts, anchor, now, by), anchor)

    def move_edge(self, edge: Edge, by: int) -> bool:
        """Move an end of the selection by a Chinese character or an English word."""
        if self.picked is None:
            return False
        side, now = self.picked.side, (self.picked.first, self.picked.last)
        made = stretched(self.pair.side(side), side, (), now, edge, by)
        return self._select(made, made)

    def select(self, stretch: Stretch) -> None:
        """Select just this, in the sentence and side of the picked word."""
        self._select(stretch, stretch)

    def _select(self, made: Stretch | None, anchor: Stretch | None) -> bool:
        if made is None or self.picked is None:
            return False
        side = self.picked.side
        surface = self.pair.side(side)[made[0] : made[1]]
        self.pick(Picked(self.n, side, *made, surface, word_language(surface)))
        self._anchor = anchor
        return True

    # How it is shown

    def change_view(
        self, *, shown: Shown | None = None, lead: Language | None = None,
        hidden: bool | None = None, quiet: bool | None = None,
    ) -> None:  # fmt: skip
        """Show the languages in another way; the current sentence stays in view."""
        view = self.view
        self.view = view._replace(
            shown=shown or view.shown,
            lead=lead or view.lead,
            hidden=view.hidden if hidden is None else hidden,
            quiet=view.quiet if quiet is None else quiet,
        )
        self._revealed = frozenset()
        self._relay()

    def reveal(self) -> None:
        """Show the current sentence, where it waits for it.

        Where both its text and its translation wait, the text comes first.
        """
        lead, *others = self.view.sides(self.pair)
        by_two = self.view.quiet and self.view.hidden and self.covered(self.n, lead)
        self._revealed = frozenset([lead] if by_two else [lead, *others])
        self._forget(self.n)
        self._redraw((self.n,))

    def set_readings(self, readings: dict[int, str]) -> None:
        """Show readings under these sentences, and under no others."""
        touched = {*self._readings, *readings}
        self._readings = dict(readings)
        self._forget(*touched)
        self._viewport.settle(self._height)
        self._bring_in_view(self.n)
        self._redraw()

    def explain(self, shown: bool) -> None:
        """Show what the current sentence is made of, or no more."""
        self.explained = shown
        self._forget(self.n)
        self._viewport.settle(self._height)
        self._bring_in_view(self.n)
        self._redraw()

    def set_found(self, needle: str) -> None:
        """Light every place where this text stands; "" for none."""
        self._painter.found = re.compile(re.escape(needle), re.IGNORECASE) if needle else None
        self._painter.hits = {}
        self._redraw()

    def set_hits(self, hits: Mapping[int, Sequence[tuple[Language, int, int]]]) -> None:
        """Light what a search of the library found, too: pair → whole sides and offsets in them."""
        self._painter.hits = hits
        self._redraw()

    def light(self, place: tuple[int, int] | None) -> None:
        """Light what the picked word is in the translation of its sentence; None for nothing.

        `place`: offsets in the whole translation.
        """
        if self.picked is None:
            return
        side = other(self.picked.side)
        self._painter.lit = None
        if place:
            self._painter.lit = (self.n, side, *self.pairs.in_shown(self.n, side, place))
        self._redraw((self.n,))

    def show_marks(self) -> None:
        """Paint the marked words anew, after some were marked or unmarked."""
        if self.notes is not None:
            self.lay_out_anew()  # which words have a reading over them may hang on what is known
        self._redraw()

    def flag(self, numbers: Iterable[int]) -> None:
        """Show a flag before these pairs, and before no others."""
        flags = frozenset(numbers)
        touched = flags ^ self.flags
        self.flags = flags
        self._forget(*touched)
        self._redraw(tuple(touched))

    def word_spans(self, n: int, side: Language) -> list[Span]:
        """Where words of the list stand in a side of a pair, those that are known among them."""
        return self._painter.word_spans(self.pairs[n], side)

    def use_glosses(self, glosses: Sequence[Gloss]) -> None:
        """Show the text without the brackets of these glosses; of none: whole.

        The picked word stays picked, unless it stood in such a bracket.
        """
        picked, pairs = self.picked, self.pairs
        place = pairs.in_whole(picked.n, picked.side, picked[2:4]) if picked else (0, 0)
        self._keep_row()
        pairs.use_glosses(glosses)
        self._painter.lit = None
        self._begin_anew()
        if picked:
            first, last = pairs.in_shown(picked.n, picked.side, place)
            text = self.pair.side(picked.side)[first:last]
            self.pick(picked._replace(first=first, last=last, surface=text) if text else None)

    def recut(self) -> None:
        """The same text is cut into other words now; the word at the cursor is picked."""
        self._painter.forget()
        self._redraw()
        picked = self.picked
        there = self.words(picked.n) if picked else []
        for word in there:
            if picked and word.side == picked.side and word.first <= picked.first < word.last:
                self.pick(word)
                return

    def renew(self, n: int, single: bool) -> None:
        """The episode's text is another one now: show it at this sentence, nothing picked."""
        self._keep_row()
        self.n = min(max(n, 1), max(self.pairs.count, 1))
        self.view = self.view._replace(single=single)
        self.picked, self._revealed, self._readings = None, frozenset(), {}
        self._begin_anew()

    # Mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_rows(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_rows(-_WHEEL)

    def on_click(self, event: events.Click) -> None:
        """Pick the word under the mouse; beside a word, make its sentence the current one."""
        event.stop()
        if 0 <= event.y < len(self._rows):
            try:
                self._click(self._rows[event.y], event.x)
            except ReaderError as error:
                self.post_message(Troubled(error))

    def _click(self, place: Place, x: int) -> None:
        run = self._run_at(place, x)
        if run is None:
            return
        if run.role == "hidden":
            self.go_to(place.n)
            self.reveal()
            return
        inside = column_offset(run.text, x - run.x) if run.role == "text" else 0
        offset = run.first + max(inside, 0)
        for word in self.words(place.n) if run.role in ("text", "over") else ():
            if word.side == run.side and word.first <= offset < word.last:
                self.pick(word, by_mouse=True)
                return
        self.go_to(place.n)

    def _run_at(self, place: Place, x: int) -> Run | None:
        for run in self._block(place.n).rows[place.row]:
            if run.x <= x < run.x + cell_len(run.text):
                return run
        return None


def _beside(there: Sequence[Picked], picked: Picked, by: int) -> int:
    """The place of the word before or behind the selection, among the words of its sentence."""
    before = behind = -1
    sides = list(dict.fromkeys(word.side for word in there))
    for place, word in enumerate(there):
        at, here = sides.index(word.side), sides.index(picked.side) if picked.side in sides else 0
        if (at, word.last) <= (here, picked.first):
            before = place
        elif (at, word.first) >= (here, picked.last) and behind < 0:
            behind = place
    return before if by < 0 else behind
