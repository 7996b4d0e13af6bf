"""Where words stand in a sentence: those that can be picked, and those that are marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from bilingual_reader.core.documents import Language

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as the inside of a regular expression's class."""


@cache
def _han() -> re.Pattern[str]:
    # Compiled when first needed: these classes take milliseconds, and the first screen needs none.
    return re.compile(f"[{HAN}]")


@cache
def _latin() -> re.Pattern[str]:
    """A word of a language with letters: `don't`, `state-of-the-art`, `GPT-3.5`, `70B`, `U.S.`."""
    letter, tail = rf"(?:(?![{HAN}])[^\W\d_])", rf"(?:(?![{HAN}])[^\W_])"
    inside = rf"['’\-‐‑]{tail}+|(?<=[0-9])\.[0-9]+"
    number = r"(?:(?<![0-9])[0-9]{1,6})?"
    return re.compile(rf"(?:[A-Za-z]\.){{2,}}|{number}{letter}{tail}*(?:{inside})*")


def latin_words(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the words in letters that are not Chinese, in order."""
    return [match.span() for match in _latin().finditer(text)]


class WordSpan(NamedTuple):
    """A word that the learner can pick, as half-open offsets."""

    first: int
    last: int
    lang: Language
    """The word's own language: an English word in a Chinese sentence is English."""


class Span(NamedTuple):
    """A marked word in a sentence, as half-open offsets."""

    first: int
    last: int
    key: str
    """The key of its `Word`: `en:discovery`, `zh:思维链`."""


class Marked:
    """Marked words, ready to be found in sentences."""

    def __init__(
        self, english: Mapping[str, str] | None = None, chinese: Mapping[str, str] | None = None
    ) -> None:
        """`english`: lower-cased surface → headword; `chinese`: surface → headword."""
        self.english = {_plain(surface): head for surface, head in (english or {}).items()}
        self.chinese = dict(chinese or {})
        self._phrases = _by_first(
            (tuple(_plain(m[0]) for m in _latin().finditer(surface)), surface)
            for surface in self.english
        )
        self._characters = _by_first((tuple(surface), surface) for surface in self.chinese)

    def __bool__(self) -> bool:
        return bool(self.english or self.chinese)

    def with_word(self, english: Mapping[str, str], chinese: Mapping[str, str]) -> Marked:
        """These words and some more."""
        return Marked({**self.english, **english}, {**self.chinese, **chinese})

    def phrases(self, first_word: str) -> Sequence[tuple[tuple[str, ...], str]]:
        """Marked surfaces of several words that begin with this one, the longest first."""
        return self._phrases.get(first_word, ())

    def from_character(self, character: str) -> Sequence[tuple[tuple[str, ...], str]]:
        """Marked Chinese surfaces that begin with this character, the longest first."""
        return self._characters.get(character, ())


def words(text: str, lang: Language, cuts: Sequence[int] = ()) -> list[WordSpan]:
    """The words of a sentence that can be picked, in order, without overlap.

    `cuts` are the offsets where the words of a Chinese sentence begin; without them every
    character counts as a word. Numbers, punctuation and space are no words.
    """
    chinese = list(_chinese_words(text, cuts if lang == "zh" else ()))
    taken = {offset for span in chinese for offset in range(span.first, span.last)}
    latin = (WordSpan(m.start(), m.end(), "en") for m in _latin().finditer(text))
    return sorted(chinese + [span for span in latin if span.first not in taken])


def spans(text: str, lang: Language, marked: Marked, cuts: Sequence[int] = ()) -> list[Span]:
    """Where marked words stand in a sentence, in order, without overlap.

    An English word is found by its form; a Chinese one where it is a word, or several, of the
    sentence (`cuts` as for `words`), or stands inside one: 思维 in 思维链, but not across words.
    """
    if not marked:
        return []
    found = list(_latin_spans(text, marked))
    found += _chinese_spans(text, marked, cuts if lang == "zh" else ())
    return sorted(found)


def _by_first(
    surfaces: Iterable[tuple[tuple[str, ...], str]],
) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for parts, surface in surfaces:
        if parts:
            index.setdefault(parts[0], []).append((parts, surface))
    for entries in index.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return index


def _plain(surface: str) -> str:
    return surface.lower().replace("’", "'")


def _tokens(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    inside = [cut for cut in cuts if 0 < cut < len(text)]
    for first, last in zip([0, *inside], [*inside, len(text)], strict=True):
        part = text[first:last]
        first += len(part) - len(part.lstrip())
        if part.strip():
            yield first, first + len(part.strip())


def _chinese_words(text: str, cuts: Sequence[int]) -> Iterator[WordSpan]:
    if not cuts:
        for match in _han().finditer(text):
            yield WordSpan(match.start(), match.end(), "zh")
        return
    for first, last in _tokens(text, cuts):
        if _han().search(text, first, last):
            yield WordSpan(first, last, "zh")


def _latin_spans(text: str, marked: Marked) -> Iterator[Span]:
    if not marked.english:
        return
    found = [(m.start(), m.end(), _plain(m[0])) for m in _latin().finditer(text)]
    at = 0
    while at < len(found):
        first, last, word = found[at]
        for parts, surface in marked.phrases(word):
            following = found[at : at + len(parts)]
            if tuple(w for _, _, w in following) == parts and _touch(text, following):
                yield Span(first, following[-1][1], f"en:{marked.english[surface]}")
                at += len(parts) - 1
                break
        else:
            yield from _inside_latin(first, last, word, marked)
        at += 1


def _touch(text: str, following: Sequence[tuple[int, int, str]]) -> bool:
    """Whether nothing but space stands between words."""
    gaps = zip(following, following[1:], strict=False)
    return all(text[a[1] : b[0]].strip() == "" for a, b in gaps)


def _inside_latin(first: int, last: int, word: str, marked: Marked) -> Iterator[Span]:
    """A marked word in its possessive (`OpenAI's`), or as a part of a compound (`well-known`)."""
    if word.endswith("'s") and word[:-2] in marked.english:
        yield Span(first, last - 2, f"en:{marked.english[word[:-2]]}")
        return
    offset = first
    for part in word.split("-") if "-" in word else ():
        if part in marked.english:
            yield Span(offset, offset + len(part), f"en:{marked.english[part]}")
        offset += len(part) + 1


def _chinese_spans(text: str, marked: Marked, cuts: Sequence[int]) -> Iterator[Span]:
    if not marked.chinese:
        return
    tokens = list(_tokens(text, cuts)) if cuts else []
    at = 0
    while at < len(text):
        for _, surface in marked.from_character(text[at]):
            last = at + len(surface)
            if text.startswith(surface, at) and _aligned(at, last, tokens):
                yield Span(at, last, f"zh:{marked.chinese[surface]}")
                at = last - 1
                break
        at += 1


def _aligned(first: int, last: int, tokens: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch is made of whole words, or lies inside one and is no lone character."""
    if not tokens:
        return True
    over = [(a, b) for a, b in tokens if a < last and b > first]
    whole = bool(over) and over[0][0] == first and over[-1][1] == last
    return whole or (len(over) == 1 and last - first >= 2)
