"""听写 dictation: a sentence is heard and typed, then judged letter by letter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType

from bilingual_reader.core import dictation
from bilingual_reader.core.dictation import Dictated
from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.scripts import has_han
from bilingual_reader.core.sides import other
from bilingual_reader.core.spans import words
from bilingual_reader.locale import N_, _, ngettext
from bilingual_reader.reader.keys import DICTATION, bindings
from bilingual_reader.reader.messages import Picked
from bilingual_reader.reader.screens.window import Window
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.telling import language
from bilingual_reader.reader.widgets.bars import StatusBar, TopBar
from bilingual_reader.reader.widgets.dictated import extra, judged, verdict
from bilingual_reader.reader.widgets.paint import Lines, paragraph
from bilingual_reader.reader.widgets.review_card import CardClicked, Drawn, ReviewCard

_TYPING = (
    ("⏎", N_("check")),
    ("Tab", N_("hint")),
    ("↑", N_("hear again")),
    ("Esc", N_("back")),
)
_CHECKED = (
    ("⏎", N_("next sentence")),
    ("e", N_("mend it")),
    ("␣", N_("hear again")),
    ("m", N_("mark what was missed")),
    ("q", N_("back")),
    ("?", N_("all keys")),
)
_OPEN = ("hear", "leave")
"""Actions that are there while one types."""


WATCH = 0.3
"""Seconds between looks at whether there is anything to hear it with."""


class Desk(NamedTuple):
    """What the screen below does for a dictation."""

    pair: Callable[[], Pair]
    """The current sentence."""
    go_on: Callable[[], bool]
    """Makes the next sentence current; False behind the last."""
    hear: Callable[[Language], bool]
    """Lets the current sentence be heard; False where there is nothing to play it with."""
    silent: Callable[[], bool]
    """Whether there is nothing to play it with, as far as that is known."""
    mark: Callable[[Sequence[Picked]], int]
    """Puts words on the list; how many were not there."""


class DictationScreen(Window[None]):
    """One sentence after the other."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DICTATION)
    HEADING = N_("听写 Dictation")

    def __init__(self, session: Session, desk: Desk, side: Language) -> None:
        """`side`: the language that is dictated."""
        super().__init__()
        self.session, self._desk, self._side = session, desk, side
        self._pair = Pair(0, 0)
        self._text = ""
        """The sentence as it is written on the screen."""
        self._typed = ""
        self._checked: Dictated | None = None
        self._hints = 0
        self._marked = False
        self._silent = False
        self._scored: dict[int, float] = {}
        """Sentence → how much of it was right at first, without hints; 0 to 1."""
        self.top_bar = TopBar(_(self.HEADING), (), session.palette)
        self.face = ReviewCard(session.palette)
        self.status_bar = StatusBar(_TYPING, session.palette)

    def compose(self) -> ComposeResult:
        yield self.top_bar
        yield self.face
        yield self.status_bar

    def on_mount(self) -> None:
        """Dictate the current sentence."""
        self._dictate()
        self.set_interval(WATCH, self._watch)

    def _watch(self) -> None:
        """It may turn out in a moment that there is nothing to hear it with."""
        if self._silent != self._desk.silent():
            self._silent = not self._silent
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While one types, keys are text, but for those that are none."""
        return self.prompt is None or action in _OPEN

    # A sentence

    def _dictate(self) -> None:
        """Begin with the current sentence, or the next one that can be dictated."""
        with self.told():
            pair = self._desk.pair()
            while not self._takes(pair):
                if not self._desk.go_on():
                    self.notify(_("no further sentence can be dictated"), markup=False)
                    self.dismiss(None)
                    return
                pair = self._desk.pair()
            self._begin(pair)

    def _takes(self, pair: Pair) -> bool:
        text = pair.side(self._side)
        return bool(dictation.check(text, "").count) and not dictation.too_long(text)

    def _begin(self, pair: Pair) -> None:
        self._pair, self._text = pair, self.session.script(pair.side(self._side))
        self._typed, self._checked, self._hints, self._marked = "", None, 0, False
        self._ask()
        self.action_hear()

    def _ask(self) -> None:
        self._checked = None
        label = _("write the {language} that you hear").format(language=language(self._side))
        self.ask("dictation", label, self._typed, keys=())
        self._show()

    def _show(self) -> None:
        scores = self._scored.values()
        if scores:
            told = ngettext("{n} sentence", "{n} sentences", len(scores))
            self.top_bar.set_facts(f"{told} · {int(100 * sum(scores) / len(scores))} %")
        self.status_bar.set_keys(_TYPING if self._checked is None else _CHECKED)
        self.face.show(self._drawn, hint="")

    def _drawn(self, width: int) -> Drawn:
        lines = self._question(width) if self._checked is None else self._answer(width)
        return Drawn(lines, len(lines))

    def _question(self, width: int) -> Lines:
        palette = self.session.palette
        if self._silent:
            told = _("there is nothing to hear it with: write it from its translation")
            translation = self.session.script(self._pair.side(other(self._side)))
            lines = [*paragraph(told, width, palette.faint), [],
                     *paragraph(translation, width, palette.other)]  # fmt: skip
        else:
            lines = paragraph(_("♪ listen, and write what you hear"), width, palette.faint)
        return [*lines, [], *paragraph(self._typed, width, palette.strong)]

    def _answer(self, width: int) -> Lines:
        checked, palette = self._checked, self.session.palette
        assert checked is not None
        right = palette.speakers[1 if not checked.faults else 4]
        lines = [*paragraph(verdict(checked, self._hints), width, right), []]
        lines += judged(checked, self._text, palette, width)
        if more := extra(checked):
            told = _("too many: {letters}").format(letters=more)
            lines += [[], *paragraph(told, width, palette.accent)]
        translation = self.session.script(self._pair.side(other(self._side)))
        lines += [[], *paragraph(translation, width, palette.other)]
        if missed := self._missed():
            named = " · ".join(dict.fromkeys(self._text[w.first : w.last] for w in missed))
            told = _("missed: {words}").format(words=named)
            lines += [[], *paragraph(told, width, palette.strong)]
        return lines

    def _missed(self) -> list[Picked]:
        """The words of the sentence that were not right."""
        if self._checked is None:
            return []
        pair, side, text = self._pair, self._side, self._pair.side(self._side)
        return [
            Picked(pair.n, side, first, last, text[first:last], lang)
            for first, last, lang in self._checked.missed(words(text, side, pair.zh_words))
        ]

    # Keys

    def typed(self, purpose: str, text: str, done: bool) -> None:
        self._typed = text
        if not done:
            self._show()
        elif text.strip():
            self._check()
        else:
            self._ask()
            self.action_hear()

    def untyped(self, purpose: str) -> None:
        self.dismiss(None)

    def tabbed(self, purpose: str, text: str) -> None:
        """A hint: one letter more that is right, or one less that is wrong."""
        mended = dictation.hinted(self._compared(text), text)
        if self.prompt is not None and mended != text:
            self._hints += 1
            self.prompt.put(mended)

    def _compared(self, typed: str) -> Dictated:
        return dictation.check(self._text, typed, self._alike)

    def _alike(self, text: str) -> str:
        """Both scripts of Chinese as one."""
        if not has_han(text):
            return text
        from bilingual_reader.lexicon.chinese import same_length

        return same_length(text)

    def _check(self) -> None:
        checked = self._checked = self._compared(self._typed)
        own = max(checked.right - self._hints, 0) / len(checked.letters)
        self._scored.setdefault(self._pair.n, own)
        self._show()

    def action_hear(self) -> None:
        """Hear the sentence, again."""
        self._silent = not self._desk.hear(self._side)
        if self._silent:
            self.say(_("there is nothing to play sound with"))
            self._show()

    def action_next(self) -> None:
        """Go on with the next sentence."""
        with self.told():
            if self._desk.go_on():
                self._dictate()
            else:
                self.say(_("the end"))

    def action_mend(self) -> None:
        """Go on typing where it was left."""
        self._ask()

    def action_hint(self) -> None:
        """Go on typing with a letter more that is right."""
        self._ask()
        self.tabbed("dictation", self._typed)

    def action_mark(self) -> None:
        """Put the words that were missed on the word list."""
        missed = self._missed()
        if not missed or self._marked:
            self.say(_("no word was missed") if not missed else _("they are marked"))
            return
        with self.told():
            self._marked = True
            count = self._desk.mark(missed)
            self.say(ngettext("{n} word to be learned", "{n} words to be learned", count))

    def action_scroll(self, by: int) -> None:
        """Scroll a long sentence."""
        self.face.scroll_rows(by)

    def on_card_clicked(self, message: CardClicked) -> None:
        """A click on the sheet: hear it again."""
        self.action_hear()
