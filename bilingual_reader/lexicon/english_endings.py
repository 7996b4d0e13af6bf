"""The sounds of words that an ending makes of others: emulator, parameterize, deprecation.

Only endings that leave the word before them as it sounds, or change it by a rule: -ation and its
like take the stress (customize, customization). Of those that change vowels (-ity, -ic, -ous) no
sounds are guessed. The stress is that of Wells, Longman Pronunciation Dictionary, on suffixes.
Of the CMU dictionary's own words with these endings, derived from the others, 87 in a hundred come
out as they stand there.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Find = Callable[[str], str]
"""A lower-case word → its sounds in ARPABET; "" where it is not known."""

_NEUTRAL = (
    ("ers", "er0 z", "e", "", "y"), ("ors", "er0 z", "e", ""), ("er", "er0", "e", "", "y"),
    ("or", "er0", "e", ""), ("able", "ah0 b ah0 l", "e", "", "y"), ("iness", "n ah0 s", "y"),
    ("ness", "n ah0 s", ""), ("ments", "m ah0 n t s", ""), ("ment", "m ah0 n t", ""),
    ("less", "l ah0 s", ""), ("ful", "f ah0 l", ""), ("ish", "ih0 sh", "e", ""),
    ("wise", "w ay2 z", ""), ("like", "l ay2 k", ""), ("ship", "sh ih2 p", ""),
    ("hood", "hh uh2 d", ""), ("ize", "ay2 z", "", "y", "e"), ("ional", "ah0 n ah0 l", "ion"),
    ("ly", "l iy0", ""), ("ist", "ah0 s t", "", "y", "e"), ("ism", "ih2 z ah0 m", "", "y", "e"),
    ("ward", "w er0 d", ""), ("wards", "w er0 d z", ""), ("est", "ah0 s t", "e", "", "y"),
)  # fmt: skip
"""Ending, its sounds, and what stood in its place in the word before."""

_SINGLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""A word that doubles its last letter before a vowel: caters are no cats."""
_ATE = re.compile(r" ey[012] t$")
_IZE = re.compile(r" ay[012] z$")


def derived(lower: str, find: Find) -> str:
    """The sounds of a word by those of the one it is derived from; "" where that is not known.

    Of two endings one after the other, too: serial, serialize, serializer.
    """
    return _derived(lower, find, shortest=3, deeper=True)


def _derived(lower: str, find: Find, shortest: int, deeper: bool) -> str:
    if not lower.isascii() or not lower.isalpha():
        return ""

    def known(base: str) -> str:
        if len(base) < shortest:
            return ""
        return find(base) or (_derived(base, find, 4, False) if deeper else "")

    return _stressed(lower, known) or _shortened(lower, known) or _neutral(lower, known)


def _neutral(lower: str, known: Find) -> str:
    for ending, sounds, *instead in _NEUTRAL:
        stem = lower.removesuffix(ending)
        if stem == lower or len(stem) < 3:
            continue
        if (
            ending[0] in "aei"
            and ending != "iness"
            and stem[-1] == stem[-2]
            and (said := known(stem[:-1]))
        ):
            return f"{said} {sounds}"
        for end in instead:
            said = known(_before(stem, ending, end))
            if said:
                return f"{_joined(said, stem, end, sounds)} {sounds}"
    return ""


def _before(stem: str, ending: str, end: str) -> str:
    """The word before an ending; "" where there is none: happier has y, `summy` is no summer."""
    if end == "y" and ending[:2] in ("er", "ab", "es", "in"):
        i = ending == "iness"
        return stem + "y" if i else stem[:-1] + "y" if stem.endswith("i") else ""
    if end == "" and ending[0] in "aeio" and _SINGLE.fullmatch(stem):
        return ""
    return stem + end


def _joined(said: str, stem: str, end: str, sounds: str) -> str:
    """The sounds of the word before an ending, as they are before that ending's."""
    vowel = sounds[:2] in ("er", "ah", "ih", "ay")
    if sounds.startswith("l ") and said.endswith(" l"):
        said = said.removesuffix(" l")  # fully has one l
    if sounds == "ah0 n ah0 l":
        return said.removesuffix(" ah0 n")
    if end == "y" and sounds[:3] in ("ay2", "ah0", "ih2") and not stem.endswith("i"):
        return said.removesuffix(" iy0")  # economy, economize
    if end == "e" and vowel and stem.endswith("l"):
        return re.sub(r"(?<=[a-z]) ah0 l$", " l", said)  # whistle, whistler
    if end == "e" and stem.endswith("at") and sounds.startswith("er0"):
        return re.sub(r" ah0 t$", " ey2 t", said)  # the verb, not the adjective: separate
    if stem.endswith("ic") and sounds[:3] in ("ay2", "ah0", "ih2"):
        return re.sub(r" k$", " s", said)  # critic, criticize
    return said


def _stressed(lower: str, known: Find) -> str:
    """The endings that take the stress: customize, customization; able, ability."""
    for ending in ("ization", "isation"):
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) > 2:
            base = _IZE.sub("", known(stem + "ize")) or known(stem)
            if base:
                return f"{_lowered(base)} ah0 z ey1 sh ah0 n"
    said = known(lower.removesuffix("ion") + "e") if lower.endswith("ation") else ""
    if _ATE.search(said):
        return _lowered(_ATE.sub("", said)) + " ey1 sh ah0 n"
    if lower.endswith("ability") and (said := known(lower.removesuffix("ility") + "le")):
        return _lowered(said.removesuffix(" ah0 b ah0 l")) + " ah0 b ih1 l ah0 t iy0"
    return ""


def _shortened(lower: str, known: Find) -> str:
    """What loses a vowel before -ly: recognizable, recognizably; logical, logically."""
    for ending in ("ably", "ibly"):
        if lower.endswith(ending) and (said := known(lower[:-1] + "e")):
            return said.removesuffix(" ah0 l") + " l iy0"
    if lower.endswith("ically"):
        said = known(lower.removesuffix("ally")) or known(lower.removesuffix("ly"))
        return said.removesuffix(" ah0 l") + " l iy0" if said else ""
    if lower.endswith("ily") and (said := known(lower.removesuffix("ily") + "y")):
        return said.removesuffix(" iy0") + " ah0 l iy0"
    return ""


def _lowered(sounds: str) -> str:
    """The first stress made the second, before an ending that has the first."""
    return re.sub(r"2(?=[^0-9]*1)", "0", sounds).replace("1", "2")
