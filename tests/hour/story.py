"""An hour's reading, step by step: import, listen, read, mark thirty words, review, export."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.audio.spoken import RATE, voice
from tests.hour.terminal import Terminal

DATA = Path(__file__).resolve().parents[2] / "data"
INTERVIEW = DATA / "lighthouse-keepers.txt"
NEEDED = ("tmux", "espeak-ng", "mpv")
PROMPT = "hour>"
READ = {
    1: "Everyone on the *team* said it was a *bug*",
    2: "The *model* kept *insisting* that nine *pages* of that *logbook* had been *written*",
    3: "When five *smart* *people* tell you you're *wrong*, it takes a *fair* bit of *conviction* "
    "to get on a *ferry*",
    5: "My *guest* today",
    6: "For the *past* four *years* she has been *teaching* a *small* *language* model to *read* "
    "*lighthouse* logbooks",
    7: "It's a *story* about *data*, of *course*. But it's also about a *goat*, a *stopped* "
    "*clock*",
    11: "It's *lovely* to be here, and it's lovely to be *somewhere* that doesn't *smell*",
}
"""Sentence → how it begins, with stars around the words that are marked: thirty."""
MARKED = 30
ENVIRONMENT = {
    "BILINGUAL_READER_CONFIG": "",
    "BILINGUAL_READER_AUDIO_OUTPUT": "null",
    "BILINGUAL_READER_LANGUAGE": "en",
    "COLORTERM": "truecolor",
}
RATINGS = ("3", "4", "1", "2", "3")
"""What is said of the cards, one after the other."""
_WORD = re.compile(r"\*?[A-Za-z'’]+\*?")

Tell = Callable[[str], None]


def missing() -> str:
    """Which of the programs that it needs is not installed; "" where all are."""
    return next((name for name in NEEDED if shutil.which(name) is None), "")


def environment(folder: Path, cache: Path) -> dict[str, str]:
    """What the commands are told: a library and a cache of their own, and no sound."""
    own = {"LIBRARY": folder / "library.db", "CACHE": cache}
    told = {f"BILINGUAL_READER_{name}": str(path) for name, path in own.items()}
    path = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
    return {**ENVIRONMENT, **told, "PATH": path}


def recording(path: Path) -> Path:
    """The English of the interview spoken by espeak-ng, each turn when the transcript says."""
    import numpy as np

    from bilingual_reader.audio.wave_files import wave_bytes
    from bilingual_reader.sources import read

    turns = read(INTERVIEW.read_bytes(), INTERVIEW.name).turns
    with ThreadPoolExecutor() as pool:
        said = list(pool.map(lambda turn: voice(turn.en.text, "en-gb", 200), turns))
    sound = np.zeros(round(max(turn.end or 0.0 for turn in turns) + 10) * RATE, np.float32)
    end = 0
    for turn, samples in zip(turns, said, strict=True):
        begin = max(end, round((turn.start or 0.0) * RATE))
        end = begin + len(samples)
        sound[begin:end] = samples[: len(sound) - begin]
    path.write_bytes(wave_bytes(sound, RATE))
    return path


def an_hour(terminal: Terminal, folder: Path, tell: Tell = lambda step: None) -> Path:
    """Live it; the deck that was exported. Raises AssertionError where a screen does not come."""
    sound, deck = recording(folder / "talk.wav"), folder / "deck.apkg"
    terminal.type(f"PS1='{PROMPT} '; cd {folder}; clear")
    terminal.wait(PROMPT, gone="PS1")
    tell("import")
    terminal.type(f"bilingual-reader import {INTERVIEW}")
    terminal.wait("126 turns, 324 sentences")
    terminal.type(f"bilingual-reader audio attach goat {sound.name}")
    terminal.wait("(wav, 21:")
    terminal.type("clear; bilingual-reader read goat")
    terminal.wait("Everyone on the team", "1/324")
    tell("listen")
    _listen(terminal)
    tell("mark")
    _mark(terminal)
    tell("search")
    _search(terminal)
    tell("words")
    _words(terminal)
    tell("review")
    _review(terminal)
    tell("export")
    terminal.type(f"clear; bilingual-reader export -o {deck.name}")
    terminal.wait(f"{MARKED} new, 0 changed")
    return deck


def _listen(terminal: Terminal) -> None:
    """Hear it: the lit sentence moves along; faster, paused, the first sentence alone again."""
    terminal.press("Space")
    terminal.wait("Space pauses")
    terminal.wait(gone=" 1/324")
    terminal.press("]", "]")
    terminal.wait("speed 1.2×")
    terminal.press("Space")
    terminal.wait("paused")
    terminal.press("g")
    terminal.wait(" 1/324")
    terminal.press("a")
    terminal.wait("Space goes on", " 1/324")


def _mark(terminal: Terminal) -> None:
    """Mark the words one by one; say how well the last is known; take back, and do again."""
    last = ""
    for n, text in READ.items():
        if n > 1:  # where it has been told apart from where it was
            terminal.press(":")
            terminal.wait("go to sentence")
            terminal.type(str(n))
        terminal.wait(f" {n}/324")
        for word in _WORD.findall(text):
            terminal.press("w")
            if word.startswith("*"):
                last = word.strip("*")
                terminal.press("m")
                terminal.wait(f"marked: {last[:4]}", f" {n}/324")
    terminal.press("Enter")
    terminal.wait("★ new since", last)
    terminal.press("3")
    terminal.wait(f"{last}: learning 3", "★ learning 3")
    terminal.press("u")
    terminal.wait("undone: ")
    terminal.wait("★ new since")
    terminal.press("m")
    terminal.wait(f"mark taken off: {last}", gone="★")
    terminal.press("u")
    terminal.wait("undone: ")
    terminal.wait("★ new since")
    terminal.press("Escape")
    terminal.wait(" 11/324", gone="★")


def _search(terminal: Terminal) -> None:
    """In the episode, to the next place and back; then in the library."""
    terminal.press("/")
    terminal.wait("search in this episode")
    terminal.type("goat")
    terminal.wait("“goat” in sentence 124", " 124/324")
    terminal.press("n")
    terminal.wait(" 125/324")
    terminal.press("F")
    terminal.wait("search the whole library")
    terminal.type("渡轮")
    terminal.wait("坐上渡轮去", "What a Goat Taught My Model About Fog · 3")
    terminal.press("Enter")
    terminal.wait(" 3/324")


def _words(terminal: Terminal) -> None:
    """The word list has them all; one turns out to be known."""
    terminal.press("W")
    terminal.wait(f"{MARKED} words", "smell")
    terminal.press("5")
    terminal.wait("smell: known")
    terminal.press("u")
    terminal.wait("undone: ")
    terminal.press("q")
    terminal.wait(" 3/324")


def _review(terminal: Terminal) -> None:
    """Some cards, not all of them known; then home, where the day's work is told, and out."""
    terminal.press("R")
    for rating in RATINGS:
        terminal.wait("Space shows the answer")
        terminal.press("Space")
        terminal.wait("3 Good")
        terminal.press(rating)
    terminal.wait("Space shows the answer")
    terminal.press("q")
    terminal.wait("So far", f"{len(RATINGS)} reviewed")
    terminal.press("q")
    terminal.wait(" 3/324")
    terminal.press("H")
    terminal.wait("今日 Today", f"{MARKED} words · {len(RATINGS)} reviews")
    terminal.press("q")
    terminal.wait(PROMPT, gone="今日")
