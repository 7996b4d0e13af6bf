"""Terms that a paragraph defines without a bracket, and what it says of one that has a bracket.

`PPO：Proximal Policy Optimization，近端策略优化算法。`, `硬编码（hard coding）：将数据…`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bilingual_reader.core.align.lexicon import Lexicon
from bilingual_reader.core.glossary.brackets import stands_for
from bilingual_reader.core.glossary.closed_words import EXPLAINS, HAN_RUN
from bilingual_reader.core.glossary.knowledge import is_abbreviation, support
from bilingual_reader.core.scripts import HAN

_LEADING = re.compile(r"[\s•·▪◆●*\-–—#>]*(?:\d{1,2}[.、)）]\s*)?")
_ENGLISH = rf"[A-Za-z](?:(?![{HAN}])[\w '’&/\-])*"
_CHINESE = rf"[{HAN}](?:[{HAN}A-Za-z0-9·]){{1,19}}"
_END = r"(?:[，,。；;](?P<rest>.*))?$"
_WITH_BOTH = re.compile(
    rf"(?P<term>{_ENGLISH}) ?[:：] ?(?P<long>{_ENGLISH})[，,、] ?(?P<zh>{_CHINESE}){_END}", re.S
)
_BY_CHINESE = re.compile(rf"(?P<term>{_ENGLISH}) ?[:：] ?(?P<zh>{_CHINESE}){_END}", re.S)
_BY_ENGLISH = re.compile(rf"(?P<zh>{_CHINESE}) ?[:：] ?(?P<term>{_ENGLISH}){_END}", re.S)
_MUCH = 0.5
"""Share of the English that the lexicon must find in the Chinese, where only a colon joins them."""


class Definition(NamedTuple):
    """A term that a text begins with, and its counterpart."""

    first: int
    last: int
    en: str
    zh: str
    explanation: str


def definition(text: str, lexicon: Lexicon) -> Definition | None:
    """What the paragraph defines without a bracket, or None.

    A colon alone joins much: the two must be each other's translation, or be an abbreviation with
    its words or with an explanation behind it.
    """
    at = _LEADING.match(text).end()  # type: ignore[union-attr]  # it matches the empty string
    found = _WITH_BOTH.match(text, at)
    if found is None or not stands_for(found["term"], found["long"]):
        found = next(
            (m for each in (_BY_CHINESE, _BY_ENGLISH) if (m := each.match(text, at)) and
             _fits(m, lexicon)), None
        )  # fmt: skip
    if found is None:
        return None
    return Definition(at, found.start(0) + _first_length(found), found["term"].strip(),
                      found["zh"], (found["rest"] or "").strip())  # fmt: skip


def explanation_behind(text: str, first: int, bracket: int) -> str:
    """What a paragraph that begins with a glossed term says of it behind a colon, or ""."""
    if _LEADING.match(text).end() != first:  # type: ignore[union-attr]
        return ""
    behind = re.match(r"[”」』\"]? ?[:：] ?(.+)", text[bracket:], re.S)
    return behind[1].strip() if behind else ""


def _fits(match: re.Match[str], lexicon: Lexicon) -> bool:
    if EXPLAINS.match(match["zh"]):
        return False
    explained = is_abbreviation(match["term"]) and EXPLAINS.match(match["rest"] or "")
    return bool(explained) or support(match["term"], match["zh"], lexicon) >= _MUCH


def _first_length(match: re.Match[str]) -> int:
    chinese_first = HAN_RUN.match(match[0]) is not None
    return len(match["zh"] if chinese_first else match["term"].rstrip())
