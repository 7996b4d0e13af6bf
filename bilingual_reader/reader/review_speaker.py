"""What is heard of a card: its sentence in the episode's recording, or speech."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from bilingual_reader.core.cards import shown
from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.scripts import has_han
from bilingual_reader.core.words import Context, Word
from bilingual_reader.reader.sound_desk import SoundDesk, Sounded, Sounder, TrackPort


class PairLibrary(Protocol):
    """The library, as far as sound needs it. May raise LibraryError."""

    def pairs(self, episode: str, first: int = 1, last: int | None = None) -> list[Pair]: ...


def nothing_told(error: Exception) -> None:
    """Before a screen listens, nothing plays that could fail."""


class ReviewSpeaker:
    """Plays one card at a time, in a thread of its own. `play` may raise LibraryError."""

    def __init__(
        self,
        library: PairLibrary,
        sounder: Sounder,
        recorded: Callable[[str], bool],
        speaks: Callable[[str], bool],
    ) -> None:
        """`recorded`: whether an episode, by id, has a recording that can be played.

        `speaks`: whether anything here speaks a language.
        """
        self._library, self._sounder = library, sounder
        self._recorded, self._speaks = recorded, speaks
        self.trouble: Callable[[Exception], None] = nothing_told
        """Called, in other threads, with why something cannot be heard."""
        self._sound: SoundDesk | None = None
        self._episode = ""
        self._number = 0

    def can_play(self, word: Word) -> bool:
        """Whether there is sound for the word: its sentence in a recording, or a voice."""
        return self._speaks(_side(word)) or any(map(self._in_recording, word.contexts))

    def play(self, word: Word) -> None:
        """Play its sentence, or say the word; what was playing stops."""
        heard = next(filter(self._in_recording, word.contexts), None)
        if heard is not None:
            found = self._library.pairs(heard.episode, heard.sentence_n, heard.sentence_n)
            if found and found[0].start is not None:
                self._play(heard.episode, word, found[0])
                return
        sentence = shown(word).sentence
        self._play("", word, Pair(1, 1, sentence, sentence) if sentence else None)

    def stop(self) -> None:
        """Be silent."""
        if self._sound is not None:
            self._sound.ask(self._number, lambda track: track.pause())

    def close(self) -> None:
        """Be silent, and end what plays."""
        sound, self._sound = self._sound, None
        if sound is not None:
            sound.close()

    def _in_recording(self, met: Context) -> bool:
        there = bool(met.episode and met.sentence_n) and met.start is not None
        return there and self._recorded(met.episode)

    def _play(self, episode: str, word: Word, pair: Pair | None) -> None:
        if self._sound is None or self._episode != episode:
            self.close()
            self._sound = SoundDesk(self._sounder, episode, self._told)
            self._episode = episode
        self._number += 1
        number = self._number

        def begin(track: TrackPort) -> None:
            if pair is not None:
                track.play(number, pair, _side(word), False)
            else:
                track.say(number, word.headword, word.lang)

        self._sound.ask(number, begin, replaces=True)

    def _told(self, told: Sounded) -> None:
        if told.error is not None:
            self._sound = None
            self.trouble(told.error)


def _side(word: Word) -> Language:
    """The language to speak: an English word may stand in a Chinese sentence."""
    sentence = shown(word).sentence
    return ("zh" if has_han(sentence) else "en") if sentence else word.lang
