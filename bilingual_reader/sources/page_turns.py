"""The lines of a BuildSpeak page to turns.

The site writes each paragraph as its English and then its Chinese, each under the same header.
Where it knows no header (a blog, posts, a talk past its first hour) the lines just alternate;
either language may be missing, and a header may stand inside the line (see `leaks`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bilingual_reader.core.documents import Language, Turn
from bilingual_reader.sources.language import language_of
from bilingual_reader.sources.leaks import turns_of, without_leak

_SHORT = 60
"""Characters up to which two texts under one header are a pair whatever their language."""


@dataclass(frozen=True, slots=True)
class Header:
    """Who speaks, and when, in seconds."""

    who: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, clean, perhaps with a header left inside it."""

    text: str

    @property
    def language(self) -> Language | None:
        """Of what it says without its header."""
        return language_of(without_leak(self.text))

    @property
    def leaks(self) -> bool:
        """Whether it begins with a header."""
        return without_leak(self.text) != self.text


@dataclass
class _Part:
    """A paragraph of the page: what was one `turn` before the browser flattened it."""

    known: Turn = Turn()
    en: list[str] = field(default_factory=list)
    zh: list[str] = field(default_factory=list)


@dataclass
class _Chunk:
    """A header and all that stands before the next one; `None` is a row that ends a post."""

    header: Header | None
    lines: list[Line | None] = field(default_factory=list)


def turns(tokens: Sequence[Header | Line | None], who: str = "") -> list[Turn]:
    """The turns of a page's headers and lines; `who` speaks where no header says another."""
    chunks = [_Chunk(None)]
    for token in tokens:
        if isinstance(token, Header):
            chunks.append(_Chunk(token))
        else:
            chunks[-1].lines.append(token)
    return [
        turn
        for part in _parts(chunks, Turn(who))
        for turn in turns_of(part.known, "\n".join(part.en), "\n".join(part.zh))
    ]


def _parts(chunks: Sequence[_Chunk], unknown: Turn) -> list[_Part]:
    """The paragraphs: chunks with the same header, one after the other, are two sides of one."""
    doubled = _is_doubled(chunks)
    made = _loose(chunks[0].lines, unknown)
    n = 1
    while n < len(chunks):
        one = chunks[n]
        following = chunks[n + 1 : n + 3]
        n += 1
        if one.header is None:
            continue
        part = _Part(Turn(one.header.who, "", one.header.start, one.header.end))
        own, rest = _own(one.lines, doubled)
        made.append(part)
        if not rest and following and following[0].header == one.header:
            other, after = _own(following[0].lines, doubled)
            sides = _two_sides(own, other)
            third = following[1] if len(following) > 1 else None
            if sides is not None and not _waits(own, other, third, one.header):
                part.en, part.zh = sides
                made += _loose(after, unknown)
                n += 1
                continue
        _by_language(part, own)
        made += _loose(rest, unknown)
    return made


def _is_doubled(chunks: Sequence[_Chunk]) -> bool:
    """Whether the page repeats each header above the Chinese."""
    headers = [chunk.header for chunk in chunks[1:]]
    same = sum(a == b for a, b in zip(headers, headers[1:], strict=False))
    return same * 4 >= len(headers)


def _own(lines: Sequence[Line | None], doubled: bool) -> tuple[list[Line], Sequence[Line | None]]:
    """The lines that a header stands over, and those that follow without one of their own."""
    stop = next((n for n, line in enumerate(lines) if line is None or line.leaks), len(lines))
    own = [line for line in lines[:stop] if line is not None]
    tongues = [line.language for line in own]
    if doubled and tongues and "en" in tongues and "zh" in tongues:
        turn = tongues.index("zh") if tongues[0] != "zh" else tongues.index("en")
        if tongues[0] != "zh":  # the English before the Chinese, but for what is its own
            turn = turn if turn == 1 else turn - 1
            turn = len(own) if turn == 1 and len(own) == 2 else turn
        elif "zh" not in tongues[turn:] and stop == len(lines) and _is_short(own[turn:]):
            turn = len(own)
        if turn < len(own):
            return own[:turn], lines[turn:]
    return _with_following(own, lines, stop)


def _with_following(
    own: list[Line], lines: Sequence[Line | None], stop: int
) -> tuple[list[Line], Sequence[Line | None]]:
    """English before a Chinese line that brings its own header belongs to that one."""
    leaked = lines[stop] if stop < len(lines) else None
    if leaked is not None and leaked.language == "zh" and len(own) > 1 and own[-1].language != "zh":
        return own[:-1], lines[stop - 1 :]
    return own, lines[stop:]


def _is_short(lines: Sequence[Line]) -> bool:
    return sum(len(line.text) for line in lines) < _SHORT


def _two_sides(own: Sequence[Line], other: Sequence[Line]) -> tuple[list[str], list[str]] | None:
    """The texts of a turn and its translation, or None where the second is another turn.

    `OK.` and its Chinese, which is `OK.` too, would both be taken for English: short ones under
    one header are a pair all the same.
    """
    first, second = [line.text for line in own], [line.text for line in other]
    if not first or not second:
        return first + second if own else [], second if not own else []
    tongues = language_of("\n".join(first)) or "en", language_of("\n".join(second)) or "zh"
    if tongues[0] != tongues[1]:
        return (first, second) if tongues[0] == "en" else (second, first)
    if max(len("\n".join(first)), len("\n".join(second))) < _SHORT or first == second:
        return first, second
    return None


def _waits(
    own: Sequence[Line], other: Sequence[Line], third: _Chunk | None, header: Header
) -> bool:
    """Whether `other` is English whose Chinese follows, and `own` another turn in that second."""
    if third is None or third.header != header or not own or not other:
        return False
    tongues = own[0].language, other[0].language
    last = third.lines[0] if third.lines else None
    same = tongues[0] == tongues[1] != "zh" and own != other
    return same and last is not None and last.language == "zh"


def _by_language(part: _Part, lines: Sequence[Line]) -> None:
    """The lines of a header, each to its side: a page in one column has both under one header."""
    last: Language = language_of(" ".join(line.text for line in lines)) or "en"
    for line in lines:
        last = line.language or last
        (part.en if last == "en" else part.zh).append(line.text)


def _loose(lines: Sequence[Line | None], unknown: Turn) -> list[_Part]:
    """Paragraphs without a header: English begins one, Chinese ends it, a row ends a post."""
    made: list[_Part] = []
    begun = 0
    for line in lines:
        now = made[-1] if len(made) > begun else None
        if line is None:
            _close(made, begun)
            begun = len(made)
            continue
        waits = now is not None and now.en and not now.zh
        if now is not None and waits and (line.language == "zh" or [line.text] == now.en):
            now.zh.append(line.text)
        elif line.language == "zh":
            made.append(_Part(unknown, zh=[line.text]))
        else:
            made.append(_Part(unknown, en=[line.text]))
    return made


def _close(made: list[_Part], begun: int) -> None:
    """The last two lines of a post are its two sides, whatever their language."""
    if len(made) - begun == 2 and not any(part.zh for part in made[begun:]):
        last = made.pop()
        made[-1].zh = last.en
