"""What the dictionaries say of an English word or term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bilingual_reader.lexicon import english
from bilingual_reader.lexicon.context import InChinese, Place
from bilingual_reader.lexicon.dictionary import Homograph
from bilingual_reader.lexicon.english_additions import OWN_LIST, additions
from bilingual_reader.lexicon.english_parts import (
    PREFIXES,
    american,
    bases,
    beginnings,
    halves,
)
from bilingual_reader.lexicon.entries import BUILT_IN, Entry, Sense
from bilingual_reader.lexicon.sources import Sources, said_first, told_once
from bilingual_reader.lexicon.volume import Hit

_SHOWN = 10
"""Words of the reverse index shown for an English word."""
_FEW = 4
"""Chinese words for an English one below which also those are shown that only use it."""
_OF_A_PART = 3
"""Senses shown of a part of a word that the dictionaries lack."""
_LONG = 5
"""Letters of the shortest base that is looked for two derivations away."""
_NO_CHANCE = 4
"""Letters of the shortest base that says more than words whose gloss only uses the word: being is
not made of bee."""
_SINGLE = 6
"""Among how many of the first a single character counts as said in the translation: elsewhere it
is more often a part of another word."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A Chinese word for an English one, and where the translation has it."""

    word: Homograph
    source: str
    place: Place | None
    exact: bool


def entry(sources: Sources, word: str, translation: InChinese) -> Entry:
    """The learner's dictionaries first, then the Chinese words of the reverse index.

    Of an inflected form its own entry and its lemma's; of a word that none has, its parts'.
    """
    lemma = english.lemma(word)
    own = sources.own_hits((english.plain(word), lemma.lower()))
    listed = _listed(sources, word, lemma, translation, own)
    if not listed and not word.isascii() and (folded := english.unaccented(word)).isascii():
        return replace(entry(sources, folded, translation), headword=lemma)
    senses, lit = said_first(told_once(listed), translation.place)
    if not listed:  # the parts of a word stay in its order
        senses = told_once(_by_parts(sources, word, lemma, translation))
        lit = next(filter(None, (translation.place(sense.text) for sense in senses)), None)
    told = tuple(dict.fromkeys(hit.reading for _, hit in own if hit.reading))[:3]
    asked = (form for form in (lemma, word, *american(lemma)))
    readings = next(filter(None, (_ipa(sources, form) for form in asked)), told)
    return Entry(lemma, "en", readings, tuple(senses), lit=lit)


def _listed(
    sources: Sources, word: str, lemma: str, translation: InChinese, own: Sequence[tuple[str, Hit]]
) -> list[Sense]:
    """The senses of the word itself; `own` is what the learner's dictionaries have of it."""
    listed = [Sense(text, source) for source, hit in own for text in hit.senses]
    listed += _in_capitals(sources, lemma)
    listed += _added(sources, word, lemma)
    found = _reverse(sources, word, lemma, translation)[:_SHOWN]
    if not listed and not any(one.exact or one.place for one in found):
        # 银点, "the silver point; a calibration point", says less of it than calibrate does
        near = (base for base in bases(lemma.lower()) if len(base) >= _NO_CHANCE)
        found = [] if _first_known(sources, near) else found
    listed += (Sense(one.word.simplified, one.source, one.word.reading) for one in found)
    return listed


def _in_capitals(sources: Sources, lemma: str) -> list[Sense]:
    """What an abbreviation means that is another word in small letters: US, IT, AIDS.

    The index knows no capitals; the glosses do.
    """
    if len(lemma) < 2 or not (lemma.isalpha() and lemma.isupper()):
        return []
    built_in, written = sources.built_in, re.compile(rf"\b{re.escape(lemma)}\b")
    return [
        Sense(found.simplified, BUILT_IN, found.reading)
        for found in built_in.english(lemma.lower(), exact=True)
        for word in built_in.chinese(found.simplified)
        if word.reading == found.reading and any(map(written.search, word.senses))
    ]


def _added(sources: Sources, word: str, lemma: str) -> list[Sense]:
    """What the program's own list says of a word that CC-CEDICT never glosses so."""
    texts = additions(english.plain(word)) or additions(lemma.lower())
    if " " in word and not texts:  # figured out
        texts = additions(" ".join(english.lemma(part).lower() for part in word.split()))
    return [Sense(text, OWN_LIST, _pinyin(sources, text)) for text in texts]


def _pinyin(sources: Sources, text: str) -> str:
    """The reading of a Chinese word that has but one; "" else, and of what is no word."""
    found = {homograph.reading for homograph in sources.built_in.chinese(text)}
    return found.pop() if len(found) == 1 else ""


def _reverse(sources: Sources, word: str, lemma: str, translation: InChinese) -> Sequence[_Found]:
    """Those that mean just the word, or stand in the translation; others fill up to a few.

    Words that only use it in a gloss (医学家, "medical scientist") mislead more than they help.
    """
    found = list(_placed(_candidates(sources, word, lemma), translation))
    said = _longer_first([one for one in found if one.place])
    others = [one for one in found if not one.place]
    sure = said + [one for one in others if one.exact]
    return (sure + [one for one in others if not one.exact])[: max(len(sure), _FEW)]


def _longer_first(said: Sequence[_Found]) -> list[_Found]:
    """What the translation says, a word that means just that before a character of it: 思维, 思."""

    def rank(number: int) -> float:
        one = said[number]
        held = (n for n, each in enumerate(said[:number]) if one.exact and _is_in(each, one))
        return min(held, default=number + 0.5)

    return [said[number] for number in sorted(range(len(said)), key=rank)]


def _is_in(one: _Found, other: _Found) -> bool:
    """Whether it is a character of a longer word that stands in the translation there."""
    if not one.place or not other.place or len(one.word.simplified) > 1:
        return False
    inside = other.place[0] <= one.place[0] and one.place[1] <= other.place[1]
    return inside and one.place != other.place


def _placed(
    candidates: Iterable[tuple[Homograph, str, bool]], translation: InChinese
) -> Iterator[_Found]:
    for number, (word, source, exact) in enumerate(candidates):
        place = None
        if len(word.simplified) > 1 or number < _SINGLE:
            place = translation.word(word.simplified, word.traditional)
        yield _Found(word, source, place, exact)


def _candidates(sources: Sources, word: str, lemma: str) -> list[tuple[Homograph, str, bool]]:
    """(word, source, exact) for the lemma and the form itself, then (scaling, or a word unknown)
    for its base, then of the learner's dictionaries turned round.

    Of a name or abbreviation only the words that mean just that.
    """
    find = sources.built_in.english
    asked = dict.fromkeys((lemma.lower(), english.plain(word)))
    just = {h.simplified for term in asked for h in find(term, exact=True)}
    hits = [h for term in asked for h in find(term, exact=not lemma.islower())]
    others = american(lemma.lower()) if len(hits) < _FEW else []
    if lemma.endswith("ing"):
        others = [*others, *bases(lemma.lower())]
    hits += (h for other in others for h in find(other, exact=True))
    found: dict[str, tuple[Homograph, str, bool]] = {}
    for h in hits:
        found.setdefault(h.simplified, (h, BUILT_IN, h.simplified in just))
    for volume in sources.own:
        for hit in (hit for term in asked for hit in volume.chinese(term)):
            turned = Homograph(hit.headword, hit.traditional, hit.reading, ())
            found.setdefault(hit.headword, (turned, volume.name, True))
    return list(found.values())


def _by_parts(sources: Sources, word: str, lemma: str, translation: InChinese) -> list[Sense]:
    """The best senses of what a word is made of, each named with its part.

    Of a term its words (chain of thought, user-driven); else of the word it is derived from
    (conceptually), the prefix and the rest (unsupervised), or two words in one (caveman).
    """
    parts, lower = english.parts(word), lemma.lower()
    dashed = next(((p, rest) for p, rest in beginnings(lower) if f"{p}-{rest}" == lower), None)
    if (len(parts) > 1 or (parts and "-" in lower)) and parts != [word] and dashed is None:
        return [s for part in parts for s in _of_part(sources, part, translation)]
    near = bases(lower)
    base = _first_known(sources, near) or _first_known(sources, _further(near))
    if base:
        return _of_part(sources, base, translation)
    for prefix, rest in beginnings(lower):
        known = _first_known(sources, [rest, english.lemma(rest), *bases(rest)])
        if known:
            added = Sense(PREFIXES[prefix], OWN_LIST, part=f"{prefix}-")
            return [added, *_of_part(sources, known, translation)]
    for first, last in halves(lower):
        if _is_common(sources, first) and _is_common(sources, last):
            pair = (first, last)
            return [s for part in pair for s in _of_part(sources, part, translation)]
    return []


def _further(near: Iterable[str]) -> Iterator[str]:
    """What the bases of a word are derived from: initialization, of initialize, of initial.

    Each of some length: the shorter a base, the more often it is one by chance.
    """
    return (base for each in near for base in bases(each) if len(base) >= _LONG)


def _first_known(sources: Sources, words: Iterable[str]) -> str:
    """The first of some words that has a sense of its own; "" where none has."""
    for word in words:
        if word and (
            sources.built_in.english(word, exact=True)
            or additions(word)
            or any(volume.has(word) for volume in sources.own)
        ):
            return word
    return ""


def _is_common(sources: Sources, word: str) -> bool:
    """Whether it is a word that is no name: `san` and `dell` are not the parts of Sandell."""
    found = sources.built_in.english(word, exact=True)
    return bool(additions(word) or (found and found[0].reading[:1].islower()))


def _of_part(sources: Sources, part: str, translation: InChinese) -> list[Sense]:
    lemma = english.lemma(part)
    own = sources.own_hits((english.plain(part), lemma.lower()))
    listed = _listed(sources, part, lemma, translation, own)
    senses, _ = said_first(told_once(listed), translation.place)
    if not senses and part.isalnum():
        senses = _by_parts(sources, part, lemma, translation)
    return [Sense(s.text, s.source, s.reading, part) for s in senses[:_OF_A_PART]]


def _ipa(sources: Sources, word: str) -> tuple[str, ...]:
    """All pronunciations that are listed; else the one that can be derived."""
    phonemes = sources.built_in.phonemes
    listed = map(english.to_ipa, phonemes(word)) if word.islower() else ()
    readings = tuple(dict.fromkeys(listed))[:3]
    if not readings and (derived := english.ipa(word, phonemes)):
        readings = (derived,)
    return readings
