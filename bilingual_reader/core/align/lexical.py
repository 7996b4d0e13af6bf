"""What the words of a bead say: does each side's text explain the other's?

A word f of one side is explained by the sentences e of the other with the probability of IBM
Model 1 (Brown et al. 1993), p(f | e) = Σ t(f | e) / |e|, the mean over their words. Against the
word's own frequency p(f) in the document that gives a log likelihood ratio,

    log((1 - λ) + λ p(f | e) / p(f)),

so that a bead gains most by rare words (Wu 1994, Ma 2006) and pays for a word that nothing in it
explains. A word that has no translation anywhere in the document says nothing: it scores 0. The
score is taken in both directions and is a sum over sentences, which lets a bead's score be added
up from `evidence` of single sentences against runs of up to five.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilingual_reader.core.align.corridor import Ints
from bilingual_reader.core.align.tokens import tokens

Floats = NDArray[np.float64]
Scores = NDArray[np.float32]

LONGEST = 5
"""Sentences of the other side that one sentence is set against, at most."""
_EXPLAINED = 0.5
"""λ: the share of a text's words that its translation explains."""
_SURE = 0.6
"""What all partners that a word is known to have produce of it together."""
_KNOWN = 0.5
"""The share of what was known before in the probabilities that the document taught."""
_RARE = 1.0
"""Counts of nothing beside each word's own: what was seen once or twice is not sure."""
_LEAST = 0.01
"""Pairs of words are kept that are at least so likely, and"""
_LEAST_LIFT = 3.0
"""that make each other so many times likelier than chance."""
_ROUNDS = 2
"""Of expectation and maximisation: with more, a small document believes its own mistakes."""
_MOST_PAIRS = 1_500_000
"""Meetings of words that training looks at; beads are thinned out evenly beyond."""
_CHUNK = 2_000_000
"""Words times columns that are weighed at a time: bounds memory."""


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


@dataclass(frozen=True, slots=True)
class Table:
    """Translation probabilities of word pairs: parallel arrays, sorted by (en, zh)."""

    en: Ints
    zh: Ints
    zh_given_en: Floats
    en_given_zh: Floats


def read_words(sentences: Sequence[str], lexicon_words: Collection[str] = ()) -> Words:
    """The words of one side's sentences."""
    names: dict[str, int] = {}
    sentence: list[int] = []
    word: list[int] = []
    count: list[int] = []
    starts, sizes = [0], []
    for number, text in enumerate(sentences):
        counts: dict[int, int] = {}
        for token in tokens(text, lexicon_words):
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


def first_table(en: Words, zh: Words, lexicon: Mapping[str, Collection[str]]) -> Table:
    """What is known before anything is aligned: identical words and the bilingual lexicon."""
    pairs = sorted(
        {
            (number, zh.names[partner])
            for name, number in en.names.items()
            for partner in (name, *lexicon.get(name, ()))
            if partner in zh.names
        }
    )
    e = np.array([pair[0] for pair in pairs], np.int64)
    z = np.array([pair[1] for pair in pairs], np.int64)
    return Table(e, z, _SURE / np.bincount(e)[e], _SURE / np.bincount(z)[z])


def trained(table: Table, en: Words, zh: Words, beads: Ints) -> Table:
    """The table with IBM Model 1 in both directions, trained on beads that have both sides.

    `beads` has a row for each: first and last English, first and last Chinese sentence, half
    open. A word that occurs once is left out, since what stands beside it is chance.
    """
    e_entry, z_entry = _together(en, zh, beads)
    columns = len(zh.names)
    known = table.en * columns + table.zh
    both = en.word[e_entry] * columns + zh.word[z_entry]
    keys, place = np.unique(np.append(both, known), return_inverse=True)
    met, known_at = place[: len(both)], place[len(both) :]
    e, z = keys // columns, keys % columns
    zh_given_en = _model_one(met, e, en.count[e_entry], zh, z, z_entry)
    en_given_zh = _model_one(met, z, zh.count[z_entry], en, e, e_entry)
    for learned, first in ((zh_given_en, table.zh_given_en), (en_given_zh, table.en_given_zh)):
        learned[known_at] = _KNOWN * first + (1 - _KNOWN) * learned[known_at]
    kept = (zh_given_en > _LEAST_LIFT * zh.share[z]) & (en_given_zh > _LEAST_LIFT * en.share[e])
    kept &= (zh_given_en > _LEAST) & (en_given_zh > _LEAST)
    kept[known_at] = True
    return Table(e[kept], z[kept], zh_given_en[kept], en_given_zh[kept])


def _together(en: Words, zh: Words, beads: Ints) -> tuple[Ints, Ints]:
    """All pairs of an English and a Chinese entry that stand in the same bead."""
    e_kept, e_first, e_many = _repeated(en, beads[:, 0], beads[:, 1])
    z_kept, z_first, z_many = _repeated(zh, beads[:, 2], beads[:, 3])
    thinned = int((e_many * z_many).sum()) // _MOST_PAIRS + 1
    e_first, e_many, z_first, z_many = (x[::thinned] for x in (e_first, e_many, z_first, z_many))
    e_at = ranges(e_first, e_many)
    partners = np.repeat(z_many, e_many)
    z_at = ranges(np.repeat(z_first, e_many), partners)
    return e_kept[np.repeat(e_at, partners)], z_kept[z_at]


def _repeated(words: Words, first: Ints, last: Ints) -> tuple[Ints, Ints, Ints]:
    """Entries whose word occurs more than once; for each bead, its first of them and how many."""
    total = np.bincount(words.word, words.count, len(words.names))
    often = total[words.word] > 1.5
    before = np.append(0, np.cumsum(often))[words.starts]
    return np.flatnonzero(often), before[first], before[last] - before[first]


def ranges(first: Ints, many: Ints) -> Ints:
    """The numbers first[0], first[0] + 1, … (many[0] of them), first[1], … in one array."""
    done = np.cumsum(many)
    return np.arange(int(done[-1]) if len(done) else 0) + np.repeat(first - done + many, many)


def _model_one(
    met: Ints, source: Ints, source_count: Floats, target: Words, targets: Ints, entry: Ints
) -> Floats:
    """t(target | source) for every known pair of words, by expectation and maximisation.

    `met` are the meetings, each a pair of words; `source[p]` and `targets[p]` are pair p's words;
    `entry` is the target entry of each meeting, `source_count` how often the source word stands
    in it. The empty word produces by frequency, and one count more in the denominator keeps rare
    words from being sure (Moore 2004).
    """
    t = np.full(len(source), 1.0 / max(len(target.names), 1))
    empty = target.share[target.word]
    for _ in range(_ROUNDS):
        weight = t[met] * source_count
        whole = np.bincount(entry, weight, len(target.word)) + empty
        counts = np.bincount(met, target.count[entry] * weight / whole[entry], len(source))
        t = counts / (np.bincount(source, counts)[source] + _RARE)
    return t


class Explainer:
    """One direction of a table, made ready: how well sentences there explain sentences here."""

    def __init__(self, here: Words, there: Words, pairs: tuple[Ints, Ints, Floats]) -> None:
        """`pairs` are a word here, a word there, and the first's probability given the second."""
        self.here, self.there = here, there
        order = np.argsort(pairs[0], kind="stable")
        self._partners, self._chances = pairs[1][order], pairs[2][order]
        self._bounds = np.searchsorted(pairs[0][order], np.arange(len(here.names) + 1))
        keys = there.word * len(there.sizes) + there.sentence
        self._postings = np.argsort(keys)
        self._keys = keys[self._postings]
        self._before = np.append(0.0, np.cumsum(there.sizes))

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
        entries = entries[self._bounds[word + 1] > self._bounds[word]]
        if not len(entries):
            return
        word, row = self.here.word[entries], self.here.sentence[entries] - first
        rows, begins = np.unique(row, return_index=True)
        scale = (_EXPLAINED / self.here.share[word]).astype(np.float32)[:, None]
        ratio = self._support(word, low[row], width + LONGEST - 1) * scale
        count = self.here.count[entries].astype(np.float32)[:, None]
        column = np.minimum(low[:, None] + np.arange(width), len(self.there.sizes))
        run = np.zeros((len(word), width), np.float32)
        for n in range(LONGEST):
            run += ratio[:, n : n + width]
            ends = np.minimum(column + n + 1, len(self.there.sizes))
            size = np.maximum(self._before[ends] - self._before[column], 1.0).astype(np.float32)
            gain = np.log(run / size[row] + np.float32(1 - _EXPLAINED)) * count
            result[n, rows] = np.add.reduceat(gain, begins, axis=0)

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
