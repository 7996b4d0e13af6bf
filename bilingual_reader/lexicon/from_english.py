"""What the dictionaries say of an English word or term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bilingual_reader.lexicon import english
from bilingual_reader.lexicon.context import InChinese, Place
from bilingual_reader.lexicon.dictionary import Homograph
from bilingual_reader.lexicon.entries import BUILT_IN, Entry, Sense
from bilingual_reader.lexicon.sources import Sources, said_first, told_once

_SHOWN = 10
"""Words of the reverse index shown for an English word."""
_FEW = 4
"""Chinese words for an English one below which also those are shown that only use it."""
_OF_A_PART = 3
"""Senses shown of a part of a word that the dictionaries lack."""
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
    listed = [Sense(text, source) for source, hit in own for text in hit.senses]
    listed += (_sense(found) for found in _reverse(sources, word, lemma, translation)[:_SHOWN])
    senses, lit = said_first(told_once(listed), translation.place)
    if not senses:
        senses = list(_parts(sources, word, translation))
        lit = next(filter(None, (translation.place(sense.text) for sense in senses)), None)
    readings = _ipa(sources, lemma) or _ipa(sources, word)
    readings = readings or tuple(dict.fromkeys(hit.reading for _, hit in own if hit.reading))[:3]
    return Entry(lemma, "en", readings, tuple(senses), lit=lit)


def _sense(found: _Found, part: str = "") -> Sense:
    return Sense(found.word.simplified, found.source, found.word.reading, part)


def _reverse(sources: Sources, word: str, lemma: str, translation: InChinese) -> Sequence[_Found]:
    """Those that mean just the word, or stand in the translation; others fill up to a few.

    Words that only use it in a gloss (医学家, "medical scientist") mislead more than they help.
    """
    found = list(_placed(_candidates(sources, word, lemma), translation))
    said = [one for one in found if one.place]
    others = [one for one in found if not one.place]
    sure = said + [one for one in others if one.exact]
    return (sure + [one for one in others if not one.exact])[: max(len(sure), _FEW)]


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
    just = {h.simplified for h in find(lemma.lower(), exact=True)}
    hits = [h for term in asked for h in find(term, exact=not lemma.islower())]
    if lemma.endswith("ing") or not hits:
        hits += (h for base in english.bases(lemma.lower()) for h in find(base, exact=True))
    found: dict[str, tuple[Homograph, str, bool]] = {}
    for h in hits:
        found.setdefault(h.simplified, (h, BUILT_IN, h.simplified in just))
    for volume in sources.own:
        for hit in (hit for term in asked for hit in volume.chinese(term)):
            turned = Homograph(hit.headword, hit.traditional, hit.reading, ())
            found.setdefault(hit.headword, (turned, volume.name, True))
    return list(found.values())


def _parts(sources: Sources, word: str, translation: InChinese) -> Iterator[Sense]:
    """The best senses of the words of a term: chain of thought, user-driven."""
    parts = english.parts(word)
    for part in parts if len(parts) > 1 else ():
        whole = entry(sources, part, translation)
        for sense in whole.senses[:_OF_A_PART]:
            yield Sense(sense.text, sense.source, sense.reading, part)


def _ipa(sources: Sources, word: str) -> tuple[str, ...]:
    """All pronunciations that are listed; else the one that can be derived."""
    phonemes = sources.built_in.phonemes
    listed = map(english.to_ipa, phonemes(word)) if word.islower() else ()
    readings = tuple(dict.fromkeys(listed))[:3]
    if not readings and (derived := english.ipa(word, phonemes)):
        readings = (derived,)
    return readings
