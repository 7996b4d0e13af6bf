"""Sentences to the tokens whose translations the aligner looks for.

English words are lower-cased and cut to a rough stem, since CC-CEDICT and a transcript inflect
differently. Chinese is cut into the longest words of the bilingual lexicon; where it knows none,
into single characters and pairs of characters: IBM Model 1 finds out on the document itself which
of them mean something. Latin words and numbers are read alike on both sides, so that `OpenAI` and
`2016` explain themselves, and so are the marks of question, exclamation, quotation and ellipsis.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from bilingual_reader.core.align.irregular import LEMMAS

_PIECE = re.compile(
    r"[^\W\d_\u2e80-\U0003ffff]+(?:['’][^\W\d_\u2e80-\U0003ffff]+)?"
    r"|\d+(?:[.,]\d+)*"
    r"|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+"
    r"|[?？!！…“”「」『』\"]|\.\.\.+"
)
_READ_AS = {"？": "?", "！": "!", "“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"'}
MARKS = frozenset('?!"…')
"""Tokens that are marks."""
_ENDINGS = (
    *("ations", "ation", "ingly", "ings", "ions", "ing", "ion", "ies", "ied", "ers", "ed"),
    *("er", "es", "ly", "s", "e", "y"),
)
_LONGEST_WORD = 8


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A rough stem of an English word: equal for most inflections of one word, no word itself.

    A bilingual lexicon knows its words by these stems.
    """
    word = word.lower().replace("’", "'").split("'")[0] or word
    word = LEMMAS.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def tokens(text: str, words: Collection[str] = ()) -> list[str]:
    """The tokens of a sentence of either language, cut by the lexicon's Chinese words."""
    found: list[str] = []
    for piece in _PIECE.findall(text):
        first = piece[0]
        if first.isdigit():
            found.append(piece.replace(",", ""))
        elif first in _READ_AS or not first.isalnum():
            found.append(_READ_AS.get(first, first if first in '?!"' else "…"))
        elif first > "\u2e7f":
            found += _chinese(piece, words)
        else:
            found.append(stem(piece))
    return found


def _chinese(run: str, words: Collection[str]) -> list[str]:
    """The lexicon's words in a run of characters, longest first; the rest singly and in pairs."""
    found, unknown, at = [], "", 0
    while at < len(run):
        longest = min(_LONGEST_WORD, len(run) - at) if words else 0
        size = next((n for n in range(longest, 1, -1) if run[at : at + n] in words), 0)
        if size:
            found += [*_grams(unknown), run[at : at + size]]
            unknown, at = "", at + size
        else:
            unknown, at = unknown + run[at], at + 1
    return found + _grams(unknown)


def _grams(run: str) -> list[str]:
    return [*run, *(run[i : i + 2] for i in range(len(run) - 1))]
