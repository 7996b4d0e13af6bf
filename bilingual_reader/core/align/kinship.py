"""Whether two texts are translations of each other at all.

An aligner makes beads of any two texts. But in a translation most of the less common words that a
dictionary knows have a translation in their own bead; in the wrong file they meet it by chance
alone. docs/alignment.md has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bilingual_reader.core.align.corridor import Ints
from bilingual_reader.core.align.lexicon import Lexicon
from bilingual_reader.core.align.table import sure_pairs
from bilingual_reader.core.align.training import meetings
from bilingual_reader.core.align.words import Words, read_words

LEAST = 0.28
"""The share below which texts are no translations of each other. In eight pairs of texts that are
it was 0.43 and more, in the 56 wrong pairs of the same texts 0.20 and less."""
_COMMON = 0.003
"""The relative frequency of words that meet their translation anywhere."""
_ENOUGH = 100
"""Words that are needed for a judgement: the share's standard error is then 0.05 at most."""


def kinship(pairs: Sequence[tuple[str, str]], lexicon: Lexicon) -> float | None:
    """The share of less common words with their translation opposite, 0 to 1.

    `pairs` are the English and the Chinese of each bead; those with one side are passed over. None
    where the words that the lexicon knows are too few to tell.
    """
    if not lexicon.chinese:
        return None
    both = [(en, zh) for en, zh in pairs if en and zh]
    en = read_words([en for en, _ in both])
    zh = read_words([zh for _, zh in both], lexicon.chinese)
    sure = sure_pairs(en, zh, lexicon)
    beads = np.arange(len(both))[:, None] + np.array([0, 1, 0, 1])
    met = meetings(en, zh, beads)
    keys = sure.en * len(zh.names) + sure.zh
    hit = np.isin(en.word[met.en] * len(zh.names) + zh.word[met.zh], keys)
    shares = [
        _share(en, sure.en, met.en[hit]),
        _share(zh, sure.zh, met.zh[hit]),
    ]
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if len(known) == len(shares) else None


def _share(side: Words, known: Ints, explained: Ints) -> float | None:
    """Of a side's less common words that have partners, how many occurrences are explained."""
    asked = np.isin(np.arange(len(side.names)), known) & (side.share < _COMMON)
    entries = asked[side.word]
    many = float(side.count[entries].sum())
    if many < _ENOUGH:
        return None
    there = np.isin(np.arange(len(side.word)), explained) & entries
    return float(side.count[there].sum()) / many
