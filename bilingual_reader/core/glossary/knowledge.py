"""What an English term explains of the Chinese before or behind it: words, characters, lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bilingual_reader.core.align.lexicon import Lexicon
from bilingual_reader.core.align.tokens import stem
from bilingual_reader.core.glossary.closed_words import (
    AFFIXES,
    ENGLISH_STOPS,
    JOINING,
    LATIN_WORD,
    SOUNDS,
)

_LONGEST = 8
"""Characters in the longest Chinese word that is looked up."""
_SHORT = 4
"""Letters of the longest English word that is often one character: 冰 for ice."""
_SPELLED = 0.45
"""Chinese characters a letter of a foreign name."""
_SUFFIXES = frozenset({"ness", "ment", "tion", "able", "ible", "less", "ship", "hood", "like"})
_ONE_WORD = 9
"""Letters of the longest English word that is surely no compound."""
_PIECES = re.compile(r"[-‐‑/]|['’]s$|(?<=[a-z])(?=[A-Z])")
_ABLE = re.compile(r".[ai](?:ble|bilit(?:y|ies))$")
_PREFIXED = re.compile(
    r"(?i)(auto|multi|hyper|super|ultra|micro|macro|semi|anti|under|over|meta|post)(\w{5,})$"
)
"""Prefixes that are recognised before any word."""
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Part:
    """A word of an English term, or a part of a compound."""

    text: str
    size: float
    """Characters that it is expected to be in Chinese."""
    least: float
    """Characters that it is at least: one for a short word."""
    as_a_name: float
    """Characters of it where it is spelled by its sound."""
    known: bool = False
    """Whether the lexicon has it."""
    name: bool = False
    """Whether it is the name in a term that has one: Bayesian inference, Moravec's paradox."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What English words explain of a run of Chinese text."""

    spans: tuple[tuple[int, int, int, float], ...]
    """(first, last, number of the part, strength 0 to 1), for each match."""
    parts: tuple[Part, ...]


def parts(term: str, lexicon: Lexicon) -> tuple[Part, ...]:
    """The words of an English term that say something, compounds taken apart.

    Chinese terms have about two characters a word, and as many a letter of an abbreviation, since
    each letter stands for a word; a long word that no dictionary has is a compound.
    """
    found: list[Part] = []
    words = LATIN_WORD.findall(term)
    for word in words:
        if word.lower() in ENGLISH_STOPS and len(words) > 1:
            continue
        if is_abbreviation(word):
            size = 2.0 * sum(map(str.isupper, word)) if len(words) == 1 else 0.5
            found.append(Part(word, size, size, size))
            continue
        pieces = [half for piece in _PIECES.split(word) for half in _halves(piece, lexicon)]
        for piece in pieces:
            has = bool(lexicon.meaning(stem(piece)).words)
            short = len(pieces) > 1 and (piece.lower() in AFFIXES or len(piece) < 3)
            size = 1.0 if short or piece.isdigit() else 2.0
            if not has:
                size += max(0, len(piece) - _ONE_WORD) / 4
            named = size if piece.islower() else max(size, _SPELLED * len(piece))
            short_word = len(piece) <= _SHORT and piece.islower()
            least = min(size, 1.0) if short_word else size
            name = len(words) > 1 and piece.istitle() and (not has or not term.istitle())
            found.append(Part(piece, size, least, named, has, name))
    return tuple(found)


def _halves(piece: str, lexicon: Lexicon) -> list[str]:
    """A word that no dictionary has, in two that it has: un supervised, flex time."""
    if not piece or lexicon.meaning(stem(piece)).words:
        return [piece] if piece else []
    found = _PREFIXED.match(piece)
    if found:
        return [found[1], found[2]]
    cuts = range(len(piece) - 4, 1, -1)
    for length in sorted(cuts, key=lambda n: piece[:n].lower() not in AFFIXES):
        first, rest = piece[:length], piece[length:]
        is_first = first.lower() in AFFIXES or (length > 3 and lexicon.meaning(stem(first)).words)
        if first[0].isupper() and first.lower() not in AFFIXES:
            continue
        if is_first and rest not in _SUFFIXES and lexicon.meaning(stem(rest)).words:
            return [first, rest]
    return [piece]


def is_abbreviation(term: str) -> bool:
    """Whether it is one word in capitals: RL, SOTA, LLMs, PhD."""
    return re.fullmatch(r"[A-Z][A-Z&\-]{1,7}s?|[A-Z][a-z]?[a-z]?[A-Z]{1,3}", term) is not None


def is_letters(needed: Sequence[Part]) -> bool:
    """Whether the term is nothing but an abbreviation."""
    return len(needed) == 1 and is_abbreviation(needed[0].text)


def is_made_up(term: str) -> bool:
    """Whether a word of it is spelled as only products and models are: OpenAI, GPT-4."""
    return not term.islower() and _CAMEL.search(term.replace("-", "")) is not None


def expansion(term: str, sentence: str) -> str:
    """The words of an English sentence that an abbreviation stands for: large language models."""
    if not is_abbreviation(term):
        return ""
    words = [m for m in LATIN_WORD.finditer(sentence) if m[0].lower() not in JOINING]
    letters = term.rstrip("s").replace("-", "").lower()
    initials = "".join(word[0][0].lower() for word in words)
    at = initials.find(letters)
    last = at + len(letters) - 1
    return sentence[words[at].start() : words[last].end()] if at >= 0 and len(letters) > 1 else ""


def joins(term: str) -> bool:
    """Whether the English term holds a preposition or conjunction."""
    return any(word in JOINING for word in re.findall("[a-z]+", term.lower()))


def explained(run: str, english: Sequence[Part], lexicon: Lexicon) -> Explained:
    """What the parts of an English term explain of a run of Chinese text, by the lexicon."""
    spans: list[tuple[int, int, int, float]] = []
    substrings = {
        run[first:last]: (first, last)
        for first in range(len(run))
        for last in range(first + 1, min(len(run), first + _LONGEST) + 1)
    }
    low = run.lower()
    for number, part in enumerate(english):
        at = low.rfind(part.text.lower())
        if at >= 0:
            spans.append((at, at + len(part.text), number, 1.0))
            continue
        spans += _affixes(run, part.text.lower(), number)
        if part.name:
            spans += _sounds(run, number)
        meaning = lexicon.meaning(stem(part.text))
        for text in substrings.keys() & meaning.words.keys():
            first, last = substrings[text]
            weight = meaning.words[text]
            strength = min(1.0, weight + 0.4) if len(text) > 1 else 0.6 * weight
            spans.append((first, last, number, strength))
        for first, char in enumerate(run):
            share = meaning.parts.get(char, 0.0)
            if share:
                spans.append((first, first + 1, number, min(0.8, 1.5 * share)))
    return Explained(tuple(spans), tuple(english))


def _sounds(run: str, number: int) -> Iterator[tuple[int, int, int, float]]:
    """Stretches of characters with which foreign names are written, whole and from the second on.

    The character before a name may be such a one by chance.
    """
    first = 0
    for last in range(len(run) + 1):
        if last < len(run) and run[last] in SOUNDS:
            continue
        for start, strength in ((first, 0.9), (first + 1, 0.8)):
            if last - start > 1:
                yield start, last, number, strength
        first = last + 1


def _affixes(run: str, word: str, number: int) -> Iterator[tuple[int, int, int, float]]:
    """Characters that stand for a prefix: post-training, 后训练."""
    able = "可" if _ABLE.search(word) else ""
    for first, char in enumerate(run):
        if char in AFFIXES.get(word, "") + able:
            yield first, first + 1, number, 0.9


def shares(en: str, zh: str, lexicon: Lexicon) -> list[tuple[Part, float]]:
    """How far the Chinese has each part of the English term, 0 to 1, by meaning or sound."""
    needed = parts(en, lexicon)
    best = [0.0] * len(needed)
    for _, _, number, strength in explained(zh, needed, lexicon).spans:
        best[number] = max(best[number], strength)
    return list(zip(needed, best, strict=True))


def support(en: str, zh: str, lexicon: Lexicon) -> float:
    """The share of an English term that is found in a Chinese one, 0 to 1."""
    found = shares(en, zh, lexicon)
    whole = sum(part.size for part, _ in found)
    return sum(share * part.size for part, share in found) / whole if whole else 0.0


def known(term: str, lexicon: Lexicon) -> bool:
    """Whether the lexicon has each word of an English term that says something."""
    return all(lexicon.meaning(stem(part.text)).words for part in parts(term, lexicon))


def sounds_like_a_name(chinese: str) -> bool:
    """Whether a Chinese word is spelled as foreign names are."""
    letters = [char for char in chinese if char not in "·・-—. "]
    return bool(letters) and sum(char in SOUNDS for char in letters) >= 0.75 * len(letters)
