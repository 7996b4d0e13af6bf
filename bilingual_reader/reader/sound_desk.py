"""The thread that plays: it is asked in the order of the keys, and of many steps takes the last."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import NamedTuple, Protocol

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.errors import ReaderError


class TrackPort(Protocol):
    """What is heard of an episode; `audio.tracks.Track` is one. All but `spoken` may raise."""

    @property
    def spoken(self) -> bool: ...
    def play(self, number: int, pair: Pair, lead: Language, on: bool) -> None: ...
    def say(self, number: int, word: str, language: Language) -> None: ...
    def prepare(self, pair: Pair, lead: Language) -> None: ...
    def pause(self) -> None: ...
    def resume(self) -> None: ...
    def set_speed(self, speed: float) -> None: ...
    def close(self) -> None: ...


class Sounded(NamedTuple):
    """What is told of a playing."""

    number: int
    """Which one."""
    at: float | None = None
    """Seconds of the recording that are heard now."""
    ended: bool = False
    error: Exception | None = None
    """Why it cannot go on, or, with `nothing`, why it could not even begin."""
    nothing: bool = False
    spoken: bool = False
    """Whether each sentence is a playing of its own."""


Sounder = Callable[[str, Callable[[Sounded], None]], TrackPort]
"""(episode id, told) → its track; called in the thread that plays; raises ReaderError."""


class _Asked(NamedTuple):
    number: int
    do: Callable[[TrackPort], None]
    replaces: bool
    """Whether it need not be done where the next one does so too."""


class SoundDesk:
    """Plays one episode in a thread of its own, which ends with `close`."""

    def __init__(self, sounder: Sounder, episode: str, tell: Callable[[Sounded], None]) -> None:
        """`tell` is called in other threads."""
        self._sounder, self._episode, self._tell = sounder, episode, tell
        self._asked: queue.Queue[_Asked | None] = queue.Queue()
        self._waiting: list[_Asked | None] = []
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    def ask(self, number: int, do: Callable[[TrackPort], None], replaces: bool = False) -> None:
        """Do something with the track, once it is open; what it raises is told."""
        self._asked.put(_Asked(number, do, replaces))

    def close(self, seconds: float = 2.0) -> None:
        """End the sound and the thread, for which it waits so long."""
        self._asked.put(None)
        self._thread.join(seconds)

    def _next(self) -> _Asked | None:
        asked = self._waiting.pop(0) if self._waiting else self._asked.get()
        while asked is not None and asked.replaces:
            if not self._waiting:
                try:
                    self._waiting.append(self._asked.get_nowait())
                except queue.Empty:
                    break
            after = self._waiting[0]
            if after is not None and not after.replaces:
                break
            asked = self._waiting.pop(0)
        return asked

    def _run(self) -> None:
        track: TrackPort | None = None
        while (asked := self._next()) is not None:
            try:
                if track is None:
                    track = self._sounder(self._episode, self._tell)
                asked.do(track)
            except Exception as error:  # whatever it is, the learner is told
                nothing = track is None and isinstance(error, ReaderError)
                self._tell(Sounded(asked.number, error=error, nothing=nothing))
                if track is None:
                    return
        if track is not None:
            track.close()
