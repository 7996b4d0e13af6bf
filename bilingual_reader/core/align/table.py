"""Which words of the two texts may mean each other, before anything is aligned.

A word pair is sure where the lexicon has it or where both texts have the same Latin word, number
or mark. It is likely where the Chinese word shares a character with what the lexicon has for the
English one: a translator writes 酸麻 where the dictionary has 麻木.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bilingual_reader.core.align.corridor import Ints
from bilingual_reader.core.align.lexicon import Lexicon
from bilingual_reader.core.align.words import Floats, Words

_SURE = 0.6
"""What all sure partners of a word are known to have produce of it together."""
_LIKELY = 0.3
"""What all likely partners produce together, and"""
_MOST_LIKELY = 0.5
"""what one does at most, times how alike the two are."""
_LEAST_ALIKE = 0.1
"""Words that are less alike are not taken for partners."""
_COMMON = 0.005
"""The share of the Chinese words above which a character says nothing: 人, 一, 不."""


@dataclass(frozen=True, slots=True)
class Table:
    """Translation probabilities of word pairs: parallel arrays, each pair once."""

    en: Ints
    zh: Ints
    zh_given_en: Floats
    en_given_zh: Floats


def sure_pairs(en: Words, zh: Words, lexicon: Lexicon) -> Table:
    """The lexicon's pairs that the texts have, and what stands in both of them."""
    pairs: list[tuple[int, int]] = []
    weights: list[float] = []
    for name, number in en.names.items():
        partners = lexicon.meaning(name).words
        found = {zh.names[word]: weight for word, weight in partners.items() if word in zh.names}
        if name in zh.names:
            found[zh.names[name]] = max(partners.values(), default=1.0)
        pairs += [(number, partner) for partner in found]
        weights += found.values()
    e, z, weight = _arrays(pairs, weights)
    return Table(e, z, _shared_out(_SURE, e, weight), _shared_out(_SURE, z, weight))


def likely_pairs(en: Words, zh: Words, lexicon: Lexicon, sure: Table) -> Table:
    """Pairs that are not sure, but share characters with the lexicon's words.

    How alike a pair is: the summed shares of the characters (`Meaning.parts`) that the Chinese
    word has, by its length.
    """
    having = _having(zh)
    known = set((sure.en * len(zh.names) + sure.zh).tolist())
    pairs: list[tuple[int, int]] = []
    alike: list[float] = []
    for name, number in en.names.items():
        found: dict[int, float] = defaultdict(float)
        for character, share in lexicon.meaning(name).parts.items():
            for partner, length in having.get(character, ()):
                found[partner] += share / length
        for partner, likeness in found.items():
            if likeness >= _LEAST_ALIKE and number * len(zh.names) + partner not in known:
                pairs.append((number, partner))
                alike.append(likeness)
    e, z, weight = _arrays(pairs, alike)
    most = _MOST_LIKELY * weight
    return Table(
        e,
        z,
        np.minimum(_shared_out(_LIKELY, e, weight), most),
        np.minimum(_shared_out(_LIKELY, z, weight), most),
    )


def joined(first: Table, second: Table) -> Table:
    """Two tables without a common pair as one."""
    return Table(
        np.append(first.en, second.en),
        np.append(first.zh, second.zh),
        np.append(first.zh_given_en, second.zh_given_en),
        np.append(first.en_given_zh, second.en_given_zh),
    )


def _having(zh: Words) -> Mapping[str, list[tuple[int, int]]]:
    """The Chinese words that have a character, each with its length; not for common characters."""
    having: dict[str, list[tuple[int, int]]] = defaultdict(list)
    share: dict[str, float] = defaultdict(float)
    for name, number in zh.names.items():
        if name[0] > "\u2e7f":
            for character in set(name):
                having[character].append((number, len(name)))
                share[character] += zh.share[number]
    return {character: words for character, words in having.items() if share[character] <= _COMMON}


def _arrays(pairs: list[tuple[int, int]], weights: list[float]) -> tuple[Ints, Ints, Floats]:
    both = np.array(pairs, np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1], np.array(weights, np.float64)


def _shared_out(all_in_all: float, word: Ints, weight: Floats) -> Floats:
    """A probability that a word's partners share by their weights."""
    return all_in_all * weight / np.bincount(word, weight)[word] if len(word) else weight
