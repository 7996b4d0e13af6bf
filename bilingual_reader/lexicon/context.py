"""Which senses fit: what the sentence glosses itself, and what its translation says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bilingual_reader.lexicon.chinese import has_han

if TYPE_CHECKING:
    from bilingual_reader.lexicon.dictionary import Homograph

_LATIN = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
_INSIDE = re.compile(r"\s?[(（]([^()（）\n]{1,60})[)）]")
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EMPTY = frozenset(
    word
    for line in (
        "a an the to of in on at by for with from into as or and not be is are was were been it",
        "its one's one sb sth etc esp that this these those have has had do does did so than i you",
        "he she we they what who which there here will would can could just very some any all if",
    )
    for word in line.split()
)
_ENDINGS = re.compile(r"(?:ies|ied|ying|ing|ed|es|s|e|y)$")


def glosses(forms: Sequence[str], *texts: str) -> list[str]:
    """What stands in brackets right after one of the forms: `contrarian(反共识)` → 反共识.

    Only a bracket in the other script counts; an explanation after a colon is left out. A form
    that is the last word of a longer Latin term is not that term: `black hole(黑洞)` says nothing
    of "hole".
    """
    found: dict[str, None] = {}
    for form in forms:
        latin = not has_han(form)
        before = r"(?<![A-Za-z0-9])(?<![A-Za-z0-9][ \-])" if latin else ""
        for text in texts:
            for match in re.finditer(before + re.escape(form), text, re.IGNORECASE):
                inside = _INSIDE.match(text, match.end())
                gloss = re.split("[:：]", inside[1])[0].strip() if inside else ""
                if gloss and has_han(gloss) == latin:
                    found[gloss] = None
    return list(found)


def stems(text: str) -> frozenset[str]:
    """Crude stems of the content words of an English sentence, good enough to compare."""
    words = (match[0].lower() for match in _LATIN.finditer(text))
    return frozenset(_stem(word) for word in words if word not in _EMPTY)


def said_in(sense: str, sentence: frozenset[str]) -> bool:
    """Whether all content words of one of a sense's glosses stand in the sentence (`stems`)."""
    if not sentence or sense.startswith("measure word"):
        return False
    parts = _PARENTHESES.sub(" ", sense).split(";")
    return any(found and found <= sentence for found in map(stems, parts))


def first_those_in(found: Iterable[Homograph], sentence: str) -> list[Homograph]:
    """Chinese words that stand in a Chinese sentence first, else in the order given.

    A single character counts only among the first few: it may be part of another word.
    """
    numbered = list(enumerate(found))

    def place(item: tuple[int, Homograph]) -> tuple[bool, int]:
        number, word = item
        stands = word.simplified in sentence or word.traditional in sentence
        return (not (stands and (len(word.simplified) > 1 or number < 6)), number)

    return [word for _, word in sorted(numbered, key=place)]


def _stem(word: str) -> str:
    word = word.split("'")[0]
    stem = _ENDINGS.sub("", word)
    stem = stem if len(stem) > 2 else word
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem
