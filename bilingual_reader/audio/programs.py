"""Programs that are run for sound: without a terminal, and never longer than we live."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilingual_reader.audio.wave_files import Samples

PATIENCE = 1.0
"""Seconds that a program has to end by itself."""


def begin(command: Sequence[str], **options: object) -> subprocess.Popen[bytes]:
    """Start a program that can neither read the keys nor write on the screen. Raises OSError."""
    streams = {name: subprocess.DEVNULL for name in ("stdin", "stdout", "stderr")}
    return subprocess.Popen(list(command), **{**streams, **options})  # type: ignore[call-overload,no-any-return]


def end(process: subprocess.Popen[bytes]) -> None:
    """Wait for a program that was told to end; one that does not is killed."""
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def run(command: Sequence[str], given: bytes = b"", seconds: float = 600.0) -> bool:
    """Run a program to its end, `given` on its standard input; whether it succeeded."""
    try:
        done = subprocess.run(
            list(command),
            input=given,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def stream(command: Sequence[str], block: int) -> Iterator[Samples]:
    """The 32-bit numbers that a program writes, in blocks; it ends when nobody takes them."""
    import numpy as np

    process = begin(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        while data := process.stdout.read(4 * block):
            yield np.frombuffer(data[: len(data) // 4 * 4], np.float32)
    finally:
        process.stdout.close()
        process.kill()
        process.wait()
