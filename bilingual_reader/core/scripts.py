"""Which script a text is written in: what tells Chinese from English, in one place."""

from __future__ import annotations

import re
from functools import cache

from bilingual_reader.core.documents import Language

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as the inside of a regular expression's class."""


@cache
def han() -> re.Pattern[str]:
    """A Chinese character; compiled when first needed, since the first screen needs none."""
    return re.compile(f"[{HAN}]")


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return han().search(text) is not None


def word_language(word: str) -> Language:
    """The language of a word or term: Chinese where there is a Chinese character in it."""
    return "zh" if has_han(word) else "en"
