"""Pinyin of a sentence, from the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bilingual_reader.core.readings import spelled
from bilingual_reader.reader.ports import LexiconPort

Reader = Callable[[str], Sequence[tuple[str, str]]]
"""Text → (surface, reading) pairs whose surfaces join to the text."""


def readings_of(text: str, lexicon: LexiconPort) -> Sequence[tuple[str, str]]:
    """The text's pinyin, see `lexicon.chinese.pinyin`. Loads pypinyin: slow once."""
    own: Reader | None = getattr(lexicon, "pinyin", None)
    if own is not None:
        return own(text)
    from bilingual_reader.lexicon.chinese import pinyin

    return pinyin(text)


def reading_line(text: str, lexicon: LexiconPort) -> str:
    """The text's pinyin in one line; what has none stands as it is."""
    return spelled(readings_of(text, lexicon))
