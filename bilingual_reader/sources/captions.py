"""Captions to turns: lines that belong together joined, cut where a reader would rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bilingual_reader.core.documents import Cue, Language, Side, Turn
from bilingual_reader.sources.language import glue, language_of
from bilingual_reader.sources.speakers import label, speakers

PAUSE = 2.5
"""Seconds of silence at which a new turn begins where no speakers are named."""
_SILENCE = 30.0
"""Seconds of it at which one begins even inside a sentence."""
SENTENCES = 8
"""Sentences after which one begins, pause or not."""
_LONGEST = 48
"""Cues after which one begins even inside a sentence."""
_BY_ONE = 40
"""Sentences after which a named speaker's turn is cut."""
_ENDS = re.compile(r"[.!?。！？…~～♪][”’」』》\"')）\]]*$")
_MARK = re.compile(r"[.!?。！？…]")
_CHANGE = re.compile(r"\s*(?:>>+|&gt;&gt;|»)\s*")
_DASH = re.compile(r"\s*[-–—]\s*(?=[^\s\d-])")
_DASHES = re.compile(r"(?<=[.!?。！？…♪\"”)\]])\s+(?=[-–—]\s?[^\s\d-])")
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
class _Said:
    """A caption's lines by one speaker, by language."""

    start: float
    end: float
    speaker: str
    changes: bool
    """Whether the source marks that another speaker begins."""
    sides: dict[Language, str]


@dataclass
class _Open:
    """The turn that is being put together."""

    speaker: str = ""
    said: list[_Said] = field(default_factory=list)
    sentences: int = 0


def turns(captions: Sequence[Caption]) -> tuple[Turn, ...]:
    """The captions as turns with running text and the times of each stretch of it."""
    captions = _unrolled(captions)
    said = _said(captions)
    even = {side: _has_marks(said, side) for side in ("en", "zh")}
    named = any(one.speaker for one in said)
    made: list[list[_Said]] = []
    now = _Open()
    for one in said:
        if now.said and _begins(now, one, even, named):
            made.append(now.said)
            now = _Open()
        now.speaker = one.speaker
        now.said.append(one)
        text = one.sides.get("en") or one.sides.get("zh") or ""
        marked = even["en" if one.sides.get("en") else "zh"]
        now.sentences += len(_MARK.findall(text)) if marked else 1
    if now.said:
        made.append(now.said)
    return tuple(_turn(group, even) for group in made)


def _begins(now: _Open, one: _Said, even: dict[str, bool], named: bool) -> bool:
    """Whether `one` begins a new turn after the cues of the turn that is open."""
    if one.speaker != now.speaker or one.changes:
        return True
    before = now.said[-1]
    whole = all(_ENDS.search(text) is not None for side, text in before.sides.items() if even[side])
    if len(now.said) >= (_LONGEST if not named else 4 * _LONGEST):
        return True
    if not whole:
        return one.start - before.end >= _SILENCE
    if named and one.speaker:
        return now.sentences >= _BY_ONE
    return one.start - before.end >= PAUSE or now.sentences >= SENTENCES


def _has_marks(said: Sequence[_Said], side: Language) -> bool:
    """Whether that side's sentences end with marks; automatic captions often have none."""
    texts = [one.sides[side] for one in said if one.sides.get(side)]
    if len(texts) < 4:
        return True
    return sum(_MARK.search(text) is not None for text in texts) * 12 >= len(texts)


def _turn(group: Sequence[_Said], even: dict[str, bool]) -> Turn:
    sides = {side: _side(group, side, even[side]) for side in ("en", "zh")}
    return Turn(group[0].speaker, "", group[0].start, max(one.end for one in group), **sides)


def _side(group: Sequence[_Said], side: Language, even: bool) -> Side:
    """One language's cues as running text; without marks each cue stays a line of its own."""
    pieces: list[str] = []
    cues: list[Cue] = []
    length = 0
    before = ""
    for one in group:
        text = one.sides.get(side, "")
        if not text:
            continue
        between = (_between(before, text) if even else "\n") if before else ""
        first = length + len(between)
        length = first + len(text)
        cues.append(Cue(first, length, one.start, one.end))
        pieces += (between, text)
        before = text
    return Side("".join(pieces), tuple(cues))


def _between(before: str, after: str) -> str:
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


def _unrolled(captions: Sequence[Caption]) -> list[Caption]:
    """Without the lines that roll up: automatic captions show each line two or three times."""
    overlaps = [_overlap(a, b) for a, b in zip(captions, captions[1:], strict=False)]
    rolling = sum(n > 0 for n in overlaps)
    if rolling < 2 or rolling * 4 < len(captions):
        return list(captions)
    made: list[Caption] = list(captions[:1])
    for one, same in zip(captions[1:], overlaps, strict=False):
        rest = replace(one, lines=one.lines[same:], voices=one.voices[same:])
        if rest.lines:
            made.append(rest)
        elif made:
            made[-1] = replace(made[-1], end=max(made[-1].end, one.end))
    return _without_overlap(made)


def _without_overlap(captions: Sequence[Caption]) -> list[Caption]:
    """A rolling caption stays until the next but one: its time ends where the next begins."""
    following = [one.start for one in captions[1:]] + [float("inf")]
    return [
        replace(one, end=max(one.start, min(one.end, stop)))
        for one, stop in zip(captions, following, strict=True)
    ]


def _overlap(one: Caption, two: Caption) -> int:
    """How many lines the second shows again from the end of the first."""
    if two.start - one.end > 1.0:
        return 0
    most = min(len(one.lines), len(two.lines))
    return next((n for n in range(most, 0, -1) if one.lines[-n:] == two.lines[:n]), 0)


def _said(captions: Sequence[Caption]) -> list[_Said]:
    """The captions cut at their speakers, each with its lines by language."""
    names = speakers((line for caption in captions for line in caption.lines), share=0.15)
    order = _order(captions)
    made: list[_Said] = []
    speaker = ""
    voiced = any(voice for caption in captions for voice in caption.voices)
    for caption in captions:
        dashed = sum(_DASH.match(line) is not None for line in caption.lines) > 1
        groups: list[tuple[str, bool, list[str]]] = []
        for line, voice in zip(caption.lines, caption.voices, strict=True):
            changes = False
            if change := _CHANGE.match(line):
                line, changes, speaker = line[change.end() :], True, ""
            elif dashed and (dash := _DASH.match(line)):
                line, changes, speaker = line[dash.end() :], bool(groups), ""
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
            sides = _by_language(lines, order)
            made.append(_Said(caption.start, caption.end, who, changes, sides))
    return made


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


def _by_language(
    lines: Sequence[str], order: tuple[Language, Language] | None
) -> dict[Language, str]:
    """The lines joined by language. In a bilingual file, two lines alike are still two sides."""
    tongues = [language_of(line) for line in lines]
    if order is None:
        whole = " ".join(lines)
        return {language_of(whole) or "en": _run(lines)}
    known = [tongue for tongue in tongues if tongue]
    if len(lines) == 2 and len(set(known)) < 2:
        return {order[0]: lines[0], order[1]: lines[1]}
    sides: dict[Language, list[str]] = {}
    last: Language = known[0] if known else order[0]
    for line, tongue in zip(lines, tongues, strict=True):
        last = tongue or last
        sides.setdefault(last, []).append(line)
    return {side: _run(kept) for side, kept in sides.items()}


def _run(lines: Sequence[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text += _between(text, line) + line
    return text
