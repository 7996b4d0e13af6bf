"""Whether what was typed is the word, letter by letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bilingual_reader.core.cards import shown
from bilingual_reader.core.tones import parted
from bilingual_reader.core.words import Word

Fault = Literal["right", "wrong", "missing", "extra"]


@dataclass(frozen=True, slots=True)
class Check:
    """What was typed, beside what it was compared with."""

    right: bool
    expected: str
    """The form that comes nearest to what was typed, as it is written."""
    letters: tuple[tuple[str, Fault], ...]
    """Letters in order: right ones, typed in the place of others ("wrong"), left out ("missing",
    the letter that should be there) and too many ("extra")."""
    toneless: bool = False
    """Right but for the tones of its pinyin, which were not typed."""


def check(word: Word, typed: str) -> Check:
    """Compare what was typed with every way to write the word, and take the nearest.

    English: the form of the sentence or the headword, in any case. Chinese: Simplified or
    Traditional characters, or pinyin, with tone marks, numbers or without tones.
    """
    given = _folded(typed)
    best: tuple[int, Check] | None = None
    for expected, form, toneless in _forms(word):
        letters, faults = compared(given, form)
        # Of forms with as many faults the one in which more was right: pinyin for what is Latin.
        distance = faults - sum(fault == "right" for _, fault in letters)
        if best is None or (faults and distance < best[0]) or (not faults and not best[1].right):
            best = distance, Check(not faults, expected, letters, toneless and not faults)
        if not faults:
            break
    if best is None:
        return Check(False, word.headword, compared(given, _folded(word.headword))[0])
    return best[1]


def _forms(word: Word) -> Iterator[tuple[str, str, bool]]:
    """(as it is written, as it is compared, whether the tones are left out), the best first."""
    written = (word.headword, word.traditional, shown(word).surface)
    for form in dict.fromkeys(form for form in written if form):
        yield form, _folded(form), False
    if word.lang == "zh" and word.reading:
        yield word.reading, _folded(word.reading), False
        for spelling, toneless in _spellings(word.reading):
            yield word.reading, spelling, toneless


def _spellings(reading: str) -> Iterator[tuple[str, bool]]:
    """`nǚ ér` → nü3er2, nv3er2, nu3er2; nüer, nver, nuer; and whether that leaves the tones out.

    The neutral tone is written 5, or not at all.
    """
    marks = str.maketrans("", "", "'’·-")
    parts = [parted(part) for part in reading.casefold().translate(marks).split()]
    numbered = "".join(f"{letters}{tone}" for letters, tone in parts)
    plain = "".join(letters for letters, _ in parts)
    for umlaut in ("ü", "v", "u"):
        yield numbered.replace("ü", umlaut), False
        yield numbered.replace("ü", umlaut).replace("5", ""), False
        yield plain.replace("ü", umlaut), True


def _folded(text: str) -> str:
    """What does not matter taken away: case, spaces, the kind of apostrophe, width."""
    told = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("u:", "ü")
    return "".join(c for c in told if not c.isspace() and c not in "·")


def compared(given: str, form: str, most: int = 200) -> tuple[tuple[tuple[str, Fault], ...], int]:
    """The letters of the shortest way from one to the other, and how many faults it has.

    Levenshtein's distance (Wagner and Fischer, 1974) over at most `most` letters, from the end,
    so that of equal ways the one is taken that begins right.
    """
    given, form = given[:most][::-1], form[:most][::-1]
    costs = [[i + j if not i or not j else 0 for j in range(len(form) + 1)]
             for i in range(len(given) + 1)]  # fmt: skip
    for i, typed in enumerate(given, 1):
        for j, wanted in enumerate(form, 1):
            swap = costs[i - 1][j - 1] + (typed != wanted)
            costs[i][j] = min(swap, costs[i - 1][j] + 1, costs[i][j - 1] + 1)
    letters: list[tuple[str, Fault]] = []
    i, j = len(given), len(form)
    while i or j:
        if i and j and costs[i][j] == costs[i - 1][j - 1] + (given[i - 1] != form[j - 1]):
            i, j = i - 1, j - 1
            letters.append((given[i], "right" if given[i] == form[j] else "wrong"))
        elif i and costs[i][j] == costs[i - 1][j] + 1:
            i -= 1
            letters.append((given[i], "extra"))
        else:
            j -= 1
            letters.append((form[j], "missing"))
    return tuple(letters), costs[-1][-1]
