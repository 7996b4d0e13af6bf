"""Long texts without any given time, whose sentences drift away from their share of the whole."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from math import pi, sin

import pytest

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.pauses import Pause
from bilingual_reader.core.snapping import snapped
from bilingual_reader.core.syllables import clauses
from tests.audio.spoken import within

WORDS = ("this", "is", "about", "agents", "that", "we", "talk", "of", "most", "new", "discoveries")


@dataclass
class Talk:
    """A text that is made up along with when it is spoken."""

    chance: random.Random
    now: float = 0.0
    pairs: list[Pair] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)

    def rest(self, least: float, most: float) -> None:
        """Nobody speaks for so many seconds."""
        end = self.now + self.chance.uniform(least, most)
        self.pauses.append(Pause(self.now, end))
        self.now = end

    def say(self, syllables: float, pace: float) -> None:
        """A clause, with the closures of consonants in it; `pace`: seconds a syllable."""
        end = self.now + pace * syllables * self.chance.uniform(0.85, 1.15)
        while end - self.now > 1.0:
            self.now += self.chance.uniform(0.3, 0.9)
            self.rest(0.04, 0.1)
        self.now = max(end, self.now)


def talk(sentences: int, drift: float) -> Talk:
    """Sentences of one to three clauses, the pace of which swings by that share of it.

    Behind one clause in three, and one sentence in sixteen, nobody rests.
    """
    told = Talk(random.Random(3))
    for n in range(sentences):
        lengths = [told.chance.randint(3, 9) for _ in range(told.chance.choice([1, 1, 2, 3]))]
        text = ", ".join(" ".join(told.chance.choices(WORDS, k=k)) for k in lengths) + "."
        told.pairs.append(Pair(n + 1, n // 3 + 1, text))
        told.starts.append(told.now)
        for k, syllables in enumerate(clauses(text), 1):
            told.say(syllables, 0.2 * (1 + drift * sin(2 * pi * n / sentences)))
            if k == len(lengths) and told.chance.random() < 15 / 16:
                told.rest(0.15, 0.7)
            elif k < len(lengths) and told.chance.random() < 2 / 3:
                told.rest(0.08, 0.3)
    return told


@pytest.mark.parametrize("drift", [0.0, 0.05, 0.1])
def test_a_long_text_without_times(drift: float) -> None:
    """Nine sentences in ten begin where they are spoken, though the pace drifts, and it suits."""
    told = talk(300, drift)
    found = snapped(told.pairs, told.pauses, told.now)
    assert within([start for start, _ in found.times], told.starts) >= 0.9
    assert found.suits


@pytest.mark.parametrize("count", [1, 2, 3])
def test_clauses_without_a_rest_move_no_sentence(count: int) -> None:
    """Sentences of several clauses that are spoken in one breath begin at the only pauses."""
    text = ", ".join(["one two three"] * count) + "."
    pairs = [Pair(n, n, text) for n in range(1, 31)]
    quiet = [Pause(5.0 * n, 5.0 * n + 0.5) for n in range(1, 30)]
    times = snapped(pairs, quiet, 150.0).times
    assert [start for start, _ in times] == [0.0, *(pause.end for pause in quiet)]


def test_a_sentence_without_a_rest_stands_between_its_neighbours() -> None:
    """It is put by its share between them, wherever its share of the whole would be."""
    pairs = [Pair(n, 1, "One two three four five six.") for n in range(1, 9)]
    quiet = [Pause(2.0 * n, 2.0 * n + 0.5) for n in (1, 2, 3, 5, 6, 7)]
    times = snapped(pairs, quiet, 16.0).times
    assert times[4][0] == pytest.approx(8.25, abs=0.1)
    assert times[5][0] == 10.5
