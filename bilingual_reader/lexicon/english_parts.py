"""How English words are made of others: endings, beginnings, compounds, and British spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENDINGS = (
    ("ically", "ic", "ical"), ("ally", "al", ""), ("ably", "able"), ("ibly", "ible"), ("ily", "y"),
    ("ly", "", "le", "l"),
    ("iness", "y"), ("ness", ""), ("izations", "ize"), ("ization", "ize"),
    ("ifications", "ify"), ("ification", "ify"), ("iations", "iate", "y"),
    ("iation", "iate", "y"), ("ocations", "oke"), ("ocation", "oke"),
    ("iptions", "ibe"), ("iption", "ibe"), ("iptors", "ibe"), ("iptor", "ibe"),
    ("ications", "ify", "icate"),
    ("ication", "ify", "icate"), ("ations", "ate", "e", ""), ("ation", "ate", "e", ""),
    ("utions", "ute"), ("ution", "ute"), ("tions", "t", "te"), ("tion", "t", "te"),
    ("sions", "de", "d", "se"), ("sion", "de", "d", "se"),
    ("abilities", "able"), ("ability", "able"), ("ibilities", "ible"), ("ibility", "ible"),
    ("iveness", "ive"), ("ivity", "ive"), ("icity", "ic"), ("ality", "al"), ("arity", "ar"),
    ("ity", "", "e"), ("ancy", "ant", "ance"), ("ency", "ent", "ence"), ("ance", "", "e", "ant"),
    ("ence", "", "e", "ent"), ("ants", "", "e", "ate"), ("ant", "", "e", "ate"),
    ("ments", ""), ("ment", ""), ("fulness", "ful"), ("fully", "ful"), ("ful", ""),
    ("lessly", "less"),
    ("less", ""), ("likes", "like"), ("like", ""), ("wise", ""), ("ward", ""), ("wards", ""),
    ("ships", ""), ("ship", ""), ("hood", ""), ("dom", ""), ("ish", "", "e"), ("some", ""),
    ("izers", "ize"), ("izer", "ize"), ("ized", "ize", "", "y"), ("izing", "ize", "", "y"),
    ("izes", "ize", "", "y"), ("ize", "", "y"), ("ifiers", "ify"), ("ifier", "ify"),
    ("ages", ""), ("age", ""),
    ("ified", "ify"), ("iable", "y"), ("eable", "e"), ("able", "e", "", "ate"), ("ible", "", "e"),
    ("ively", "ive"), ("atives", "ate", "e"), ("ative", "ate", "e", "ation"),
    ("ive", "e", "", "ion"), ("ually", "ual"), ("ual", "", "e"), ("ionals", "ion"),
    ("ional", "ion"), ("ially", "ial"), ("ial", "", "e", "y", "ium"), ("ical", "ic", "y", ""),
    ("al", "", "e", "us"), ("ary", "", "e"), ("ory", "e", "ion"), ("istic", "ist", "y", "ism"),
    ("atic", "", "y"), ("ics", "ic"), ("ic", "ical", "", "e", "y", "ia"),
    ("ists", "", "y", "e", "ism"),
    ("ist", "", "y", "e", "ism"), ("isms", "", "e"), ("ism", "", "e", "ist"),
    ("ians", "", "y", "ia"), ("ian", "", "y", "ia"), ("ous", "", "e", "y"), ("ees", "", "e"),
    ("ee", "", "e"), ("ings", "", "e"), ("ing", "", "e"), ("ied", "y"), ("ed", "", "e"),
    ("iers", "y"), ("ier", "y"), ("iest", "y"), ("est", "", "e"), ("ers", "", "e"),
    ("er", "", "e"), ("ors", "", "e"), ("or", "", "e"), ("eur", ""), ("ies", "y", "ie"),
    ("es", "", "e"), ("s", ""), ("y", "", "e"), ("en", "", "e"),
)  # fmt: skip
"""Endings, the longer before those that they end in, and what may stand in their place."""

PREFIXES = {
    "un": "不；未", "re": "再；重新", "pre": "预先；之前", "non": "非", "over": "过度；在上",
    "under": "不足；在下", "multi": "多", "mis": "错误地", "dis": "不；相反", "in": "不；非",
    "im": "不；非", "il": "不；非", "ir": "不；非", "sub": "子；次", "inter": "之间；相互",
    "intra": "内部", "super": "超", "hyper": "超；过度", "co": "共同", "self": "自我",
    "anti": "反", "semi": "半", "meta": "元", "micro": "微", "macro": "宏", "cross": "跨",
    "out": "超过；向外", "de": "去除", "auto": "自动", "counter": "反；对", "post": "之后",
    "mini": "小型", "ultra": "极；超", "trans": "跨；转", "bi": "双", "tri": "三", "mono": "单",
    "poly": "多", "neuro": "神经", "bio": "生物", "cyber": "网络", "mid": "中间", "ex": "前任",
    "pro": "支持", "pseudo": "伪", "quasi": "准", "up": "向上", "down": "向下", "fore": "前",
    "mega": "巨大", "geo": "地", "tele": "远程", "nano": "纳米", "kilo": "千", "giga": "吉；十亿",
    "tera": "太；万亿", "milli": "毫；千分之一", "proto": "原型", "e": "电子",
}  # fmt: skip
"""Beginnings of words and what they add to the meaning."""

_SPELLINGS = (
    (r"isation(s?)$", r"ization\1"), (r"is(e|es|ed|ing|er|ers)$", r"iz\1"),
    (r"ys(e|es|ed|ing|er|ers)$", r"yz\1"), (r"our", r"or"), (r"([bt])re(s?)$", r"\1er\2"),
    (r"ogue(s?)$", r"og\1"), (r"ll(ed|ing|er|ers)$", r"l\1"), (r"([ae])e", r"e"), (r"oe", r"e"),
    (r"ence(s?)$", r"ense\1"), (r"mme(s?)$", r"m\1"), (r"grey", r"gray"), (r"l(ment|ful)", r"ll\1"),
)  # fmt: skip

_BRITISH = re.compile("|".join(british for british, _ in _SPELLINGS))

_SHORTEST = 3
"""Letters of the shortest part that a compound or a derivation is taken apart into."""


def bases(lower: str) -> list[str]:
    """Words of which a lower-case form may be a regular derivation: scaling → scale."""
    found: dict[str, None] = {}
    for ending, *instead in _ENDINGS:
        stem = lower.removesuffix(ending)
        if stem == lower or len(stem) < _SHORTEST - 1:
            continue
        found.update(dict.fromkeys(stem + end for end in instead))
        if stem[-1] == stem[-2]:
            found[stem[:-1]] = None
    return [base for base in found if len(base) >= _SHORTEST]


def american(lower: str) -> list[str]:
    """American spellings that a British one may have: organise → organize, colour → color."""
    if not _BRITISH.search(lower):
        return []
    found = (re.sub(british, instead, lower) for british, instead in _SPELLINGS)
    return [spelling for spelling in dict.fromkeys(found) if spelling != lower]


def beginnings(lower: str) -> Iterator[tuple[str, str]]:
    """(prefix, rest) of every way to take a prefix off, the longest first: un, verified."""
    for prefix in sorted(PREFIXES, key=len, reverse=True):
        if lower.startswith(prefix):
            rest = lower[len(prefix) :].removeprefix("-")
            dashed = len(prefix) + len(rest) < len(lower)
            if len(rest) >= _SHORTEST and (dashed or len(prefix) > 1):
                yield prefix, rest


def halves(lower: str) -> Iterator[tuple[str, str]]:
    """Every way to cut a word in two that are long enough, the most even first: cave, man."""
    cuts = range(_SHORTEST, len(lower) - _SHORTEST + 1)
    for cut in sorted(cuts, key=lambda cut: abs(2 * cut - len(lower))):
        yield lower[:cut], lower[cut:]
