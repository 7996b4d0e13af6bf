"""The aligner's passes: from lengths and known words to what the document teaches by itself.

The first pass knows Gale and Church's lengths, the lexicon it was handed and the words that both
texts share. From its beads the second learns how often each kind of bead is and, by IBM Model 1,
which words mean each other (the plan of Moore 2002); it looks only at a band around the first
path, and gives the beads and their probabilities.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from bilingual_reader.core.align.anchors import anchors
from bilingual_reader.core.align.corridor import Corridor, Ints, anchored, around, staircase
from bilingual_reader.core.align.lexical import (
    Explainer,
    Table,
    Words,
    first_table,
    read_words,
    trained,
)
from bilingual_reader.core.align.programme import TYPES, Floats, Programme
from bilingual_reader.core.align.scores import FIRST_PRIORS, WEIGHTS, Text, Weights, bead_scores

Turn = tuple[Sequence[str], Sequence[str]]
Placed = tuple[int, int, int, int, float]
"""First English and first Chinese sentence in the turn, how many of each, and the confidence."""

_LESSONS = 1
"""How often the document's own alignment teaches the next pass."""
_SLACK = 30
"""Nodes on either side of a path that the next pass looks at."""
_CELLS = 1_500_000
"""Nodes that the first pass looks at, or a few more: bounds time and memory."""
_LEAST_SLACK = 75
_BELIEF = 20.0
"""Beads that the first priors count for, beside those that were seen."""


def aligned(
    turns: Sequence[Turn], lexicon: Mapping[str, Collection[str]], weights: Weights = WEIGHTS
) -> list[list[Placed]]:
    """The beads of each turn, with numbers of sentences from 0 in each."""
    en = [sentence for turn in turns for sentence in turn[0]]
    zh = [sentence for turn in turns for sentence in turn[1]]
    text = Text(
        _starts(turns, 0),
        _starts(turns, 1),
        np.array([len(s) for s in en], np.int64),
        np.array([len(s.encode("utf-8", "replace")) for s in zh], np.int64),
    )
    document = _Document(text, read_words(en), read_words(zh, _chinese(lexicon)), weights)
    return _by_turn(text, document.beads(lexicon))


def _chinese(lexicon: Mapping[str, Collection[str]]) -> Collection[str]:
    return frozenset(word for words in lexicon.values() for word in words)


def _starts(turns: Sequence[Turn], side: int) -> Ints:
    return np.cumsum([0, *(len(turn[side]) for turn in turns)])


class _Document:
    """Two texts with their words: what both passes look at."""

    def __init__(self, text: Text, en: Words, zh: Words, weights: Weights) -> None:
        self._text, self._en, self._zh, self._weights = text, en, zh, weights

    def beads(self, lexicon: Mapping[str, Collection[str]]) -> list[tuple[int, int, int, float]]:
        """(English sentence, Chinese sentence, type, confidence) of each bead, in order."""
        known, priors = first_table(self._en, self._zh, lexicon), np.array(FIRST_PRIORS)
        widest = self._first_corridor(known)
        table, corridor = known, widest
        for _ in range(_LESSONS):
            found = self._programme(table, corridor, priors).best()
            spans = _spans(found)
            kinds = np.bincount([kind for _, _, kind in found], minlength=len(TYPES))
            priors = (kinds + _BELIEF * np.array(FIRST_PRIORS)) / (len(found) + _BELIEF)
            both = (spans[:, 1] > spans[:, 0]) & (spans[:, 3] > spans[:, 2])
            table = trained(known, self._en, self._zh, spans[both])
            path = _path(self._text, spans)
            corridor = around(path, _SLACK, len(self._text.zh_lengths), widest)
        programme = self._programme(table, corridor, priors)
        beads = programme.best()
        sure = programme.confidences(beads)
        return [(*bead, round(c, 4)) for bead, c in zip(beads, sure, strict=True)]

    def _first_corridor(self, table: Table) -> Corridor:
        """All of every pair of turns while that is little, else what is near the anchors."""
        text = self._text
        stairs = staircase(text.en_starts, text.zh_starts)
        if int((stairs.high - stairs.low + 1).sum()) <= _CELLS:
            return stairs
        sure = anchors(self._en, self._zh, table, stairs)
        points = np.vstack([np.stack([text.en_starts, text.zh_starts], axis=1), sure])
        i, j = points[np.lexsort((points[:, 1], points[:, 0]))].T
        met = np.interp(text.en_before, text.en_before[i], text.zh_before[j])
        path = np.minimum(np.searchsorted(text.zh_before, met), len(text.zh_lengths))
        slack = max(_LEAST_SLACK, _CELLS // (2 * len(path)))
        return anchored(stairs, path, slack, sure, (text.en_starts, text.zh_starts))

    def _programme(self, table: Table, corridor: Corridor, priors: Floats) -> Programme:
        en = Explainer(self._en, self._zh, (table.en, table.zh, table.en_given_zh))
        zh = Explainer(self._zh, self._en, (table.zh, table.en, table.zh_given_en))
        return Programme(corridor, bead_scores(self._text, corridor, en, zh, priors, self._weights))


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
