"""The aligner's passes: from lengths and known words to what the document teaches by itself.

The first pass knows Gale and Church's lengths, the lexicon it was handed and the words that both
texts share. From its beads the next ones learn which words mean each other, how often a word's
translation is there at all, and how frequent each kind of bead is (the plan of Moore 2002, once
more); they look only at a band around the path before. The last gives the beads and their
probabilities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bilingual_reader.core.align.anchors import anchors
from bilingual_reader.core.align.corridor import Corridor, Ints, anchored, around, staircase
from bilingual_reader.core.align.evidence import Explainer
from bilingual_reader.core.align.lexicon import Lexicon
from bilingual_reader.core.align.programme import TYPES, Found, Programme
from bilingual_reader.core.align.rates import FIRST_RATE, rates
from bilingual_reader.core.align.scores import (
    PRIORS,
    TEACHERS,
    WEIGHTS,
    Text,
    Weights,
    bead_scores,
)
from bilingual_reader.core.align.table import Table, joined, likely_pairs, sure_pairs
from bilingual_reader.core.align.tokens import MARKS
from bilingual_reader.core.align.training import meetings, trained
from bilingual_reader.core.align.words import Floats, Words, read_words

Turn = tuple[Sequence[str], Sequence[str]]
Placed = tuple[int, int, int, int, float]
"""First English and first Chinese sentence in the turn, how many of each, and the confidence."""

_SLACK = 30
"""Nodes on either side of a path that the next pass looks at."""
_CELLS = 400_000
"""Nodes that the first pass looks at, or a few more: bounds time and memory."""
_LEAST_SLACK = 75


def aligned(
    turns: Sequence[Turn], lexicon: Lexicon, weights: Weights = WEIGHTS
) -> list[list[Placed]]:
    """The beads of each turn, with numbers of sentences from 0 in each."""
    en = [sentence for turn in turns for sentence in turn[0]]
    zh = [sentence for turn in turns for sentence in turn[1]]
    text = Text(
        _starts(turns, 0),
        _starts(turns, 1),
        np.array([len(s) for s in en], np.int64),
        np.array([len(s.encode("utf-8", "replace")) for s in zh], np.int64),
        np.array([*map(_asks, en), False], np.bool_),
        np.array([*map(_asks, zh), False], np.bool_),
    )
    document = _Document(text, read_words(en), read_words(zh, lexicon.chinese), lexicon, weights)
    return _by_turn(text, document.beads())


def _asks(sentence: str) -> bool:
    return sentence.rstrip(" \"'”’」』)）").endswith(("?", "？"))


def _starts(turns: Sequence[Turn], side: int) -> Ints:
    return np.cumsum([0, *(len(turn[side]) for turn in turns)])


@dataclass(frozen=True, slots=True)
class _Lesson:
    """What a pass knows."""

    table: Table
    en_rates: Floats
    zh_rates: Floats


class _Document:
    """Two texts with their words: what all passes look at."""

    def __init__(
        self, text: Text, en: Words, zh: Words, lexicon: Lexicon, weights: Weights
    ) -> None:
        self._text, self._en, self._zh, self._weights = text, en, zh, weights
        self._sure = sure_pairs(en, zh, lexicon)
        self._known = joined(self._sure, likely_pairs(en, zh, lexicon, self._sure))

    def beads(self) -> list[tuple[int, int, int, float]]:
        """(English sentence, Chinese sentence, type, confidence) of each bead, in order."""
        known = _Lesson(
            self._sure,
            np.full(len(self._en.names), FIRST_RATE),
            np.full(len(self._zh.names), FIRST_RATE),
        )
        widest = corridor = self._first_corridor()
        for weights in TEACHERS:
            found = self._programme(known, corridor, weights).best()
            known = self._learned(found)
            path = _path(self._text, _spans(found))
            corridor = around(path, _SLACK, len(self._text.zh_lengths), widest)
        programme = self._programme(known, corridor, self._weights)
        beads = programme.best()
        sure = programme.confidences(beads)
        return [(*bead, round(c, 4)) for bead, c in zip(beads, sure, strict=True)]

    def _learned(self, found: Sequence[Found]) -> _Lesson:
        """What the beads of a pass teach."""
        spans, en, zh = _spans(found), self._en, self._zh
        both = (spans[:, 1] > spans[:, 0]) & (spans[:, 3] > spans[:, 2])
        met = meetings(en, zh, spans[both])
        table = trained(self._known, en, zh, met)
        en_pairs, zh_pairs = _directions(table)
        return _Lesson(
            table,
            rates(en, zh, en_pairs, self._sure.en, (met.en, met.zh)),
            rates(zh, en, zh_pairs, self._sure.zh, (met.zh, met.en)),
        )

    def _first_corridor(self) -> Corridor:
        """All of every pair of turns while that is little, else what is near the anchors."""
        text = self._text
        stairs = staircase(text.en_starts, text.zh_starts)
        if int((stairs.high - stairs.low + 1).sum()) <= _CELLS:
            return stairs
        sure = anchors(self._en, self._zh, self._sure, stairs)
        points = np.vstack([np.stack([text.en_starts, text.zh_starts], axis=1), sure])
        i, j = points[np.lexsort((points[:, 1], points[:, 0]))].T
        met = np.interp(text.en_before, text.en_before[i], text.zh_before[j])
        path = np.minimum(np.searchsorted(text.zh_before, met), len(text.zh_lengths))
        slack = max(_LEAST_SLACK, _CELLS // (2 * len(path)))
        return anchored(stairs, path, slack, sure, (text.en_starts, text.zh_starts))

    def _programme(self, lesson: _Lesson, corridor: Corridor, weights: Weights) -> Programme:
        en_pairs, zh_pairs = _directions(lesson.table)
        en_weights = _of_words(self._en, weights.english, weights.marks)
        zh_weights = _of_words(self._zh, weights.chinese, weights.marks)
        en = Explainer(self._en, self._zh, en_pairs, lesson.en_rates, en_weights)
        zh = Explainer(self._zh, self._en, zh_pairs, lesson.zh_rates, zh_weights)
        scores = bead_scores(self._text, corridor, en, zh, np.array(PRIORS), weights)
        return Programme(corridor, scores)


def _of_words(side: Words, word: float, mark: float) -> Floats:
    """The weight of each word of a side."""
    return np.array([mark if name in MARKS else word for name in side.names])


def _directions(table: Table) -> tuple[tuple[Ints, Ints, Floats], tuple[Ints, Ints, Floats]]:
    """The English words as the Chinese ones explain them, and the other way round."""
    return (table.en, table.zh, table.en_given_zh), (table.zh, table.en, table.zh_given_en)


def _spans(beads: Sequence[tuple[int, int, int]]) -> Ints:
    """First and last English, first and last Chinese sentence of each bead, half open."""
    spans = [(i, i + TYPES[kind][0], j, j + TYPES[kind][1]) for i, j, kind in beads]
    return np.array(spans, np.int64).reshape(-1, 4)


def _path(text: Text, spans: Ints) -> Ints:
    """The column at which a cover, given as spans, comes to each row."""
    begin = np.searchsorted(spans[:, 0], np.arange(len(text.en_lengths) + 1), "left")
    path: Ints = np.append(spans[:, 2], len(text.zh_lengths))[begin]
    return path


def _by_turn(text: Text, beads: Sequence[tuple[int, int, int, float]]) -> list[list[Placed]]:
    turns: list[list[Placed]] = [[] for _ in text.en_starts[1:]]
    en, zh = text.en_starts.tolist(), text.zh_starts.tolist()
    turn = 0
    for i, j, kind, confidence in beads:
        a, b = TYPES[kind]
        while i + a > en[turn + 1] or j + b > zh[turn + 1]:
            turn += 1
        turns[turn].append((i - en[turn], j - zh[turn], a, b, confidence))
    return turns
