"""复习: what is due, card by card, and what the session came to."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from bilingual_reader.core.review.memory import RATINGS, Rating, coming, spoken
from bilingual_reader.core.review.typed import Check, check
from bilingual_reader.errors import ReaderError
from bilingual_reader.locale import N_, _, ngettext
from bilingual_reader.reader.keys import REVIEW, bindings
from bilingual_reader.reader.review_desk import ReviewDesk
from bilingual_reader.reader.screens.card_aids import CardAids
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.telling import coming as coming_told
from bilingual_reader.reader.telling import interval, new_told, redone, undone
from bilingual_reader.reader.trouble import Trouble
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.paint import plain
from bilingual_reader.reader.widgets.review_card import CardClicked, Drawn, ReviewCard
from bilingual_reader.reader.widgets.review_face import KIND_NAMES, Look, face
from bilingual_reader.reader.widgets.review_sum import RATING_TITLES, summary

_ANY = Check(False, "", ())
"""Stands for a check, where only the room for it counts."""
WATCH = 2.0
"""Seconds between looks at whether a card has become due meanwhile."""

_TYPING = (("⏎", N_("check")), ("Esc", N_("other keys")))
_OVER = (("u", N_("undo")), ("?", N_("all keys")), ("q", N_("back")))


class ReviewScreen(CardAids):
    """One card after another; when none is left, or at `q`, the summary."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(REVIEW)
    HEADING = N_("复习 Review")

    def __init__(self, session: Session, desk: ReviewDesk) -> None:
        super().__init__(session, desk)
        self.trouble = Trouble(self.report)
        self.top_bar = TopBar(_(self.HEADING), (), session.palette)
        self.face = ReviewCard(session.palette)
        self.status_bar = StatusBar(_OVER, session.palette)

    def compose(self) -> ComposeResult:
        yield self.top_bar
        yield self.face
        yield self.status_bar

    def on_mount(self) -> None:
        """Ask the first card."""
        self.begin_hearing()
        with self.told():
            self.desk.begin()
        self._ask_card()
        self.run_worker(self.desk.library.prepare, thread=True, exit_on_error=False)
        self.set_interval(WATCH, self._watch)

    def _watch(self) -> None:
        """While nothing is asked: a step may have become due, another process done anything."""
        if self.is_active and self.desk.card is None and self.desk.under_way:
            with self.trouble.told():
                if self.desk.anything_new():
                    self.desk.go_on()
                    self.show_card(top=False)

    # What is shown

    def _ask_card(self) -> None:
        """Show the front of the desk's card, or the summary where there is none."""
        self.close_prompt()
        self.hush()
        card = self.desk.card
        self.look = Look(self.session.palette, self.session.script)
        self.over = card is None
        self.show_card()
        if card is not None and card.kind == "typing":
            self.action_reveal()
        elif card is not None and card.kind == "listening":
            self.action_sound()

    def show_card(self, top: bool = True) -> None:
        """Draw what there is now."""
        self.top_bar.set_share(self.desk.share)
        card, look, desk = self.desk.card, self.look, self.desk
        due, new = desk.left
        left = [_("{n} left").format(n=due) if due else "", new_told(new)]
        if card is None or self.over:
            self.top_bar.set_facts(*left)
            self.status_bar.set_keys(self._keys())
            self.face.show(self._sum)
            return
        self.top_bar.set_facts(_(KIND_NAMES[card.kind]), *left)
        self.status_bar.set_keys(self._keys())
        whole = replace(look, revealed=True, check=_ANY if card.kind == "typing" else None)

        def draw(width: int) -> Drawn:
            front = len(face(card, replace(look, revealed=False), width)) if look.revealed else 0
            return Drawn(face(card, look, width), len(face(card, whole, width)), front)

        if look.revealed:
            led = desk.choices()
            choices = [(_(RATING_TITLES[r]), interval(spoken(led[r].interval))) for r in RATINGS]
            self.face.show(draw, choices, top=top)
        else:
            self.face.show(draw, hint=self.keyed(_(_HINTS[card.kind])), top=top)

    def _keys(self) -> tuple[tuple[str, str], ...]:
        """The keys that matter now."""
        card = self.desk.card
        if card is None or self.over:
            return _OVER
        if self.prompt is not None:
            return _TYPING
        good = ("␣", N_("again") if self._mistyped else N_("good"))
        keys = [("1–4", N_("rate")), good] if self.look.revealed else [("␣", N_("answer"))]
        keys += [("s", N_("hear"))] if self.can_hear(card) and not self.tells(card) else []
        keys += [("p", N_("pinyin"))] if card.word.lang == "zh" and not self.tells(card) else []
        others = (("u", N_("undo")), ("e", N_("episode")), ("?", N_("all keys")), ("q", N_("end")))
        return (*keys, *others)

    @property
    def _mistyped(self) -> bool:
        return self.look.check is not None and not self.look.check.right

    def _sum(self, width: int) -> Drawn:
        desk = self.desk
        due, new = desk.left
        told = _("{n} left in this session: ‹q› ends it, ‹Space› goes on")
        facts = [self.keyed(told).format(n=due + new)] if desk.card else []
        if desk.next is not None and not desk.card:
            when = coming_told(coming(desk.next, desk.now(), desk.calendar))
            facts.append(_("The next one is due {when}.").format(when=when))
        if desk.waiting and not desk.card:
            facts.append(_waiting(desk.waiting))
        if desk.mute:
            facts.append(_silent(desk.mute))
        done = _("Done") if not desk.card else _("So far")
        heading = done if desk.answers else _("Nothing is due")
        lines = summary(desk.tally, heading, facts, self.session.palette, width)
        return Drawn(lines, len(lines))

    def restyle(self, palette: object) -> None:
        super().restyle(self.session.palette)
        self.look = replace(self.look, palette=self.session.palette)
        self.show_card(top=False)

    # Answering

    def action_reveal(self) -> None:
        """Show the answer; when it is shown, rate it: good, or again where it was typed wrong."""
        if self.desk.card is None:
            return
        if self.over:
            self._ask_card()
        elif self.look.revealed:
            self.action_rate(1 if self._mistyped else 3)
        elif self.desk.card.kind == "typing":
            self._open_prompt()
        else:
            self._reveal()

    def _reveal(self, checked: Check | None = None) -> None:
        self.look = replace(self.look, revealed=True, check=checked)
        self.show_card()

    def action_rate(self, rating: Rating) -> None:
        """Take down how well it was remembered, and go on."""
        card = self.desk.card
        if card is None or self.over:
            return
        if not self.look.revealed:
            self.say(_("‹Space› shows the answer first"))
            return
        try:
            outcome = self.desk.rate(rating)
        except ReaderError as error:
            self.report(error)
            self._go_on()
            return
        self._ask_card()
        if outcome.status == "known" != outcome.before:
            known = _("“{word}” is known now · ‹u› undoes")
            self.say(known.format(word=plain(card.word.headword)))

    def _go_on(self) -> None:
        """Ask what the library has now: another process may have taken the word off the list."""
        before = self.desk.card
        with self.told():
            self.desk.go_on()
        if self.desk.card != before:
            self._ask_card()

    def on_card_clicked(self, message: CardClicked) -> None:
        """The answer, or a rating, by mouse."""
        if message.rating:
            self.action_rate(RATINGS[message.rating - 1])
        elif not self.look.revealed:
            self.action_reveal()

    def action_undo(self) -> None:
        """Take back the last review; its card is asked again."""
        with self.told():
            done = self.desk.undo()
            self._asked_again(done, undone(done))

    def action_redo(self) -> None:
        """Do again what was undone."""
        with self.told():
            done = self.desk.redo()
            self._asked_again(done, redone(done))

    def _asked_again(self, done: str | None, said: str) -> None:
        if done:
            self._ask_card()
        self.say(said)

    # Typing

    def _open_prompt(self) -> None:
        card = self.desk.card
        if card is not None:
            label = _("pinyin or characters") if card.word.lang == "zh" else _("the word")
            self.ask("answer", label, self.look.typed, keys=())
            self.status_bar.set_keys(self._keys())

    def untyped(self, purpose: str) -> None:
        self.status_bar.set_keys(self._keys())

    def typed(self, purpose: str, text: str, done: bool) -> None:
        card = self.desk.card
        if purpose != "answer" or card is None or self.look.revealed:
            return
        self.look = replace(self.look, typed=text)
        if done:
            self._reveal(check(card.word, text))
        else:
            self.show_card(top=False)

    # Going elsewhere

    def action_episode(self) -> None:
        """Open the episode at the card's sentence; `q` comes back."""
        card = self.desk.card
        if card is None:
            return
        with self.told():
            word = self.session.library.word(card.word.key) or card.word
            for met in word.contexts:
                if met.episode and met.sentence_n:
                    self.reader.open_episode(met.episode, met.sentence_n)
                    return
        self.say(_("this word has no sentence in an episode"))

    def action_scroll(self, by: int) -> None:
        """Scroll a long card by rows."""
        self.face.scroll_rows(by)

    def action_page(self, by: int) -> None:
        """Scroll a long card by pages."""
        self.face.scroll_rows(by * self.face.page)

    def action_back(self) -> None:
        """Show what the session came to; from there, and where nothing was done, leave."""
        if self.over or not self.desk.answers:
            self.desk.end()
            self.reader.go_back()
            return
        self.over = True
        self.hush()
        self.show_card()


_HINTS = {
    "recognition": N_("‹Space› shows the answer"),
    "recall": N_("‹Space› shows the answer"),
    "listening": N_("‹Space› shows the answer · ‹s› plays it again"),
    "typing": N_("type it: Enter checks"),
}


def _waiting(number: int) -> str:
    """That there are more new words than are asked today."""
    return ngettext(
        "{n} new word waits for another day.", "{n} new words wait for another day.", number
    )


def _silent(number: int) -> str:
    """That cards which are heard cannot be asked."""
    return ngettext(
        "{n} listening card waits: there is no sound for it here.",
        "{n} listening cards wait: there is no sound for them here.",
        number,
    )
