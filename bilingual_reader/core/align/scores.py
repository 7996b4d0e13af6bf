"""What a bead is worth: its lengths, its kind, and its words.

The score of a bead is a log likelihood: how often beads of its kind are (Gale and Church 1993),
how well the length of its Chinese fits the length of its English, and what its words say (see
`lexical`). English is measured in characters and Chinese in UTF-8 bytes, whose ratio varies least.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bilingual_reader.core.align.corridor import Corridor, Ints
from bilingual_reader.core.align.evidence import LONGEST, Explainer
from bilingual_reader.core.align.programme import NEVER, TYPES, Scores

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

PRIORS = (
    *(0.76, 0.085, 0.085, 0.01, 0.009, 0.009, 0.002, 0.002, 0.0007, 0.0007),
    *(0.002, 0.002, 0.0007, 0.0004, 0.0004, 0.012, 0.012),
)
"""How often each of `TYPES` is, in texts of all kinds."""
_RATIO = 1000
"""Characters and bytes of a text of mean ratio that a document's own is counted with."""
_CELLS = 60_000
"""Nodes that are scored at a time: bounds the memory of what is only needed in between."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers that were tuned (docs/alignment.md says on what, and what each brings)."""

    english: float = 0.93
    """Of the English words that the Chinese explains, against lengths and kinds."""
    chinese: float = 0.13
    """Of the Chinese words that the English explains."""
    marks: float = 0.7
    """Of the marks of question, exclamation, quotation and ellipsis, on either side."""
    variance: float = 7.2
    """Of a length in English characters, per character (6.8 in Gale and Church 1993)."""
    alone: float = -1.5
    """What it costs to stand alone, beside how rare that is, and"""
    alone_length: float = 0.032
    """for each character of English or its like in Chinese."""
    asks: float = 0.5
    """What it is worth that both sides end with a question."""
    kinds: float = 0.85
    """Of how rare a kind of bead is."""


TEACHERS = (
    Weights(0.5, 0.5, 0.5, variance=8.0, alone=-1.0, alone_length=0.05, kinds=1.0),
    Weights(0.6, 0.3, 0.8, variance=8.0, alone=-2.35, alone_length=0.045, kinds=1.0),
)
"""Of the passes from whose beads the next one learns: the first knows the lexicon only, and the
second leaves more alone, since a wrong bead teaches wrong pairs."""
WEIGHTS = Weights()


@dataclass(frozen=True)
class Text:
    """Two texts: where turns begin (and, last, the end), and how long sentences are."""

    en_starts: Ints
    zh_starts: Ints
    en_lengths: Ints
    """Characters."""
    zh_lengths: Ints
    """Bytes in UTF-8."""
    en_asks: Bools
    """Which sentences end with a question mark; one more, that is none, at the end."""
    zh_asks: Bools

    @cached_property
    def ratio(self) -> float:
        """Chinese bytes to an English character; in a short text near 1, as it is in most."""
        return (int(self.zh_lengths.sum()) + _RATIO) / (int(self.en_lengths.sum()) + _RATIO)

    @cached_property
    def en_before(self) -> Ints:
        """The length of all that stands before each sentence and, last, of everything."""
        return np.append(0, np.cumsum(self.en_lengths))

    @cached_property
    def zh_before(self) -> Ints:
        return np.append(0, np.cumsum(self.zh_lengths))


def bead_scores(
    text: Text, corridor: Corridor, en: Explainer, zh: Explainer, priors: Floats, weights: Weights
) -> list[Scores]:
    """The score of every bead that begins in the corridor, by stretches of rows.

    Each stretch has the shape (rows, types, width); what leaves the corridor or its turn is NEVER.
    """
    columns = corridor.columns(len(text.zh_lengths))
    return [
        _stretch_scores(_Stretch(first, last, text, corridor, columns), en, zh, priors, weights)
        for first, last in corridor.stretches(_CELLS)
    ]


class _Stretch:
    """Rows first to last of a corridor: for each node its sentences i and j, and its turn."""

    def __init__(
        self, first: int, last: int, text: Text, corridor: Corridor, columns: Corridor
    ) -> None:
        self.text = text
        low, self.high = corridor.low[first:last], corridor.high[first:last, None]
        self.width = int((self.high[:, 0] - low).max()) + 1
        self.i = np.arange(first, last)[:, None]
        self.j = low[:, None] + np.arange(self.width)
        n, m = len(text.en_lengths), len(text.zh_lengths)
        # The sentences that beads of these rows can hold, and where their partners begin.
        self.en_first, self.en_low = first, corridor.low[first : min(last + LONGEST - 1, n)]
        self.zh_first = int(low[0])
        zh_last = min(int(self.high.max()) + LONGEST, m)
        self.zh_low = np.maximum(columns.low[self.zh_first : zh_last], first)
        reach = np.minimum(columns.high[self.zh_first : zh_last], last - 1) - self.zh_low
        self.zh_width = max(int(reach.max(initial=0)) + 1, 1)
        self.en_turn = _turns(text.en_starts, np.minimum(self.i, n - 1))
        self.zh_turn = _turns(text.zh_starts, np.minimum(self.j, m - 1))

    def allowed(self, a: int, b: int) -> NDArray[np.bool_]:
        """Which nodes may begin a bead: it stays in the corridor, in the texts and in one turn."""
        turn = self.en_turn if a else self.zh_turn
        en, zh = self.text.en_starts, self.text.zh_starts
        rows = (self.i >= en[turn]) & (self.i + a <= en[turn + 1])
        return (self.j <= self.high) & rows & (self.j >= zh[turn]) & (self.j + b <= zh[turn + 1])

    def both_ask(self, a: int, b: int) -> Bools:
        """Of which nodes the bead's sides both end with a question."""
        en, zh = self.text.en_asks, self.text.zh_asks
        en_last = np.minimum(self.i + a, len(en)) - 1
        zh_last = np.minimum(self.j + b, len(zh)) - 1
        asks: Bools = en[en_last] & zh[zh_last]
        return asks


def _turns(starts: Ints, sentence: Ints) -> Ints:
    """The turn of each sentence."""
    turns: Ints = np.clip(np.searchsorted(starts, sentence, "right") - 1, 0, len(starts) - 2)
    return turns


def _stretch_scores(
    at: _Stretch, en: Explainer, zh: Explainer, priors: Floats, weights: Weights
) -> Scores:
    result = np.empty((len(at.i), len(TYPES), at.width), np.float32)
    words = _word_scores(at, en, zh)
    for t, (a, b) in enumerate(TYPES):
        score = weights.kinds * np.log(priors[t]) + _length_scores(at, a, b, weights)
        if a and b:
            score = score + words[a, b] + weights.asks * at.both_ask(a, b)
        result[:, t] = np.where(at.allowed(a, b), score, NEVER)
    return result


def _word_scores(at: _Stretch, en: Explainer, zh: Explainer) -> dict[tuple[int, int], Floats]:
    """What the words of both sides say, by numbers of sentences: of each node's beads."""
    en_says = en.evidence(at.en_first, at.en_low, at.width)
    zh_says = zh.evidence(at.zh_first, at.zh_low, at.zh_width)
    words = {(a, b): np.zeros((len(at.i), at.width)) for a, b in TYPES if a and b}
    for n in range(1, LONGEST + 1):
        running = np.zeros((len(at.i), at.width))
        for a in sorted(a for a, b in words if b == n):
            running = running + _picked(en_says[n - 1], at.i + a - 1 - at.en_first, at.j, at.en_low)
            words[a, n] += running
        running = np.zeros((len(at.i), at.width))
        for b in sorted(b for a, b in words if a == n):
            running = running + _picked(zh_says[n - 1], at.j + b - 1 - at.zh_first, at.i, at.zh_low)
            words[n, b] += running
    return words


def _picked(says: Scores, sentence: Ints, partner: Ints, low: Ints) -> Scores:
    """The evidence of sentences, by place in the stretch, with runs that begin at a partner."""
    many, width = says.shape
    if not many:
        return np.zeros(np.broadcast(sentence, partner).shape, np.float32)
    k = partner - low[np.minimum(sentence, many - 1)]
    inside = (k >= 0) & (k < width) & (sentence < many)
    found = says[np.minimum(sentence, many - 1), np.clip(k, 0, width - 1)]
    picked: Scores = np.where(inside, found, np.float32(NEVER))
    return picked


def _length_scores(at: _Stretch, a: int, b: int, weights: Weights) -> Floats:
    """How well the lengths fit: Gale and Church's normal deviate; or what standing alone costs."""
    en, zh = at.text.en_before, at.text.zh_before
    i, j = np.minimum(at.i, len(en) - 1), np.minimum(at.j, len(zh) - 1)
    en_length = en[np.minimum(i + a, len(en) - 1)] - en[i]
    zh_length = (zh[np.minimum(j + b, len(zh) - 1)] - zh[j]) / at.text.ratio
    if not a or not b:
        alone: Floats = -weights.alone - weights.alone_length * (en_length + zh_length)
        return alone
    variance = weights.variance * ((en_length + zh_length) / 2 + 1)
    fit: Floats = -0.5 * (zh_length - en_length) ** 2 / variance
    return fit
