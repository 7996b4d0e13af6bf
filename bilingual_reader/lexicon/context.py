"""Which senses fit: what the episode glosses itself, and where the translation says them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from bilingual_reader.core.documents import Language
from bilingual_reader.core.scripts import has_han
from bilingual_reader.lexicon import chinese, english
from bilingual_reader.lexicon.english_forms import IRREGULAR

if TYPE_CHECKING:
    from bilingual_reader.lexicon.entries import Gloss

Place = tuple[int, int]
"""Half-open offsets into a translation."""

_LATIN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
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
_SLACK = 2
"""Words that may stand between those of a gloss: "become fully aware of"."""
_BRACKETS = re.compile(r"[(（\[【<][^)）\]】>]*[)）\]】>]")
_CHINESE_GLOSS = re.compile(r"[；;，,、/|。\s…]+")
_ATTRIBUTE = re.compile(r"(?<=..)[的地]$")
_MOST_GLOSSES = 40
"""Glosses of one sense that are looked for."""


def in_brackets(forms: Sequence[str], *texts: str) -> list[str]:
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
            if "(" not in text and "（" not in text:
                continue
            for match in re.finditer(before + re.escape(form), text, re.IGNORECASE):
                inside = _INSIDE.match(text, match.end())
                gloss = re.split("[:：]", inside[1])[0].strip() if inside else ""
                if gloss and has_han(gloss) == latin:
                    found[gloss] = None
    return list(found)


def own_glosses(
    forms: Iterable[str], lang: Language, glosses: Iterable[Gloss]
) -> list[tuple[str, str]]:
    """(text, explanation) of the episode's glosses for a word that has these forms."""
    wanted = {_same(form, lang) for form in forms if form}
    found: dict[tuple[str, str], None] = {}
    for gloss in glosses:
        own, other = (gloss.zh, gloss.en) if lang == "zh" else (gloss.en, gloss.zh)
        if own and _same(own, lang) in wanted:
            text = other or gloss.explanation
            if text:
                found[(text, gloss.explanation if other else "")] = None
    return list(found)


def _same(term: str, lang: Language) -> str:
    """What all forms of a term share: `Chains of thought` is a `chain of thought`."""
    if lang == "zh":
        return term
    return " ".join(english.lemma(word).casefold() for word in term.split())


class InEnglish:
    """An English translation, in which the glosses of Chinese words are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _words(self) -> list[tuple[str, int, int]]:
        """(stem, first, last) of its content words."""
        found = ((m[0].lower(), m.start(), m.end()) for m in _LATIN.finditer(self.text))
        return [
            (_stem(IRREGULAR.get(word, word)), a, b) for word, a, b in found if word not in _EMPTY
        ]

    @cached_property
    def _lower(self) -> str:
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else self.text  # İ is two characters small

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem for stem, _, _ in self._words)

    def place(self, sense: str) -> Place | None:
        """Where all content words of one of a sense's glosses stand close together, or None."""
        if not self.text:
            return None
        for gloss in _PARENTHESES.sub(" ", sense).split(";"):
            stems = _content_stems(gloss)
            if stems and stems <= self._stems and (found := self._close(stems)):
                return found
            if not stems and (found := self._literal(gloss)):
                return found
        return None

    def _literal(self, gloss: str) -> Place | None:
        """Where a gloss without content words stands just so: "some", "if", "what?"."""
        words = gloss.strip(" ?!.,").removeprefix("to ").lower()
        if not words.isascii() or not words.replace(" ", "").isalpha():
            return None
        match = re.search(rf"\b{words}\b", self._lower)
        return match.span() if match else None

    def _close(self, stems: frozenset[str]) -> Place | None:
        """The first shortest run of words that has them all, with few others between."""
        best: tuple[int, Place] | None = None
        hits = [i for i, (stem, _, _) in enumerate(self._words) if stem in stems]
        for order, first in enumerate(hits):
            seen: set[str] = set()
            for last in hits[order:]:
                seen.add(self._words[last][0])
                size = last - first + 1
                if size > len(stems) + _SLACK:
                    break
                if seen == stems:
                    if best is None or size < best[0]:
                        best = (size, (self._words[first][1], self._words[last][2]))
                    break
        return best[1] if best else None


class InChinese:
    """A Chinese translation, in which Chinese senses of English words are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def plain(self) -> str:
        """The text in Simplified characters, each in its place."""
        plain = chinese.simplified(self.text)
        return plain if len(plain) == len(self.text) else self.text

    def word(self, simplified: str, traditional: str) -> Place | None:
        """Where a word stands first, in either script, or None."""
        for form in (simplified, traditional):
            if form and (first := self.text.find(form)) >= 0:
                return first, first + len(form)
        return None

    def place(self, sense: str) -> Place | None:
        """Where one of the glosses of a sense stands, the longest of them; or None.

        A sense may be a line of a dictionary: `n. 模型，榜样（的人）`. A gloss of one character
        counts where it is the whole sense.
        """
        if not self.text:
            return None
        glosses = list(_chinese_glosses(sense))
        for gloss in sorted(glosses, key=len, reverse=True):
            if len(gloss) > 1 or len(glosses) == 1:
                for text in (self.text, self.plain):
                    if (first := text.find(gloss)) >= 0:
                        return first, first + len(gloss)
        return None


def _chinese_glosses(sense: str) -> Iterable[str]:
    for gloss in _CHINESE_GLOSS.split(_BRACKETS.sub(" ", sense))[:_MOST_GLOSSES]:
        if has_han(gloss):
            yield gloss
            if (short := _ATTRIBUTE.sub("", gloss)) != gloss:
                yield short


@lru_cache(maxsize=8192)
def _content_stems(text: str) -> frozenset[str]:
    """Crude stems of the content words of an English gloss, good enough to compare."""
    words = (match[0].lower() for match in _LATIN.finditer(text))
    return frozenset(_stem(word) for word in words if word not in _EMPTY)


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    word = re.split("['’]", word)[0]
    stem = _ENDINGS.sub("", word)
    stem = stem if len(stem) > 2 else word
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem
