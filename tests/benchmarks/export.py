"""Decks of ten thousand words: time and memory, against genanki writing the same notes.

python -m tests.benchmarks.export [WORDS]

What is compared is the work that both do: genanki is handed the fields, tags and decks of the
notes and writes them; the program reads the words from the library, makes the notes, writes them
and remembers them. What dictionaries add to a word is worked out once in its life and kept in the
cache; the remark says what that takes.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from bilingual_reader.cli.exporting import Additions, Order, export_words
from bilingual_reader.cli.state import State
from bilingual_reader.config import load
from bilingual_reader.core.cards import Choice, Clip, Extras, Note
from bilingual_reader.core.words import Context, Word
from bilingual_reader.export.anki import notes_of, write_apkg
from bilingual_reader.export.kept import Kept
from bilingual_reader.library import Library
from tests.benchmarks.timing import Remark, Result, ratio

WORDS = 10_000
CLIPS = 5_000
CHANGED = 100
RUNS = 5
FIRST, AGAIN, CARRIED, MEMORY = 1.5, 1.0, 1.5, 200
"""× genanki, × genanki, × the export without clips and copying them, MB."""


def results(count: int = WORDS) -> Iterator[Result | Remark]:
    """First export, export again after a hundred changes, with clips; memory of the command."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), count)
        yield bench.looked_up()
        yield bench.compared("export", bench.first, FIRST)
        yield bench.compared(f"export again, {CHANGED} changes", bench.again, AGAIN)
        yield from bench.memory()
        yield bench.clips(min(CLIPS, count))


class Bench:
    """A library of words, and all that is done with it."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder
        self.path = folder / "library.db"
        self.cache = folder / "cache"
        self.deck = folder / "deck.apkg"
        with Library.open(self.path) as library:
            library.take_in(words(count), told="words")
        self.library = Library.open(self.path)
        self.random = random.Random(1)
        self.extras: Mapping[str, Extras] = {}

    def looked_up(self) -> Remark:
        """Work out what dictionaries add, as the command does it at the first export."""
        find = Additions(self._state(), self.library).find
        first, *others = self.library.words()
        find([first])  # compiles the dictionary, where there is none
        begun = time.perf_counter()
        find(others)
        each = 1000 * (time.perf_counter() - begun) / len(others)
        self.extras = find([first, *others])
        return Remark(f"what dictionaries add, once in a word's life: {each:.1f} ms a word")

    def compared(self, name: str, ours: Callable[[], float], limit: float) -> Result:
        """One of ours against genanki."""
        notes = notes_of(self.library.words(), {}, extras=self.extras)
        value, mine, base = ratio(ours, partial(genanki_seconds, notes, self.folder), RUNS)
        note = f"{mine:.0f} ms; genanki {base:.0f} ms for {len(notes)} notes"
        return Result(name, value, limit, "× genanki", note)

    def first(self) -> float:
        """Seconds of an export that finds no row made before."""
        self._forget()
        return self._export()

    def again(self) -> float:
        """Seconds of an export after changes to words."""
        for word in self.random.sample(self.library.words(), CHANGED):
            self.library.set_note(word.key, f"note {self.random.random()}")
        return self._export()

    def memory(self) -> Iterator[Result]:
        """The most that the command needs, with and without rows made before."""
        again = self._command("-o", str(self.deck))
        self._forget()
        anew = self._command("-o", str(self.deck))
        yield Result("memory, export", anew, MEMORY, "MB")
        yield Result("memory, export again", again, MEMORY, "MB")

    def clips(self, count: int) -> Result:
        """Notes with a clip each, against the same notes without and copying the clips."""
        sounds = list(_sounds(self.folder / "sounds", count))
        some = self.library.words()[:count]
        added = {
            word.key: replace(self.extras[word.key], sentence_clip=Clip(sound.name, str(sound)))
            for word, sound in zip(some, sounds, strict=True)
        }

        def seconds(additions: Mapping[str, Extras]) -> float:
            rows = self.folder / f"{additions is added}.rows"
            kept = Kept(rows, lambda word: additions[word.key].sentence_clip)
            begun = time.perf_counter()
            write_apkg(some, self.deck, {}, Choice(), additions, kept=kept)
            return time.perf_counter() - begun

        def without() -> float:
            return seconds(self.extras) + _copy_seconds(sounds, self.folder / "copies")

        value, mine, base = ratio(lambda: seconds(added), without, RUNS)
        size = sum(sound.stat().st_size for sound in sounds) / 1e6
        note = f"{mine:.0f} ms; without, and copying {count} clips, {size:.0f} MB: {base:.0f} ms"
        return Result("export with clips", value, CARRIED, "× export + copying", note)

    def _export(self) -> float:
        """What `export` does, in this process."""
        begun = time.perf_counter()
        export_words(self._state(), self.library, Order(self.deck))
        return time.perf_counter() - begun

    def _state(self) -> State:
        state = State(self.path)
        state.config = load({**os.environ, "BILINGUAL_READER_CACHE": str(self.cache)})
        return state

    def _forget(self) -> None:
        shutil.rmtree(self.cache / "decks", ignore_errors=True)

    def _command(self, *options: str) -> float:
        """Run `export`; the most memory that it had, in MB."""
        environment = {**os.environ, "BILINGUAL_READER_CACHE": str(self.cache)}
        command = [sys.executable, "-c", _MEASURED, "--library", str(self.path), "export", *options]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        return int(done.stderr.split()[-1]) / 1024


_MEASURED = """
import atexit, sys
def tell():
    status = open("/proc/self/status").read()
    print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")),
          file=sys.stderr)
atexit.register(tell)
from bilingual_reader.cli import main
main(sys.argv[1:])
"""
"""Says last what it needed at most, in kB; `getrusage` would tell of who started it, too."""


def words(count: int) -> Iterator[Word]:
    """Words of both languages, each with a sentence, in fifty episodes."""
    for n in range(count):
        met = Context(
            f"e{n % 50}",
            f"Episode {n % 50} of the talk",
            "Harbour Talk",
            "https://www.youtube.com/watch?v=abc",
            n,
            f"The real word{n} was, as everyone on the boat could see that morning, the fog.",
            "真正的发现是雾，那天早上船上每个人都看得见。",
            f"word{n}",
            "Ada",
            75.5 + n,
        )
        if n % 2:
            yield Word("en", f"word{n}", "dɪˈskəvəri", "发现; 发觉; 觉察", contexts=(met,))
            continue
        chinese = replace(met, sentence=f"这就是我们所说的思维链{n}。", surface=f"思维链{n}",
                          translation="This is what we call a chain of thought.")  # fmt: skip
        yield Word("zh", f"思维链{n}", "sī wéi liàn", "chain of thought", contexts=(chinese,))


def genanki_seconds(notes: Sequence[Note], folder: Path) -> float:
    """genanki's own time to build and write a package of these notes."""
    import genanki

    from bilingual_reader.export import notetype, package

    begun = time.perf_counter()
    model = package._model()
    decks: dict[str, genanki.Deck] = {}
    for note in notes:
        if note.deck not in decks:
            decks[note.deck] = genanki.Deck(package.deck_id(note.deck), note.deck)
        fields = [note.fields.get(name, "") for name in notetype.FIELDS]
        decks[note.deck].add_note(genanki.Note(model, fields, guid=note.guid, tags=list(note.tags)))
    genanki.Package(list(decks.values())).write_to_file(str(folder / "genanki.apkg"))
    return time.perf_counter() - begun


def _sounds(folder: Path, count: int) -> Iterator[Path]:
    """Sounds of a second and a half, all different."""
    folder.mkdir()
    data = random.Random(2).randbytes(2 * 8000 * 3 // 2 + count)
    for n in range(count):
        path = folder / f"clip-{n}.wav"
        with wave.open(str(path), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(8000)
            sound.writeframes(data[2 * (n // 2) : 2 * (n // 2) + 24_000])
        yield path


def _copy_seconds(sounds: Sequence[Path], folder: Path) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    begun = time.perf_counter()
    for sound in sounds:
        shutil.copyfile(sound, folder / sound.name)
    return time.perf_counter() - begun


if __name__ == "__main__":
    for result in results(*map(int, sys.argv[1:2])):
        print(result.line(), flush=True)
