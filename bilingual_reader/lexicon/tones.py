"""Pinyin between CC-CEDICT's tone numbers (`hang2`, `lu:4`) and tone marks (`háng`, `lǜ`).

The mark stands on a or e, else on the o of ou, else on the last vowel (Hanyu Pinyin, GB/T
16159, 5.2). Syllables without a vowel (m, ng, hm) carry it on their first nasal. The neutral
tone is 5 in numbers and bare in marks.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from bilingual_reader.core.tones import MARKS, NEUTRAL, parted

_MARKS = {str(tone): mark for mark, tone in MARKS.items()} | {str(NEUTRAL): ""}
_SYLLABLE = re.compile(r"([A-Za-zü:êÜÊ]+)([1-5])")
_MARKED = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")


def with_marks(numbered: str) -> str:
    """`fa1 xian4` → `fā xiàn`; what is no numbered syllable (`C`, `,`, `·`) stays as it is."""
    return " ".join(map(_marked, numbered.split(" ")))


def with_numbers(marked: str) -> str:
    """`fā xiàn` → `fa1 xian4`, `lǜ` → `lu:4`, `le` → `le5`: the syllables stand apart already."""
    return _MARKED.sub(lambda m: _number(m[0]), marked)


@lru_cache(maxsize=8192)
def _marked(syllables: str) -> str:
    return _SYLLABLE.sub(lambda m: _mark(m[1], m[2]), syllables)


def _mark(letters: str, tone: str) -> str:
    letters = letters.replace("u:", "ü").replace("U:", "Ü").replace("v", "ü")
    if not _MARKS[tone]:
        return letters
    place = _place(letters.lower())
    marked = letters[: place + 1] + _MARKS[tone] + letters[place + 1 :]
    return unicodedata.normalize("NFC", marked)


def _place(letters: str) -> int:
    """Index of the letter that carries the mark."""
    for vowel in "aeê":
        if vowel in letters:
            return letters.index(vowel)
    if "ou" in letters:
        return letters.index("ou")
    vowels = [i for i, letter in enumerate(letters) if letter in "iouü"]
    if vowels:
        return vowels[-1]
    return next((i for i, letter in enumerate(letters) if letter in "mn"), 0)


def _number(syllable: str) -> str:
    letters, tone = parted(syllable)
    return letters.replace("ü", "u:").replace("Ü", "U:") + str(tone)
