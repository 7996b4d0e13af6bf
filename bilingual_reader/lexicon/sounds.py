"""From the CMU dictionary's ARPABET to IPA, and the pronunciation of what it does not list.

`cmudict` reads the dictionary and says where it comes from. Symbols
follow the usual American transcription (Merriam-Webster's and Longman's IPA without length):
stress stands before the syllable, whose onset is the longest that English allows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from bilingual_reader.lexicon.english_endings import derived

Find = Callable[[str], Sequence[str]]

_CONSONANTS = {
    "b": "b", "ch": "tʃ", "d": "d", "dh": "ð", "f": "f", "g": "ɡ", "hh": "h", "jh": "dʒ",
    "k": "k", "l": "l", "m": "m", "n": "n", "ng": "ŋ", "p": "p", "r": "r", "s": "s", "sh": "ʃ",
    "t": "t", "th": "θ", "v": "v", "w": "w", "y": "j", "z": "z", "zh": "ʒ",
}  # fmt: skip
_VOWELS = {
    "aa": "ɑ", "ae": "æ", "ah": "ʌ", "ao": "ɔ", "aw": "aʊ", "ay": "aɪ", "eh": "ɛ", "er": "ɝ",
    "ey": "eɪ", "ih": "ɪ", "iy": "i", "ow": "oʊ", "oy": "ɔɪ", "uh": "ʊ", "uw": "u",
}  # fmt: skip
_UNSTRESSED = {"ah": "ə", "er": "ɚ"}
_BEFORE_STRESS = re.compile(
    r"(?<!ow[12] v )(?<!ah[12] n d )(?<!ih[12] n t )(?<!uw[12] p )(?<!ay[12] p )"  # over-, under-…
    r"\ber0 (?=[a-z]{2}[12])"
)
_STRESS = {"1": "ˈ", "2": "ˌ"}
_CLUSTERS = (
    "pl pr py bl br by tr tw dr dw kl kr kw ky gl gr gw fl fr fy vy thr thw shr sl sm sn sp st sk "
    "sw sf spl spr spy str skr skw sky my hhy hhw sv"
)
_ONSETS = frozenset(_CLUSTERS.split())
_PREFIX = re.compile(r"^(\D*[ie]h)2(?=\D*1)")
_DIGITS = {
    "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six",
    "7": "seven", "8": "eight", "9": "nine",
}  # fmt: skip
_SEAM = re.compile(r"[- ]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9]$)")
_SPELT = frozenset(
    ["agi", "api", "cpu", "css", "gpu", "html", "http", "https", "llm", "pdf", "rlhf", "url", "usb"]
)
_LETTERS = {
    "a": "ey1", "b": "b iy1", "c": "s iy1", "d": "d iy1", "e": "iy1", "f": "eh1 f",
    "g": "jh iy1", "h": "ey1 ch", "i": "ay1", "j": "jh ey1", "k": "k ey1", "l": "eh1 l",
    "m": "eh1 m", "n": "eh1 n", "o": "ow1", "p": "p iy1", "q": "k y uw1", "r": "aa1 r",
    "s": "eh1 s", "t": "t iy1", "u": "y uw1", "v": "v iy1", "w": "d ah1 b ah0 l y uw0",
    "x": "eh1 k s", "y": "w ay1", "z": "z iy1",
}  # fmt: skip


def to_ipa(phonemes: str) -> str:
    """`d ih0 s k ah1 v er0 iy0` → `dɪˈskʌvɚi`; one syllable carries no mark.

    The r of `er0` begins the next syllable where that is stressed (around is əˈraʊnd), but that of
    over-, under-, inter-, super- and hyper- stays with its prefix. The second
    stress that the list gives to in-, im-, ex- right before the first is not written: ɪnˈvɛnt.
    """
    phonemes = _PREFIX.sub(r"\g<1>0", phonemes)
    symbols = _BEFORE_STRESS.sub("ah0 r ", phonemes).split()
    nuclei = [i for i, symbol in enumerate(symbols) if symbol[-1].isdigit()]
    pairs = zip([-1, *nuclei], nuclei, strict=False)
    starts = {_start(symbols, before, nucleus): nucleus for before, nucleus in pairs}
    out = []
    for i, symbol in enumerate(symbols):
        if i in starts and len(nuclei) > 1:
            out.append(_STRESS.get(symbols[starts[i]][-1], ""))
        base, stress = symbol.rstrip("012"), symbol[-1]
        weak = _UNSTRESSED.get(base) if stress == "0" else None
        out.append(weak or _VOWELS.get(base) or _CONSONANTS.get(base, ""))
    return "".join(out)


def _start(symbols: list[str], before: int, nucleus: int) -> int:
    """Where the syllable of the vowel at `nucleus` begins: its longest legal onset."""
    if before < 0:
        return 0
    start = nucleus
    while start - 1 > before:
        onset = symbols[start - 1 : nucleus]
        legal = onset != ["ng"] if len(onset) == 1 else "".join(onset) in _ONSETS
        if not legal:
            break
        start -= 1
    return start


def pronounce(word: str, find: Find) -> str:
    """IPA of a word: listed, or spelt out, or derived from its parts; "" where none is safe."""
    if word in _DIGITS:
        word = _DIGITS[word]
    spelt = _spelt(word)
    if spelt:
        return spelt
    lower = word.lower().rstrip(".")
    found = _listed(lower, find) or _listed(lower + ".", find) or _made_of(lower, find)
    if found:
        return to_ipa(found)
    if word.endswith("'s"):
        said = pronounce(word[:-2], find)
        return said + _possessive(said[-1:]) if said else ""
    parts = [part for part in _SEAM.split(word) if part]
    if len(parts) > 1:
        spoken = [pronounce(part, find) for part in parts]
        return " ".join(spoken) if all(spoken) else ""
    compound = _compound(lower, find)
    return to_ipa(compound) if compound else ""


def _made_of(lower: str, find: Find) -> str:
    """The sounds of a word that is inflected or derived from a listed one."""
    return _inflected(lower, find) or derived(lower, lambda word: _listed(word, find))


def _listed(lower: str, find: Find) -> str:
    found = find(lower)
    return found[0] if found else ""


def _spelt(word: str) -> str:
    """IPA of an abbreviation said by its letters: GPU, U.S., LLMs, url; "" where it is none."""
    if word.lower() in _SPELT:
        word = word.upper()
    plural = "z" if re.fullmatch(r"[A-Z]{2,}s", word) else ""
    letters = (word[:-1] if plural else word).replace(".", "")
    short = re.fullmatch(r"[A-Z]{2,3}", letters) or letters.lower() in _SPELT
    if not short and not re.fullmatch(r"(?:[A-Z]\.){2,}", word):
        return ""
    said = [to_ipa(_LETTERS[letter.lower()]).replace("ˈ", "") for letter in letters]
    return "ˌ" + "ˌ".join(said[:-1]) + "ˈ" + said[-1] + plural


_VOICELESS = ("p", "t", "k", "f", "th")
_SIBILANT = ("s", "z", "sh", "zh", "ch", "jh")


def _inflected(lower: str, find: Find) -> str:
    """A regular inflection of a word that is listed or derived: its sounds and the ending's."""
    for ending, sound in _ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) > 2:
            for base in _bases(lower, ending):
                found = _listed(base, find) or derived(base, lambda word: _listed(word, find))
                if found:
                    return f"{found} {sound(found.split()[-1])}"
    return ""


def _bases(lower: str, ending: str) -> list[str]:
    stem = lower[: -len(ending)]
    if ending == "s":
        return [stem, stem[:-1] if stem.endswith("e") else stem, re.sub("ie$", "y", stem)]
    if ending in ("ed", "ing"):
        undoubled = stem[:-1] if stem[-1] == stem[-2] else stem
        return [stem, stem + "e", undoubled, re.sub("i$", "y", stem)]
    return [stem]


def _s(last: str) -> str:
    if last in _SIBILANT:
        return "ih0 z"
    return "s" if last in _VOICELESS else "z"


def _possessive(last: str) -> str:
    """The ending of OpenAI's after the last IPA symbol of its owner."""
    if last in ("s", "z", "ʃ", "ʒ"):
        return "ɪz"
    return "s" if last in ("p", "t", "k", "f", "θ") else "z"


def _ed(last: str) -> str:
    if last in ("t", "d"):
        return "ih0 d"
    return "t" if last in (*_VOICELESS, "s", "sh", "ch") else "d"


def _ing(last: str) -> str:
    return "ih0 ng"


def _ly(last: str) -> str:
    return "iy0" if last == "l" else "l iy0"


_ENDINGS = (("'s", _s), ("s", _s), ("ed", _ed), ("ing", _ing), ("ly", _ly))


_BEGINNINGS = """
add air app bit box bug bus car cap day dev dog ear end eye fan gas hot ice job key lab law log low
map net new off oil one out pay pop red run sea set six sky sub sun tax ten top two van war way web
"""
_SHORT = frozenset(_BEGINNINGS.split())
"""Words of three letters that begin compounds: keyring, bitmap."""


def _compound(lower: str, find: Find) -> str:
    """pretraining, dataset: two listed words of four letters or more, or a prefix and one.

    Of those of three letters only some begin compounds; the others are beginnings of anything.
    """
    if not lower.isascii() or not lower.isalpha():
        return ""
    for prefix, sound in _PREFIXES.items():
        rest = lower.removeprefix(prefix)
        if rest != lower and len(rest) > 3:
            found = _listed(rest, find) or _made_of(rest, find)
            if found:
                return f"{sound} {found}"
    for cut in range(len(lower) - 3, 2, -1):
        if cut < 4 and lower[:cut] not in _SHORT:
            continue
        first, second = _listed(lower[:cut], find), ""
        if first:
            second = _listed(lower[cut:], find) or _inflected(lower[cut:], find)
        if first and second and len(lower) - cut > 2:
            return f"{first} {second.replace('1', '2')}"
    return ""


_PREFIXES = {
    "un": "ah0 n", "dis": "d ih0 s", "re": "r iy0", "pre": "p r iy0", "post": "p ow0 s t",
    "non": "n aa0 n",
    "over": "ow2 v er0", "under": "ah2 n d er0", "super": "s uw2 p er0", "hyper": "hh ay2 p er0",
    "multi": "m ah2 l t iy0", "micro": "m ay2 k r ow0", "meta": "m eh2 t ah0",
    "auto": "ao2 t ow0", "anti": "ae2 n t iy0", "inter": "ih2 n t er0", "mis": "m ih0 s",
    "counter": "k aw2 n t er0", "neuro": "n uh2 r ow0", "bio": "b ay2 ow0", "co": "k ow0",
    "sub": "s ah2 b", "de": "d iy0", "semi": "s eh2 m iy0", "bi": "b ay0", "out": "aw2 t",
    "up": "ah2 p", "trans": "t r ae0 n z", "pseudo": "s uw2 d ow0", "mini": "m ih2 n iy0",
    "mega": "m eh2 g ah0", "ultra": "ah2 l t r ah0", "tele": "t eh2 l ah0", "geo": "jh iy2 ow0",
    "nano": "n ae2 n ow0",
    "kilo": "k ih2 l ah0", "giga": "g ih2 g ah0", "tera": "t eh2 r ah0",
    "poly": "p aa2 l iy0", "mono": "m aa2 n ow0", "macro": "m ae2 k r ow0",
    "fore": "f ao2 r", "cyber": "s ay2 b er0", "proto": "p r ow2 t ow0", "in": "ih0 n",
    "im": "ih0 m", "ir": "ih0 r",
    "electro": "ih0 l eh2 k t r ow0", "photo": "f ow2 t ow0", "hydro": "hh ay2 d r ow0",
    "thermo": "th er2 m ow0", "psycho": "s ay2 k ow0", "intra": "ih2 n t r ah0",
}  # fmt: skip


@lru_cache(maxsize=4096)
def find_shipped(lower: str) -> tuple[str, ...]:
    """A word's pronunciations from the dictionary's text (no index: some 5 ms)."""
    from bilingual_reader.lexicon import cmudict, data

    return cmudict.find(data.sounds().read_bytes(), lower)
