"""Sound: from the key to what is heard, and how near sentences are to where they are spoken."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bilingual_reader.core.documents import Language
from tests.audio.spoken import RATE, Manner, Spoken, speak, within
from tests.benchmarks.timing import Remark, Result, seconds

SAMPLES: tuple[tuple[str, tuple[Language, ...]], ...] = (
    ("lighthouse-keepers.txt", ("en", "zh")),
    ("night-bakery.md", ("en", "zh")),
    ("chess-cafe-paragraphs.md", ("en", "zh")),
    ("glacier-postcards.en.txt", ("en",)),
    ("patient-lift.article.md", ("zh",)),
    ("whale-choir.notes.md", ("zh",)),
)
MANNERS = {
    "plain": Manner(),
    "fast, short rests": Manner(speed=210, rests=(0.12, 0.3), between_turns=(0.15, 0.4)),
    "hardly a rest": Manner(rests=(0.05, 0.12)),
    "each sentence at its own speed": Manner(uneven=0.25),
    "slow, long rests": Manner(speed=130, rests=(0.5, 1.5), between_turns=(0.8, 2.0)),
    "times in whole seconds": Manner(whole_seconds=True),
    "noise behind": Manner(noise=0.01),
}
VOICES: dict[Language, tuple[str, ...]] = {
    "en": ("en-gb", "en-us+f3"),
    "zh": ("cmn-latn-pinyin", "cmn-latn-pinyin+f3"),
}
TURNS = 24
"""Turns of a sample that are spoken."""
RUNS = 7


def results() -> Iterator[Result | Remark]:
    """Figures on speech made here; what is missing for them is said."""
    if shutil.which("espeak-ng") is None:
        yield Remark("sound: espeak-ng is not installed, no figures")
        return
    for name, manner in MANNERS.items():
        yield from _starts(name, manner)
    yield from _pace()
    if shutil.which("mpv") is None:
        yield Remark("sound: mpv is not installed, no figure from key to sound")
    else:
        yield _key_to_sound()


def texts(name: str, language: Language) -> list[str]:
    """What one language says in the turns of a sample."""
    from bilingual_reader.sources import read

    path = Path(__file__).resolve().parents[2] / "data" / name
    episode = read(path.read_bytes(), name)
    sides = [turn.en if language == "en" else turn.zh for turn in episode.turns]
    return [side.text for side in sides if side.text]


def starts(spoken: Spoken) -> list[float | None]:
    """When its sentences begin, by the times of its turns and its pauses."""
    from bilingual_reader.audio.pauses import levels, pauses
    from bilingual_reader.core.snapping import snapped

    found = pauses(*levels([spoken.samples], RATE))
    return [start for start, _ in snapped(spoken.pairs, found, spoken.seconds).times]


def _starts(name: str, manner: Manner) -> Iterator[Result]:
    from dataclasses import replace

    near = count = 0.0
    least, by_length = 1.0, 0.0
    for sample, languages in SAMPLES:
        for language in languages:
            own = replace(manner, voices=VOICES[language])
            spoken = speak(texts(sample, language)[:TURNS], language, own)
            share = within(starts(spoken), spoken.starts)
            near += share * len(spoken.starts)
            by_length += within([p.start for p in spoken.pairs], spoken.starts) * len(spoken.starts)
            count += len(spoken.starts)
            least = min(least, share)
    note = f"{count:.0f} sentences; worst text {100 * least:.1f}; by length alone "
    note += f"{100 * by_length / count:.1f}"
    yield Result(f"starts within 250 ms, {name}", 100 * near / count, 95, "%", note, floor=True)


def _pace() -> Iterator[Result]:
    """Finding pauses and placing sentences, as a share of the time that the sound lasts."""
    spoken = speak(texts("lighthouse-keepers.txt", "en")[:TURNS], "en")
    begun = time.perf_counter()
    starts(spoken)
    share = (time.perf_counter() - begun) / spoken.seconds
    yield Result("an hour's pauses found, sentences placed", 3600 * share, 20, "s")


_CHILD = """
import sys, threading, time
from pathlib import Path
import bilingual_reader.library, bilingual_reader.reader.screens.read
from bilingual_reader.cli.sounding import sounder
from bilingual_reader.cli.state import State
from bilingual_reader.core.documents import Pair
state = State(Path(sys.argv[1]))
state.config
begun = time.perf_counter()
from bilingual_reader.reader.sound_desk import SoundDesk
heard = threading.Event()
def tell(told):
    if told.error: print(told.error); heard.set()
    if told.at is not None and not heard.is_set():
        print(time.perf_counter() - begun); heard.set()
desk = SoundDesk(sounder(state), sys.argv[2], tell)
pair = Pair(1, 1, "Hello.", start=1.0, end=2.0)
desk.ask(1, lambda track: track.play(1, pair, "en", True))
heard.wait(10)
desk.close()
"""


def _key_to_sound() -> Result:
    """From the key, with nothing loaded for sound yet, to the first word of what is heard."""
    with tempfile.TemporaryDirectory() as folder:
        library, episode = _library(Path(folder))
        measured = []
        for _ in range(RUNS + 1):
            done = subprocess.run(
                [sys.executable, "-c", _CHILD, library, episode],
                capture_output=True,
                text=True,
                check=True,
                env=_environment(folder),
            )
            measured.append(1000 * float(done.stdout))
        alone = [_mpv_alone(Path(folder, "talk.wav")) for _ in range(RUNS)]
    note = (
        f"best {min(measured[1:]):.0f}, worst {max(measured[1:]):.0f} of {RUNS}; mpv alone, begun "
    )
    note += f"and ended, {statistics.median(alone):.0f} ms; null output"
    return Result(
        "from the key to sound, all cold", statistics.median(measured[1:]), 150, "ms", note
    )


def _mpv_alone(sound: Path) -> float:
    """How long mpv takes to begin and end, in milliseconds: what a loaded machine adds shows."""
    command = ["mpv", "--no-config", "--no-terminal", "--no-video", "--ao=null", "--length=0.01"]
    return 1000 * seconds([*command, str(sound)])


def _environment(folder: str) -> dict[str, str]:
    import os

    own = {"CACHE": folder, "CONFIG": "", "AUDIO_OUTPUT": "null"}
    return {**os.environ, **{f"BILINGUAL_READER_{name}": value for name, value in own.items()}}


def _library(folder: Path) -> tuple[str, str]:
    """A library with an episode that has sound."""
    command = [sys.executable, "-m", "bilingual_reader", "--library", str(folder / "library.db")]
    spoken = speak(["Hello. This is a sentence. And this is another one."], "en")
    text = folder / "talk.txt"
    text.write_text("Hello. This is a sentence. And this is another one.\n", encoding="utf-8")
    sound = spoken.save(folder / "talk.wav")
    environment = _environment(str(folder))
    for part in (["import", str(text)], ["audio", "attach", "1", str(sound)]):
        subprocess.run([*command, *part], check=True, capture_output=True, env=environment)
    listed = subprocess.run(
        [*command, "list", "--json"], check=True, capture_output=True, env=environment
    )
    return str(folder / "library.db"), json.loads(listed.stdout)["episodes"][0]["id"]
