"""Headers that BuildSpeak left inside a paragraph's text.

Past one hour the site's own parser fails, and a paragraph begins with the header that should
have stood above it (`Speaker 1 | 1:03:54 - 1:04:03 And so …`), on one side or on both. Speaker
and times are taken back out of the text.
"""

from __future__ import annotations

import re

from bilingual_reader.core.documents import Side, Turn

TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_WHO = (
    r"(?:Speaker|说话[人者]|說話[人者]|发言[人者]|發言[人者]|演?讲[者人]|講者|嘉宾|嘉賓|主持人)"
    r"\s*\d{0,3}"
)
_LEAK = re.compile(
    rf"(?:(?<![A-Za-z])[\[【(（*]{{0,3}}(?P<who>{_WHO})\s*[|｜]"
    rf"|^\s*(?P<plain>(?:Speaker|说话人|發言人|发言人)\s*\d{{1,3}})(?=\s)"
    rf"|^\s*(?P<any>(?:(?!{_WHO})[^|｜\n!?。！？，；]){{1,60}}?)\s*[|｜])\s*"
    rf"(?P<start>{TIME})\s*[-–—~～]\s*(?P<end>{TIME})(?!\d)[\]】)）*]{{0,3}}[\s:：]*",
    re.IGNORECASE,
)


def _leaks(text: str) -> bool:
    """Whether it is worth looking for headers in it."""
    return "|" in text or "｜" in text or ":" in text[:40]


def clock(time: str) -> float:
    """`1:03:54` or `03:54` in seconds."""
    total = 0
    for part in time.split(":"):
        total = total * 60 + int(part)
    return float(total)


def without_leak(text: str) -> str:
    """The text after the header that it begins with; the text itself where there is none."""
    found = _LEAK.match(text[:300]) if _leaks(text) else None
    return text[found.end() :] if found else text


def turns_of(known: Turn, en: str, zh: str) -> list[Turn]:
    """The turn of a paragraph; several where several headers leaked into it.

    `known` has the speaker and the times that stand outside its text.
    """
    english, chinese = _split(en, known), _split(zh, known)
    alike = [_key(t) for t in english] == [_key(t) for t in chinese]
    if not alike and (len(english), len(chinese)) != (1, 1):
        english, chinese = [_joined(english)], [_joined(chinese)]
    made = [_both(a, b) for a, b in zip(english, chinese, strict=True)]
    return [turn for turn in made if turn.en.text or turn.zh.text]


def _key(turn: Turn) -> tuple[float | None, float | None]:
    return turn.start, turn.end


def _split(text: str, known: Turn) -> list[Turn]:
    """Turns of one side, its text in `en`; what a header does not say is taken from `known`."""
    made: list[Turn] = []
    last, who, start, end = 0, known.speaker, known.start, known.end
    for leak in _LEAK.finditer(text) if _leaks(text) else ():
        before = text[last : leak.start()].strip()
        if before:
            made.append(Turn(who, "", start, end, Side(before)))
        who = (leak["who"] or leak["plain"] or leak["any"]).strip(" *[【(（")
        start, end = clock(leak["start"]), clock(leak["end"])
        last = leak.end()
    return [*made, Turn(who, "", start, end, Side(text[last:].strip()))]


def _joined(parts: list[Turn]) -> Turn:
    first = parts[0]
    text = " ".join(part.en.text for part in parts if part.en.text)
    return Turn(first.speaker, "", first.start, parts[-1].end, Side(text))


def _both(one: Turn, two: Turn) -> Turn:
    """One turn of its two sides; the English header leads, the Chinese fills what it lacks."""
    timed = one if one.start is not None else two
    who = one.speaker or two.speaker
    return Turn(who, "", timed.start, timed.end, Side(one.en.text), Side(two.en.text))
