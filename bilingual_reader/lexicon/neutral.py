"""Sentences with the neutral tones that a dictionary gives their words: péng you, shì qing.

`chinese.pinyin` says what each character is in its sentence, as its sources and the public CPP
set do: péng yǒu. Learners say words, and meet 朋友 as `péng you` in every dictionary. So where a
word's only reading there differs from the sentence's in neutral tones alone, it is taken.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from bilingual_reader.core.tones import NEUTRAL, parted
from bilingual_reader.lexicon.chinese import same_length

if TYPE_CHECKING:
    from bilingual_reader.lexicon.settling import Words

_NEARLY_ALWAYS = frozenset({"东西"})
"""Words with a full reading, too (dōng xī, east and west), that are said with it hardly ever."""

_CHANGING = "一不"
"""Their tone follows the next one's, so that a full reading is listed otherwise (不是 bù shì)."""


def eased(
    read: Sequence[tuple[str, str]],
    cuts: Iterable[int],
    words: Words,
    kept: Collection[int] = (),
) -> list[tuple[str, str]]:
    """What `chinese.pinyin` says of a text, its words with the neutral tones of the dictionary.

    `cuts` are the offsets where its words begin, `words` the dictionary's readings. Characters at
    the offsets `kept` have a reading of the learner's own: words with one are left alone. Raises
    what `words` raises.
    """
    places = _places(read)
    plain = same_length("".join(surface for surface, _reading in read))
    out = list(read)
    for start, after in pairwise([*cuts, len(plain)]):
        # 朋友们 is no entry of its own.
        end = after - (after - start > 2 and plain[after - 1] == "们")
        parts = [places.get(place, -1) for place in range(start, end)]
        if len(parts) < 2 or -1 in parts or any(place in kept for place in range(start, end)):
            continue
        said = tuple(read[part][1] for part in parts)
        for part, syllable in zip(parts, _of_word(plain[start:end], said, words), strict=True):
            out[part] = (read[part][0], syllable)
    return out


def _places(read: Sequence[tuple[str, str]]) -> dict[int, int]:
    """Offset of a character that is read → its index in `read`."""
    places, start = {}, 0
    for index, (surface, reading) in enumerate(read):
        if reading:
            places[start] = index
        start += len(surface)
    return places


def _of_word(word: str, said: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """The word's reading that is `said` but for neutral tones; `said` where that is no other."""
    listed = words(word)
    if word[0] in _CHANGING or (said in listed and word not in _NEARLY_ALWAYS):
        return said
    alike = {reading for reading in listed if _differ_in_neutral_tones(said, reading)}
    return alike.pop() if len(alike) == 1 else said


def _differ_in_neutral_tones(said: tuple[str, ...], listed: tuple[str, ...]) -> bool:
    return said != listed and all(
        a == b or (parted(b)[1] == NEUTRAL and parted(a)[0] == parted(b)[0])
        for a, b in zip(said, listed, strict=True)
    )
