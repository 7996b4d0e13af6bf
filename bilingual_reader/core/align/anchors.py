"""Anchors: places where two long documents surely meet, found before anything is aligned.

Words that are rare in both texts and known to mean each other (a name, a number, a dictionary
pair) meet in few sentence pairs. A pair that shares the most of them, seen from both its
sentences, is a candidate; the longest chain of candidates that rises on both sides is kept
(Melamed 1996 follows such points along the bitext's diagonal).
"""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from bilingual_reader.core.align.corridor import Corridor, Ints
from bilingual_reader.core.align.table import Table
from bilingual_reader.core.align.words import Floats, Words, ranges

_MOST_MEETINGS = 30
"""Sentence pairs that a word pair may meet in and still say where the texts meet."""


def anchors(en: Words, zh: Words, table: Table, corridor: Corridor) -> Ints:
    """Pairs of sentence numbers, (anchors, 2), that rise strictly on both sides."""
    i, j, weight = _meetings(en, zh, table)
    inside = (j >= corridor.low[i + 1]) & (j < corridor.high[i])  # in the same turn
    many = max(len(zh.sizes), 1)
    cells, place = np.unique((i * many + j)[inside], return_inverse=True)
    worth = np.bincount(place, weight[inside], len(cells)).astype(np.float64)
    i, j = cells // many, cells % many
    best = (worth == _best(i, worth)) & (worth == _best(j, worth))
    return _rising(i[best], j[best])


def _meetings(en: Words, zh: Words, table: Table) -> tuple[Ints, Ints, Floats]:
    """The sentences that each rare pair of words meets in, and the pair's weight there."""
    en_order, zh_order = (np.argsort(side.word, kind="stable") for side in (en, zh))
    en_many = np.bincount(en.word, minlength=len(en.names))
    zh_many = np.bincount(zh.word, minlength=len(zh.names))
    en_first, zh_first = np.cumsum(en_many) - en_many, np.cumsum(zh_many) - zh_many
    rare = en_many[table.en] * zh_many[table.zh] <= _MOST_MEETINGS
    e, z = table.en[rare], table.zh[rare]
    en_at = ranges(en_first[e], en_many[e])
    partners = np.repeat(zh_many[z], en_many[e])
    zh_at = ranges(np.repeat(zh_first[z], en_many[e]), partners)
    weight = np.repeat(1.0 / (en_many[e] * zh_many[z]), en_many[e] * zh_many[z])
    i = en.sentence[en_order[np.repeat(en_at, partners)]]
    return i, zh.sentence[zh_order[zh_at]], weight


def _best(sentence: Ints, worth: Floats) -> Floats:
    """For each candidate the most that any candidate of its sentence is worth."""
    most = np.zeros(int(sentence.max(initial=-1)) + 1)
    np.maximum.at(most, sentence, worth)
    found: Floats = most[sentence]
    return found


def _rising(i: Ints, j: Ints) -> Ints:
    """The longest chain that rises strictly on both sides (patience sorting)."""
    order = np.lexsort((-j, i))
    points = list(zip(i[order].tolist(), j[order].tolist(), strict=True))
    ends: list[int] = []  # the least j that a chain of each length can end with
    holders: list[int] = []
    before = [-1] * len(points)
    for n, (_, column) in enumerate(points):
        at = bisect_left(ends, column)
        before[n] = holders[at - 1] if at else -1
        ends[at : at + 1], holders[at : at + 1] = [column], [n]
    chain, n = [], holders[-1] if holders else -1
    while n >= 0:
        chain.append(points[n])
        n = before[n]
    return np.array(chain[::-1], np.int64).reshape(-1, 2)
