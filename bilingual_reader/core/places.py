"""Where a sentence went: finding it again in an episode that was imported anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.identity import letters

LIKE_ENOUGH = 0.6
"""difflib's ratio from which two sentences count as one that was edited (its own default)."""

TELLING = 8
"""Letters from which a sentence that stands inside another is taken for it: "No" is in many."""


class Places:
    """The sentences of one side of an episode, by their letters."""

    def __init__(self, pairs: Sequence[Pair], lang: Language) -> None:
        folded = ((letters(pair.side(lang)), pair.n) for pair in pairs)
        self._sentences = [(text, n) for text, n in folded if text]
        self._exact: dict[str, list[int]] = {}
        for text, n in self._sentences:
            self._exact.setdefault(text, []).append(n)

    def find(self, sentence: str, surface: str = "", near: int = 1) -> int:
        """The number of the pair that says `sentence`, or 0.

        Exactly but for punctuation first; then a pair that holds it whole or is held by it;
        then the likest pair that still has `surface` in it. Of several, the one nearest to the
        pair `near`, where it stood before: "Yeah." is said fifty times.
        """
        wanted = letters(sentence)
        if not wanted:
            return 0
        found = self._exact.get(wanted) or list(self._holding(wanted))
        if found:
            return min(found, key=lambda n: (abs(n - near), n))
        return self._likest(wanted, letters(surface), near)

    def _holding(self, wanted: str) -> Iterable[int]:
        for text, n in self._sentences:
            short, long = sorted((wanted, text), key=len)
            cut_off = long == wanted and 2 * len(text) <= len(wanted)
            if len(short) >= TELLING and short in long and not cut_off:
                yield n

    def _likest(self, wanted: str, surface: str, near: int) -> int:
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        best, found = LIKE_ENOUGH, 0
        for text, n in self._sentences:
            matcher.set_seq1(text)
            if surface not in text or min(matcher.real_quick_ratio(), matcher.quick_ratio()) < best:
                continue
            ratio = matcher.ratio()
            nearer = ratio == best and abs(n - near) < abs(found - near)
            if ratio > best or nearer:
                best, found = ratio, n
        return found
