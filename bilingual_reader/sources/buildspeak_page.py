"""A BuildSpeak page, copied from the browser as text.

A turn is a header line and its English, then the same header and its Chinese. The header is the
speaker and the times run together: `Speaker 100:00 - 00:23`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bilingual_reader.core.documents import Episode, Language, Side, Turn
from bilingual_reader.core.text import tidy
from bilingual_reader.sources.blocks import Block
from bilingual_reader.sources.language import language_of
from bilingual_reader.sources.metadata import Facts, episode, iso_date
from bilingual_reader.sources.paragraphs import paragraphs, turns

_DASH = r"\s*[-–—~～]\s*"
_END = r"\d{1,2}:\d{2}(?::\d{2})?"
_HEADER = re.compile(
    rf"(?P<who>[^\n|｜]{{0,80}}?\s*)(?P<bar>[|｜]\s*)?(?P<start>\d{{1,6}}(?::\d{{2}}){{1,2}}){_DASH}(?P<end>{_END})\s*$"
)
_LEAKED = re.compile(
    rf"\s*(?P<who>[^\n|｜]{{1,60}}?)\s*[|｜]\s*(?P<start>{_END}){_DASH}(?P<end>{_END})(?!\d)\s*"
)
_NUMBERED = re.compile(r"(?:speaker|说话人|發言人|发言人|嘉宾|讲者)\s*$", re.IGNORECASE)
"""Speakers who have a number instead of a name."""
_KIND = re.compile(
    r"\s*\W{0,4}\s*(播客|博客|推文|推特|视频|文章|podcast|blog|tweets?|video)(?=\S)\s*",
    re.IGNORECASE,
)
_KINDS = {
    "播客": "podcast",
    "博客": "blog",
    "推文": "tweet",
    "推特": "tweet",
    "视频": "video",
    "文章": "article",
}
_FURNITURE = re.compile(
    r"\s*(?:BuildSpeak(?:\s*每日|\s*[—–-]|\s*daily|\s*$)|今日\s*归档\s*生词本|Today\s*Archive\s*(?:Words|Vocab)"
    r"|SPACE\s*(?:播放|play)|←\s*→|BUILT IN PUBLIC)",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(r"\s*(?:原文|Original|Source)\s*↗\s*(\S*)")


@dataclass
class _Entry:
    who: str
    start: float | None = None
    end: float | None = None
    lines: list[str] = field(default_factory=list)


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
    entries = _entries(body)
    if entries:
        return episode(told, tuple(_turns(entries)), name, kind)
    parts = [Block("text", (line,)) for line in body if line.strip()]
    return episode(told, turns(paragraphs(parts)), name, kind)


def _apart(lines: Sequence[str]) -> tuple[Facts, str, list[str]]:
    """The page's facts, its kind, and the lines of its text."""
    title = show = when = url = ""
    kind = "podcast"
    body: list[str] = []
    begun = follows = False
    for line in lines:
        line = line.strip()
        if not line:
            continue
        if original := _ORIGINAL.match(line):
            url, follows = original[1], not original[1]
        elif follows and line.startswith("http"):
            url, follows = line.split()[0], False
        elif _FURNITURE.match(line):
            begun = begun or line.startswith(("SPACE", "←"))
        elif (
            not begun
            and not show
            and (found := _KIND.match(line))
            and ("·" in line or iso_date(line))
        ):
            word = found[1].lower()
            kind = _KINDS.get(word, word.rstrip("s"))
            show, _, rest = line[found.end() :].partition("·")
            when = iso_date(rest)
        elif not begun and not _is_header(line):
            if title:
                body.append(line)
            title = title or line
        else:
            begun = True
            body.append(line)
    return Facts(tidy(title), tidy(show), when, url), kind, body


def _is_header(line: str) -> bool:
    return len(line) < 120 and _HEADER.match(line) is not None


def _entries(lines: Sequence[str]) -> list[_Entry]:
    """Each header with the lines under it; a header left inside the text is taken out of it."""
    entries: list[_Entry] = []
    for line in lines:
        header = _HEADER.match(line) if len(line) < 120 else None
        leaked = None if header else _LEAKED.match(line[:200])
        before = entries[-1] if entries else _Entry("")
        if header:
            who, start, end = split_header(
                header["who"], header["start"], header["end"], before.end
            )
            entries.append(_Entry(who, start, end))
        elif leaked:
            entries.append(_Entry(leaked["who"], clock(leaked["start"]), clock(leaked["end"])))
            entries[-1].lines.append(line[leaked.end() :])
        elif entries:
            before.lines.append(line)
    return entries


def clock(time: str) -> float:
    """`1:03:54` or `03:54` in seconds."""
    total = 0
    for part in time.split(":"):
        total = total * 60 + int(part)
    return float(total)


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


def _turns(entries: Sequence[_Entry]) -> list[Turn]:
    """Entries with the same header, one after the other, are the two sides of one turn."""
    made: list[Turn] = []
    n = 0
    while n < len(entries):
        one = entries[n]
        sides = _two_sides(one, entries[n + 1]) if n + 1 < len(entries) else None
        n += 1 if sides is None else 2
        sides = sides or _sides(one)
        both = (Side(sides.get("en", "")), Side(sides.get("zh", "")))
        made.append(Turn(one.who, "", one.start, one.end, *both))
    return made


def _two_sides(one: _Entry, two: _Entry) -> dict[Language, str] | None:
    """The texts of a turn and its translation, or None where the second is another turn.

    `OK.` and its Chinese, which is `OK.` too, would both be taken for English: short ones under
    one header are a pair all the same.
    """
    if (two.who, two.start, two.end) != (one.who, one.start, one.end):
        return None
    first, second = tidy("\n".join(one.lines)), tidy("\n".join(two.lines))
    tongues = language_of(first) or "en", language_of(second) or "zh"
    if tongues[0] != tongues[1]:
        return {tongues[0]: first, tongues[1]: second}
    if max(len(first), len(second)) < 60 or first == second:
        return {"en": first, "zh": second}
    return None


def _sides(entry: _Entry) -> dict[Language, str]:
    """The entry's text by language: a page in one column has both under one header."""
    sides: dict[Language, str] = {}
    last: Language = language_of(" ".join(entry.lines)) or "en"
    for line in entry.lines:
        last = language_of(line) or last
        text = tidy(line)
        if text:
            sides[last] = f"{sides[last]}\n{text}" if last in sides else text
    return sides
