"""Made-up parallel text of any length, its words drawn from a bilingual lexicon.

It means nothing, but has what an aligner looks at: words by Zipf's law, most of which the lexicon
translates, names and numbers that both sides share, function words, lengths that vary together,
and beads of several kinds.
"""

from __future__ import annotations

from itertools import accumulate
from random import Random

from bilingual_reader.lexicon.bilingual import Bilingual
from tests.benchmarks.alignment.corpus import Gold, GoldBead

_KINDS = {(1, 1): 85, (1, 2): 5, (2, 1): 5, (2, 2): 1, (1, 0): 2, (0, 1): 2}
"""English and Chinese sentences in a bead, and how often it comes in a hundred."""
_WORDS = 5000
"""Different words."""
_LOOSE = 0.25
"""The share of words that are translated by something that the lexicon does not know."""
_NAMED = 0.15
"""The share of clauses with a name or a number."""
_EN_GLUE = ("the", "of", "and", "to", "a", "in", "that", "it")
_ZH_GLUE = ("的", "了", "是", "在", "我们", "就", "也")
_ENDS = ((".", "。"), (".", "。"), (".", "。"), ("?", "？"), ("!", "！"))
_SYLLABLES = ("ka", "lo", "mi", "ren", "tu", "sa", "vel", "do", "pri", "nan")

Clause = tuple[list[str], list[str]]
"""What one clause says, as English and as Chinese words."""


def made_up(sentences: int, lexicon: Bilingual, seed: int = 0) -> Gold:
    """A text of about so many sentences a side."""
    random = Random(seed)
    vocabulary = _vocabulary(lexicon, random)
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(vocabulary))))
    beads: list[GoldBead] = []
    en = zh = 0
    while max(en, zh) < sentences:
        a, b = random.choices(list(_KINDS), list(_KINDS.values()))[0]
        clauses = [_clause(vocabulary, weights, random) for _ in range(max(a, b, 1))]
        end = random.choice(_ENDS)
        bead = GoldBead(_english(clauses, a, end[0]), _chinese(clauses, b, end[1]), 0, len(beads))
        beads.append(bead)
        en, zh = en + a, zh + b
    return tuple(beads)


def _vocabulary(lexicon: Bilingual, random: Random) -> list[tuple[str, str]]:
    """English words with one Chinese word each, in order of frequency."""
    words = sorted(
        word for word in lexicon.stems if word.isascii() and word.isalpha() and len(word) > 2
    )
    chosen = random.sample(words, min(_WORDS, len(words)))
    return [(word, random.choice(sorted(lexicon.meaning(word).words))) for word in chosen]


def _clause(vocabulary: list[tuple[str, str]], weights: list[float], random: Random) -> Clause:
    """Five to twelve words, of which the Chinese translates most, in another order."""
    en: list[str] = []
    zh: list[str] = []
    many = random.randint(5, 12)
    strays = random.choices(vocabulary, cum_weights=weights, k=many)
    words = random.choices(vocabulary, cum_weights=weights, k=many)
    for (word, partner), (_, stray) in zip(words, strays, strict=True):
        en += [random.choice(_EN_GLUE), word] if random.random() < 0.6 else [word]
        zh.append(stray if random.random() < _LOOSE else partner)
        if random.random() < 0.4:
            zh.append(random.choice(_ZH_GLUE))
    if random.random() < _NAMED:
        shared = _name(random) if random.random() < 0.7 else str(random.randint(2, 3000))
        en.append(shared)
        zh.append(shared)
    at = random.randrange(len(zh))
    return en, zh[at:] + zh[:at]


def _name(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=3)).capitalize()


def _english(clauses: list[Clause], many: int, end: str) -> tuple[str, ...]:
    return tuple(
        " ".join(word for clause in part for word in clause[0]).capitalize() + end
        for part in _shares(clauses, many)
    )


def _chinese(clauses: list[Clause], many: int, end: str) -> tuple[str, ...]:
    return tuple(
        "，".join("".join(clause[1]) for clause in part) + end for part in _shares(clauses, many)
    )


def _shares(clauses: list[Clause], many: int) -> list[list[Clause]]:
    """The clauses as so many sentences: one each, or all in one."""
    return [[clause] for clause in clauses] if many == len(clauses) else [clauses] * (many == 1)
