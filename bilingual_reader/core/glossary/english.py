"""Where an English term begins that stands before a bracket."""

from __future__ import annotations

import re

from bilingual_reader.core.align.lexicon import Lexicon
from bilingual_reader.core.glossary.boundary import cost
from bilingual_reader.core.glossary.brackets import BRACKET, Bracket, has_han
from bilingual_reader.core.glossary.closed_words import ENGLISH_STOPS, LATIN_WORD
from bilingual_reader.core.glossary.knowledge import explained, parts

_MOST_WORDS = 10
_GAP = re.compile(r" +|, +")
_CONJUNCTIONS = frozenset({"and", "or", "versus", "vs", "vs.", "nor", "but"})
_AND = re.compile("[和与與及或跟同]|还是|還是")
_GRAMMAR_INSIDE = 0.4


def english_start(text: str, bracket: Bracket, lexicon: Lexicon) -> int:
    """The offset where the English term before a bracket begins; the bracket's `end` for nowhere.

    In Chinese text its own letters mark it, but for words of grammar before it and what is joined
    to it; in English text its words are weighed against the counterpart.
    """
    words = _run(text, bracket)
    if not _AND.search(bracket.counterpart):
        joined = [n for n, (a, b) in enumerate(words) if text[a:b].lower() in _CONJUNCTIONS]
        words = words[joined[-1] + 1 :] if joined else words
    while words and text[slice(*words[0])].lower() in ENGLISH_STOPS and len(words) > 1:
        words = words[1:]
    if not words:
        return bracket.end
    if has_han(BRACKET.sub("", text)):
        return words[0][0]
    return min(
        (first for first, last in words if text[first:last].lower() not in ENGLISH_STOPS),
        key=lambda first: _weighed(text[first : bracket.end], bracket.counterpart, lexicon),
        default=bracket.end,
    )


def _run(text: str, bracket: Bracket) -> list[tuple[int, int]]:
    """The words before the bracket with nothing but spaces between them (or commas as in it)."""
    comma = "," in bracket.counterpart or "，" in bracket.counterpart
    found: list[tuple[int, int]] = []
    begin = max(0, bracket.end - 200)
    for match in LATIN_WORD.finditer(text, begin, bracket.end):
        gap = text[found[-1][1] : match.start()] if found else ""
        if found and not (_GAP.fullmatch(gap) and (comma or "," not in gap)):
            found = []
        found.append(match.span())
    return found[-_MOST_WORDS:] if found and found[-1][1] == bracket.end else []


def _weighed(english: str, chinese: str, lexicon: Lexicon) -> float:
    needed = parts(english, lexicon)
    grammar = sum(word.lower() in ENGLISH_STOPS for word in english.split())
    price = cost(chinese, 0, needed, explained(chinese, needed, lexicon))
    return price + _GRAMMAR_INSIDE * grammar
