"""Sentence alignment: which sentences of two texts say the same.

    align        two whole documents
    align_turns  documents whose turns are paired already; what they teach is shared over all turns

Both return beads that together hold every sentence exactly once, in order. `docs/alignment.md`
explains the algorithm; in short: `tokens` reads the words, `lexical` weighs what they say,
`scores` adds lengths and priors, `corridor` bounds the search, `programme` finds the best cover
and how sure it is, and `passes` lets the document teach the aligner its own habits.

numpy is loaded by the first call, not by the import.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

Translations = Mapping[str, Collection[str]]
NO_LEXICON: Translations = {}


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that say the same: half-open ranges of their numbers, at most one of them empty."""

    en: tuple[int, int]
    zh: tuple[int, int]
    confidence: float
    """The posterior probability of the bead, 0 to 1."""


def align(en: Sequence[str], zh: Sequence[str], lexicon: Translations = NO_LEXICON) -> list[Bead]:
    """The beads of two whole documents, given as sentences.

    `lexicon` leads from English stems (`tokens.stem`) to Simplified or Traditional Chinese words,
    in the script of the text; without one the aligner has lengths, shared words and itself.
    """
    return align_turns([(en, zh)], lexicon)[0]


def align_turns(
    turns: Sequence[tuple[Sequence[str], Sequence[str]]],
    lexicon: Translations = NO_LEXICON,
) -> list[list[Bead]]:
    """The beads of each pair of turns, numbered from 0 in each; `lexicon` as for `align`.

    Beads stay in their turn; word statistics, length ratio and habits are the whole document's.
    """
    from bilingual_reader.core.align.passes import aligned

    return [
        [Bead((i, i + a), (j, j + b), confidence) for i, j, a, b, confidence in turn]
        for turn in aligned(turns, lexicon)
    ]
