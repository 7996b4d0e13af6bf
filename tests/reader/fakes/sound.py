"""What can be heard, without sound: it remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.words import Word
from bilingual_reader.errors import AudioError
from bilingual_reader.reader.review_speaker import nothing_told
from bilingual_reader.reader.sound_desk import Sounded


class FakeTrack:
    """Remembers what it was asked; `tell` says that something is heard."""

    def __init__(self, spoken: bool = False, error: AudioError | None = None) -> None:
        self.spoken, self.error = spoken, error
        self.asked: list[tuple[object, ...]] = []
        self.closed = threading.Event()
        self.opened = 0
        self.number = 0
        self._tell: Callable[[Sounded], None] = lambda told: None

    def __call__(self, episode: str, tell: Callable[[Sounded], None]) -> FakeTrack:
        self.opened += 1
        self._tell = tell
        if self.error is not None:
            raise self.error
        return self

    def at(self, seconds: float) -> None:
        """Say where it is."""
        self._tell(Sounded(self.number, at=seconds, spoken=self.spoken))

    def end(self) -> None:
        """Say that what was asked for is over."""
        self._tell(Sounded(self.number, ended=True, spoken=self.spoken))

    def lose(self, error: AudioError) -> None:
        """Say that it cannot go on."""
        self._tell(Sounded(0, error=error))

    def play(self, number: int, pair: Pair, lead: Language, on: bool) -> None:
        self.number = number
        self.asked.append(("play", pair.n, lead, on))

    def say(self, number: int, word: str, language: Language) -> None:
        self.number = number
        self.asked.append(("say", word, language))

    def prepare(self, pair: Pair, lead: Language) -> None:
        """Nothing to make ready."""

    def pause(self) -> None:
        self.asked.append(("pause",))

    def resume(self) -> None:
        self.asked.append(("resume",))

    def set_speed(self, speed: float) -> None:
        self.asked.append(("speed", speed))

    def close(self) -> None:
        self.closed.set()


class FakeSpeaker:
    """Plays all words but one that is silent."""

    def __init__(self, silent: str) -> None:
        self.silent = silent
        self.played: list[str] = []
        self.trouble: Callable[[Exception], None] = nothing_told

    def can_play(self, word: Word) -> bool:
        return word.headword != self.silent

    def play(self, word: Word) -> None:
        self.played.append(word.headword)

    def stop(self) -> None:
        self.played.append("")

    def close(self) -> None:
        self.played.append("closed")
