"""Real interviews made into subtitles whose cues cut sentences: they align as the plain text does.

The text is cut into cues as wide as subtitles are, at word borders and nowhere else, timed evenly
inside each turn; so it is known when each sentence begins.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.pairing import pair_documents
from bilingual_reader.lexicon.bilingual import translations
from bilingual_reader.sources import read
from tests.sources.helpers import letters, srt

PACE = 1 / 15
"""Seconds a character of English."""
WIDTHS: dict[Language, int] = {"en": 42, "zh": 20}
_WORDS: dict[Language, str] = {"en": r"\S+\s*", "zh": r"[A-Za-z0-9.'’&/:%$+-]+|\s+|."}

Cue = tuple[float, float, str]
Gold = list[dict[str, Any]]


def pieces(text: str, language: Language) -> list[str]:
    """The text in lines of a subtitle's width."""
    made = [""]
    for word in re.findall(_WORDS[language], text):
        if made[-1] and len(made[-1]) + len(word.rstrip()) > WIDTHS[language]:
            made.append("")
        made[-1] += word
    return [piece for piece in made if piece.strip()]


def cues(gold: Gold, language: Language, rest: float, late: float = 0.0) -> list[Cue]:
    """Cues of one side; `rest` is the silence between turns, `late` when the recording begins."""
    made, start = [], late
    for turn in gold:
        text, lasts = turn[language], len(turn["en"]) * PACE
        share, at = lasts / max(len(text), 1), 0
        for piece in pieces(text, language):
            made.append((start + share * at, start + share * (at + len(piece)), piece.strip()))
            at += len(piece)
        start += lasts + rest
    return made


@dataclass(frozen=True)
class Text:
    """A transcript's development half."""

    gold: Gold
    en: bytes
    zh: bytes


@pytest.fixture(scope="module", params=["buildspeak-dev", "details-dev"])
def text(request: pytest.FixtureRequest, shared: Path) -> Text:
    """The gold turns and both sides as plain text."""
    folder, name = shared / "evaluation", request.param
    gold = json.loads((folder / "gold" / f"{name}.json").read_text("utf-8"))
    sides = [(folder / "whole" / f"{name}.{side}.txt").read_bytes() for side in ("en", "zh")]
    return Text(gold, *sides)


def paired(en: bytes, zh: bytes, cache: Path) -> tuple[Pair, ...]:
    return pair_documents(read(en, "en"), read(zh, "zh"), translations(cache))[1]


def f1(gold: Gold, pairs: tuple[Pair, ...]) -> float:
    """Strict F1, as the scorer beside the gold counts it."""
    wanted = Counter((letters(en), letters(zh)) for turn in gold for en, zh in turn["beads"])
    found = Counter((letters(pair.en), letters(pair.zh)) for pair in pairs)
    return 2 * (wanted & found).total() / (wanted.total() + found.total())


def test_subtitles_align_as_the_plain_text_does(text: Text, cache: Path) -> None:
    """One side or both as subtitles, also with a lag between them: within 0.01 of the text."""
    plain = f1(text.gold, paired(text.en, text.zh, cache))
    en, zh = srt(*cues(text.gold, "en", 1.0)), srt(*cues(text.gold, "zh", 1.0))
    assert f1(text.gold, paired(en, text.zh, cache)) >= plain - 0.01
    assert f1(text.gold, paired(text.en, zh, cache)) >= plain - 0.01
    assert f1(text.gold, paired(en, zh, cache)) >= plain - 0.005
    later = srt(*cues(text.gold, "zh", 1.0, late=7.3))
    assert f1(text.gold, paired(en, later, cache)) >= plain - 0.005


def test_sentences_begin_when_they_are_spoken(text: Text, cache: Path) -> None:
    """A sentence's start is where it stands in its cue by length, off by a tenth of a second."""
    said = cues(text.gold, "en", 1.0)
    pairs = paired(srt(*said), text.zh, cache)
    spoken = "".join(letters(line) for _, _, line in said)
    ends, total = [], 0
    for _, _, line in said:
        total += len(letters(line))
        ends.append(total)
    assert letters("".join(pair.en for pair in pairs)) == spoken
    at, cue = 0, 0
    for pair in pairs:
        while pair.en and ends[cue] <= at:
            cue += 1
        if pair.en:
            start, end, _ = said[cue]
            assert pair.start is not None and start - 0.01 <= pair.start <= end + 0.01
            at += len(letters(pair.en))
    truth = _beginnings(text.gold)
    late = [abs(p.start - truth[p.en]) for p in pairs if p.start is not None and p.en in truth]
    assert len(late) > 100 and max(late) < 0.2


def _beginnings(gold: Gold) -> dict[str, float]:
    """When each English side of a bead begins, where its text stands once only."""
    found: dict[str, float] = {}
    twice, start = set(), 0.0
    for turn in gold:
        at = 0
        for english, _ in turn["beads"]:
            at = turn["en"].index(english, at)
            twice |= {english} & found.keys()
            found[english] = start + PACE * at
            at += len(english)
        start += len(turn["en"]) * PACE + 1.0
    return {english: when for english, when in found.items() if english not in twice}
