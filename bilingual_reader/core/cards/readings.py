"""How a word and its sentence are read, as HTML: tones by class, ruby over a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bilingual_reader.core.documents import Language
from bilingual_reader.core.markup import escape
from bilingual_reader.core.scripts import has_han
from bilingual_reader.core.tones import MARKS, NEUTRAL, parted

Syllables = Sequence[tuple[str, str]]
"""(surface, reading): a Chinese character or an English word each, or other text with "" """

_BETWEEN = re.compile(r"([\s/,;·]+)")
_LETTERS = re.compile(r"[^\W\d_]+")
_MEASURE = re.compile(r"(?P<word>[^\[\]]+)\[(?P<reading>[^\[\]]+)\]")


def toned(pinyin: str) -> str:
    """Pinyin with tone marks as HTML, each syllable that stands apart in its tone's class.

    Colour only repeats what the mark says. A run of several syllables stays plain.
    """
    return "".join(map(_toned, _BETWEEN.split(pinyin)))


@lru_cache(maxsize=4096)
def _toned(part: str) -> str:
    tone = _tone(part)
    return f'<span class="tone{tone}">{escape(part)}</span>' if tone else escape(part)


def _tone(syllable: str) -> int:
    """1 to 4, 5 for a neutral one; 0 for what is no single syllable, such as the letters of AI."""
    tones = [MARKS[c] for c in unicodedata.normalize("NFD", syllable) if c in MARKS]
    if len(tones) > 1 or not syllable.replace("'", "").replace("’", "").isalpha():
        return 0
    if tones:
        return tones[0]
    return 0 if syllable.isupper() else NEUTRAL


def ruby(words: Sequence[Syllables], lang: Language, bold: Sequence[tuple[int, int]] = ()) -> str:
    """A sentence with its reading above it; the stretches `bold` (half-open offsets) in `<b>`.

    A word is kept on one line (class `w`). Pinyin has the class of its tone, IPA none.
    """
    out, start = [], 0
    for word in words:
        pieces = list(_pieces(word, lang, start, bold))
        start += sum(len(surface) for surface, _ in word)
        markup = "".join(pieces)
        together = len(word) > 1 and any(reading for _, reading in word)
        out.append(f'<span class="w">{markup}</span>' if together else markup)
    return "".join(out).replace("</b><b>", "")


def _pieces(
    word: Syllables, lang: Language, start: int, bold: Sequence[tuple[int, int]]
) -> Iterator[str]:
    for surface, reading in word:
        end = start + len(surface)
        # Where no reading stands above it, a run may be bold in part.
        if not reading:
            yield _partly(surface, [(a - start, b - start) for a, b in bold])
        else:
            base = _above(surface, reading, lang)
            lit = any(first < end and start < last for first, last in bold)
            yield f"<b>{base}</b>" if lit else base
        start = end


def _above(surface: str, reading: str, lang: Language) -> str:
    if lang == "en":
        return f'<ruby>{escape(surface)}<rt lang="en-fonipa">{escape(reading)}</rt></ruby>'
    tone = _tone(reading)
    tagged = f' class="tone{tone}"' if tone else ""
    return f'<ruby>{escape(surface)}<rt lang="zh-Latn"{tagged}>{escape(reading)}</rt></ruby>'


def _partly(text: str, bold: Sequence[tuple[int, int]]) -> str:
    out, done = [], 0
    for first, last in bold:
        first, last = max(first, done), min(last, len(text))
        if first < last:
            out += [escape(text[done:first]), "<b>", escape(text[first:last]), "</b>"]
            done = last
    return "".join([*out, escape(text[done:])])


def measure(told: str) -> str:
    """A measure word as dictionaries write it, `座[zuò]`, as HTML."""
    match = _MEASURE.fullmatch(told)
    if match is None:
        return f'<span lang="zh-Hans">{escape(told)}</span>'
    word, reading = escape(match["word"]), toned(match["reading"])
    return f'<span lang="zh-Hans">{word}</span> <span lang="zh-Latn-pinyin">{reading}</span>'


def hint(told: str) -> str:
    """The first letter of each word or syllable, a dot for each further one: `d···· t·`.

    "" for a single letter, which a hint would give away, and for what has no letters.
    """
    plain = told if told.isascii() else parted(told)[0]
    words = _LETTERS.findall(plain)
    if not words or len(words[0]) + len(words) < 3 or has_han(plain):
        return ""
    return " ".join([word[0] + "·" * (len(word) - 1) for word in words])
