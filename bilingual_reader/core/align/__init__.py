"""Sentence alignment: which sentences of two texts say the same.

    align        two whole documents
    align_turns  documents whose turns are paired already; what they teach is shared over all turns

Both return beads that together hold every sentence exactly once, in order. `docs/alignment.md`
explains the algorithm; in short: `tokens` and `words` read the words, `table` says which may mean
each other, `evidence` weighs what that says of a bead, `scores` adds lengths and kinds, `corridor`
and `anchors` bound the search, `programme` finds the best cover and how sure it is, `training` and
`rates` learn from it, and `passes` does it again with what was learned.

numpy is loaded by the first call, not by the import.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bilingual_reader.core.align.lexicon import NO_LEXICON, Lexicon

__all__ = ["NO_LEXICON", "Bead", "Lexicon", "align", "align_turns"]


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that say the same: half-open ranges of their numbers, at most one of them empty."""

    en: tuple[int, int]
    zh: tuple[int, int]
    confidence: float
    """The posterior probability of the bead, 0 to 1."""


def align(en: Sequence[str], zh: Sequence[str], lexicon: Lexicon = NO_LEXICON) -> list[Bead]:
    """The beads of two whole documents, given as sentences.

    Without a lexicon the aligner has lengths, shared words and what the document teaches.
    """
    return align_turns([(en, zh)], lexicon)[0]


def align_turns(
    turns: Sequence[tuple[Sequence[str], Sequence[str]]],
    lexicon: Lexicon = NO_LEXICON,
) -> list[list[Bead]]:
    """The beads of each pair of turns, numbered from 0 in each; `lexicon` as for `align`.

    Beads stay in their turn; word statistics, length ratio and habits are the whole document's.
    """
    from bilingual_reader.core.align.passes import aligned

    return [
        [Bead((i, i + a), (j, j + b), confidence) for i, j, a, b, confidence in turn]
        for turn in aligned(turns, lexicon)
    ]
