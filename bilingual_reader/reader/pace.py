"""How long a sentence is read: what SPACE steps by where there is no sound."""

from __future__ import annotations

from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.measure import (
    CHARACTERS_A_MINUTE,
    WORDS_A_MINUTE,
    count_characters,
    count_words,
)

SHORTEST, LONGEST = 1.2, 40.0
"""Seconds: a single word is read, and a sentence in a broken file does not hold for an hour."""


def seconds(pair: Pair, lead: Language) -> float:
    """Seconds that a pair stays current: as long as it was spoken, else as long as it is read."""
    if pair.start is not None and pair.end is not None and pair.end > pair.start:
        return min(max(pair.end - pair.start, SHORTEST), LONGEST)
    english = 60 * count_words(pair.en) / WORDS_A_MINUTE
    chinese = 60 * count_characters(pair.zh) / CHARACTERS_A_MINUTE
    told = (english or chinese) if lead == "en" else (chinese or english)
    return min(max(told, SHORTEST), LONGEST)
