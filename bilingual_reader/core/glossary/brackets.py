"""What stands in a bracket: the counterpart of the term before it, an explanation, or an aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bilingual_reader.core.documents import Language
from bilingual_reader.core.glossary.closed_words import (
    ASIDE,
    ASIDE_ENGLISH,
    EXPLAINS,
    HAN_RUN,
    LATIN_WORD,
    NAMED_AS,
)
from bilingual_reader.core.scripts import HAN, has_han

_INNER = re.compile(r" ?[(（][^()（）\n]{0,60}[)）]")
BRACKET = re.compile(r"[(（]((?:[^()（）\n]|[(（][^()（）\n]{0,60}[)）]){1,240})[)）]")
"""A bracket, which may hold others that hold none."""
_CLOSERS, _OPENERS = "”’」』》\"'*_", "“‘「『《\"'*_"
_LATIN_TAIL = re.compile(rf"[{HAN}] ?([A-Za-z0-9]+)$")
_COLON = re.compile(r"[:：]\s*")
_COMMA = re.compile(r"[,，;；]\s*")
_SENTENCE_END = re.compile(r"[。！？!?]|\.\s")
_TAIL = 60
"""Characters before a bracket that are looked at."""
_MOST_LATIN = 10
"""Words in the longest English counterpart."""
_MOST_HAN = 24
"""Characters in the longest Chinese counterpart."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracket that may gloss the term before it."""

    first: int
    """Offset of the opening bracket."""
    last: int
    """Offset after the closing one."""
    end: int
    """Offset after the term: before spaces and a closing quotation mark."""
    start: int
    """Offset where a quoted term begins; -1 where nothing marks it."""
    lang: Language
    """The language of the term before it; what is inside is the other's."""
    counterpart: str
    """The term in the other language."""
    explanation: str
    """What stands behind the counterpart; "" for nothing."""


def brackets(text: str) -> Iterator[Bracket]:
    """The brackets of a text that could be glosses by what stands in and before them, in order."""
    at = 0
    while match := BRACKET.search(text, at):
        bracket = _read(text, match)
        if bracket:
            yield bracket
        # An aside may hold a gloss.
        at = match.end() if bracket else match.start() + 1


def _read(text: str, match: re.Match[str]) -> Bracket | None:
    """What a bracket could gloss, or None."""
    start, end = -1, match.start()
    while end and text[end - 1] == " ":
        end -= 1
    if end and text[end - 1] in _CLOSERS:
        start, end = _quoted(text, end - 1)
    if start == end or not end:
        return None
    inside = _INNER.sub("", match[1]).strip().strip("*_“”‘’\"'「」『』").strip()
    lang = _language(text[end - 1])
    if (
        lang == "en"
        and not has_han(inside)
        and _ends_in_english(text[max(0, end - _TAIL) : end], inside)
    ):
        lang = "zh"
    if not lang or not inside:
        return None
    read = _chinese(inside) if lang == "en" else _english(inside)
    return Bracket(match.start(), match.end(), end, start, lang, *read) if read else None


def _quoted(text: str, closer: int) -> tuple[int, int]:
    """The span between the quotation marks of which the last is at `closer`; (n, n) for none."""
    opener = _OPENERS[_CLOSERS.index(text[closer])]
    start = text.rfind(opener, max(0, closer - 60), closer)
    if start < 0 or "\n" in text[start:closer]:
        return closer, closer
    return start + 1, closer


def _language(char: str) -> Language | None:
    if HAN_RUN.match(char):
        return "zh"
    return "en" if LATIN_WORD.match(char) or char in "+#%" else None


def _ends_in_english(before: str, inside: str) -> bool:
    """Whether a Chinese term ends with a word of its counterpart: 代理式 AI（agentic AI）."""
    found = _LATIN_TAIL.search(before)
    return found is not None and found[1].lower() in inside.lower().split()


def _english(inside: str) -> tuple[str, str] | None:
    """(counterpart, explanation) of a bracket behind a Chinese term."""
    body = NAMED_AS.sub("", inside, count=1) if NAMED_AS.match(inside) else inside
    if ASIDE_ENGLISH.match(body):
        return None
    head, explanation = _cut(body, _COLON)
    if has_han(head):
        # Chain of Thought，一种…: the counterpart ends at the comma before the first Chinese.
        commas = [m for m in _COMMA.finditer(head) if not has_han(head[: m.start()])]
        if not commas:
            return None
        head, behind = head[: commas[-1].start()], head[commas[-1].end() :]
        explanation = explanation or behind
    forms = [part.strip() for part in re.split(r"[,，;；/、]\s*", head) if part.strip()]
    if len(forms) == 2 and (len(forms[0]) <= 6) != (len(forms[1]) <= 6) and _short(*forms):
        head = max(forms, key=len)
    words = LATIN_WORD.findall(head)
    letters = any(char.isalpha() for char in head)
    if not letters or head[0].isdigit() or len(words) > _MOST_LATIN or _SENTENCE_END.search(head):
        return None
    return head.strip(" *_"), explanation


def _chinese(inside: str) -> tuple[str, str] | None:
    """(counterpart, explanation) of a bracket behind an English term."""
    if not has_han(inside):
        return None
    if ASIDE_ENGLISH.match(inside):
        return None
    if not has_han(long := re.split(r"[:：,，;；]", inside)[0]):
        # RL(reinforcement learning，强化学习), DQN (Deep Q-Network: 深度Q网络，一种…)
        inside = inside[len(long) + 1 :].strip()
    body = NAMED_AS.sub("", inside, count=1) if NAMED_AS.match(inside) else inside
    if ASIDE.match(body):
        return None
    head, explanation = _cut(body, _COLON)
    for comma in _COMMA.finditer(head):
        rest = head[comma.end() :]
        if EXPLAINS.match(rest):
            explanation = rest + (f"：{explanation}" if explanation else "")
            head = head[: comma.start()]
            break
    head = head.strip("“”‘’\"'「」『』 *_")
    long = sum(map(len, HAN_RUN.findall(head))) > _MOST_HAN
    if not has_han(head) or long or _SENTENCE_END.search(head):
        return None
    return head, explanation


def _cut(text: str, mark: re.Pattern[str]) -> tuple[str, str]:
    found = mark.search(text)
    return (text[: found.start()], text[found.end() :].strip()) if found else (text, "")


def _short(one: str, other: str) -> bool:
    """Whether one is the other's initials."""
    short, long = sorted((one, other), key=len)
    return stands_for(short, long)


def stands_for(short: str, long: str) -> bool:
    """Whether an abbreviation is made of the initials of a term: RLHF, PPO, DQN."""
    letters = [char for char in short.lower() if char.isalnum()]
    if short.islower() or len(letters) < 2 or len(LATIN_WORD.findall(long)) < 2:
        return False
    initials = iter(long.lower())
    return letters[0] == long[:1].lower() and all(letter in initials for letter in letters)
