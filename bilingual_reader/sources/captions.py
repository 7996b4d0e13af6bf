"""Captions to turns: lines that belong together joined, cut where a reader would rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from bilingual_reader.core.documents import LANGUAGES, Cue, Language, Side, Turn
from bilingual_reader.core.segment import split
from bilingual_reader.core.sides import other
from bilingual_reader.sources.cue_lines import Caption, Said, between, said_in
from bilingual_reader.sources.rolling import told_once

PAUSE = 2.5
"""Seconds of silence at which a new turn begins where no speakers are named."""
_SILENCE = 30.0
"""Seconds of it at which one begins even inside a sentence."""
SENTENCES = 8
"""Sentences after which one begins, pause or not."""
_BREATH = 0.5
"""Seconds of it that end a sentence where no marks do."""
_LONGEST = 48
"""Cues after which one begins even inside a sentence."""
_BY_ONE = 40
"""Sentences after which a named speaker's turn is cut."""
_ENDS = re.compile(r"[.!?。！？…~～♪][”’」』》\"')）\]]*$")
_SOUND = re.compile(r"(?:\s*(?:\[[^\[\]]+\]|\([^()]+\)|（[^（）]+）|【[^【】]+】))+\s*")
_FILLED = 0.75
"""Share of the cues that are about as long as cues can be where nobody wrote them."""
_WIDE: dict[Language, int] = {"en": 24, "zh": 12}
"""Characters that such cues have at least."""
_STOP = re.compile(r"[。｡．]|\.(?=[\s”’」』》\"')）\]]|$)")
"""A full stop. Chinese subtitles often have question marks and no stops."""
_MARK = re.compile(r"[.!?。！？…]")


class _Ends(Enum):
    """What tells where a side's sentences end."""

    MARKS = auto()
    CUES = auto()
    """No marks, but cues that somebody wrote, each a clause."""
    PAUSES = auto()
    """Neither: speech recognition fills its cues as far as words go."""


@dataclass
class _Open:
    """The turn that is being put together."""

    speaker: str = ""
    said: list[Said] = field(default_factory=list)
    sentences: int = 0


def turns(captions: Sequence[Caption]) -> tuple[Turn, ...]:
    """The captions as turns with running text and the times of each stretch of it."""
    captions = told_once(captions)
    said = said_in(captions)
    ends = {side: _ends(said, side) for side in LANGUAGES}
    named = any(one.speaker for one in said)
    made: list[list[Said]] = []
    now = _Open()
    for one in (part for whole in said for part in _parts(whole, ends)):
        if now.said and _begins(now, one, ends, named):
            made.append(now.said)
            now = _Open()
        now.speaker = one.speaker
        now.said.append(one)
        text = one.sides.get("en") or one.sides.get("zh") or ""
        marked = ends["en" if one.sides.get("en") else "zh"] is _Ends.MARKS
        now.sentences += len(_MARK.findall(text)) if marked else 1
    if now.said:
        made.append(now.said)
    return tuple(_turn(group, ends) for group in made)


def _parts(one: Said, ends: dict[Language, _Ends]) -> list[Said]:
    """A cue in which a sentence ends and another begins, cut there; its time is shared by length.

    So a turn may end with its sentence wherever cues do. Cues in both languages stay whole.
    """
    if len(one.sides) != 1:
        return [one]
    ((side, text),) = one.sides.items()
    begins = split(text, side)[-1][0] if ends[side] is _Ends.MARKS else 0
    if not begins:
        return [one]
    middle = one.start + (one.end - one.start) * begins / len(text)
    return [
        replace(one, end=middle, sides={side: text[:begins].rstrip()}),
        replace(one, start=middle, changes=False, sides={side: text[begins:]}),
    ]


def _begins(now: _Open, one: Said, ends: dict[Language, _Ends], named: bool) -> bool:
    """Whether `one` begins a new turn after the cues of the turn that is open."""
    if one.speaker != now.speaker or one.changes:
        return True
    before = now.said[-1]
    if one.start < before.start - _SILENCE:  # another recording
        return True
    rest = one.start - before.end
    whole = all(_is_end(before, side, ends, rest) for side in before.sides)
    if len(now.said) >= (_LONGEST if not named else 4 * _LONGEST):
        return True
    if not whole:
        return rest >= _SILENCE
    if named and one.speaker:
        return now.sentences >= _BY_ONE
    return rest >= PAUSE or now.sentences >= SENTENCES


def _is_end(one: Said, side: Language, ends: dict[Language, _Ends], rest: float) -> bool:
    """Whether a sentence of that side ends with a cue that so many seconds of rest follow.

    A side without marks goes by the marks of the other language, where a cue has both.
    """
    if ends[side] is _Ends.PAUSES:
        return rest >= _BREATH
    judge = side if ends[side] is _Ends.MARKS else other(side)
    text = one.sides.get(judge, "") if ends[judge] is _Ends.MARKS else ""
    return not text or _ENDS.search(text) is not None


def _is_sound(text: str) -> bool:
    """Whether a cue tells what is heard and not what is said: `[Music]`, `(laughs)`."""
    return _SOUND.fullmatch(text) is not None


def _ends(said: Sequence[Said], side: Language) -> _Ends:
    """How that side's sentences end; automatic captions often have no marks."""
    texts = [one.sides[side] for one in said if one.sides.get(side)]
    if len(texts) < 4 or sum(_STOP.search(text) is not None for text in texts) * 12 >= len(texts):
        return _Ends.MARKS
    lengths = sorted(map(len, texts))
    widest = lengths[len(lengths) * 9 // 10]
    filled = sum(n >= 0.6 * widest for n in lengths) >= _FILLED * len(lengths)
    filled = filled and widest >= _WIDE[side]
    alone = all(len(one.sides) == 1 for one in said)
    return _Ends.PAUSES if filled and alone else _Ends.CUES


def _turn(group: Sequence[Said], ends: dict[Language, _Ends]) -> Turn:
    sides = {side: _side(group, side, ends) for side in LANGUAGES}
    return Turn(group[0].speaker, "", group[0].start, max(one.end for one in group), **sides)


def _side(group: Sequence[Said], side: Language, ends: dict[Language, _Ends]) -> Side:
    """One language's cues as running text; where sentences end without a mark, a line does."""
    pieces: list[str] = []
    cues: list[Cue] = []
    length = 0
    before: Said | None = None
    done = True  # whether no sentence is under way
    for one in (one for one in group if one.sides.get(side)):
        text, gap = one.sides[side], ""
        if before:
            said = before.sides[side]
            ended = _is_end(before, side, ends, one.start - before.end)
            done = ended or done and _is_sound(said)
            marked = ends[side] is _Ends.MARKS
            apart = _is_sound(said) or _is_sound(text) if marked else ended
            gap = "\n" if done and apart else between(said, text)
        first = length + len(gap)
        length = first + len(text)
        cues.append(Cue(first, length, one.start, one.end))
        pieces += (gap, text)
        before = one
    return Side("".join(pieces), tuple(cues))
