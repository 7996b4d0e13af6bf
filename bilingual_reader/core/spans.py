"""Where words stand in a sentence: those that can be picked, and those that are marked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from bilingual_reader.core.documents import Language
from bilingual_reader.core.scripts import HAN, han
from bilingual_reader.core.text import lowered

_ITSELF = 4
"""Characters from which a Chinese stretch hardly ever comes about by chance, across words."""


@cache
def _latin(ascii_only: bool) -> re.Pattern[str]:
    """A word of a language with letters: `don't`, `state-of-the-art`, `GPT-3.5`, `70B`, `U.S.`.

    For a text in ASCII there is one that says the same and is found three times faster.
    """
    letter, tail = "[A-Za-z]", "[A-Za-z0-9]"
    if not ascii_only:
        letter, tail = rf"(?:(?![{HAN}])[^\W\d_])", rf"(?:(?![{HAN}])[^\W_])"
    inside = rf"['’\-‐‑]{tail}+|(?<=[0-9])\.[0-9]+"
    number = r"(?:(?<![0-9])[0-9]{1,6})?"
    return re.compile(rf"(?:[A-Za-z]\.){{2,}}|{number}{letter}{tail}*(?:{inside})*")


def latin_words(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the words in letters that are not Chinese: `don't`, `GPT-5`, `U.S.`."""
    return [match.span() for match in _latin(text.isascii()).finditer(text)]


def latin_forms(text: str) -> list[str]:
    """The words that `latin_words` gives, as they are written."""
    return _latin(text.isascii()).findall(text)


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
    """Marked words, ready to be found in sentences; words come and go one by one."""

    def __init__(
        self, english: Mapping[str, str] | None = None, chinese: Mapping[str, str] | None = None
    ) -> None:
        """`english`: lower-cased surface → headword; `chinese`: surface → headword."""
        self.english: dict[str, str] = {}
        self.chinese: dict[str, str] = {}
        self._terms: dict[str, list[str]] = {}
        """First word → surfaces of several words, or with signs inside, the longest first."""
        self._lengths: dict[str, list[int]] = {}
        """First character → lengths of the Chinese surfaces with it, the longest first."""
        self._quoted: dict[str, set[str]] = {}
        """Sentence → Chinese surfaces that were marked in just this one, however it is cut."""
        self.version = 0
        """Another number whenever other words are found, or the same in other places."""
        self.add(english or {}, chinese or {})

    def __bool__(self) -> bool:
        return bool(self.english or self.chinese)

    def add(self, english: Mapping[str, str], chinese: Mapping[str, str]) -> None:
        """Find these from now on, too."""
        for given, headword in english.items():
            surface = _folded(given)
            self.version += self.english.get(surface) != headword
            if surface not in self.english and not surface.isalpha():
                self._add_term(surface)
            self.english[surface] = headword
        for surface, headword in chinese.items():
            self.version += self.chinese.get(surface) != headword
            self.chinese[surface] = headword
            lengths = self._lengths.setdefault(surface[:1], [])
            if len(surface) not in lengths:
                lengths.append(len(surface))
                lengths.sort(reverse=True)

    def quote(self, sentence: str, surface: str) -> None:
        """Find a Chinese surface in this sentence, in which it was marked, across words too."""
        there = self._quoted.setdefault(sentence, set())
        self.version += surface not in there
        there.add(surface)

    def quoted(self, sentence: str) -> Collection[str]:
        """The surfaces that were marked in a sentence."""
        return self._quoted.get(sentence, ())

    def discard(self, lang: Language, headword: str) -> None:
        """Find a word in none of its forms any more."""
        surfaces = self.english if lang == "en" else self.chinese
        for surface in [form for form, head in surfaces.items() if head == headword]:
            del surfaces[surface]
            self.version += 1

    def term_at(self, folded: str, first: int, word: str) -> str:
        """The longest marked term that stands at an offset of a folded text, or ""."""
        return next((t for t in self._terms.get(word, ()) if self._stands(t, folded, first)), "")

    def lengths(self, character: str) -> Sequence[int]:
        """How long the Chinese surfaces that begin with this character are, longest first."""
        return self._lengths.get(character, ())

    def _add_term(self, surface: str) -> None:
        match = _latin(surface.isascii()).match(surface)
        if match and match.end() < len(surface):
            terms = self._terms.setdefault(match[0], [])
            if surface not in terms:
                terms.append(surface)
                terms.sort(key=len, reverse=True)

    def _stands(self, term: str, folded: str, first: int) -> bool:
        end = term_end(term, folded, first) if term in self.english else 0
        return end > 0 and not (folded[end : end + 1].isalnum() and folded[end - 1].isalnum())


def term_end(term: str, text: str, first: int) -> int:
    """Where a term ends that stands at `first`, with any space between its words; 0 if not."""
    at = first
    for place, chunk in enumerate(term.split()):
        if place:
            space = at
            while text[at : at + 1].isspace():
                at += 1
            if at == space:
                return 0
        if not text.startswith(chunk, at):
            return 0
        at += len(chunk)
    return at


def words(text: str, lang: Language, cuts: Sequence[int] = ()) -> list[WordSpan]:
    """The words of a sentence that can be picked, in order, without overlap.

    `cuts` are the offsets where the words of a Chinese sentence begin; without them every
    character counts as a word. Numbers, punctuation and space are no words.
    """
    chinese = list(_chinese_words(text, cuts if lang == "zh" else ()))
    taken = {offset for span in chinese for offset in range(span.first, span.last)}
    latin = (WordSpan(m.start(), m.end(), "en") for m in _latin(text.isascii()).finditer(text))
    return sorted(chinese + [span for span in latin if span.first not in taken])


def spans(text: str, lang: Language, marked: Marked, cuts: Sequence[int] = ()) -> list[Span]:
    """Where marked words stand in a sentence, in order, without overlap.

    An English word is found by its form; a Chinese one where it is a word, or several, of the
    sentence (`cuts` as for `words`), or stands inside one: 思维 in 思维链, but not across words,
    unless it was marked in this very sentence.
    """
    if not marked:
        return []
    found = list(_chinese_spans(text, marked, cuts if lang == "zh" else ()))
    # A Chinese term may have an English word in it, which then is no mark of its own.
    taken = {offset for span in found for offset in range(span.first, span.last)}
    english = _latin_spans(text, marked)
    return sorted([*found, *(s for s in english if taken.isdisjoint(range(s.first, s.last)))])


def joined(found: Sequence[WordSpan], marked: Sequence[Span]) -> list[WordSpan]:
    """The words of a sentence, those that make up a marked term as one."""
    made: list[WordSpan] = []
    for word in found:
        over = next((s for s in marked if s.first <= word.first and word.last <= s.last), None)
        if over is None or over[:2] == word[:2]:
            made.append(word)
        elif not made or made[-1][:2] != over[:2]:
            made.append(WordSpan(over.first, over.last, "zh" if over.key[:2] == "zh" else "en"))
    return made


def key_at(marked: Iterable[Span], first: int, last: int, surface: str) -> str:
    """The key of the marked word that is just this stretch; of a possessive (OpenAI's), its word.

    "" where none is.
    """
    for begins, ends, key in marked:
        rest = surface[ends - first :].lower()
        if begins == first and ends <= last and rest in ("", "'s", "’s"):
            return key
    return ""


def _folded(text: str) -> str:
    """In lower case and with straight apostrophes, each character in its place."""
    return lowered(text).replace("’", "'")


def _tokens(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    inside = [cut for cut in cuts if 0 < cut < len(text)]
    for first, last in zip([0, *inside], [*inside, len(text)], strict=True):
        part = text[first:last]
        first += len(part) - len(part.lstrip())
        if part.strip():
            yield first, first + len(part.strip())


def _chinese_words(text: str, cuts: Sequence[int]) -> Iterator[WordSpan]:
    if not cuts:
        for match in han().finditer(text):
            yield WordSpan(match.start(), match.end(), "zh")
        return
    for first, last in _tokens(text, cuts):
        if han().search(text, first, last):
            yield WordSpan(first, last, "zh")


def _latin_spans(text: str, marked: Marked) -> Iterator[Span]:
    if not marked.english:
        return
    folded, end = _folded(text), 0
    for first, last in latin_words(text):
        if first < end:
            continue
        word = folded[first:last]
        term = marked.term_at(folded, first, word)
        if term:
            end = term_end(term, folded, first)
            yield Span(first, end, f"en:{marked.english[term]}")
        elif word in marked.english:
            yield Span(first, last, f"en:{marked.english[word]}")
        else:
            yield from _inside_latin(first, last, word, marked)


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
    quoted = marked.quoted(text)
    at = 0
    while at < len(text):
        for length in marked.lengths(text[at]):
            surface = text[at : at + length]
            if surface in marked.chinese and (
                surface in quoted or _aligned(at, at + len(surface), tokens)
            ):
                yield Span(at, at + len(surface), f"zh:{marked.chinese[surface]}")
                at += len(surface) - 1
                break
        at += 1


def _aligned(first: int, last: int, tokens: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch is made of whole words, or lies inside one and is no lone character.

    What is long enough is itself wherever it stands: a term may be cut otherwise in each sentence.
    """
    if not tokens or last - first >= _ITSELF:
        return True
    over = [(a, b) for a, b in tokens if a < last and b > first]
    whole = bool(over) and over[0][0] == first and over[-1][1] == last
    return whole or (len(over) == 1 and last - first >= 2)
