"""The sides of a pair, and the sentences of a side."""

from __future__ import annotations

from bilingual_reader.core.documents import Language, Pair

NAMES = {"en": "English", "zh": "Chinese"}


def other(lang: Language) -> Language:
    """The language of the other side."""
    return "zh" if lang == "en" else "en"


def both(pair: Pair, lang: Language) -> tuple[str, str]:
    """The pair's text in that language, and in the other."""
    return pair.side(lang), pair.side(other(lang))


def spans(pair: Pair, lang: Language) -> list[tuple[int, int]]:
    """Half-open offsets of the sentences in a side of a pair, without the space between them."""
    text = pair.side(lang)
    if not text:
        return []
    cuts = pair.cuts(lang)
    ends = (*cuts, len(text))
    return [
        (first, first + len(text[first:last].rstrip()))
        for first, last in zip((0, *cuts), ends, strict=True)
    ]


def space(before: str, after: str, lang: Language) -> str:
    """What is put between sentences of different turns, lines or pairs: in Chinese mostly nothing.

    Between two ASCII characters there is a space in Chinese too.
    """
    latin = before[-1:].isascii() and after[:1].isascii()
    return " " if lang == "en" or latin else ""
