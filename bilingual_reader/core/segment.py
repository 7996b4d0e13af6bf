"""Text to sentences: where each begins and ends, in English, Chinese and text that mixes both.

A sentence ends after a final mark (`.` `?` `!` `。` `！` `？` or an ellipsis) and the closing
quotes and brackets that belong to it, unless something says that it goes on: an abbreviation or
initial, a quotation that is only a word of its sentence, a speech tag (`“好。”他说`), an open
bracket. A line break always ends a sentence; a semicolon never does. What goes on far beyond any
sentence, as speech recognition does, is cut by its length (`unpunctuated`). The text is read once
from left to right, and each decision looks at a bounded stretch around the mark, so time grows
with the length of the text alone.

The kinds of abbreviation are those of Kiss and Strunk (2006, "Unsupervised multilingual sentence
boundary detection"): some never end a sentence, some may, some only stand before a number.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bilingual_reader.core.documents import Language
from bilingual_reader.core.scripts import HAN
from bilingual_reader.core.unpunctuated import begins, has_stop

_NEAR = 48
"""Characters around a mark that a decision looks at."""
_LONGEST_BRACKET = 300
"""An open bracket that is not closed within so many characters is a slip, not a bracket."""

_TOKEN = re.compile(
    r"""(?P<mark>[.．。｡!?！？…‽]+)(?P<close>[”’」』》"'*_)\]）】〕]*)"""
    r"""|(?P<open>[“「『])|(?P<shut>[”」』])|(?P<plain>")"""
    r"""|(?P<bracket>[(（\[【])|(?P<end>[)）\]】])|(?P<line>[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])"""
)
_CLOSES = {"(": ")", "（": "）", "[": "]", "【": "】"}


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEVER_LAST = _set(
    "mr mrs ms mx dr prof st rev hon gen col capt cmdr lt sgt gov sen rep pres messrs mme "
    "e.g eg i.e ie cf vs viz"
)
_BEFORE_NUMBER = _set(
    "no nos fig figs eq vol pp p ch sec art approx ca jan feb mar apr jun jul aug sep sept oct "
    "nov dec"
)
_MAYBE_LAST = _set("etc inc ltd co corp jr sr bros al est dept univ ave blvd a.m p.m")
_STARTERS = _set(
    "a an and as at but by for he her his how i if in it its my no not now of on or our she so "
    "that the their then there these they this those to we well what when where which who why "
    "with yes yeah you your"
)
"""Words that, capitalised after `U.S.` or `etc.`, begin a sentence and not a name."""

_LAST_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\Z")
_FIRST_WORD = re.compile(r"[\s\"'“‘(\[]*([^\W_]+)")
_SAYS_EN = re.compile(
    r"\s(?:(?:[A-Z][\w.’'-]*\s){1,3}|I\s)"
    r"(?:said|says|asked|asks|replied|answered|added|cried|shouted|whispered|exclaimed)\b"
)
_SAYS_ZH = re.compile(rf"\s?[{HAN}\w· ]{{0,10}}?[说說问問答喊叫道][{HAN}]{{0,2}}[。，,：:.]")
_GOES_ON = re.compile(r"\s*[，、；：,;:)）\]】]|[—–～~]")
_PARTICLE = re.compile(r"[的地得之时時]")


def split(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """The half-open offsets of the text's sentences, in order, without the space around them.

    They do not overlap, and every character that is not white space stands in exactly one.
    """
    bare = not has_stop(text)
    spans = []
    first = 0
    for end in [*_ends(text, language), len(text)]:
        for start, last in pairwise([first, *begins(text, first, end, bare), end]):
            piece = text[start:last]
            kept = piece.strip()
            if kept:
                start += len(piece) - len(piece.lstrip())
                spans.append((start, start + len(kept)))
        first = end
    return tuple(spans)


def _ends(text: str, language: Language) -> list[int]:
    """Offsets after which a new sentence begins."""
    ends: list[int] = []
    first = 0  # where the sentence under way begins
    quote = -1  # where the quotation under way was opened
    bracket_end = -1  # where the bracket under way is closed
    for token in _TOKEN.finditer(text):
        kind, at = token.lastgroup, token.start()
        if kind == "line":
            first, quote = token.end(), -1
            ends.append(first)
        elif kind == "open" or (kind == "plain" and quote < 0):
            quote = at
        elif kind in ("shut", "plain"):
            quote = -1
        elif kind == "bracket" and at > bracket_end:
            bracket_end = _bracket_end(text, at)
        elif token["mark"]:
            closers = _own_closers(token["close"], quote >= 0)
            end = token.end("mark") + len(closers)
            aside = at < bracket_end and not (end > bracket_end and _starts(text, first, "(（[【"))
            if not aside and _is_end(text, first, token.span("mark"), end, quote, language):
                ends.append(end)
                first = end
            if any(c in '”」』"' for c in token["close"]):
                quote = -1 if quote >= 0 or '"' not in token["close"] else end
    return ends


def _own_closers(closers: str, in_quote: bool) -> str:
    """Those of the marks after a full stop that close something: `"` may open the next quote."""
    if not in_quote and '"' in closers:
        return closers[: closers.index('"')]
    return closers


def _bracket_end(text: str, at: int) -> int:
    """Where the bracket opened at an offset is closed in its line, or -1."""
    stretch = text[at : at + _LONGEST_BRACKET].split("\n", 1)[0]
    return at + stretch.find(_CLOSES[text[at]]) if _CLOSES[text[at]] in stretch else -1


def _starts(text: str, first: int, characters: str) -> bool:
    return text[first : first + _NEAR].lstrip()[:1] in set(characters)


def _is_end(
    text: str, first: int, mark: tuple[int, int], end: int, quote: int, language: Language
) -> bool:
    """Whether a sentence that began at `first` ends with this mark and its closers."""
    marks, after = text[mark[0] : mark[1]], text[end : end + _NEAR]
    closers = text[mark[1] : end]
    if not after.strip(" ") or after[0] == "\n":
        return True
    if _GOES_ON.match(after):
        return False
    if closers.strip("*_"):
        spoken = _SAYS_ZH.match(after) or (marks[-1] in "?!" and _SAYS_EN.match(after))
        return not spoken and _closed_is_end(text, first, after, quote, closers)
    if set(marks) <= {"…"} or (len(marks) > 1 and set(marks) == {"."}):
        return after[0].isspace() and not after.lstrip()[:1].islower()
    if marks[-1] in "。｡！？．":
        return True
    if not after[0].isspace() and not closers:
        return _glued_is_end(text, first, mark[0], marks, after, language)
    return marks != "." or _full_stop_is_end(text, first, mark[0], after)


def _closed_is_end(text: str, first: int, after: str, quote: int, closers: str) -> bool:
    """After closing quotes or brackets: does the sentence go on behind them?"""
    following = after.lstrip()
    if following[:1].islower() or _PARTICLE.match(after):
        return False
    if after[0].isspace() or quote < 0 or not any(c in '”」』"' for c in closers):
        return True
    before = text[max(first, quote - _NEAR) : quote].rstrip()
    return quote <= first or not before or before[-1] in "：:，,。！？!?"


def _glued_is_end(
    text: str, first: int, at: int, marks: str, after: str, language: Language
) -> bool:
    """A half-width mark with no space behind it: an end in Chinese text, not in `openai.com`."""
    before = text[at - 1 : at]
    if language == "en" or not before:
        return False
    if marks == ".":
        return after[0] > "\u2e7f" and _full_stop_is_end(text, first, at, " " + after)
    return before > "\u2e7f" or not (
        after[0].isascii() and (after[0].isalnum() or after[0] in "=&/")
    )


def _full_stop_is_end(text: str, first: int, at: int, after: str) -> bool:
    """Whether the full stop at an offset, with space behind it, is more than an abbreviation's."""
    word = _LAST_WORD.search(text[max(first, at - _NEAR) : at])
    if word is None:
        return True
    start = at - len(word[0])
    before, plain = text[max(first, start - _NEAR) : start].strip(), word[0].lower()
    following = _FIRST_WORD.match(after)
    next_word = following[1] if following else ""
    if plain in _NEVER_LAST:
        return False
    if plain in _BEFORE_NUMBER and next_word[:1].isdigit():
        return False
    if word[0].isdigit() and not before and len(word[0]) <= 3:
        return False  # "1. First": the number of a list
    dotted = "." in plain and all(len(part) <= 2 for part in plain.split("."))
    if plain in _MAYBE_LAST or dotted:
        return next_word[:1].isupper() and next_word.lower() in _STARTERS or not next_word
    if len(word[0]) == 1 and word[0].isupper() and word[0] != "I":
        named = not before or before.split()[-1][:1].isupper()
        return not (named and next_word[:1].isupper() and next_word.lower() not in _STARTERS)
    return True
