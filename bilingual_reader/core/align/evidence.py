"""What the words of a bead say: does each side's text explain the other's?

A word f of one side is explained by the sentences e of the other with the probability of IBM
Model 1 (Brown et al. 1993), p(f | e) = Σ t(f | e) / |e|, the mean over their words. Against the
word's own frequency p(f) in the document that gives a log likelihood ratio,

    log((1 - λ) + λ p(f | e) / p(f)),

where λ is the word's rate (see `rates`): how often a translation of it is there at all. So a bead
gains most by rare words (Wu 1994, Ma 2006) and pays for a word that nothing in it explains, more
for one that is mostly explained. A word that has no partner anywhere in the document says nothing.
The score is a sum over sentences, which lets a bead's score be added up from `evidence` of single
sentences against runs of up to five.

|e| is damped: translations stand in the order of the text, so that in a long bead a word's partner
is not one of all its words, but one of those around its place.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bilingual_reader.core.align.corridor import Ints
from bilingual_reader.core.align.words import Floats, Words, ranges

Scores = NDArray[np.float32]

LONGEST = 5
"""Sentences of the other side that one sentence is set against, at most."""
_DAMPING = 0.75
"""The power of a bead's size, beside that of a sentence of mean size."""
_CHUNK = 500_000
"""Words times columns that are weighed at a time: bounds memory."""


class Explainer:
    """One direction of a table, made ready: how well sentences there explain sentences here."""

    def __init__(
        self,
        here: Words,
        there: Words,
        pairs: tuple[Ints, Ints, Floats],
        rates: Floats,
        weights: Floats,
    ) -> None:
        """`pairs` are a word here, a word there, and the first's probability given the second.

        `rates` and `weights` have a number for each word here; those of weight 0 are passed over.
        """
        self.here, self.there, self._rates, self._weights = here, there, rates, weights
        order = np.argsort(pairs[0], kind="stable")
        self._partners, self._chances = pairs[1][order], pairs[2][order]
        self._bounds = np.searchsorted(pairs[0][order], np.arange(len(here.names) + 1))
        keys = there.word * len(there.sizes) + there.sentence
        self._postings = np.argsort(keys)
        self._keys = keys[self._postings]
        self._before = np.append(0.0, np.cumsum(there.sizes))
        self._mean = max(float(there.sizes.mean()), 1.0) if len(there.sizes) else 1.0

    def evidence(self, first: int, low: Ints, width: int) -> Scores:
        """Log likelihood ratios of some sentences here against runs of sentences there.

        The sentences are number `first` and the following, as many as `low` has entries. In the
        result, of shape (LONGEST, sentences, width), `[n - 1, s, k]` sets sentence `first + s`
        against n sentences there from number `low[s] + k` on.
        """
        result = np.zeros((LONGEST, len(low), width), np.float32)
        many = np.diff(self.here.starts[first : first + len(low) + 1])
        step = max(1, int(_CHUNK / ((width + LONGEST) * (many.mean() + 1)))) if len(low) else 1
        for s in range(0, len(low), step):
            self._fill(result[:, s : s + step], first + s, low[s : s + step])
        return result

    def _fill(self, result: Scores, first: int, low: Ints) -> None:
        width, starts = result.shape[2], self.here.starts
        entries = np.arange(starts[first], starts[first + len(low)])
        word = self.here.word[entries]
        says = (self._bounds[word + 1] > self._bounds[word]) & (self._weights[word] > 0)
        entries = entries[says]
        if not len(entries):
            return
        word, row = self.here.word[entries], self.here.sentence[entries] - first
        rows, begins = np.unique(row, return_index=True)
        rate = self._rates[word].astype(np.float32)[:, None]
        share = self.here.share[word].astype(np.float32)[:, None]
        ratio = self._support(word, low[row], width + LONGEST - 1) * (rate / share)
        weight = (self.here.count[entries] * self._weights[word]).astype(np.float32)[:, None]
        column = np.minimum(low[:, None] + np.arange(width), len(self.there.sizes))
        run = np.zeros((len(word), width), np.float32)
        for n in range(LONGEST):
            run += ratio[:, n : n + width]
            ends = np.minimum(column + n + 1, len(self.there.sizes))
            damped = self._damped(self._before[ends] - self._before[column])
            gain = np.log(run / damped[row] + (1 - rate)) * weight
            result[n, rows] = np.add.reduceat(gain, begins, axis=0)

    def _damped(self, sizes: Floats) -> Scores:
        damped: Scores = (self._mean * (np.maximum(sizes, 1.0) / self._mean) ** _DAMPING).astype(
            np.float32
        )
        return damped

    def _support(self, word: Ints, low: Ints, width: int) -> Scores:
        """For each word the summed chances of its partners in each of `width` sentences there."""
        many = len(self.there.sizes)
        tried = self._bounds[word + 1] - self._bounds[word]
        asked = np.repeat(np.arange(len(word)), tried)
        option = ranges(self._bounds[word], tried)
        wanted = self._partners[option] * many
        begin = np.searchsorted(self._keys, wanted + np.minimum(low[asked], many))
        end = np.searchsorted(self._keys, wanted + np.minimum(low[asked] + width, many))
        met = self._postings[ranges(begin, end - begin)]
        asked, option = (np.repeat(x, end - begin) for x in (asked, option))
        place = asked * width + self.there.sentence[met] - low[asked]
        amount = self._chances[option] * self.there.count[met]
        support = np.bincount(place, amount, len(word) * width).astype(np.float32)
        return support.reshape(len(word), width)
