"""Ways through the text: unknown words, bookmarks, dictation, and a sentence for the clipboard."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.spans import WordSpan, key_at
from bilingual_reader.locale import _
from bilingual_reader.reader.marks import QUIET
from bilingual_reader.reader.screens.listening import ListeningScreen

if TYPE_CHECKING:
    from bilingual_reader.reader.messages import Picked
    from bilingual_reader.reader.unknown import Unknown


class WaysScreen(ListeningScreen):
    """A screen with a conversation through which one goes in other ways than step by step."""

    _advised = False
    """Whether the learner was told what this terminal does with a copy."""

    # Unknown words

    def action_unknown(self, by: int) -> None:
        """Pick the next or previous word that is neither known nor ignored."""
        from bilingual_reader.reader.unknown import Unknown

        conversation, n = self.conversation, self.conversation.n
        unknown = Unknown(self.session.marks, self.session.choices.learned)
        with self.told():
            if self._pick_unknown(unknown, by, beyond=True):
                return
            view, count = conversation.view, self.pairs.count
            if view.quiet:
                self.say(_("the text is hidden: ‹r› reveals a sentence"))
                return

            def wanted(pair: Pair) -> bool:
                return unknown.stands_in(self.pairs.shown(pair), view)

            def found(at: int, wrapped: bool) -> None:
                with self.told():
                    self._found_unknown(unknown, at, by, wrapped)

            self.finder.seek(wanted, (n - 1 + by) % max(count, 1) + 1, by, found)

    def _found_unknown(self, unknown: Unknown, n: int, by: int, wrapped: bool) -> None:
        if not n:
            self.say(_("no other unknown word is in sight in this episode"))
            return
        self.conversation.go_to(n)
        self._pick_unknown(unknown, by)
        self.say(_("round the end") if wrapped else "")

    def _pick_unknown(self, unknown: Unknown, by: int, beyond: bool = False) -> bool:
        """Pick the first (last) one of the sentence, or `beyond` what is picked; whether any is."""
        conversation = self.conversation
        there = conversation.words(conversation.n)[::by]
        if beyond and conversation.picked is not None:
            at = conversation.picked
            place = next((i for i, w in enumerate(there) if w[1:4] == at[1:4]), None)
            there = there[place + 1 :] if place is not None else []
        for word in there:
            text = conversation.pair.side(word.side)
            marked = conversation.word_spans(word.n, word.side)
            if unknown.is_one(WordSpan(word.first, word.last, word.lang), text, marked):
                conversation.pick(word)
                self.follow()
                return True
        return False

    # Dictation

    def action_dictation(self) -> None:
        """Dictate the sentence, and those that follow."""
        if not self.pairs.count:
            return
        from bilingual_reader.reader.screens.dictation import Desk, DictationScreen

        self.pause_all()
        desk = Desk(
            lambda: self.conversation.pair,
            self._go_on,
            self.hear_alone,
            lambda: not self.hears,
            self._to_be_learned,
        )
        sides = self.episode.languages
        side = self.session.learned
        if side not in sides:
            side = "en" if side == "zh" else "zh"

        def left(answer: None) -> None:
            self.pause_all()
            self.watch_library()

        self.app.push_screen(DictationScreen(self.session, desk, side), left)

    def _go_on(self) -> bool:
        n = self.conversation.n
        self.conversation.go_to(n + 1)
        self.follow()
        return self.conversation.n > n

    def _to_be_learned(self, missed: Sequence[Picked]) -> int:
        """Mark words that are not on the list, or are thought to be known; how many there are."""
        count = 0
        for picked in missed:
            marked = self.conversation.word_spans(picked.n, picked.side)
            key = key_at(marked, picked.first, picked.last, picked.surface)
            word = self.desk.word(picked, key)
            if word is None or word.status in QUIET:
                self.desk.toggle(picked, key)
                count += 1
        return count

    # Bookmarks

    def action_bookmark(self) -> None:
        """Bookmark the sentence, or take its bookmark away."""
        if not self.pairs.count:
            return
        with self.told():
            pair = self.pairs.fetched(self.conversation.n)
            made = self.session.library.toggle_bookmark(self.episode.id, pair)
            self.session.marks.pass_over()
            self._show_flags()
            self.say(_("bookmarked · ‹V› lists them") if made else _("bookmark off · ‹u› undoes"))

    def action_to_bookmark(self, by: int) -> None:
        """Go to the next or previous bookmark, round the end too."""
        n, flags = self.conversation.n, sorted(self.conversation.flags)[::by]
        if not flags:
            self.say(_("no bookmark here: ‹f› makes one"))
            return
        with self.told():
            self.conversation.go_to(next((at for at in flags if (at - n) * by > 0), flags[0]))
        self.follow()

    def action_bookmarks(self) -> None:
        """List the bookmarks."""
        from bilingual_reader.reader.screens.bookmarks import BookmarksScreen

        def chosen(place: tuple[str, int] | None) -> None:
            self.watch_library()
            if place is not None and place[0] != self.episode.id:
                self.reader.open_episode(*place)
            elif place is not None:
                with self.told():
                    self.conversation.go_to(place[1])

        with self.told():
            self.desk.finish()
            made = BookmarksScreen(self.session, self.episode.id, self.conversation.n)
            self.app.push_screen(made, chosen)

    def show_marks(self) -> None:
        super().show_marks()
        self._show_flags()

    def _show_flags(self) -> None:
        marks = self.session.library.bookmarks(self.episode.id)
        self.conversation.flag(mark.n for mark in marks if mark.n)

    # The clipboard

    def action_copy(self, alone: bool = False) -> None:
        """Copy the sentence, with its translation and its link, or alone."""
        if not self.pairs.count:
            return
        from bilingual_reader.reader import clipboard

        view, pair = self.conversation.view, self.conversation.pair
        copy = (
            clipboard.sentence(pair, view) if alone else clipboard.whole(pair, view, self.episode)
        )
        self.app.copy_to_clipboard(copy.text)
        advice = "" if self._advised else clipboard.advice(os.environ)
        self._advised = True
        told = _("copied: {what}").format(what=copy.told)
        self.say(f"{told} · {advice}" if advice else told)
