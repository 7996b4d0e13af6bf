"""How often a word's translation is really there, learned from the document.

A dictionary knows some partner for nearly every word, but a free translation uses another. So each
word has a rate: how often, where its sentence stands, something explains it. Rates are counted on
the beads of the pass before as expectations, shrunk to the rate of words of their kind, and these
to a rate for all texts.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bilingual_reader.core.align.corridor import Ints
from bilingual_reader.core.align.words import Floats, Words

FIRST_RATE = 0.5
"""Of every word before a document has been looked at, and of words with sure partners."""
_LIKELY_RATE = 0.2
"""Of words whose partners are only likely, or learned."""
_RARE, _MIDDLING = 0.0005, 0.003
"""Relative frequencies below which a word is rare, and neither rare nor frequent."""
_KIND_COUNTS = 20.0
"""Occurrences that the first rate counts for beside those of a kind of word, and"""
_WORD_COUNTS = 8.0
"""that the kind's rate counts for beside those of a word."""
_ROUNDS = 3
_LEAST, _MOST = 0.02, 0.95


def rates(
    here: Words, there: Words, pairs: tuple[Ints, Ints, Floats], sure: Ints, met: tuple[Ints, Ints]
) -> Floats:
    """The rate of each word of `here`, 0 to 1.

    `pairs` are a word here, a word there, and the first's probability given the second; `sure` are
    the words that have sure partners; `met` the entries here and there of each meeting.
    """
    entry, ratio = _explained(here, there, pairs, met)
    word, count = here.word[entry], here.count[entry]
    is_sure = np.isin(np.arange(len(here.names)), sure)
    kind = np.digitize(here.share, [_RARE, _MIDDLING]) + 3 * is_sure
    first = np.where(np.arange(6) >= 3, FIRST_RATE, _LIKELY_RATE)
    found: Floats = first[kind]
    for _ in range(_ROUNDS):
        there_is = found[word] * ratio / (1 - found[word] + found[word] * ratio) * count
        of_kind = (np.bincount(kind[word], there_is, 6) + _KIND_COUNTS * first) / (
            np.bincount(kind[word], count, 6) + _KIND_COUNTS
        )
        found = (np.bincount(word, there_is, len(found)) + _WORD_COUNTS * of_kind[kind]) / (
            np.bincount(word, count, len(found)) + _WORD_COUNTS
        )
    return np.clip(found, _LEAST, _MOST)


def _explained(
    here: Words, there: Words, pairs: tuple[Ints, Ints, Floats], met: tuple[Ints, Ints]
) -> tuple[Ints, Floats]:
    """The entries here whose word has partners at all, and p(word | bead) / p(word) of each."""
    many = len(there.names)
    keys = pairs[0] * many + pairs[1]
    order = np.argsort(keys)
    keys, chances = keys[order], np.append(pairs[2][order], 0.0)
    asked = here.word[met[0]] * many + there.word[met[1]]
    place = np.minimum(np.searchsorted(keys, asked), len(keys) - 1) if len(keys) else asked * 0 - 1
    hit: NDArray[np.bool_] = keys[place] == asked if len(keys) else np.zeros(len(asked), np.bool_)
    support = np.bincount(
        met[0], np.where(hit, chances[place], 0.0) * there.count[met[1]], len(here.word)
    )
    size = np.bincount(met[0], there.count[met[1]], len(here.word))
    has_partners = np.bincount(pairs[0], minlength=len(here.names))[here.word] > 0
    entry = np.flatnonzero((size > 0) & has_partners)
    return entry, support[entry] / size[entry] / here.share[here.word[entry]]
