"""What each cue shows: its lines by speaker and by language.

Dialogue in one line (`- Hi. - Hello.`, `It hums. TOR: Yes.`) and both languages in one line are
cut into lines first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bilingual_reader.core.documents import Language
from bilingual_reader.sources.language import glue, language_of
from bilingual_reader.sources.speakers import label, speakers

_CHANGE = re.compile(r"\A\s*(?:>>+|&gt;&gt;|»)\s*")
_CHANGES = re.compile(r"\s+(?=>>)")
_DASH = re.compile(r"\s*[-–—]\s*(?=[^\s\d-])")
_DASHES = re.compile(r"(?:(?<=[.!?…♪\"”)\]])\s+|(?<=[。！？…♪”）])\s*)(?=[-–—]\s?[^\s\d-])")
_TERM = re.compile(r"(?<=[.!?\"”])(\s+)[^.!?]{1,40}$")
_ONE = 0.8
"""Share of the cues in one language from which on a file is in that language alone."""
_BROKEN = re.compile(r"[a-z]-$")
"""A word that goes on in the next line."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What one cue shows."""

    start: float
    """Seconds."""
    end: float
    lines: tuple[str, ...]
    """Clean text, none empty."""
    voices: tuple[str, ...]
    """For each line, who the source says speaks it, or ""."""


@dataclass(frozen=True, slots=True)
class Said:
    """A caption's lines by one speaker, by language."""

    start: float
    end: float
    speaker: str
    changes: bool
    """Whether the source marks that another speaker begins."""
    sides: dict[Language, str]


def said_in(captions: Sequence[Caption]) -> list[Said]:
    """The captions cut at their speakers, each with its lines by language."""
    told = (piece for one in captions for line in one.lines for piece in re.split(">>+", line))
    names = speakers(told, share=0.15)
    captions = _cut(captions, names)
    order = _order(captions)
    only = None if order else _only(captions)
    made: list[Said] = []
    speaker = ""
    dashing = any(_dashes(caption) > 1 for caption in captions)
    voiced = any(voice for caption in captions for voice in caption.voices)
    for caption in captions:
        dashed = _dashes(caption) > 1
        groups: list[tuple[str, bool, list[str]]] = []
        for line, voice in zip(caption.lines, caption.voices, strict=True):
            changes = False
            if change := _CHANGE.match(line):
                line, changes, speaker = line[change.end() :], True, ""
            elif dashing and (dash := _DASH.match(line)) and (dashed or not groups):
                line, changes, speaker = line[dash.end() :], bool(groups) or not dashed, ""
            found = label(line)
            if found is not None and found.name in names:
                line, speaker = found.rest.replace("**", ""), found.name
            who = voice if voiced else speaker
            if groups and order and language_of(groups[-1][2][-1]) != language_of(line):
                who = speaker = groups[-1][0]  # the same words in the other language
                line = found.rest if found and who and len(found.name) < 12 else line
            if not line.strip():
                continue
            if groups and groups[-1][0] == who and not (changes and order is None):
                groups[-1][2].append(line)
            else:
                groups.append((who, changes, [line]))
        for who, changes, lines in groups:
            sides = {only: _run(lines)} if only else _by_language(lines, order)
            made.append(Said(caption.start, caption.end, who, changes, sides))
    return made


_HALVES = (
    re.compile(
        r"(?P<en>[^\u3400-\u9fff]*[A-Za-z][^\u3400-\u9fff]*?)\s*(?P<zh>[《“「（]?[\u3400-\u9fff].*)$"
    ),
    re.compile(
        r"(?P<zh>.*[\u3400-\u9fff][^\sA-Za-z]{0,3})\s+(?P<en>[^\u3400-\u9fff]*[A-Za-z][^\u3400-\u9fff]*)$"
    ),
)


def _cut(captions: Sequence[Caption], names: frozenset[str]) -> list[Caption]:
    """Lines that hold several speakers, or both languages, cut into as many."""
    loud = "|".join(re.escape(name) for name in sorted(names) if name.isupper())
    named = re.compile(rf"(?<=[.!?…\"”)\]])\s+(?=(?:{loud})\s?:)") if loud else None
    arrows = any(_CHANGE.match(line) for one in captions for line in one.lines)
    made = [
        _with_lines(one, [_spoken(line, named, arrows) for line in one.lines]) for one in captions
    ]
    for halves in _HALVES:
        found = [_half(halves, one.lines) for one in made]
        if _are_halves([one["en"].strip() for one in found if one], len(made)):
            return [
                _with_lines(one, [_two_lines(half)]) if half else one
                for one, half in zip(made, found, strict=True)
            ]
    return made


def _half(pattern: re.Pattern[str], lines: Sequence[str]) -> re.Match[str] | None:
    """A cue's only line, cut by the pattern; a long one is no subtitle, and dear to try."""
    if len(lines) != 1 or len(lines[0]) > 800 or lines[0].isascii():
        return None
    return pattern.match(lines[0])


def _two_lines(half: re.Match[str]) -> list[str]:
    """English and Chinese of one line; the Chinese may begin with a Latin term."""
    en, zh = half["en"].strip(), half["zh"].strip()
    term = _TERM.search(en) if half.start("en") < half.start("zh") else None
    if term is None:
        return [en, zh]
    return [en[: term.start()], half.string[half.start("en") + term.end(1) :].strip()]


def _are_halves(english: Sequence[str], cues: int) -> bool:
    """Whether these are sentences, and not the terms that Chinese lines happen to begin with."""
    if not english or len(english) < 0.6 * cues:
        return False
    words = sum(len(one.split()) for one in english)
    ended = sum(one[-1] in '.!?…"”' for one in english)
    return words >= 3 * len(english) or ended * 2 >= len(english)


def _spoken(line: str, named: re.Pattern[str] | None, arrows: bool) -> list[str]:
    if arrows and ">>" in line:
        return _CHANGES.split(line)
    if _DASH.match(line):
        return _DASHES.split(line)
    return named.split(line) if named else [line]


def _with_lines(one: Caption, lines: Sequence[Sequence[str]]) -> Caption:
    """The caption with each of its lines in these pieces."""
    voices = (v for v, pieces in zip(one.voices, lines, strict=True) for _ in pieces)
    return replace(one, lines=tuple(p for pieces in lines for p in pieces), voices=tuple(voices))


def _dashes(caption: Caption) -> int:
    """How many of its lines begin with the dash of a dialogue."""
    return sum(_DASH.match(line) is not None for line in caption.lines)


def _order(captions: Sequence[Caption]) -> tuple[Language, Language] | None:
    """Which language stands first in a cue, where cues have both; None where they have not."""
    seen: Counter[tuple[str, ...]] = Counter()
    for caption in captions:
        languages = [tongue for line in caption.lines if (tongue := language_of(line))]
        seen[tuple(dict.fromkeys(languages))] += 1
    both = seen["en", "zh"] + seen["zh", "en"]
    if both * 4 < sum(seen.values()):
        return None
    return ("en", "zh") if seen["en", "zh"] >= seen["zh", "en"] else ("zh", "en")


def _only(captions: Sequence[Caption]) -> Language | None:
    """The language of a file in one: a cue of a Chinese file may hold a term or a number alone."""
    tongues = Counter(tongue for one in captions if (tongue := language_of(" ".join(one.lines))))
    most = tongues.most_common(1)
    return most[0][0] if most and most[0][1] >= _ONE * tongues.total() else None


def _by_language(
    lines: Sequence[str], order: tuple[Language, Language] | None
) -> dict[Language, str]:
    """The lines joined by language. In a bilingual file, two lines alike are still two sides."""
    tongues = [language_of(line) for line in lines]
    if order is None:
        whole = " ".join(lines)
        return {language_of(whole) or "en": _run(lines)}
    known = [tongue for tongue in tongues if tongue]
    if len(lines) == 2 and "zh" not in known and _is_said_twice(*lines):
        return {order[0]: lines[0], order[1]: lines[1]}
    if order and "zh" in known and not _alternates(known):  # Chinese has lines that look English
        n = tongues.index("zh") if order[0] == "en" else len(lines) - tongues[::-1].index("zh")
        tongues = [order[i >= n] for i in range(len(lines))]
    sides: dict[Language, list[str]] = {}
    last: Language = known[0] if known else order[0]
    for line, tongue in zip(lines, tongues, strict=True):
        last = tongue or last
        sides.setdefault(last, []).append(line)
    return {side: _run(kept) for side, kept in sides.items()}


def _alternates(tongues: Sequence[Language]) -> bool:
    """Whether lines go to and fro: two speakers, each in both languages."""
    return len(tongues) > 3 and all(a != b for a, b in zip(tongues, tongues[1:], strict=False))


def _is_said_twice(one: str, two: str) -> bool:
    """Whether two lines that both look English are a text and what stands for its Chinese."""
    goes_on = one[-1:].isalpha() and two[:1].islower()
    return one == two or max(len(one), len(two)) <= 24 and not goes_on


def _run(lines: Sequence[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text += between(text, line) + line
    return text


def between(before: str, after: str) -> str:
    """What stands between two lines that run on: a space, or nothing."""
    if _BROKEN.search(before[-3:]) and after[:1].islower():
        return ""
    return (
        glue(before, after)
        if before.isascii() and after.isascii()
        else _chinese_glue(before, after)
    )


def _chinese_glue(before: str, after: str) -> str:
    latin = before[-1].isascii() and after[0].isascii()
    return glue(before, after) if latin or language_of(before[-40:]) == "en" else ""
