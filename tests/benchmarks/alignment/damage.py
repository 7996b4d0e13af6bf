"""Damage to a bitext, each kind with the gold that is right after it.

A function takes a document and a generator of random numbers and returns the document as it is
afterwards; equal seeds give equal damage. Beads that nothing happened to are handed on as they
are. What lost its counterpart stands alone sentence by sentence, since that is what it is: no bead
holds two sentences of one side and none of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from itertools import groupby
from random import Random
from typing import Literal

from bilingual_reader.core.documents import Language
from tests.benchmarks.alignment import foreign
from tests.benchmarks.alignment.corpus import Gold, GoldBead

Damage = Callable[[Gold, Random], Gold]


def alone(sentences: Iterable[str], side: Language, turn: int) -> list[GoldBead]:
    """Sentences of one side that have no counterpart."""
    return [
        GoldBead((s,), (), turn) if side == "en" else GoldBead((), (s,), turn) for s in sentences
    ]


def drop(gold: Gold, random: Random, share: float) -> Gold:
    """That share of the Chinese sentences is missing, here and there."""
    many = _chinese(gold)
    return _without(gold, set(random.sample(range(many), round(share * many))))


def gap(gold: Gold, random: Random, length: int) -> Gold:
    """So many Chinese sentences in a row are missing."""
    first = random.randrange(_chinese(gold) - length + 1)
    return _without(gold, range(first, first + length))


def summary(gold: Gold, random: Random, length: int) -> Gold:
    """Of so many Chinese sentences in a row only every third is there."""
    first = random.randrange(_chinese(gold) - length + 1)
    return _without(gold, {n for n in range(first, first + length) if (n - first) % 3})


def paragraphs(gold: Gold, random: Random, share: float, side: Language, in_a_row: bool) -> Gold:
    """That share of the paragraphs is missing on one side, here and there or in a row."""
    turns = sorted({bead.turn for bead in gold})
    many = round(share * len(turns))
    first = random.randrange(len(turns) - many + 1)
    gone = set(turns[first : first + many] if in_a_row else random.sample(turns, many))
    other: Language = "en" if side == "zh" else "zh"
    result: list[GoldBead] = []
    for bead in gold:
        result += _half([bead], other) if bead.turn in gone else [bead]
    return tuple(result)


def swap(gold: Gold, random: Random, longest: int, paired: Literal["one", "two"]) -> Gold:
    """Two neighbouring sections, each of 1 to `longest` paragraphs, change places in the Chinese.

    A cover that keeps the order can pair one of them, and the other stands alone on both sides.
    Either is right: `paired` says which the gold takes; the texts are the same for both.
    """
    turns = [list(beads) for _, beads in groupby(gold, lambda bead: bead.turn)]
    sizes = [random.randint(1, longest) for _ in range(2)]
    first = random.randrange(len(turns) - sum(sizes) + 1)
    middle, last = first + sizes[0], first + sum(sizes)
    before, one, two, after = (
        [bead for turn in turns[slice(*place)] for bead in turn]
        for place in ((0, first), (first, middle), (middle, last), (last, len(turns)))
    )
    if paired == "one":
        changed = [*_half(two, "zh"), *one, *_half(two, "en")]
    else:
        changed = [*_half(one, "en"), *two, *_half(one, "zh")]
    return (*before, *changed, *after)


def insert(gold: Gold, random: Random, side: Language) -> Gold:
    """An advertisement of ten sentences stands between two beads of one side."""
    at = random.randrange(len(gold) + 1)
    turn = gold[min(at, len(gold) - 1)].turn
    advert = foreign.EN if side == "en" else foreign.ZH
    return (*gold[:at], *alone(advert, side, turn), *gold[at:])


KINDS: dict[str, tuple[Damage, ...]] = {
    "drop-5": (partial(drop, share=0.05),),
    "drop-20": (partial(drop, share=0.20),),
    "paragraphs-en": (partial(paragraphs, share=0.10, side="en", in_a_row=False),),
    "paragraphs-zh": (partial(paragraphs, share=0.10, side="zh", in_a_row=False),),
    "section-en": (partial(paragraphs, share=0.10, side="en", in_a_row=True),),
    "section-zh": (partial(paragraphs, share=0.10, side="zh", in_a_row=True),),
    "gap-60": (partial(gap, length=60),),
    "swap": (partial(swap, longest=5, paired="one"), partial(swap, longest=5, paired="two")),
    "advert-en": (partial(insert, side="en"),),
    "advert-zh": (partial(insert, side="zh"),),
    "summary-40": (partial(summary, length=40),),
}
"""Each kind by its name; where two golds are right for the same texts, both."""
TOLD = {
    "drop-5": "5 % of the Chinese sentences dropped",
    "drop-20": "20 % dropped",
    "paragraphs-en": "10 % of the English paragraphs removed",
    "paragraphs-zh": "10 % of the Chinese paragraphs removed",
    "section-en": "the same, English, in a row",
    "section-zh": "the same, Chinese, in a row",
    "gap-60": "60 Chinese sentences in a row missing",
    "swap": "two sections swapped in the Chinese",
    "advert-en": "ten foreign sentences in the English",
    "advert-zh": "ten foreign sentences in the Chinese",
    "summary-40": "40 Chinese sentences summarised: every third kept",
}
"""What each kind is called in a table."""


def _chinese(gold: Gold) -> int:
    return sum(len(bead.zh) for bead in gold)


def _half(beads: Sequence[GoldBead], side: Language) -> list[GoldBead]:
    """One side of the beads, each sentence alone."""
    return [
        lone
        for bead in beads
        for lone in alone(bead.en if side == "en" else bead.zh, side, bead.turn)
    ]


def _without(gold: Gold, gone: AbstractSet[int] | range) -> Gold:
    """The document without the Chinese sentences of these numbers."""
    result: list[GoldBead] = []
    first = 0
    for bead in gold:
        numbers = range(first, first + len(bead.zh))
        first = numbers.stop
        kept = tuple(s for n, s in zip(numbers, bead.zh, strict=True) if n not in gone)
        if len(kept) == len(bead.zh):
            result.append(bead)
        elif kept and bead.en:
            result.append(replace(bead, zh=kept, number=None))
        else:
            result += [*alone(bead.en, "en", bead.turn), *alone(kept, "zh", bead.turn)]
    return tuple(result)
