"""Pinyin of a sentence, from the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bilingual_reader.reader.ports import LexiconPort

Reader = Callable[[str], Sequence[tuple[str, str]]]
"""Text → (surface, reading) pairs whose surfaces join to the text."""


def reading_line(text: str, lexicon: LexiconPort) -> str:
    """The text's pinyin in one line; what has none stands as it is. Loads pypinyin: slow once."""
    own: Reader | None = getattr(lexicon, "pinyin", None)
    if own is not None:
        return _line(own(text))
    from bilingual_reader.lexicon.chinese import pinyin

    return _line(pinyin(text))


def _line(read: Sequence[tuple[str, str]]) -> str:
    return " ".join(" ".join(reading or surface for surface, reading in read).split())
