"""Chinese text: where words begin, how each character is read, and the other script."""

from __future__ import annotations

import re
import threading
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from bilingual_reader.core.readings import READ as _HAN
from bilingual_reader.core.scripts import han
from bilingual_reader.lexicon.tones import with_numbers

if TYPE_CHECKING:
    import jieba
    import opencc

    from bilingual_reader.core.own_readings import Rules
    from bilingual_reader.lexicon.settling import Run, Words

_LONGEST = 1000
"""Characters that jieba and pypinyin get at once: both take time with the square of the length."""
_ASPECT = re.compile("(?<![名显土原编专论巨遗卓昭])著(?![名作者述称录于])")
"""著 of Traditional text that is 着 in Simplified and that OpenCC leaves."""
_CHANGED = frozenset("乾吒哩坏夥後徵拚捱摺於榘沈菸薹藉袷覆醣麴麽")
"""The characters of GB 2312 one of which is in all of its texts that t2s changes."""
_lock = threading.Lock()


def word_cuts(text: str) -> tuple[int, ...]:
    """Offsets where words begin, 0 first, strictly rising; () for "".

    Runs of Chinese are cut by jieba (Traditional as its Simplified form, whose offsets are the
    same). A word or number in Latin letters stays whole (`GPT-5`, `3.5`), a run of spaces and
    each punctuation mark stand on their own. jieba is loaded at the first call, see `segmenter`.
    """
    cuts: list[int] = []
    plain = same_length(text)
    for match in _token().finditer(plain):
        start = match.start()
        if match["han"] is None or len(match["han"]) == 1:
            cuts.append(start)
            continue
        for word in _tokenizer().cut(match["han"], HMM=True):
            cuts.append(start)
            start += len(word)
    return tuple(cuts)


def pinyin(
    text: str,
    numbers: bool = False,
    words: Words | None = None,
    own: Rules | None = None,
    at: Collection[int] | None = None,
) -> list[tuple[str, str]]:
    """(surface, reading): a Chinese character each, any run of other text with reading "".

    The surfaces join to the text. Readings carry tone marks, with `numbers` tone numbers (`hang2`,
    neutral 5, `lu:4`). Traditional is read as its Simplified form. A character with several
    readings has the one of its sentence (see `settling`, which asks the dictionary's `words`).
    Every character has a reading of its own, so the 儿 of 哪儿 is `ér`. Tones are those of the
    dictionary: the sandhi of third tones is not written, that of 一 and 不 only within words that
    pypinyin lists (一个 `yí gè`). What the learner's `own` rules say goes before all that. With
    `at` only the characters at these offsets are sure to be read, as they are in the whole text;
    that is several times faster than all. The
    first call loads pypinyin and the network in 0.4 s, the first sentence on which they disagree
    jieba too. Raises LexiconError where the network is missing.
    """
    out: list[tuple[str, str]] = []
    plain, done = same_length(text), 0
    readings = _in_sentence(plain, words, own, at)
    for place, syllable in own.readings(text).items() if own else ():
        readings[place] = syllable
    for match in _run().finditer(plain):
        if match.start() > done:
            out.append((text[done : match.start()], ""))
        done = match.end()
        told = readings[match.start() : done]
        if numbers:
            told = [with_numbers(reading) for reading in told]
        out.extend(zip(text[match.start() : done], told, strict=True))
    if done < len(text):
        out.append((text[done:], ""))
    return out


def spelled(read: Iterable[tuple[str, str]]) -> str:
    """The reading of a word by what `pinyin` says of it, with spaces between.

    Its words in Latin letters stay as they are: AI研究 is AI yán jiū.
    """
    told = (reading or surface for surface, reading in read)
    return " ".join(word for piece in told for word in piece.split() if _is_said(word))


def _is_said(word: str) -> bool:
    return any(map(str.isalnum, word)) or word == "·"


def simplified(text: str) -> str:
    """The text in Simplified characters (OpenCC t2s); other text stays as it is."""
    return converted(text, "t2s")


def traditional(text: str) -> str:
    """The text in Traditional characters (OpenCC s2t, by phrases)."""
    return converted(text, "s2t")


def converted(text: str, name: str) -> str:
    """The text as OpenCC's conversion of this name gives it."""
    if text.isascii():
        return text
    text = _sound(text)
    if name == "t2s" and _is_simplified(text):
        return text
    return str(_converter(name).convert(text))


def _is_simplified(text: str) -> bool:
    """Whether all its Chinese is of GB 2312, none of which OpenCC's t2s changes but for a few.

    So that OpenCC, which takes 5 MB, is loaded only where there is something to convert.
    """
    chinese = "".join(han().findall(text))
    try:
        chinese.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _CHANGED.isdisjoint(chinese)


@lru_cache(maxsize=1)
def _run() -> re.Pattern[str]:
    """A run of Chinese characters. Compiled at first use: such large sets take milliseconds."""
    return re.compile(f"[{_HAN}]{{1,{_LONGEST}}}")


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    """Chinese; a word or number in other letters (GPT-5, 3.5, AT&T, C++, 10:30, 40%); spaces; a
    character with all that joins it (accents, emoji parts)."""
    return re.compile(
        rf"(?P<han>[{_HAN}]{{1,{_LONGEST}}})"
        rf"|[^\W{_HAN}]+(?:[-'’.&/:][^\W{_HAN}]+)*[+#%]*"
        r"|\s+"
        r"|.[\u0300-\u036f\ufe00-\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
        r"(?:(?<=\u200d).\ufe0f?\u200d?)*",
        re.DOTALL,
    )


def same_length(text: str) -> str:
    """The Simplified form with every character in its place; the text itself where that fails."""
    plain = in_place(text, "t2s")
    return text if plain == text else _ASPECT.sub("着", plain)


def in_place(text: str, name: str) -> str:
    """The same by any of OpenCC's conversions, as it gives it."""
    made = converted(text, name)
    if len(made) != len(text):
        made = "".join(c if len(c := converted(char, name)) == 1 else char for char in text)
    return made


def _in_sentence(
    plain: str, words: Words | None, own: Rules | None, at: Collection[int] | None
) -> list[str]:
    """A reading for each character of a Simplified text, "" for what has none."""
    readings = [""] * len(plain)
    runs = [match.span() for match in _run().finditer(plain)]
    if at is not None:
        runs = [run for run in runs if any(run[0] <= place < run[1] for place in at)]
    for start, end in runs:
        readings[start:end] = _readings(plain[start:end])
    if not runs:
        return readings
    from bilingual_reader.lexicon.particles import READ, by_place
    from bilingual_reader.lexicon.polyphones import polyphones
    from bilingual_reader.lexicon.settling import settled

    guesses = polyphones().guesses(plain, at)
    for start, end in runs:
        said = plain[start:end]
        for place in range(start, end):
            if at is not None and place not in at:
                continue
            guess, usual = guesses.get(place), readings[place]
            if guess and usual and guess.reading != usual:
                run = _taken_apart(said, own)
                readings[place] = settled(run, place - start, usual, guess, words)
            if plain[place] in READ and usual:
                ruled = by_place(_taken_apart(said, own), place - start, words)
                readings[place] = ruled or readings[place]
    return readings


def _readings(run: str) -> list[str]:
    """pypinyin's reading for each character of a run of Chinese, "" where none is known.

    By its tables and its phrases, as `pypinyin.pinyin` does it in three times the time.
    """
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    readings: list[str] = []
    for part in _phrases(run):
        if part in PHRASES_DICT:
            readings += (syllables[0] for syllables in PHRASES_DICT[part])
        else:
            readings += (PINYIN_DICT.get(ord(char), "").partition(",")[0] for char in part)
    return readings


@lru_cache(maxsize=64)
def _phrases(run: str) -> tuple[str, ...]:
    """A run of Chinese in pypinyin's phrases, and the single characters between them."""
    from pypinyin.seg.mmseg import seg

    return tuple(seg.cut(run))


@lru_cache(maxsize=64)
def _taken_apart(run: str, own: Rules | None) -> Run:
    """A run of Chinese in pypinyin's phrases and in jieba's words.

    Where the learner cuts it a word ends, too; what they join (做得) is read as its parts were.
    """
    from bilingual_reader.lexicon.settling import Run

    phrases, start = [], 0
    for part in _phrases(run):
        end = start + len(part)
        if len(part) > 1:
            phrases.append((start, end))
        start = end
    cuts = word_cuts(run)
    if own:
        cuts = tuple(sorted({*cuts, *own.cuts(run, cuts)}))
    return Run(run, tuple(phrases), (*cuts, len(run)))


def _sound(text: str) -> str:
    """OpenCC takes UTF-8: half a surrogate pair becomes a question mark, in its place."""
    return text.encode("utf-8", "replace").decode()


@lru_cache(maxsize=4)
def _converter(name: str) -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC(name)


def _tokenizer() -> jieba.Tokenizer:
    with _lock:
        return _loaded_tokenizer()


@lru_cache(maxsize=1)
def _loaded_tokenizer() -> jieba.Tokenizer:
    from bilingual_reader.lexicon.segmenter import tokenizer

    return tokenizer()
