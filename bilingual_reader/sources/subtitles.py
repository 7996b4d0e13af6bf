"""SRT and WebVTT: one language, or both in each cue."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bilingual_reader.core.documents import Episode
from bilingual_reader.core.text import tidy
from bilingual_reader.sources.captions import turns
from bilingual_reader.sources.cue_lines import Caption
from bilingual_reader.sources.language import language_of
from bilingual_reader.sources.metadata import Facts, episode

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,:]\d{1,3}"
_TIMING = re.compile(rf"\s*({_CLOCK})\s*--?>\s*({_CLOCK})(?:\s.*)?$")
_HEADER = re.compile(r"\s*WEBVTT(?:[ \t]+[-–—]?\s*(.*))?(?:\n|$)")
_VOICE = re.compile(r"<v(?:\.[\w.-]{1,80})?\s+([^<>\n]{1,80})>")
_TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|em|strong|ruby|rt|lang|font|span|p)(?:\.[^<>\s]{0,200})?(?:\s[^<>\n]{0,300})?>"
    r"|<\d[\d:.]{0,20}>|\{\\[^{}\n]{0,500}\}",
    re.IGNORECASE,
)
_ANEW = 30.0
"""Seconds that times go back where another recording begins."""
_NOTE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Raw:
    start: float
    end: float
    lines: tuple[str, ...]


def matches(text: str) -> bool:
    """Whether it begins as WebVTT does, or has a line of SRT times near its beginning."""
    if _HEADER.match(text[:200]):
        return True
    return any(_TIMING.match(line) for line in text[:5000].split("\n") if len(line) < 200)


def read(text: str, name: str) -> Episode:
    """The subtitles as running text in turns; raises SourceError where no cue has text."""
    header = _HEADER.match(text[:500])
    cues = _merged(_raw(text.split("\n"), header is not None))
    title = tidy((header[1] or "") if header else "")
    return episode(Facts(title), turns([_caption(cue) for cue in cues]), name, "subtitles")


def _raw(lines: Sequence[str], vtt: bool) -> list[_Raw]:
    """Each timing line with the lines of its cue, still with their markup."""
    found = [
        (n, m) for n, line in enumerate(lines) if len(line) < 300 and (m := _TIMING.match(line))
    ]
    cues: list[_Raw] = []
    for place, (n, timing) in enumerate(found):
        last = found[place + 1][0] if place + 1 < len(found) else len(lines)
        inside = list(lines[n + 1 : last])
        if place + 1 < len(found) and inside and _is_identifier(inside, vtt):
            inside.pop()
        if vtt:
            blank = next((i for i, line in enumerate(inside) if not line), len(inside))
            inside = inside[:blank]
        start = _clock(timing[1])
        kept = tuple(line.strip() for line in inside if line.strip())
        cues.append(_Raw(start, max(start, _clock(timing[2])), kept))
    return cues


def _is_identifier(inside: Sequence[str], vtt: bool) -> bool:
    """Whether the last line before the next times is the next cue's number or name."""
    last = inside[-1].strip()
    if last.isdigit():
        return True
    return bool(
        vtt and last and len(inside) > 1 and not inside[-2].strip() and not _NOTE.match(last)
    )


def _clock(time: str) -> float:
    whole, _, part = re.sub(r"[,:](?=\d{1,3}$)", ".", time).rpartition(".")
    total = 0
    for piece in whole.split(":"):
        total = total * 60 + int(piece)
    return total + float(f"0.{part}")


def _merged(cues: Sequence[_Raw]) -> list[_Raw]:
    """Two cues at the same time (a track a language) are one."""
    made: list[_Raw] = []
    for cue in _in_order(cues):
        if made and (made[-1].start, made[-1].end) == (cue.start, cue.end):
            made[-1] = _Raw(cue.start, cue.end, made[-1].lines + cue.lines)
        elif cue.lines:
            made.append(cue)
    return made


def _in_order(cues: Sequence[_Raw]) -> list[_Raw]:
    """By time; but recordings one after the other, whose times begin anew, stay so."""
    parts: list[list[_Raw]] = []
    for cue in cues:
        if not parts or cue.start < parts[-1][-1].start - _ANEW:
            parts.append([])
        parts[-1].append(cue)
    texts = (" ".join(line for cue in part[:50] for line in cue.lines) for part in parts)
    if min(map(len, parts), default=0) < 5 or len({language_of(text) for text in texts}) > 1:
        parts = [list(cues)]  # a cue out of place, or a track for each language
    return [cue for part in parts for cue in sorted(part, key=lambda cue: cue.start)]


def _caption(cue: _Raw) -> Caption:
    """The cue's lines as text, with whom each voice tag names."""
    voices: list[str] = []
    lines: list[str] = []
    voice = ""
    for line in (
        "\n".join(cue.lines)
        .replace("\\N", "\n")
        .replace("\\n", "\n")
        .replace("\\h", " ")
        .split("\n")
    ):
        for piece in re.split(r"(?=<v[.\s])", line):
            if found := _VOICE.search(piece):
                voice = tidy(html.unescape(found[1]))
            text = tidy(html.unescape(_TAG.sub("", piece))).replace("\n", " ")
            if text:
                lines.append(text)
                voices.append(voice)
    return Caption(cue.start, cue.end, tuple(lines), tuple(voices))
