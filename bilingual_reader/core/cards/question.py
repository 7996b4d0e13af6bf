"""What a question may show: never its own answer.

Interviews gloss their terms in brackets, so a sentence may hold the sense of the word that is
asked (`calibration(校准)`), and a translation the word itself (`做这种 contrarian(反共识)的事`).
"""

from __future__ import annotations

import re

from bilingual_reader.core.cards.records import shown
from bilingual_reader.core.glossary.brackets import brackets
from bilingual_reader.core.scripts import HAN, has_han
from bilingual_reader.core.terms import Place, has_latin, overlap, telling
from bilingual_reader.core.words import Word

_PARTS = re.compile(r"[;；,，、/]")
PART_NAME = {
    "en": re.compile(rf"-?[A-Za-z][A-Za-z'’. -]* (?=[{HAN}])"),
    "zh": re.compile(rf"[{HAN}]+ "),
}
"""A sense that begins with the part of the word whose sense it is, see `core.marking.word`."""
_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")


def word_places(word: Word, text: str) -> list[Place]:
    """Where any form of the word stands in a text, in order, without overlap."""
    return telling(text, (shown(word).surface, word.headword, word.traditional))


def sense_places(word: Word, senses: str) -> list[Place]:
    """Where senses tell the word: its forms, and the names of its parts."""
    found, at = word_places(word, senses), 0
    for sense in senses.split("; "):
        if match := PART_NAME[word.lang].match(sense):
            part = at, at + match.end() - 1
            if not any(overlap(part, place) for place in found):
                found.append(part)
        at += len(sense) + 2
    return sorted(found)


def meaning_places(word: Word, text: str) -> list[Place]:
    """Where a text in the word's language tells its meaning: senses, and brackets behind it."""
    if not (has_han(text) if word.lang == "en" else has_latin(text)):
        return []  # nothing in the other script, as in most sentences
    found = telling(text, _senses(word))
    ends = {last for _, last in word_places(word, text)}
    for bracket in brackets(text):
        if bracket.end in ends:
            inside = bracket.first + 1, bracket.last - 1
            found = [place for place in found if not overlap(place, inside)] + [inside]
    asked = word_places(word, text)
    return sorted(p for p in found if not any(overlap(p, place) for place in asked))


def _senses(word: Word) -> list[str]:
    """The senses in another script than the word's, without what stands in brackets."""
    parts = (part.strip() for part in _PARTS.split(_BRACKETED.sub("", word.gloss)))
    return [part for part in parts if len(part) > 1 and has_han(part) == (word.lang == "en")]
