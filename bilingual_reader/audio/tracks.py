"""What is heard of an episode: its recording, or speech sentence by sentence."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual_reader.audio.player import Heard, Lost, Player, require
from bilingual_reader.audio.players import open_player
from bilingual_reader.core.documents import LANGUAGES, Language, Pair
from bilingual_reader.core.sides import other
from bilingual_reader.errors import AudioError

if TYPE_CHECKING:
    from bilingual_reader.audio.speech import Speech

LEAD, REST = 0.05, 0.06
"""Seconds heard before a sentence and after it: it is not bitten off, and of a neighbour that
follows without a rest less than a consonant is heard."""

Told = Callable[[Heard], None]


class Track:
    """What SPACE plays of one episode. It belongs to one thread; its methods raise AudioError."""

    def __init__(self, tell: Told, output: str = "") -> None:
        """The player is started at once: it is ready by the time that it is known what to play.

        `tell` hears of each playing under the number that `play` was given. Raises AudioError
        where nothing here can play.
        """
        self._tell, self._output = tell, output
        self._recording: Path | None = None
        self._seconds = inf
        self._speech: Speech | None = None
        self._numbers: dict[int, int] = {}
        """The player's numbers → ours."""
        self._speed = 1.0
        self._lock = threading.Lock()
        self._player: Player | None = open_player(self._heard, output)

    def use(
        self,
        recording: Path | None,
        speech: Speech,
        seconds: float = inf,
        size: int | None = None,
    ) -> None:
        """Play this file, which is so long, and of so many bytes; None: speak.

        Raises AudioError, and ends, where neither is possible, or where the file is another by now:
        the sentences have the times of the one that was attached.
        """
        self._recording, self._speech, self._seconds = recording, speech, seconds
        if recording is not None:
            try:
                require(recording, size)
            except AudioError:
                self.close()
                raise
        if recording is None and not any(speech.engine(lang) for lang in LANGUAGES):
            from bilingual_reader.audio.speech import INSTALL

            self.close()
            raise AudioError("this episode has no sound and nothing here can speak", "", INSTALL)

    @property
    def spoken(self) -> bool:
        """Whether sentences are spoken one by one, and do not follow each other by themselves."""
        return self._recording is None

    def play(self, number: int, pair: Pair, lead: Language, on: bool) -> None:
        """Play from a sentence on, or it alone; the side that is spoken is `lead` where it is."""
        if self._recording is not None:
            if (pair.start or 0.0) >= self._seconds:
                told = "`audio attach` all of it"
                raise AudioError("the sound ends before this sentence", str(self._recording), told)
            start = max((pair.start or 0.0) - LEAD, 0.0)
            alone = not on and pair.end is not None and pair.end > start
            end = pair.end + REST if alone and pair.end is not None else None
            self._play(number, self._recording, start, end)
            return
        self.say(number, *_said(pair, lead))

    def say(self, number: int, word: str, language: Language) -> None:
        """Speak a word, or a sentence. Raises AudioError where nothing here can speak."""
        assert self._speech is not None
        self._play(number, self._speech.speak(word, language), 0.0, None)

    def prepare(self, pair: Pair, lead: Language) -> None:
        """Make ready what is spoken next."""
        text, language = _said(pair, lead)
        if self.spoken and text and self._speech is not None:
            self._speech.speak(text, language)

    def pause(self) -> None:
        """Be silent, where it is."""
        if self._player is not None:
            self._player.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        if self._player is not None:
            self._player.resume()

    def set_speed(self, speed: float) -> None:
        """Play at another speed, now and from now on."""
        self._speed = speed
        if self._player is not None:
            self._player.set_speed(speed)

    def close(self) -> None:
        """End all that it started."""
        player, self._player = self._player, None
        if player is not None:
            player.close()

    def _play(self, number: int, path: Path, start: float, end: float | None) -> None:
        if self._player is None:
            self._player = open_player(self._heard, self._output)
        try:
            with self._lock:
                made = self._player.play(path, start, end, self._speed)
                self._numbers = {**dict(list(self._numbers.items())[-8:]), made: number}
        except AudioError:
            self.close()
            raise

    def _heard(self, heard: Heard) -> None:
        """Called in the player's thread."""
        if isinstance(heard, Lost):
            self._tell(heard)
            return
        with self._lock:  # what is told at once is told of a playing whose number is known
            number = self._numbers.get(heard.play)
        if number is not None:
            self._tell(replace(heard, play=number))


def _said(pair: Pair, lead: Language) -> tuple[str, Language]:
    """What is spoken of a pair: the leading side where it has one."""
    language = lead if pair.side(lead) else other(lead)
    return pair.side(language), language
