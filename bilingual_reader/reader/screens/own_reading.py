"""Correcting pinyin and words where one reads them: typed, split, joined, and shown at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Pair
from bilingual_reader.errors import ReadingError
from bilingual_reader.locale import _
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.messages import Picked
from bilingual_reader.reader.screens.showing import ShowingScreen
from bilingual_reader.reader.widgets.paint import plain

if TYPE_CHECKING:
    from bilingual_reader.core.own_readings import Rule, Rules
    from bilingual_reader.reader.own_readings import OwnReadings

_READING, _CUTTING = "own reading", "own words"
"""What the prompt asks for."""
_EVERYWHERE = "*"
"""Behind the reading of a single character: it holds wherever that stands."""


def _label(picked: Picked, everywhere: bool) -> str:
    """What the prompt for a reading is called; of a single character, with how far it holds."""
    whole, alone = _("pinyin of {word}"), _("pinyin of {word} here; * at the end: all")
    return (whole if everywhere else alone).format(word=plain(picked.surface))


class OwnReadingScreen(ShowingScreen):
    """A screen with a conversation whose Chinese can be read and cut otherwise."""

    _rules: Rules | None = None
    """Those by which the text was cut that is shown."""
    _asked: Picked | None = None
    """The word that the prompt asks about."""
    _present: Asker[Picked, str] | None = None

    def take_in_rules(self) -> None:
        """Show the text as it is read and cut now, by whichever process."""
        own = self.session.given.own
        if own is None:
            return
        rules = own.rules()
        known, self._rules = self._rules, rules
        if known is not None and known is not rules:
            self.pairs.renew(self.pairs.edition, self.pairs.count)
            self.desk.renew(self.episode)
            self.readings.forget()
            self.conversation.recut()

    def action_own_reading(self) -> None:
        """Ask how the picked word is read; what is typed holds from then on."""
        picked = self._chinese()
        if picked is not None:
            self._ask(_READING, picked, _label(picked, picked.last - picked.first > 1), "")
            if self._present is None:
                self._present = Asker(self, self._read_now, self._prefill, self._not_read)
            self._present.ask(picked)

    def action_split_word(self) -> None:
        """Cut the picked word in two; ask where, when it has more than two characters."""
        picked = self._chinese()
        if picked is None:
            return
        if len(picked.surface) == 1:
            self.say(_("a single character is one word"))
        elif len(picked.surface) == 2:
            self._cut(picked, list(picked.surface))
        else:
            label = _("spaces between the words of {text}").format(text=plain(picked.surface))
            self._ask(_CUTTING, picked, label, plain(picked.surface))

    def action_join_words(self) -> None:
        """Make the picked word and the next one a single word, or all words of a selection."""
        picked = self._chinese()
        if picked is None:
            return
        words = [word for word in self.conversation.words(picked.n) if word.side == picked.side]
        inside = [word for word in words if picked.first <= word.first < picked.last]
        if len(inside) < 2:
            behind = next((word for word in words if word.first == picked.last), None)
            if behind is None:
                self.say(_("no word stands right behind it"))
                return
            text = self.conversation.pair.side(picked.side)
            surface = text[picked.first : behind.last]
            picked = picked._replace(last=behind.last, surface=surface)
        self._cut(picked, [picked.surface])

    def typed(self, purpose: str, text: str, done: bool) -> None:
        if purpose not in (_READING, _CUTTING):
            super().typed(purpose, text, done)
        elif done and self._asked is not None:
            picked = self._asked
            if purpose == _CUTTING:
                self._cut(picked, text.split())
            elif text.strip():
                self._read(picked, text.strip())
            else:
                self._forget(picked)

    # What is asked

    def _chinese(self) -> Picked | None:
        """The picked Chinese word; where there is none, or nothing can be kept, that is said."""
        picked = self._picked()
        if picked is not None and self.session.given.own is None:
            self.say(_("`bilingual-reader readings` corrects pinyin and words"))
        elif picked is not None and picked.side == "zh" and picked.lang == "zh":
            return picked
        elif picked is not None:
            self.say(_("pick a Chinese word of the Chinese text"))
        return None

    def _ask(self, purpose: str, picked: Picked, label: str, text: str) -> None:
        self._asked = picked
        self.ask(purpose, label, text)

    def _read_now(self, picked: Picked) -> str:
        from bilingual_reader.reader.own_readings import read_at

        return read_at(self._shown_text, picked.first, picked.last, self.session.lexicon)

    @property
    def _shown_text(self) -> str:
        return self.conversation.pair.zh

    def _prefill(self, picked: Picked, reading: str) -> None:
        """Put the present reading where the other is typed; the first key replaces it."""
        prompt = self.prompt
        if prompt is not None and prompt.purpose == _READING and self._asked == picked:
            if not prompt.value:
                prompt.value = reading
                prompt.action_select_all()
            alone = len(picked.surface) == 1
            here = _("Enter: read so here · with * behind it everywhere · empty: as it was · Esc")
            everywhere = _("Enter: read so everywhere · empty: as it was · Esc")
            self.say(here if alone else everywhere)

    def _not_read(self, asked: Picked, error: Exception) -> None:
        self.report(error)

    # What is done

    def _read(self, picked: Picked, given: str) -> None:
        from bilingual_reader.lexicon.own_rules import syllables

        everywhere = given.endswith(_EVERYWHERE)
        reading = given.removesuffix(_EVERYWHERE)

        def made(rule: Rule) -> Rule:
            return replace(rule, syllables=syllables(rule.text, reading))

        try:
            kept = self._keep(picked, made, everywhere or len(picked.surface) > 1)
        except ReadingError as error:
            self._again(picked, error, given)
            return
        here = _("{word} is read {reading} in this sentence · ‹u› undoes")
        all_over = _("{word} is read {reading} everywhere · ‹u› undoes")
        told = here if kept.sentence else all_over
        self.say(told.format(word=kept.text, reading=kept.reading))

    def _cut(self, picked: Picked, words: list[str]) -> None:
        from bilingual_reader.lexicon.own_rules import cuts

        def made(rule: Rule) -> Rule:
            return replace(rule, cuts=cuts(rule.text, words))

        with self.told():
            try:
                kept = self._keep(picked, made, True)
            except ReadingError as error:
                self.refused(error)
                return
            several = _("{words}, everywhere · ‹u› undoes")
            one = _("{words} is one word, everywhere · ‹u› undoes")
            told = several if len(kept.cuts) > 1 else one
            self.say(told.format(words=" · ".join(kept.words)))

    def _forget(self, picked: Picked) -> None:
        """Take back what was said of the picked word: of this place, else of everywhere."""
        from bilingual_reader.lexicon.own_rules import about

        own, (pair, at) = self._own(), self._place(picked)
        here, all_of_them = self._about(picked, pair, at, False), about(picked.surface)
        kept = own.rules().all
        for wanted in (here, all_of_them):
            same = (wanted.text, wanted.sentence, wanted.place)
            gone = [rule for rule in kept if (rule.text, rule.sentence, rule.place) == same]
            if gone:
                own.forget(gone)
                self.watch_library()
                self.say(_("{word} is read as it was · ‹u› undoes").format(word=wanted.text))
                return
        self.say(_("you had said nothing of it"))

    def _keep(self, picked: Picked, made: Callable[[Rule], Rule], everywhere: bool) -> Rule:
        """Keep a rule about the picked word, and show what comes of it. Raises ReaderError."""
        own, (pair, at) = self._own(), self._place(picked)
        rule = made(self._about(picked, pair, at, everywhere))
        if everywhere:
            rule = own.rules().part_of(rule, pair.zh, at)
        self.desk.finish()
        kept = own.keep(rule)
        self.watch_library()
        return kept

    def _about(self, picked: Picked, pair: Pair, at: int, everywhere: bool) -> Rule:
        from bilingual_reader.lexicon.own_rules import about, sentence_at

        return (
            about(picked.surface) if everywhere else about(picked.surface, *sentence_at(pair, at))
        )

    def _own(self) -> OwnReadings:
        assert self.session.given.own is not None  # `_chinese` asked
        return self.session.given.own

    def _place(self, picked: Picked) -> tuple[Pair, int]:
        """The pair as the library has it, and the word's offset in its Chinese."""
        pair = self.pairs.fetched(picked.n)
        return pair, self.pairs.in_whole(picked.n, "zh", (picked.first, picked.last))[0]

    def _again(self, picked: Picked, error: ReadingError, given: str) -> None:
        """Say what is wrong with what was typed, and let it be mended."""
        self._ask(_READING, picked, _label(picked, True), given)
        self.refused(error)
