"""The words of a side as parallel arrays: what all that counts words works on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual_reader.core.align.corridor import Ints
from bilingual_reader.core.align.tokens import tokens

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one side, one entry for each different word of each sentence.

    `sentence`, `word` and `count` are parallel arrays in the order of the sentences; entry
    `starts[s]` is the first of sentence s; `sizes[s]` counts all its words; `share[w]` is the
    word's relative frequency in this side.
    """

    names: dict[str, int]
    sentence: Ints
    word: Ints
    count: Floats
    starts: Ints
    sizes: Floats
    share: Floats


def read_words(sentences: Sequence[str], chinese: Collection[str] = ()) -> Words:
    """The words of one side's sentences; Chinese is cut by the given words."""
    names: dict[str, int] = {}
    sentence: list[int] = []
    word: list[int] = []
    count: list[int] = []
    starts, sizes = [0], []
    for number, text in enumerate(sentences):
        counts: dict[int, int] = {}
        for token in tokens(text, chinese):
            key = names.setdefault(token, len(names))
            counts[key] = counts.get(key, 0) + 1
        word += counts
        count += counts.values()
        sentence += [number] * len(counts)
        starts.append(len(word))
        sizes.append(sum(counts.values()))
    words, counted = np.array(word, np.int64), np.array(count, np.float64)
    share = np.bincount(words, counted, len(names)) / max(counted.sum(), 1.0)
    return Words(
        names,
        np.array(sentence, np.int64),
        words,
        counted,
        np.array(starts),
        np.array(sizes, np.float64),
        share,
    )


def ranges(first: Ints, many: Ints) -> Ints:
    """The numbers first[0], first[0] + 1, … (many[0] of them), first[1], … in one array."""
    done = np.cumsum(many)
    return np.arange(int(done[-1]) if len(done) else 0) + np.repeat(first - done + many, many)
