"""Which of the two languages a stretch of text is in, and how pieces of it are joined."""

from __future__ import annotations

import re

from bilingual_reader.core.documents import Language

_HAN_RANGES = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff"
)
_HAN = re.compile(f"[{_HAN_RANGES}]")
_LATIN = re.compile(r"[^\W\d_]", re.ASCII)
_LETTER = re.compile(r"[^\W\d_]")
_FUNCTION = re.compile(
    r"\b(?:the|an?|of|and|to|is|are|was|be|that|this|it|in|on|at|for|with|you|we|i|my|our|your|they"
    r"|he|she|but|not|so|if|as|from|by|have|has|had|do|what|how)\b",
    re.IGNORECASE | re.ASCII,
)
_SHARED = "…—“”‘’·"
"""Marks of both languages: as wide as the letters around them."""
_LOOKED_AT = 4000


def language_of(text: str) -> Language | None:
    """The language that most of the text is in; None where there is no letter.

    Chinese that is full of Latin terms is Chinese: between 5 and 30 per cent of Han letters the
    English function words decide, which terms and names do not have. A long text is judged by
    its first 4,000 characters.
    """
    sample = text[:_LOOKED_AT]
    han, latin = len(_HAN.findall(sample)), len(_LATIN.findall(sample))
    if not han and not latin:
        return "en" if _LETTER.search(sample) else None
    share = han / (han + latin)
    if share >= 0.3:
        return "zh"
    if share < 0.05:
        return "en"
    return "zh" if han > 3 * len(_FUNCTION.findall(sample)) else "en"


def glue(before: str, after: str) -> str:
    """What stands between two pieces of one text: a space, or nothing inside Chinese."""
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return ""
    for char, near in ((before[-1], before[-20:]), (after[0], after[:20])):
        if is_wide(char) and (char not in _SHARED or _HAN.search(near)):
            return ""
    return " "


def is_wide(char: str) -> bool:
    """Whether it is a Han letter or a full-width mark, which no space stands beside."""
    return bool(_HAN.match(char)) or char in "，。、；：？！…—“”‘’（）《》【】「」『』〈〉～·"
