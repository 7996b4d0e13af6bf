"""Glosses where they stand: each bracket with the term before it, judged over the whole episode."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bilingual_reader.core.align.lexicon import Lexicon
from bilingual_reader.core.documents import Language
from bilingual_reader.core.glossary.boundary import Candidate, chinese_candidates
from bilingual_reader.core.glossary.brackets import Bracket, brackets
from bilingual_reader.core.glossary.definitions import definition, explanation_behind
from bilingual_reader.core.glossary.english import english_start
from bilingual_reader.core.glossary.verdict import is_gloss

_ABSENT = 3.0
"""Cost of a term that is no candidate at another place where the same English stands."""
_KNOWN, _SAME = 1.0, 2.5
"""What a Chinese term costs less that is beyond doubt elsewhere: for other English, for this."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to look for glosses in."""

    n: int
    """The pair's number, from 1; 0 where it belongs to none."""
    side: Language
    text: str
    cuts: tuple[int, ...] = ()
    """Offsets where its words begin, where they are known."""
    english: str = ""
    """The aligned English sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """One gloss where it stands."""

    text: Text
    first: int
    """Offset of the term's first character."""
    last: int
    """Offset after the term."""
    bracket: tuple[int, int]
    """Half-open offsets of the bracket behind it; empty where there is none."""
    en: str
    zh: str
    explanation: str = ""


_COUNTED = 200_000
"""Characters of an episode in which terms are counted: beyond, counting would take long."""
_Open = tuple[Text, Bracket, Sequence[Candidate]]


def found(texts: Sequence[Text], lexicon: Lexicon) -> list[Found]:
    """Every gloss of the texts, in their order."""
    whole = "\n".join(text.text for text in texts if text.side == "zh")[:_COUNTED]
    count = cache(whole.count)
    done: dict[tuple[int, int], Found] = {}
    waiting: dict[tuple[int, int], _Open] = {}
    for place, text in enumerate(texts):
        if (defined := definition(text.text, lexicon)) is not None:
            first, last, en, zh, said = defined
            done[place, -1] = Found(text, first, last, (last, last), en, zh, said)
        for bracket in brackets(text.text):
            key = place, bracket.first
            if bracket.lang == "zh" and bracket.start < 0:
                candidates = chinese_candidates(
                    text.text, bracket.end, bracket.counterpart, text.cuts, lexicon,
                    count, text.english,
                )  # fmt: skip
                waiting[key] = text, bracket, candidates
                continue
            first = bracket.start
            if first < 0:
                first = english_start(text.text, bracket, lexicon)
            done.update(_judged(key, text, bracket, first, lexicon))
    for key, candidate in _chosen(waiting, done.values()).items():
        done.update(_judged(key, *waiting[key][:2], candidate.first, lexicon))
    return [done[key] for key in sorted(done)]


def _judged(
    key: tuple[int, int], text: Text, bracket: Bracket, first: int, lexicon: Lexicon
) -> Mapping[tuple[int, int], Found]:
    term = text.text[first : bracket.end]
    en, zh = (term, bracket.counterpart) if bracket.lang == "en" else (bracket.counterpart, term)
    if not term.strip() or not is_gloss(en, zh, lexicon):
        return {}
    span = bracket.first, bracket.last
    said = bracket.explanation or explanation_behind(text.text, first, bracket.last)
    return {key: Found(text, first, bracket.end, span, en, zh, said)}


def _chosen(
    waiting: Mapping[tuple[int, int], _Open], sure: Iterable[Found]
) -> dict[tuple[int, int], Candidate]:
    """The best beginning of each term; places with the same English decide together."""
    same = {(same_letters(each.en), each.zh) for each in sure}
    known = {zh for _, zh in same}
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    costs: dict[tuple[int, int], dict[str, float]] = {}
    for key, (_, bracket, candidates) in waiting.items():
        en = same_letters(bracket.counterpart)
        groups[en].append(key)
        costs[key] = {
            c.term: c.cost - _KNOWN * (c.term in known) - _SAME * ((en, c.term) in same)
            for c in candidates
        }
    chosen: dict[tuple[int, int], Candidate] = {}
    for keys in groups.values():
        together = _Together([costs[key] for key in keys])
        for key in keys:
            here = costs[key]
            candidates = waiting[key][2]
            priced = [(together.cost(c.term, here[c.term]), n) for n, c in enumerate(candidates)]
            if priced:
                chosen[key] = candidates[min(priced)[1]]
    return chosen


class _Together:
    """What the places with the same English say of a Chinese term."""

    def __init__(self, costs: Sequence[Mapping[str, float]]) -> None:
        self._places = len(costs)
        self._sums: dict[str, float] = defaultdict(float)
        self._numbers: dict[str, int] = defaultdict(int)
        for each in costs:
            for term, price in each.items():
                self._sums[term] += price
                self._numbers[term] += 1

    def cost(self, term: str, here: float) -> float:
        """Its cost at one place, and its mean over all; where it cannot stand it costs more."""
        absent = (self._places - self._numbers[term]) * (here + _ABSENT)
        return here + (self._sums[term] + absent) / self._places


def same_letters(text: str) -> str:
    """What two spellings of a term have in common: letters and figures in lower case."""
    return "".join(char for char in text.lower() if char.isalnum())
