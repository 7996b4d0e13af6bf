"""Which of two readings a character gets where pypinyin and g2pM's network disagree.

Neither is to be believed blindly. pypinyin lists 47,000 phrases, some of them misread (肚子 `dǔ
zi`), finds them from left to right (项|目的) and knows nothing of a character outside of a phrase.
The network weighs the sentence, but it learnt from an encyclopedia and is sure of things that no
dictionary says (高兴 `gāo xīng`). So, of a phrase that jieba's words do not cut in two:

1. where CC-CEDICT has one reading for it, that one is right;
2. where it has none or several, the phrase is, unless the network is nearly certain.

Elsewhere the network is right, unless CC-CEDICT reads jieba's word as pypinyin does; of a name,
which others may share, only where the network is not nearly certain.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilingual_reader.lexicon.dictionary import Dictionary
    from bilingual_reader.lexicon.polyphones import Guess

Words = Callable[[str], Sequence[tuple[str, ...]]]
"""Simplified word → its readings, a syllable with tone mark for each character; () for none. A
name's has a capital."""

_SURE = 0.99
"""Probability from which the network is nearly certain."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of Simplified characters, taken apart in both ways."""

    text: str
    phrases: tuple[tuple[int, int], ...]
    """(start, end) of pypinyin's phrases of two characters and more, from left to right."""
    cuts: tuple[int, ...]
    """Where jieba's words begin, 0 first, and the length of the text last."""

    def phrase(self, place: int) -> tuple[str, int]:
        """The phrase over a character and the character's index in it; "" where there is none.

        One that covers part of one word and part of another is none.
        """
        nearest = bisect_right(self.phrases, place, key=lambda phrase: phrase[0]) - 1
        start, end = self.phrases[nearest] if nearest >= 0 else (0, 0)
        if not start <= place < end:
            return "", 0
        first, last = bisect_left(self.cuts, start), bisect_left(self.cuts, end)
        whole = self.cuts[first] == start and self.cuts[last] == end
        inside = bisect_right(self.cuts, start) == last
        return (self.text[start:end], place - start) if whole or inside else ("", 0)

    def word(self, place: int) -> tuple[str, int]:
        """jieba's word over a character and the character's index in it."""
        after = bisect_right(self.cuts, place)
        start, end = self.cuts[after - 1 : after + 1]
        return self.text[start:end], place - start

    def neighbours(self, place: int) -> tuple[str, str]:
        """jieba's words before and after the one over a character; "" where the run ends."""
        after = bisect_right(self.cuts, place)
        start, end = self.cuts[after - 1 : after + 1]
        before = self.text[self.cuts[after - 2] : start] if after > 1 else ""
        return before, self.text[end : self.cuts[after + 1]] if after + 1 < len(self.cuts) else ""


def words_of(opened: Callable[[], Dictionary]) -> Words:
    """The readings of the dictionary that `opened` gives; it is asked for when one is needed.

    The function that is returned may raise LexiconError.
    """

    @lru_cache(maxsize=4096)
    def readings(word: str) -> tuple[tuple[str, ...], ...]:
        found = (h for h in opened().chinese(word) if h.simplified == word)
        told = {tuple(h.reading.split()) for h in found}
        return tuple(sorted(one for one in told if len(one) == len(word)))

    return readings


def settled(run: Run, place: int, usual: str, guess: Guess, words: Words | None) -> str:
    """The reading of the character at `place`: `usual` is pypinyin's, `guess` the network's.

    Without `words` every phrase counts as one that the dictionary reads alike.
    """
    phrase, at = run.phrase(place)
    if phrase:
        listed = _only(words, phrase, at) if words else usual
        if listed:
            return listed
        return guess.reading if guess.share >= _SURE else usual
    if words and _only(words, *run.word(place), names=guess.share < _SURE) == usual:
        return usual
    return guess.reading


def _only(words: Words, word: str, at: int, names: bool = True) -> str:
    """The one reading that the dictionary has for a character of a word; "" for a lone one."""
    readings = words(word) if len(word) > 1 else ()
    told = {reading[at].lower() for reading in readings if names or reading[0].islower()}
    return told.pop() if len(told) == 1 else ""
