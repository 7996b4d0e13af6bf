"""Listening: SPACE plays from the current sentence on, and the lit sentence moves along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.message import Message

from bilingual_reader.core.documents import Language
from bilingual_reader.core.preferences import POSSIBLE
from bilingual_reader.locale import _, explained
from bilingual_reader.reader.messages import WordPicked
from bilingual_reader.reader.pacer import Pacer
from bilingual_reader.reader.screens.own_reading import OwnReadingScreen
from bilingual_reader.reader.widgets.paint import plain

if TYPE_CHECKING:
    from bilingual_reader.reader.sound_desk import SoundDesk, Sounded, TrackPort

SPEEDS = sorted(map(float, POSSIBLE["speed"].values))
_NEAR = 0.02
"""Seconds before a sentence's beginning in which it counts as begun: what is told comes late."""


@dataclass(repr=False, eq=False)
class Heard(Message, bubble=False):
    """The thread that plays tells something."""

    told: Sounded


class ListeningScreen(OwnReadingScreen):
    """A screen with a conversation that can be heard, or stepped through at reading pace."""

    pacer: Pacer
    _sound: SoundDesk | None = None
    _number = 0
    """Of the playing that was asked for last."""
    _playing = _paused = False
    _at = 0
    """The sentence that is heard or was heard last; 0 for none: a word, or nothing yet."""
    _alone = False
    """Whether it is played alone."""
    _silent = False
    """Whether there was nothing to hear when SPACE was pressed last."""
    _attached: object = ...
    """The recording of the episode, or None, as it was seen last."""

    def begin_listening(self) -> None:
        """Make what steps at reading pace, where there is nothing to hear."""
        self.pacer = Pacer(self, self._seconds, self._pace_on)

    def end_listening(self) -> None:
        """Be silent; end the player and its thread."""
        self.pacer.stop()
        self._playing = self._paused = False
        sound, self._sound = self._sound, None
        if sound is not None:
            sound.close()

    def listen_anew(self) -> None:
        """The text is another: what was heard of the old one has no place in it."""
        if self.pacer.running:
            self.pacer.start()
        elif self._playing:
            self._play(self._alone)
        else:
            self._at = 0

    def another_sound(self) -> bool:
        """Whether a recording was attached or taken off since it was looked at last.

        Then the old one plays no more. Raises LibraryError.
        """
        was, self._attached = self._attached, self.session.library.sound(self.episode.id)
        if was is ... or was == self._attached:
            return False
        self.pacer.stop()
        self._playing = self._paused = self._silent = False
        self._at = 0
        sound, self._sound = self._sound, None
        if sound is not None:
            sound.close(0.0)
        there = self._attached is not None
        self.say(
            _("sound was attached · ‹Space› plays it") if there else _("its sound was taken off")
        )
        return True

    # Keys

    def action_play(self) -> None:
        """Play from the current sentence on, or pause."""
        n = self.conversation.n
        if self.pacer.running:
            self.pacer.stop()
            self.say(_("paused"))
        elif self._playing:
            self._pause()
        elif self.session.given.sounder is None:
            self._step_at_pace()
        elif self._at == n and self._paused:
            self._playing, self._paused = True, False
            self._order(lambda track: track.resume())
            self._say_playing()
        else:
            said = self._at == n and self._alone and self.session.one_by_one
            if not said or self._go(n + 1):
                self._play(self.session.one_by_one)

    def action_again(self) -> None:
        """Play the current sentence again: it alone, unless more is playing."""
        if self._can_hear():
            self._play(self._alone or not self._playing)

    def action_one_by_one(self) -> None:
        """Pause after each sentence, to say it oneself, or play on."""
        self.session.one_by_one = not self.session.one_by_one
        self.session.choices.choose(pause="on" if self.session.one_by_one else "off")
        if self._playing:
            self._play(self.session.one_by_one)
        one_by_one = self.session.one_by_one
        self.say(_("pauses after each sentence") if one_by_one else _("plays on"))

    def action_speed(self, by: int) -> None:
        """Play faster or slower."""
        at = min(range(len(SPEEDS)), key=lambda n: abs(SPEEDS[n] - self.session.speed))
        self.session.speed = speed = SPEEDS[min(max(at + by, 0), len(SPEEDS) - 1)]
        self.session.choices.choose(speed=str(speed))
        if self._sound is not None:
            self._order(lambda track: track.set_speed(speed))
        self.say(_("speed {speed:g}×").format(speed=speed))

    def action_say_word(self) -> None:
        """Speak the picked word, or the first one of the sentence."""
        if not self._can_hear():
            return
        with self.told():
            if self.conversation.picked is None:
                self.conversation.pick_next(1)
        picked = self.conversation.picked
        if picked is not None:
            number = self._next_number()
            self._playing, self._paused, self._at = False, False, 0
            self._order(lambda track: track.say(number, picked.surface, picked.lang), replaces=True)

    def pause_all(self) -> None:
        """Be silent, and step no further."""
        self.pacer.stop()
        if self._playing:
            self._pause()

    # What goes on

    def listen_on(self, n: int) -> None:
        """Another sentence is current: where the learner went while it plays, play that."""
        if self.pacer.running:
            self.pacer.start()
        elif self._playing and n != self._at:
            self._play(self._alone)

    def on_word_picked(self, message: WordPicked) -> None:
        """Who looks at a word has time for it: the sound waits."""
        super().on_word_picked(message)
        if message.picked is not None and self._playing:
            self._pause()

    def on_heard(self, message: Heard) -> None:
        """Move along; go on with the next sentence; say why it cannot go on."""
        told = message.told
        if told.error is not None:
            self._failed(told)
        elif told.number != self._number or not self._playing:
            return
        elif told.at is not None:
            if not (told.spoken or self._alone):
                self._follow(told.at)
        elif told.ended:
            self._ended(told.spoken)

    def _follow(self, seconds: float) -> None:
        """Light the sentence that is heard in the recording."""
        n = self._at
        with self.told():
            while n < self.pairs.count:
                start = self.pairs.fetched(n + 1).start
                if start is None or start > seconds + _NEAR:
                    break
                n += 1
        if n != self._at:
            self._at = n
            self._go(n)

    def _ended(self, spoken: bool) -> None:
        if spoken and not self._alone and self._go(self.conversation.n + 1):
            self._play(False)
            return
        self._playing = False
        self.say(_("‹Space› goes on") if self._alone else _("the end"))
        if not self._alone:
            self._at = 0

    def _failed(self, told: Sounded) -> None:
        assert told.error is not None
        wanted, self._playing, self._paused, self._at = self._playing, False, False, 0
        sound, self._sound = self._sound, None
        if sound is not None:
            sound.close(0.0)
        if told.nothing:
            self._silent = True
            if not self.session.told_of_pace:
                self.notify(plain(explained(told.error)), title=_("No sound"), markup=False)
            self.session.told_of_pace = True
            if wanted and self.is_active:
                self._step_at_pace()
        else:
            self.status.say("")
            self.report(told.error)

    def hear_alone(self, language: Language) -> bool:
        """Play the current sentence alone, for a window; False where nothing can play it.

        `language`: the side that is spoken, where it is spoken.
        """
        there = self.hears
        if there:
            self._play(True, language)
        return there

    def _play(self, alone: bool, language: Language | None = None) -> None:
        self._silent = False
        n, number = self.conversation.n, self._next_number()
        self._playing, self._paused, self._at, self._alone = True, False, n, alone
        lead = language or self.conversation.view.lead
        with self.told():
            pair = self.pairs.fetched(n)
            after = self.pairs.fetched(min(n + 1, self.pairs.count))
            if pair.end is None and after.n != n:
                pair = replace(pair, end=after.start)
            self._order(lambda track: track.play(number, pair, lead, not alone), replaces=True)
            self._order(lambda track: track.prepare(after, lead))
            self._say_playing()

    def _pause(self) -> None:
        self._playing, self._paused = False, True
        self._order(lambda track: track.pause())
        self.say(_("paused"))

    def _say_playing(self) -> None:
        speed = "" if self.session.speed == 1.0 else f"{self.session.speed:g}× · "
        self.say("▶ " + speed + _("‹Space› pauses"))

    def _next_number(self) -> int:
        self._number += 1
        return self._number

    def _can_hear(self) -> bool:
        there = self.hears
        if not there:
            self.say(_("there is nothing to play sound with"))
        return there

    @property
    def hears(self) -> bool:
        """Whether there may be something to hear."""
        return self.session.given.sounder is not None and not self._silent

    def _order(self, do: Callable[[TrackPort], None], replaces: bool = False) -> None:
        if self._sound is None:
            from bilingual_reader.reader.sound_desk import SoundDesk

            assert self.session.given.sounder is not None
            speed = self.session.speed
            self._sound = SoundDesk(self.session.given.sounder, self.episode.id, self._sounded)
            self._sound.ask(self._number, lambda track: track.set_speed(speed))
        self._sound.ask(self._number, do, replaces)

    def _sounded(self, told: Sounded) -> None:
        """Called in other threads."""
        self.post_message(Heard(told))

    def _go(self, n: int) -> bool:
        """Make a sentence current; False behind the last."""
        with self.told():
            if n <= self.pairs.count:
                self._at = n
                self.conversation.go_to(n)
                return True
            self.say(_("the end"))
        return False

    # At reading pace, where there is nothing to hear

    def _step_at_pace(self) -> None:
        why = "" if self.session.told_of_pace else _("no sound: ")
        self.session.told_of_pace = True
        self.pacer.start()
        self.say("▶ " + why + _("at reading pace · ‹Space› pauses"))

    def _seconds(self) -> float:
        from bilingual_reader.reader.pace import seconds

        return seconds(self.conversation.pair, self.conversation.view.lead)

    def _pace_on(self) -> bool:
        return self._go(self.conversation.n + 1)
