"""What the dictionaries say of a Chinese word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bilingual_reader.core.readings import is_read
from bilingual_reader.errors import ReadingError
from bilingual_reader.lexicon import chinese
from bilingual_reader.lexicon.context import InEnglish
from bilingual_reader.lexicon.dictionary import Homograph
from bilingual_reader.lexicon.entries import BUILT_IN, Entry, Sense
from bilingual_reader.lexicon.homographs import Said, in_order
from bilingual_reader.lexicon.sources import Sources, told_once, without_measures

_OF_A_PART = 3
"""Senses shown of a part of a word that the dictionaries lack."""
LONGEST = 16
"""Characters in the longest dictionary word that is looked for inside another."""


def entry(
    sources: Sources,
    word: str,
    translation: InEnglish,
    said: Said = lambda: "",
    cuts: Sequence[int] = (0,),
) -> Entry:
    """All homographs, or else the parts of the word, in Simplified or Traditional.

    The homograph that the sentence means comes first, see `homographs`. `cuts` are the offsets
    where words begin for the learner: no part goes across one.
    """
    found = sources.built_in.chinese(word)
    simple = _simplified(word, found)
    own = sources.own_hits((word, simple))
    if not found and not own:
        plain = chinese.simplified(word)
        if plain != word and sources.has(plain):
            return entry(sources, plain, translation, said)
        return _by_parts(sources, word, plain, translation, said, cuts)
    if not found:
        simple = own[0][1].headword if word == own[0][1].traditional else word
    listed = [
        Sense(t, source, _set_apart(hit.reading, simple)) for source, hit in own for t in hit.senses
    ]
    listed += [Sense(t, BUILT_IN, h.reading) for h in found for t in h.senses]
    senses, measures = without_measures(told_once(listed))
    senses, lit = in_order(simple, senses, said, translation.place)
    other = next((h.traditional for h in found if h.simplified == simple), "")
    other = other or next((hit.traditional for _, hit in own if hit.traditional), "")
    return Entry(
        headword=simple,
        lang="zh",
        readings=tuple(map(_typeset, _readings(senses, simple, said))),
        senses=tuple(replace(sense, reading=_typeset(sense.reading)) for sense in senses),
        simplified=simple,
        traditional=other or (simple if found else chinese.traditional(simple)),
        parts=tuple(characters(sources, simple, senses)) if len(simple) > 1 else (),
        measures=measures,
        lit=lit,
    )


def _longest_words(sources: Sources, word: str, cuts: Sequence[int]) -> Iterator[str]:
    """The longest dictionary words in a word, from left to right; what is none is passed over.

    None is part of a word in other letters, nor a single letter: A has a sense, in slang.
    """
    start = 0
    while start < len(word):
        border = next((cut for cut in cuts if cut > start), len(word))
        for end in range(min(border, len(word), start + LONGEST), start, -1):
            part = word[start:end]
            if len(part) < len(word) and _stands(word, start, end) and sources.has(part):
                yield part
                start = end
                break
        else:
            start += 1


def _stands(word: str, start: int, end: int) -> bool:
    """Whether a part of a word may be a word of its own."""
    borders = (word[at - 1 : at + 1] for at in (start, end) if 0 < at < len(word))
    whole = not any(border.isascii() and border.isalnum() for border in borders)
    return whole and (end - start > 1 or not word[start].isascii())


def _simplified(word: str, found: tuple[Homograph, ...]) -> str:
    if not found or any(word == h.simplified for h in found):
        return word
    return found[0].simplified


def _set_apart(reading: str, word: str) -> str:
    """Pinyin of a learner's dictionary as CC-CEDICT writes it, `sīwéiliàn`: `sī wéi liàn`."""
    if not reading or " " in reading or len(word) < 2:
        return reading
    from bilingual_reader.lexicon.own_rules import syllables

    try:
        apart = " ".join(syllables(word, reading))
    except ReadingError:
        return reading  # of another system, or of fewer syllables
    return apart[0].upper() + apart[1:] if reading[0].isupper() else apart


def _typeset(reading: str) -> str:
    """A reading as one writes it: CC-CEDICT sets the commas of a saying apart like syllables."""
    return reading.replace(" , ", ", ")


def _readings(senses: Sequence[Sense], simple: str, said: Said) -> tuple[str, ...]:
    """The readings of the senses in their order; of the characters where no source has one."""
    told = tuple(dict.fromkeys(sense.reading for sense in senses if sense.reading))
    return told or (said() or chinese.spelled(chinese.pinyin(simple)),)


def _by_parts(
    sources: Sources,
    word: str,
    simple: str,
    translation: InEnglish,
    said: Said,
    cuts: Sequence[int],
) -> Entry:
    """An entry of the longest dictionary words inside a word that no dictionary has."""
    senses: list[Sense] = []
    lit = None
    for part in _longest_words(sources, simple, cuts):
        first = entry(sources, part, translation)
        reading = first.readings[0] if first.readings else ""
        told = [sense for sense in first.senses if sense.reading in (reading, "")]
        senses += (Sense(s.text, s.source, s.reading, part) for s in told[:_OF_A_PART])
        lit = lit or first.lit
    reading = said() or chinese.spelled(chinese.pinyin(simple))
    parts = {sense.part for sense in senses}
    single = characters(sources, simple[:LONGEST], [Sense("", BUILT_IN, reading)])
    return Entry(
        headword=simple,
        lang="zh",
        readings=(reading,) if senses else (),
        senses=tuple(senses),
        simplified=simple,
        traditional=chinese.traditional(simple) if simple == word else word,
        parts=tuple(sense for sense in single if sense.part not in parts),
        lit=lit,
    )


def characters(sources: Sources, simple: str, senses: list[Sense]) -> Iterator[Sense]:
    """Each character of a word, read as in the word where the dictionary has it so."""
    whole = next((sense.reading for sense in senses if sense.reading), "")
    syllables = [told.lower() for told in whole.split() if told not in simple]
    unknown = [""] * len(simple)
    for char, syllable in zip(filter(is_read, simple), [*syllables, *unknown], strict=False):
        found = sources.built_in.chinese(char)
        as_read = [h for h in found if syllable in (h.reading, h.reading + "r")]
        for first in (as_read or list(found))[:1]:
            text = "; ".join(first.senses[:_OF_A_PART])
            yield Sense(text, BUILT_IN, first.reading, char)
