"""miniaudio as a player: what is decoded here is handed to it block by block.

It runs as a process of its own (`python -m`), since the system's sound libraries write to the
terminal as they please. A line of JSON comes in for each call, one goes out for all that is told.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bilingual_reader.audio.decode import Stretch, decoded
from bilingual_reader.audio.player import At, Ended, Heard, Lost, Tell
from bilingual_reader.audio.stretching import stretched
from bilingual_reader.errors import AudioError

if TYPE_CHECKING:
    from bilingual_reader.audio.decode import Blocks
    from bilingual_reader.audio.wave_files import Samples

_EVERY = 0.05
"""Seconds from one word of where it is to the next."""


class Device:
    """A player; the device is opened with the first sound. Raises AudioError."""

    def __init__(self, tell: Tell, output: str = "") -> None:
        self._tell, self._output = tell, output
        self._play = 0
        self._paused = False
        self._speed = 1.0
        self._where: tuple[Path, float, float | None] | None = None
        self._at = 0.0
        self._device: Any = None
        self._lock = threading.RLock()

    def play(self, path: Path, start: float, end: float | None, speed: float) -> int:
        """See `Player.play`."""
        with self._lock:
            self._stop()
            self._play += 1
            rate, blocks = decoded(Stretch(path, start, end))
            self._where, self._at = (path, start, end), start
            self._paused, self._speed = False, speed
            source = _Source(self, self._play, rate, stretched(blocks, rate, speed), start, speed)
            self._device = _opened(self._output, rate)
            feeding = source.feed()
            next(feeding)
            self._device.start(feeding)
            return self._play

    def pause(self) -> None:
        """See `Player.pause`."""
        self._paused = True

    def resume(self) -> None:
        """See `Player.resume`."""
        self._paused = False

    def set_speed(self, speed: float) -> None:
        """See `Player.set_speed`; it is begun again from where it is, under the same number."""
        with self._lock:
            if self._where is None or speed == self._speed:
                return
            path, _, end = self._where
            paused = self._paused
            self._play -= 1
            self.play(path, self._at, end, speed)
            self._paused = paused

    def close(self) -> None:
        """See `Player.close`."""
        with self._lock:
            self._stop()
            self._where = None

    def _stop(self) -> None:
        device, self._device = self._device, None
        if device is not None:
            device.close()


def _opened(output: str, rate: int) -> Any:
    import miniaudio

    backends = [miniaudio.Backend.NULL] if output == "null" else None
    try:
        return miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.FLOAT32,
            nchannels=1,
            sample_rate=rate,
            buffersize_msec=100,
            backends=backends,
        )
    except miniaudio.MiniaudioError as error:
        raise AudioError("no sound device answers", "", "plug one in, then play again") from error


class _Source:
    """What one playing has to say; it is asked for in the device's own thread."""

    def __init__(
        self, player: Device, play: int, rate: int, blocks: Blocks, start: float, speed: float
    ) -> None:
        self._player, self._play, self._rate = player, play, rate
        self._blocks, self._start, self._speed = blocks, start, speed
        self._done = 0
        self._told = 0.0

    def feed(self) -> Generator[Samples, int, None]:
        """Gives as many samples as are asked for, silence in a pause and after the end."""
        import numpy as np

        left = np.zeros(0, np.float32)
        over = False
        wanted = yield left
        while True:
            while not self._player._paused and not over and len(left) < wanted:
                try:
                    left = np.concatenate([left, next(self._blocks)])
                except StopIteration:
                    over = True
                except AudioError as error:
                    over = True
                    self._player._tell(Lost(error))
            ready = 0 if self._player._paused else min(wanted, len(left))
            block = np.zeros(wanted, np.float32)
            block[:ready], left = left[:ready], left[ready:]
            self._say(ready, over and not len(left))
            if over and not len(left):
                over, self._blocks = False, iter(())
                self._player._paused = True
            wanted = yield block

    def _say(self, ready: int, over: bool) -> None:
        self._done += ready
        at = self._start + self._done / self._rate * self._speed
        self._player._at = at
        if over and not self._player._paused:
            self._player._tell(Ended(self._play))
        elif ready and at - self._told >= _EVERY * self._speed:
            self._told = at
            self._player._tell(At(self._play, at))


def _serve(output: str) -> None:
    """Do what standard input says, until it is closed."""
    lock = threading.Lock()

    def tell(heard: Heard) -> None:
        told: dict[str, object]
        if isinstance(heard, Lost):
            told = {"lost": [heard.error.what, heard.error.where, heard.error.todo]}
        elif isinstance(heard, At):
            told = {"at": heard.seconds, "play": heard.play}
        else:
            told = {"ended": True, "play": heard.play}
        with lock:
            print(json.dumps(told), flush=True)

    device = Device(tell, output)
    for line in sys.stdin:
        name, *values = json.loads(line)
        try:
            if name == "play":
                path, start, end, speed = values
                device.play(Path(path), start, end, speed)
            else:
                getattr(device, name)(*values)
        except AudioError as error:
            tell(Lost(error))
    device.close()


if __name__ == "__main__":
    _serve(sys.argv[1])
