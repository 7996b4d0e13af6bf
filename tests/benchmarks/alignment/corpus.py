"""The texts with their gold, read once from beside the checkout."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from bilingual_reader.core.documents import Episode, Language
from bilingual_reader.core.segment import split
from bilingual_reader.sources import read

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "evaluation"
INTERVIEWS = {"buildspeak-dev": "002", "details-dev": "000"}
"""The halves with gold, and the transcripts that they are of."""
CHAPTERS = tuple(f"{number:02}" for number in range(1, 7))
"""Of MAC-Dev."""
ABSENT = f"skipped: {SHARED.parent.name}/{SHARED.name} is not beside this checkout"


@dataclass(frozen=True, slots=True)
class GoldBead:
    """Sentences that say the same, as a person paired them."""

    en: tuple[str, ...]
    zh: tuple[str, ...]
    turn: int = 0
    """The paragraph it stands in, from 0."""
    number: int | None = None
    """Its place in the undamaged document, from 0; None for what damage made."""


Gold = tuple[GoldBead, ...]
"""Beads that hold every sentence of a text once, in order."""
Sides = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Document:
    """The sentences of both sides, and the beads that a person made of them.

    In an interview the beads' sentences are the sides'. In a novel a bead may cross another, and
    each of its sides is one text: the aligner cannot find such a bead, but it counts.
    """

    gold: Gold
    sides: Sides


def present() -> bool:
    """Whether the shared texts are beside the checkout."""
    return (SHARED / "score_alignment.py").is_file()


@lru_cache(maxsize=1)
def scorer() -> Any:
    """The shared scorer, imported from its file."""
    spec = importlib.util.spec_from_file_location("score_alignment", SHARED / "score_alignment.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@lru_cache
def interview(name: str) -> Gold:
    """The half of a transcript: its turns cut into sentences, each sentence in its gold bead.

    The whole document has the same sentences (asserted), only without the turns.
    """
    gold = json.loads((SHARED / "gold" / f"{name}.json").read_text("utf-8"))
    beads: list[GoldBead] = []
    for number, turn in enumerate(gold):
        cut = _cut(turn["en"], "en"), _cut(turn["zh"], "zh")
        beads += _beads(turn["beads"], cut, number, len(beads))
    whole = (_cut((SHARED / "whole" / f"{name}.{x}.txt").read_text("utf-8"), x) for x in _LANGUAGES)
    if tuple(whole) != sides(beads):
        raise ValueError(f"{name}: the whole document is cut in other places than its turns")
    return tuple(beads)


@lru_cache
def transcript(name: str) -> Episode:
    """The whole transcript whose first half an interview is, as its source is read."""
    path = next((SHARED.parent / "transcripts").glob(f"{INTERVIEWS[name]}_*"))
    return read(path.read_bytes(), str(path))


@lru_cache
def chapter(name: str) -> Document:
    """A chapter of MAC-Dev, one sentence a line."""
    gold = json.loads((SHARED / "mac-dev" / f"{name}.gold.json").read_text("utf-8"))
    beads = tuple(GoldBead((en,), (zh,)) for turn in gold for en, zh in turn["beads"])
    en, zh = (_lines(SHARED / "mac-dev" / f"{name}.{x}.txt") for x in _LANGUAGES)
    return Document(beads, (en, zh))


def whole(gold: Gold) -> Document:
    """A text that knows of no turns."""
    return Document(gold, sides(gold))


def sides(beads: Sequence[GoldBead]) -> tuple[list[str], list[str]]:
    """The sentences of both sides, in order."""
    return [s for bead in beads for s in bead.en], [s for bead in beads for s in bead.zh]


def turns(gold: Gold) -> list[Sides]:
    """The sentences of both sides, turn by turn."""
    return [sides(list(beads)) for _, beads in groupby(gold, lambda bead: bead.turn)]


_LANGUAGES: tuple[Language, Language] = ("en", "zh")


def _cut(text: str, language: Language) -> list[str]:
    return [text[first:last] for first, last in split(text, language)]


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]


def _beads(pairs: Sequence[tuple[str, str]], cut: Sides, turn: int, first: int) -> list[GoldBead]:
    """The gold's pairs of texts as beads of sentences."""
    en, zh = (
        _shared_out(sentences, [pair[side] for pair in pairs]) for side, sentences in enumerate(cut)
    )
    return [
        GoldBead(tuple(a), tuple(b), turn, first + n)
        for n, (a, b) in enumerate(zip(en, zh, strict=True))
    ]


def _shared_out(sentences: Sequence[str], texts: Sequence[str]) -> list[list[str]]:
    """The sentences of each text. Raises ValueError where a text ends within a sentence."""
    letters, waiting, found = scorer().letters, iter(sentences), []
    for text in texts:
        wanted, taken, have = letters(text), [], ""
        while have != wanted:
            sentence = next(waiting, None)
            if sentence is None or len(have) > len(wanted):
                raise ValueError(f"the gold ends within a sentence: {text}")
            taken.append(sentence)
            have += letters(sentence)
        found.append(taken)
    return found
