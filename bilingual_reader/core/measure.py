"""How long an episode is, in words and in minutes of reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.scripts import han

WORDS_A_MINUTE = 200
"""English: what BuildSpeak divides by (9,298 words are about 46 minutes)."""
CHARACTERS_A_MINUTE = 300
"""Chinese: a round figure of ours, 1.5 characters to an English word."""


class Length(NamedTuple):
    """The length of an episode."""

    words: int
    """English words; Chinese characters where there is no English."""
    minutes: int
    """Of reading, at least 1."""


def length(pairs: Iterable[Pair]) -> Length:
    """Count the words of an episode's English side, or of its Chinese side when it is alone."""
    english = chinese = 0
    for pair in pairs:
        english += count_words(pair.en)
        chinese += count_characters(pair.zh)
    words, rate = (english, WORDS_A_MINUTE) if english else (chinese, CHARACTERS_A_MINUTE)
    return Length(words, max(1, words // rate))


def count_words(text: str) -> int:
    """English words in the text."""
    return len(re.findall(r"[A-Za-z]+(?:['’][A-Za-z]+)*", text))


def count_characters(text: str) -> int:
    """Chinese characters in the text."""
    return len(han().findall(text))
