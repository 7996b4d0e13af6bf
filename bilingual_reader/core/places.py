"""Where a sentence went: finding it again in an episode that was imported anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.identity import letters

LIKE_ENOUGH = 0.6
"""difflib's ratio from which two sentences count as one that was edited (its own default)."""


class Places:
    """The sentences of one side of an episode, by their letters."""

    def __init__(self, pairs: Sequence[Pair], lang: Language) -> None:
        self._folded = [letters(getattr(pair, lang)) for pair in pairs]
        self._numbers = [pair.n for pair in pairs]
        self._exact: dict[str, int] = {}
        for folded, number in zip(self._folded, self._numbers, strict=True):
            if folded:
                self._exact.setdefault(folded, number)

    def find(self, sentence: str, surface: str = "") -> int:
        """The number of the pair that says `sentence`, or 0.

        Exactly but for punctuation first; then a pair that holds it whole or is held by it;
        then the likest pair that still has `surface` in it.
        """
        wanted = letters(sentence)
        if not wanted:
            return 0
        if wanted in self._exact:
            return self._exact[wanted]
        return self._holding(wanted) or self._likest(wanted, letters(surface))

    def _holding(self, wanted: str) -> int:
        for folded, number in zip(self._folded, self._numbers, strict=True):
            if folded and (
                wanted in folded or (folded in wanted and 2 * len(folded) > len(wanted))
            ):
                return number
        return 0

    def _likest(self, wanted: str, surface: str) -> int:
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        best, found = LIKE_ENOUGH, 0
        for folded, number in self._candidates(surface):
            matcher.set_seq1(folded)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                ratio = matcher.ratio()
                if ratio > best:
                    best, found = ratio, number
        return found

    def _candidates(self, surface: str) -> Iterable[tuple[str, int]]:
        for folded, number in zip(self._folded, self._numbers, strict=True):
            if folded and surface in folded:
                yield folded, number
