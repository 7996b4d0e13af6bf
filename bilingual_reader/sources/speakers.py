"""Who speaks: labels like `**Name:** …`, judged over the whole document.

A label is a few words and a colon at the beginning of a line. So is `**PPO：** a term`, and `One
thing is clear: …`. What tells them apart is evidence from everywhere: a speaker comes back, has
the form of a name or of a role, and where most lines have a label, the rest are speakers too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_TIMES = rf"[\[(（]?\s*(?:{_TIME})(?:\s*[-–—]\s*(?:{_TIME}))?\s*[\])）]?"
_LABEL = re.compile(
    rf"""\s*(?:(?P<before>{_TIMES})\s*[-–—]?\s*)?
    (?P<open>\*\*|__)?\s*
    (?P<name>[^\W\d_][^:：*_\[\]<>|\n。！？!?；;，,“”"「」（）()]{{0,48}}?)
    \s*(?P<shut1>\*\*|__)?\s*
    (?P<note>[（(][^（()）\n:：]{{1,40}}[）)])?\s*
    (?P<after>{_TIMES})?\s*
    (?P<shut2>\*\*|__)?\s*[:：](?!//)\s*(?P<shut3>\*\*|__)?[ ]*""",
    re.VERBOSE,
)
_ALONE = re.compile(
    rf"\s*(?:\*\*|__)?\s*(?P<name>[^\W\d_][^:：*_\[\]<>|\n。！？!?；;，,“”\"「」（）()]{{0,48}}?)\s*"
    rf"(?:\*\*|__)?\s*(?P<after>{_TIMES})\s*(?:\*\*|__)?$"
)
_ROLES = re.compile(
    r"(?:主持人?|嘉宾|嘉賓|记者|記者|问|問|答|观众(?:提问)?|觀眾(?:提問)?|听众(?:提问)?|聽眾(?:提問)?|提问者|提問者|采访者|採訪者|受访者|受訪者"
    r"|旁白|现场|現場|全场|众人|讲者|講者|演讲者|对谈人)(?:\s?[\dA-Za-z一二三四五六七八九十甲乙丙丁])?$"
    r"|(?:说话人|說話人|发言人|發言人|讲话人|嘉宾|嘉賓)\s?\d{1,3}$"
    r"|(?:q|a|host|co-?host|guest|interviewer|interviewee|moderator|narrator|announcer|reporter|presenter"
    r"|journalist|panelist|questioner|caller|audience(?: member| question)?|unidentified|unknown"
    r"|(?:fe)?male(?: voice| speaker)?|man|woman|voice-?over|speaker|unknown speaker|question"
    r"|answer"
    r")(?:\s?(?:\d{1,3}|[A-Z]))?$",
    re.IGNORECASE,
)
_NO_SPEAKER = re.compile(
    r"(?:作者|编译|編譯|编辑|編輯|译者|譯者|翻译|翻譯|译注|譯註|注|註|注释|來源|来源|出处|原文|链接|連結"
    r"|时间|時間|日期|标题|標題|简介|簡介|摘要|导读|導讀|总结|總結|结论|結論|小结|例如|比如|譬如|例子|注意"
    r"|提示|说明|說明|翻译说明|翻譯說明|译后记|编者按|編者按|编者注|背景|问题|問題|原因|目的|方法|结果|結果"
    r"|建议|建議|关键词|關鍵詞|目录|目錄|另外|此外|首先|其次|最后|最後|然后|因此|所以|但是|不过|其中|同时"
    r"|也就是|换句话说|要点|核心观点|观点|更新|补充|补充说明|参考|参考资料|延伸阅读|图片来源|校对|排版|采访"
    r"|出品|文字|主题|频道|嘉宾介绍|本期嘉宾|时间线|时间轴)$"
    r"|(?:note|notes|warning|tip|tips|update|summary|example|examples|for example|source"
    r"|sources|link"
    r"|links|date|title|author|authors|editor|translator|translated by|written by|by|ps|p\.s"
    r"|tl;dr|tldr"
    r"|fact|result|results|conclusion|introduction|abstract|topic|topics|guests|hosts|show notes"
    r"|transcript|chapters?|part|step|section|figure|table|however|also|first|second|third|finally|next"
    r"|remember|important|caution|disclaimer|sponsors?|references?|read more|see also|subject|re"
    r"|published|video|audio|url|http|https|keywords?|key points?|takeaways?"
    r"|speakers)(?:\s?\d{1,3})?$",
    re.IGNORECASE,
)
_VERB_END = re.compile(
    r"[说說道写寫是为為有下]$|(?:表示|认为|認為|指出|包括|如下|方面|来说|而言|意思|一句|就是|问道)$"
)
_HAN_NAME = re.compile(
    r"[\u4e00-\u9fff]{2,4}$|[\u4e00-\u9fff]{1,8}(?:[·•・.][\u4e00-\u9fffA-Za-z]{1,10}){1,3}$"
)
_PARTICLE = re.compile("d[eaiu]|del|der|den|dos|van|von|bin|ibn|al|el|la|le|ter|ten|of|the|and|&")
_TERM_END = re.compile(
    r"(?:tion|sion|ment|ness|ity|ism|ance|ence|ture|ing|works?|rates?|mass|gaps?|models?|loss|data|search"
    r"|systems?|theory|laws?|effects?|agents?|chains?|functions?|points?|rules?|size|cost|time|memory"
    r"|policy|code|tree|test|trap|window|layer|stack|loops?|process|problems?|paradox|bias)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A possible label at the beginning of a line."""

    name: str
    rest: str
    """The line after the label, still with markup."""
    bold: bool
    start: float | None = None
    """Seconds, where a time stands with the name."""
    note: str = ""
    """What brackets after the name say."""


def label(line: str) -> Label | None:
    """The label that a line begins with, whether or not it is a speaker's."""
    if ":" not in line and "：" not in line:
        return None
    if len(line) < 120 and (alone := _ALONE.match(line)) is not None:
        bold = line.lstrip().startswith("**")
        return Label(alone["name"].strip(), "", bold, seconds(alone["after"]))
    found = _LABEL.match(line[:200])
    if found is None:
        return None
    bold = found["open"] is not None
    shuts = sum(found[k] is not None for k in ("shut1", "shut2", "shut3"))
    rest = line[found.end() :]
    if shuts - bold == -1:
        rest, bold = found["open"] + rest, False
    elif shuts > bold:
        rest = "**" + rest
    time = found["before"] or found["after"]
    return Label(
        found["name"].strip(), rest, bold, seconds(time), (found["note"] or "").strip("()（）")
    )


def seconds(time: str | None) -> float | None:
    """`1:02:03`, `(02:03)` or `00:02:03,500` in seconds; of a range, its beginning."""
    found = re.search(_TIME, time or "")
    if found is None:
        return None
    total = 0.0
    for part in found[0].replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def speakers(lines: Iterable[str], share: float = 0.6) -> frozenset[str]:
    """The names among the labels of a document's lines that are speakers.

    Where `share` of the lines have a label that looks like a name, each such name is a speaker,
    also one that stands only once.
    """
    found: list[Label] = []
    total = 0
    for line in lines:
        if not line.strip():
            continue
        total += 1
        if (one := label(line)) is not None:
            found.append(one)
    counts = Counter(one.name for one in found)
    silent = {one.name for one in found if not one.rest and one.start is None}
    silent = {name for name in silent if counts[name] == 1}  # `Three reasons:` and a list
    found = [one for one in found if one.name not in silent]
    counts = Counter(one.name for one in found)
    timed = {one.name for one in found if one.start is not None}
    bold = {one.name for one in found if one.bold}
    noted = {one.name for one in found if one.note and one.note.isascii()} - _foreign(found)
    strong = {n for n in counts if _is_speaker_by_form(n, counts[n], n in bold or n in timed)}
    likely = {n for n in counts if _is_name(n) and not (n in noted and n[0] > "\u2e80")}
    if share < 0.5:  # subtitles write names in capitals
        likely |= {n for n in counts if n.isascii() and n.isupper() and not _NO_SPEAKER.match(n)}
    dense = sum(counts[n] for n in likely | strong) >= share * total
    if dense and len(likely | strong) > 1:
        strong |= likely
    if len(timed & likely) > 1:
        strong |= timed & likely
    if not strong:
        return frozenset()
    marked = bool(bold & strong)
    once = {n for n in likely - noted if _is_full_name(n) and (n in bold) == marked}
    if len(strong | once) < 2 and sum(counts[n] for n in strong) < 3 and not timed & strong:
        return frozenset(strong) if dense else frozenset()
    return frozenset(strong | once | {n for n in timed if counts[n] > 1 or n in likely})


def _foreign(found: Iterable[Label]) -> frozenset[str]:
    """Chinese names of foreign people: brackets give them in Latin letters, too."""
    return frozenset(
        one.name for one in found if one.note and "·" in one.name and _is_name(one.note)
    )


def _is_speaker_by_form(name: str, count: int, marked: bool) -> bool:
    if _NO_SPEAKER.match(name):
        return False
    if _ROLES.match(name):
        return count >= 2 or marked or len(name) > 1
    if _is_name(name):
        return count >= 2
    initials = name.isascii() and name.isupper() and len(name) <= 4
    return (initials or marked and len(name) <= 24 and not _VERB_END.search(name)) and count >= 3


def _is_name(name: str) -> bool:
    if _NO_SPEAKER.match(name) or _VERB_END.search(name):
        return False
    if _ROLES.match(name) or _HAN_NAME.match(name):
        return True
    words = name.split()
    if not words or len(words) > 5 or name.isupper() and len(words) == 1:
        return False
    if words[0][0].islower() or not all(map(_is_name_word, words)):
        return False
    return not any(_TERM_END.search(w) for w in words) or len(words) == 1


def _is_name_word(word: str) -> bool:
    if word[0].isupper() or _PARTICLE.fullmatch(word.lower()):
        return True
    return _HAN_NAME.match(word) is not None


def _is_full_name(name: str) -> bool:
    """Enough like a person's name to be believed when it stands only once."""
    words = name.split()
    if _ROLES.match(name) or "·" in name and _HAN_NAME.match(name):
        return True
    return len(words) >= 2 and all(not w.isupper() or len(w) < 3 for w in words) and _is_name(name)
