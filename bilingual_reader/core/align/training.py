"""What a document's own beads teach: which words mean each other, and how surely.

IBM Model 1 (Brown et al. 1993) is trained on the beads of the pass before. A bead that is wrong
teaches wrong pairs, and these would then keep it: so what a pair is worth is counted without the
bead that speaks loudest for it (leaving one out), and a pair that met only once teaches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual_reader.core.align.corridor import Ints
from bilingual_reader.core.align.table import Table
from bilingual_reader.core.align.words import Floats, Words, ranges

_KNOWN = 0.5
"""The share of what was known before in the probabilities that the document taught."""
_RARE = 0.4
"""Counts of nothing beside each word's own: what was seen but once or twice is not sure
(Moore 2004)."""
_LEFT_OUT = 1.0
"""How much of what the loudest bead says of a pair is left out."""
_LEAST = 0.01
"""Pairs of words are kept that are at least so likely, and"""
_LEAST_LIFT = 10.0
"""that make each other so many times likelier than chance."""
_ROUNDS = 2
"""Of expectation and maximisation: with more, a small document believes its own mistakes."""
_MOST_PAIRS = 1_500_000
"""Meetings of words that training looks at; beads are thinned out evenly beyond."""


@dataclass(frozen=True, slots=True)
class Meetings:
    """All pairs of an English and a Chinese entry (see `Words`) that stand in one bead."""

    en: Ints
    zh: Ints


def meetings(en: Words, zh: Words, beads: Ints) -> Meetings:
    """The meetings in beads that have both sides.

    `beads` has a row for each: first and last English, first and last Chinese sentence, half open.
    """
    e_first, z_first = en.starts[beads[:, 0]], zh.starts[beads[:, 2]]
    e_many, z_many = en.starts[beads[:, 1]] - e_first, zh.starts[beads[:, 3]] - z_first
    thinned = int((e_many * z_many).sum()) // _MOST_PAIRS + 1
    e_first, e_many, z_first, z_many = (x[::thinned] for x in (e_first, e_many, z_first, z_many))
    e_at = ranges(e_first, e_many)
    partners = np.repeat(z_many, e_many)
    z_at = ranges(np.repeat(z_first, e_many), partners)
    return Meetings(np.repeat(e_at, partners), z_at)


def trained(table: Table, en: Words, zh: Words, met: Meetings) -> Table:
    """The table with IBM Model 1 in both directions, trained on meetings.

    A word that occurs once is left out, since what stands beside it is chance.
    """
    often = _often(en)[met.en] & _often(zh)[met.zh]
    e_entry, z_entry = met.en[often], met.zh[often]
    columns = len(zh.names)
    known = table.en * columns + table.zh
    both = en.word[e_entry] * columns + zh.word[z_entry]
    keys, place = np.unique(np.append(both, known), return_inverse=True)
    pair, known_at = place[: len(both)], place[len(both) :]
    e, z = keys // columns, keys % columns
    zh_given_en = _model_one(pair, e, en.count[e_entry], zh, z_entry)
    en_given_zh = _model_one(pair, z, zh.count[z_entry], en, e_entry)
    for learned, first in ((zh_given_en, table.zh_given_en), (en_given_zh, table.en_given_zh)):
        learned[known_at] = _KNOWN * first + (1 - _KNOWN) * learned[known_at]
    kept = (zh_given_en > _LEAST_LIFT * zh.share[z]) & (en_given_zh > _LEAST_LIFT * en.share[e])
    kept &= (zh_given_en > _LEAST) & (en_given_zh > _LEAST)
    kept[known_at] = True
    return Table(e[kept], z[kept], zh_given_en[kept], en_given_zh[kept])


def _often(words: Words) -> NDArray[np.bool_]:
    """Which entries are of a word that occurs more than once."""
    total = np.bincount(words.word, words.count, len(words.names))
    often: NDArray[np.bool_] = total[words.word] > 1.5
    return often


def _model_one(
    pair: Ints, source: Ints, source_count: Floats, target: Words, entry: Ints
) -> Floats:
    """t(target | source) for every known pair of words, by expectation and maximisation.

    `pair` is what each meeting is a meeting of; `source[p]` is pair p's source word; `entry` is
    the target entry of each meeting, `source_count` how often the source word stands in it. The
    empty word produces by frequency.
    """
    t = np.full(len(source), 1.0 / max(len(target.names), 1))
    empty = target.share[target.word]
    most = np.zeros(len(source))
    for _ in range(_ROUNDS):
        weight = t[pair] * source_count
        whole = np.bincount(entry, weight, len(target.word)) + empty
        told = target.count[entry] * weight / whole[entry]
        counts = np.bincount(pair, told, len(source))
        total = np.bincount(source, counts)[source] if len(source) else counts
        t = counts / (total + _RARE)
    np.maximum.at(most, pair, told)
    left: Floats = np.maximum(counts - _LEFT_OUT * most, 0.0) / (total + _RARE)
    return left
