"""The reverse index: English words and terms → Chinese entries, the best first.

A rank is a number without a unit, the smaller the better. It was tuned by eye on forty common
words; each constant is worth about one place in a list of ten.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from bilingual_reader.lexicon.cedict import CedictEntry

_PARENTHESES = re.compile(r"\s*\([^()]*\)\s*")
_HAN = re.compile(r"[\u2e80-\U0003ffff]")
_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")
_NO_GLOSS = ("measure word", "abbr.", "surname ", "classifier", "taiwan pr", "also pr", "see ")
_RARE = re.compile(
    r"\((?:[^)]*\b)?(?:literary|archaic|old|dialect|dated|Tw|bound form|slang|vulgar|coll\.|idiom|"
    r"loanword|classical|Buddhism|chess|mahjong|Hong Kong|Internet|botany|Chinese medicine|fig\.|"
    r"derog|historical|onom\.|interj|math|physics|name|abbr)[^)]*\)"
)
_PARENTHESIS = re.compile(r"\([^)]*\)")
_STOPPED = (
    "a an the to of in on at by for with from into onto as or and not be is are was were been "
    "being it its one's one oneself sb sth's sth etc e.g i.e who which that this these those "
    "have has had do does did esp used so than about"
)
STOPS = frozenset(_STOPPED.split())
_LEADING = re.compile(r"^(?:to (?:be|make|have) an? |to be |to (?!$)|an? |the )")
_SHORT = re.compile(r"\(([A-Z][A-Z0-9-]{1,7})\)")

_LENGTHS = {2: 0.0, 3: 0.3}
"""Characters in a word → what that adds to its rank."""

MOST = 32
"""Entries kept for one English word."""


def glosses(entry: CedictEntry) -> Iterator[tuple[int, str, str]]:
    """(place, plain gloss, sense) of each gloss that says what the entry means, in order."""
    place = 0
    for sense in entry.senses:
        if sense.lower().startswith(_NO_GLOSS):
            continue
        for part in sense.split(";"):
            plain = _plain(part)
            if plain and (plain.isascii() or not _HAN.search(plain)):
                yield place, plain, part
                place += 1


def keys(entry: CedictEntry, frequency: int) -> Iterator[tuple[str, float, bool]]:
    """(word or term, rank, exact) of everything under which the entry is found in English.

    `exact` says that a gloss is nothing but the term. `frequency` counts the entry's Simplified
    form in jieba's corpus; 0 where it has none.
    """
    standing, is_name = _standing(entry, frequency), entry.is_name
    for place, plain, sense in glosses(entry):
        rank = standing + min(place, 8) * 0.3
        if "(" in sense:
            rank += 1.4 if any(map(_is_rare, _PARENTHESIS.findall(sense))) else 0.0
            rank += 0.15
            for short in _SHORT.findall(sense):
                if short.lower() not in STOPS:  # information technology (IT) is no meaning of "it"
                    yield short.lower(), rank + 0.5, True
        core = _LEADING.sub("", plain)
        if is_name:  # Albert Einstein (1879-1955), German-born physicist
            core = core.split(",")[0]
            yield core.split()[-1] if core.split() else core, rank + 1.0, True
        if plain.startswith("to be "):
            rank += 0.5
        elif plain.startswith(("to make a", "to have a")):
            rank += 0.3
        words = _WORD.findall(core)
        if 0 < len(words) <= 5:
            yield " ".join(words), rank, True
        if len(words) == 2 and words[1] in STOPS:  # to persevere with
            yield words[0], rank + 1.2, True
        for word in words if len(words) > 1 else ():
            if word not in STOPS:
                end = word in (words[-1], words[0])
                yield word, rank + 1.4 + 0.45 * len(words) + (0.0 if end else 0.6), False


@lru_cache(maxsize=4096)
def _is_rare(parenthesis: str) -> bool:
    return _RARE.match(parenthesis) is not None


def _plain(gloss: str) -> str:
    if "(" in gloss:
        gloss = _PARENTHESES.sub(" ", gloss)
    return gloss.strip(" .,!?\"'").lower()


def _standing(entry: CedictEntry, frequency: int) -> float:
    """What the entry itself is worth: common before rare, words before names and variants."""
    standing = -0.65 * min(math.log10(frequency + 1), 4.3)
    length = len(entry.simplified)
    standing += _LENGTHS.get(length, 0.9)
    standing += 2.5 if entry.is_name else 0.0
    standing += 3.0 if entry.is_variant else 0.0
    standing += 0.05 * min(len(entry.senses), 20)
    return standing
