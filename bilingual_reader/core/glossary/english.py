"""Where an English term begins that stands before a bracket."""

from __future__ import annotations

import re
from functools import lru_cache

from bilingual_reader.core.align.lexicon import Lexicon
from bilingual_reader.core.glossary.boundary import cost
from bilingual_reader.core.glossary.brackets import BRACKET, Bracket
from bilingual_reader.core.glossary.closed_words import ENGLISH_STOPS, LATIN_WORD
from bilingual_reader.core.glossary.knowledge import explained, parts, support
from bilingual_reader.core.scripts import has_han

_MOST_WORDS = 10
_GAP = re.compile(r" +|, +")
_CONJUNCTIONS = frozenset({"and", "or", "versus", "vs", "nor", "but"})
_ARTICLES = frozenset({"a", "an", "the"})
_GRAMMAR_INSIDE = 0.4
_LITTLE, _MUCH = 0.2, 0.5
"""Shares of an English term that the lexicon finds in the counterpart."""


def english_start(text: str, bracket: Bracket, lexicon: Lexicon) -> int:
    """The offset where the English term before a bracket begins; the bracket's `end` for nowhere.

    In Chinese text its own letters mark it, but for a conjunction or article before it and what is
    joined to it; in English text its words are weighed against the counterpart.
    """
    words = _run(text, bracket)
    words = _behind_conjunction(text, words, bracket, lexicon)
    while len(words) > 1 and text[slice(*words[0])].lower() in _CONJUNCTIONS:
        words = words[1:]
    if len(words) in (2, 3) and text[slice(*words[0])].lower() in _ARTICLES:
        words = words[1:]
    if not words:
        return bracket.end
    if _is_chinese(text):
        return words[0][0]
    return min(
        (first for first, last in words if text[first:last].lower() not in ENGLISH_STOPS),
        key=lambda first: _weighed(text[first : bracket.end], bracket.counterpart, lexicon),
        default=bracket.end,
    )


@lru_cache(maxsize=4)
def _is_chinese(text: str) -> bool:
    """Whether there is Chinese outside the brackets; a text may have thousands of them."""
    return has_han(BRACKET.sub("", text))


def _behind_conjunction(
    text: str, words: list[tuple[int, int]], bracket: Bracket, lexicon: Lexicon
) -> list[tuple[int, int]]:
    """The words behind the last conjunction, where they alone are the counterpart."""
    joined = [n for n, (a, b) in enumerate(words) if text[a:b].lower() in _CONJUNCTIONS]
    if not joined or not 0 < joined[-1] < len(words) - 1:
        return words
    before = text[words[0][0] : words[joined[-1] - 1][1]]
    behind = text[words[joined[-1] + 1][0] : bracket.end]
    alone = support(before, bracket.counterpart, lexicon) < _LITTLE
    said = support(behind, bracket.counterpart, lexicon) >= _MUCH
    return words[joined[-1] + 1 :] if alone and said else words


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
