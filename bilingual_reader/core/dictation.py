"""Dictation: what was typed beside what is said, letter by letter.

Only letters and digits count: neither case nor width nor punctuation nor spaces do.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from bilingual_reader.core.review.typed import Fault, compared
from bilingual_reader.core.spans import WordSpan

LONGEST = 400
"""Letters of the longest sentence that is dictated: nobody keeps more in mind."""

Same = Callable[[str], str]
"""A text → one of the same length in which characters are alike that count as the same."""


class Letter(NamedTuple):
    """One step from what was typed to what is said."""

    fault: Fault
    at: int
    """Offset in the sentence of the letter that belongs here; of one too many, of the next one."""
    typed: str
    """The folded letter that was typed; "" for a missing one."""
    typed_at: int
    """Its offset in what was typed; of a missing one, where it belongs."""


@dataclass(frozen=True, slots=True)
class Dictated:
    """What was typed, checked."""

    text: str
    """The sentence."""
    letters: tuple[Letter, ...]
    """In order."""

    @property
    def right(self) -> int:
        """Letters of the sentence that are right."""
        return self._count("right")

    @property
    def count(self) -> int:
        """Letters of the sentence."""
        return len(self.letters) - self._count("extra")

    @property
    def faults(self) -> int:
        """Letters that are wrong, missing or too many."""
        return len(self.letters) - self.right

    @property
    def share(self) -> float:
        """How much is right, 0 to 1."""
        return self.right / len(self.letters) if self.letters else 1.0

    def missed(self, words: Iterable[WordSpan]) -> list[WordSpan]:
        """Those of the words of the sentence that have a wrong or a missing letter."""
        bad = {letter.at for letter in self.letters if letter.fault in ("wrong", "missing")}
        return [word for word in words if not bad.isdisjoint(range(word.first, word.last))]

    def _count(self, fault: Fault) -> int:
        return sum(letter.fault == fault for letter in self.letters)


def check(text: str, typed: str, same: Same = str) -> Dictated:
    """Compare what was typed with a sentence of at most `LONGEST` letters, case and all aside.

    `same` makes alike what counts as the same, such as both scripts of Chinese.
    """
    wanted, given = _folded(same(text)), _folded(same(typed))[:LONGEST]
    steps, _ = compared("".join(c for c, _ in given), "".join(c for c, _ in wanted), LONGEST)
    places = [at for _, at in wanted] + [len(text)]
    typed_places = [at for _, at in given] + [len(typed)]
    letters, i, j = [], 0, 0
    for letter, fault in steps:
        there = "" if fault == "missing" else letter
        letters.append(Letter(fault, places[i], there, typed_places[j]))
        i += fault != "extra"
        j += fault != "missing"
    return Dictated(text, tuple(letters))


def too_long(text: str) -> bool:
    """Whether a sentence is too long for a dictation."""
    return len(_folded(text)) > LONGEST


def hinted(checked: Dictated, typed: str) -> str:
    """What was typed with its first fault mended: one letter more right, or one too many less."""
    fault = next((letter for letter in checked.letters if letter.fault != "right"), None)
    if fault is None:
        return typed
    before, behind = typed[: fault.typed_at], typed[fault.typed_at :]
    if fault.fault == "missing" and not behind.strip():
        before = before.rstrip()  # at the end, as it is written there, spaces and all
        return before + _between(checked, fault.at) + checked.text[fault.at]
    rest = behind if fault.fault == "missing" else behind[1:]
    return before + ("" if fault.fault == "extra" else checked.text[fault.at]) + rest


def _between(checked: Dictated, at: int) -> str:
    """What stands before a letter of the sentence that is no letter."""
    start = at
    while start and not checked.text[start - 1].isalnum():
        start -= 1
    return checked.text[start:at]


def _folded(text: str) -> list[tuple[str, int]]:
    """The letters and digits of a text, folded, each with its offset."""
    return [
        (letter, at)
        for at, character in enumerate(text)
        for letter in unicodedata.normalize("NFKC", character).casefold()
        if letter.isalnum()
    ]
