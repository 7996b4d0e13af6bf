"""What helps with a card that is reviewed: its sound, and the pinyin of its sentence."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass, replace

from textual.message import Message

from bilingual_reader.core.cards import shown
from bilingual_reader.core.readings import spelled
from bilingual_reader.core.review.queue import Card
from bilingual_reader.locale import _
from bilingual_reader.reader.asking import Asker
from bilingual_reader.reader.review_desk import ReviewDesk
from bilingual_reader.reader.screens.base import BaseScreen
from bilingual_reader.reader.session import Session
from bilingual_reader.reader.widgets.paint import plain
from bilingual_reader.reader.widgets.review_face import Look


@dataclass(repr=False, eq=False)
class Unheard(Message, bubble=False):
    """Something could not be played."""

    error: Exception


class CardAids(BaseScreen):
    """A screen that shows the desk's card."""

    def __init__(self, session: Session, desk: ReviewDesk) -> None:
        super().__init__()
        self.session, self.desk = session, desk
        self.look = Look(session.palette, session.script)
        self.over = False
        """Whether the summary is shown, and no card."""
        self._readings: Asker[str, str] = Asker(
            self, lambda text: spelled(session.lexicon.pinyin(text)), self._read, self._not_read
        )

    @abstractmethod
    def show_card(self, top: bool = True) -> None:
        """Draw what there is now; with `top` so that what is new on it is seen."""

    def begin_hearing(self) -> None:
        """Be told why something cannot be heard."""
        if self.desk.speaker is not None:
            self.desk.speaker.trouble = self._cannot_be_heard

    def leave(self) -> bool:
        """Be silent: every answer is written already."""
        if self.desk.speaker is not None:
            self.desk.speaker.close()
        return True

    def can_hear(self, card: Card) -> bool:
        """Whether there is sound for it."""
        return self.desk.speaker is not None and self.desk.speaker.can_play(card.word)

    def tells(self, card: Card) -> bool:
        """Whether sound or pinyin would tell the answer."""
        return not self.look.revealed and card.kind in ("recall", "typing")

    def action_sound(self) -> None:
        """Play the sentence, or say the word."""
        card, speaker = self.desk.card, self.desk.speaker
        if card is None:
            return
        if speaker is None or not self.can_hear(card):
            self.say(_("there is no sound for this word"))
        elif self.tells(card):
            self.say(_("it would tell the answer"))
        else:
            with self.told():
                speaker.play(card.word)

    def hush(self) -> None:
        """Stop what plays."""
        if self.desk.speaker is not None:
            self.desk.speaker.stop()

    def _cannot_be_heard(self, error: Exception) -> None:
        """Called in other threads."""
        self.post_message(Unheard(error))

    def on_unheard(self, message: Unheard) -> None:
        """Say why nothing is heard."""
        self.report(message.error)

    def action_readings(self) -> None:
        """Pinyin under the sentence of a card, once nothing is given away by it."""
        card = self.desk.card
        if card is None or self.over:
            return
        sentence = shown(card.word).sentence
        if card.word.lang != "zh" or not sentence:
            self.say(_("pinyin is for Chinese sentences"))
        elif self.look.reading:
            self.look = replace(self.look, reading="")
            self.show_card(top=False)
        elif self.tells(card) or (card.kind == "listening" and not self.look.revealed):
            self.say(_("it would tell the answer"))
        else:
            self._readings.ask(plain(sentence))

    def _read(self, text: str, line: str) -> None:
        card = self.desk.card
        if card is not None and plain(shown(card.word).sentence) == text:
            self.look = replace(self.look, reading=line)
            self.show_card(top=False)

    def _not_read(self, text: str, error: Exception) -> None:
        self.report(error)
