"""A BuildSpeak page, copied from the browser as text.

A turn is a header line and its English, then the same header and its Chinese. The header is the
speaker and the times run together: `Speaker 100:00 - 00:23`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bilingual_reader.core.documents import Episode
from bilingual_reader.core.text import tidy
from bilingual_reader.sources.leaks import clock
from bilingual_reader.sources.metadata import Facts, episode, iso_date
from bilingual_reader.sources.page_turns import Header, Line, turns

_DASH = r"\s*[-–—~～]\s*"
_END = r"\d{1,2}:\d{2}(?::\d{2})?"
_HEADER = re.compile(
    rf"(?P<who>[^\n|｜]{{0,80}}?\s*)(?P<bar>[|｜]\s*)?(?P<start>\d{{1,6}}(?::\d{{2}}){{1,2}}){_DASH}(?P<end>{_END})\s*$"
)
_NUMBERED = re.compile(r"(?:speaker|说话人|發言人|发言人|嘉宾|讲者)\s*$", re.IGNORECASE)
"""Speakers who have a number instead of a name."""
_KIND = re.compile(
    r"\s*\W{0,4}\s*(播客|博客|推文|推特|视频|文章|X\s*/\s*Twitter|podcast|blog|tweets?|video)(?=\S)\s*",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"·\s*[\d,]+\s*(?:词|詞|字|words?)\s*·", re.IGNORECASE)
_HANDLE = re.compile(r"\s+@\w{1,30}\s*$")
_KINDS = {
    "播客": "podcast",
    "博客": "blog",
    "推文": "tweet",
    "推特": "tweet",
    "视频": "video",
    "文章": "article",
    "x/twitter": "tweet",
}
_FURNITURE = re.compile(
    r"\s*(?:BuildSpeak(?:\s*每日|\s*[—–-]|\s*daily|\s*$)|今日\s*归档\s*生词本|Today\s*Archive\s*(?:Words|Vocab)"
    r"|SPACE\s*(?:播放|play)|←\s*→|BUILT IN PUBLIC)",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"(?:[▶■]?\s*(?:朗读全文|播放全文|停止|暂停)\s*(?:SPACE)?|双语|双语\s*EN\s*中|EN|中|仅英文|仅中文|SPACE|play|播放"
    r"|空格\s*播放.{0,20})"
)
"""Buttons above the text; further down the same words are text."""
_ROW = re.compile(
    r"\s*(?=[♥❤♡↻🔁💬x原])(?:[♥❤♡]\ufe0f?\s*[\d.,]+[KM]?\s*)?(?:[↻🔁]\s*[\d.,]+[KM]?\s*)?(?:💬\s*[\d.,]+[KM]?\s*)?"
    r"(?:(?:x\.com|原帖)\s*↗)?\s*"
)
_ORIGINAL = re.compile(r"\s*(?:原文|Original|Source)\s*(?:↗\s*|[:：]\s*(?=https?:))(\S*)")


def matches(text: str) -> bool:
    """Whether the site's furniture is there, or at least two of its headers."""
    head = text[:3000]
    if sum(_FURNITURE.match(line) is not None for line in head.split("\n")[:12]) >= 2:
        return True
    seen = 0
    for line in text[:200_000].split("\n"):
        seen += len(line) < 120 and _HEADER.match(line) is not None
        if seen > 1:
            return True
    return False


def read(text: str, name: str) -> Episode:
    """The episode; raises SourceError where the page has no text."""
    told, kind, body = _apart(text.split("\n"))
    who = told.show if kind == "tweet" else ""
    return episode(told, tuple(turns(_tokens(body), who)), name, kind)


def _apart(lines: Sequence[str]) -> tuple[Facts, str, list[str]]:
    """The page's facts, its kind, and the lines of its text."""
    told, kind = Facts(), "podcast"
    body: list[str] = []
    begun = follows = False
    for line in filter(None, map(str.strip, lines)):
        if original := _ORIGINAL.match(line):
            told, follows = replace(told, url=original[1]), not original[1]
        elif follows and line.startswith("http"):
            told, follows = replace(told, url=line.split()[0]), False
        elif _FURNITURE.match(line) or not begun and _CONTROL.fullmatch(line):
            begun = begun or line.startswith(("SPACE", "←"))
        elif not begun and not told.show and (found := _facts_line(line)):
            kind, show, when = found
            told = replace(told, show=show, date=when)
        elif not begun and not told.title and not _is_header(line):
            told = replace(told, title=tidy(line))
        else:
            begun = begun or _is_header(line)
            body.append(line)
    return told, kind, body


def _facts_line(line: str) -> tuple[str, str, str] | None:
    """Kind, show and date of the line above the title."""
    found = _KIND.match(line)
    counted = _COUNTS.search(line) is not None
    if not counted and (found is None or "·" not in line and not iso_date(line)):
        return None
    word = re.sub(r"\s", "", found[1].lower()) if found else ""
    show, _, rest = line[found.end() if found else 0 :].partition("·")
    kind = _KINDS.get(word, word.rstrip("s")) or "article"
    return kind, tidy(_HANDLE.sub("", show)), iso_date(rest)


def _is_header(line: str) -> bool:
    return len(line) < 120 and _HEADER.match(line) is not None


def _tokens(lines: Sequence[str]) -> list[Header | Line | None]:
    """Headers and lines of text, in order; None for a row of hearts and replies under a post."""
    made: list[Header | Line | None] = []
    before: float | None = None
    for line in lines:
        found = _HEADER.match(line) if len(line) < 120 else None
        if found:
            who, start, before = split_header(found["who"], found["start"], found["end"], before)
            made.append(Header(who, start, before))
        elif _ROW.fullmatch(line[:200]):
            if made and made[-1] is not None:
                made.append(None)
        else:
            made.append(Line(tidy(line)))
    return made


def split_header(
    who: str, start: str, end: str, before: float | None = None
) -> tuple[str, float, float]:
    """The speaker and the times, in seconds, of a header whose parts run together.

    `start` may begin with the digits of the speaker's number (`1201:20`: speaker 12 at 01:20, or
    120 at 1:20). Of the ways to cut it, the one wins whose turn is shortest, lies nearest to the
    end of the turn before (`before`, in seconds), and writes its start as the end is written.
    """
    digits, rest = start.split(":", 1)
    last = clock(end)
    ways: list[tuple[float, int, str, float]] = []
    for width in (2, 1)[len(digits) < 2 :]:
        number, time = digits[:-width], f"{digits[-width:]}:{rest}"
        first = clock(time)
        if first > last or any(int(part) > 59 for part in time.split(":")[1:]):
            continue
        far = min(abs(first - before), 3600.0) if before is not None else 0.0
        odd = number.startswith("0") or (not number) == (_NUMBERED.search(who) is not None)
        cost = last - first + far + _unlike(time, end) + (30 if odd else 0)
        ways.append((cost, -width, (who + number).strip(), first))
    if not ways:
        return (who + digits[:-2]).strip(), last, last
    _, _, label, first = min(ways)
    return label, first, last


def _unlike(start: str, end: str) -> float:
    """Seconds of penalty for a start that is not written as its end is (`1:20` beside `01:21`)."""
    if start.count(":") == end.count(":"):
        return 0.0 if len(start) == len(end) else 5.0
    return 0.0 if len(start.split(":")[0]) == 2 else 5.0
