"""Text that goes on without an end: speech recognition writes no full stops.

Where marks say nothing, a stretch is cut by its length, and within the length that suits where a
speaker is most likely to begin anew: behind a comma or a space of Chinese, before words that open
a sentence (`so`, `and then`, `但是`, `我们`), behind a final particle (`吗`, `吧`); never behind
words that call for more (`the`, `because`, `的`, `把`). Each piece is chosen from left to right
among the places in reach, so time grows with the length of the text alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilingual_reader.core.scripts import HAN, han


@dataclass(frozen=True, slots=True)
class _Sizes:
    """In characters. Of 9,300 sentences in transcripts, articles and novels none is as long."""

    sentence: int
    """A sentence that is longer is none, whatever commas it has."""
    run: int
    """Nor has one so much without any mark."""
    stopless: int
    """Nor so much where the whole text has no full stop."""
    aim: int
    """What a piece should have."""
    least: int
    most: int


_ENGLISH = _Sizes(1000, 400, 200, 60, 20, 110)
_CHINESE = _Sizes(400, 100, 50, 18, 6, 34)

_STOP = re.compile(r"[.?!。？！．｡…]")
_RUN = re.compile(r"[^,.;:?!，。、；：？！…—–()（）\[\]“”\"「」『』《》【】|\n]+")
_PLACE = re.compile(rf"\s+(?=\S)|(?<=[{HAN}，、；：。])(?=\S)|(?<=\S)(?=[{HAN}])")
"""Where a piece may end: at a space, and beside every Chinese character."""

_OPENS = re.compile(
    r"(?:so|and|but|because|then|well|okay|ok|now|also|anyway|however|although|though|plus|yeah)\b"
    r"|但是|但|所以|因为|因為|然后|然後|而且|那么|那麼|如果|其实|其實|不过|不過|可是|比如|于是|於是|另外|首先"
    r"|最后|最後|同时|同時|好的|好吧|对吧|對吧",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:i|you|we|they|he|she|it|this|there|what|how|why|when|if|let|that)(?:'\w+)?\b"
    r"|我|你(?!好)|您|他(?!人)|她|它|这|這|那|大家|就|也|都|还|還",
    re.IGNORECASE,
)
_CLOSES = frozenset("吧吗嗎呢啊嘛呀啦哦")
_WANTS_MORE = re.compile(
    r"(?:(?<![^\s])(?:a|an|the|to|of|in|on|at|by|for|with|from|as|and|or|but|so|because|that|which"
    r"|who|what|how|when|if|than|is|are|was|were|be|been|has|have|had|do|does|did|can|could|will"
    r"|would|should|i|you|we|they|he|she|it|my|your|our|their|his|her|its|this|not|very|really|then"
    r"|i'm|it's|we're|you're|they're|that's|don't)"
    r"|[的地得和与與跟把被给給对對从從向让讓很更最不没沒是在有个個这這那每可因但所如而就也都还還到于於及或等以为為])\Z",
    re.IGNORECASE,
)
_SHARE = 1.0
"""What a piece loses that is as short as the least, or as much too long."""


def begins(text: str, first: int, last: int, bare: bool) -> list[int]:
    """Where, in the stretch of a text from `first` to `last`, pieces after the first begin.

    None where it may be a sentence; `bare` says that the whole text has no full stop.
    """
    if last - first <= (_CHINESE.stopless if bare else _CHINESE.run):
        return []
    stretch = text[first:last]
    sizes = _ENGLISH if stretch.isascii() or not _is_chinese(stretch[:400]) else _CHINESE
    run = sizes.stopless if bare else sizes.run
    if len(stretch) <= sizes.sentence and not _has_run(stretch, run):
        return []
    return [first + at for at in _cut(stretch, sizes)]


def has_stop(text: str) -> bool:
    """Whether anything in the text can end a sentence."""
    return _STOP.search(text) is not None


def _is_chinese(text: str) -> bool:
    return len(han().findall(text)) * 3 > len(text)


def _has_run(text: str, length: int) -> bool:
    """Whether more than so many characters of it stand without any mark between them."""
    return len(text) > length and any(len(run[0]) > length for run in _RUN.finditer(text))


def _cut(text: str, sizes: _Sizes) -> list[int]:
    """The beginnings of the second and later pieces of a text without ends."""
    cuts: list[int] = []
    start, best, worth = 0, 0, -1e9
    for place in _PLACE.finditer(text):
        length = place.start() - start
        if length < sizes.least:
            continue
        if len(text) - start <= sizes.most or len(text) - place.end() < sizes.least:
            break
        if best and length > sizes.most:
            cuts.append(best)
            start, best, worth = best, 0, -1e9
            length = place.start() - start
            if length < sizes.least:
                continue
        off = (length - sizes.aim) / (sizes.aim - sizes.least)
        found = _worth(text, place.start(), place.end()) - _SHARE * off * off
        if found > worth:
            best, worth = place.end(), found
    if best and len(text) - start > sizes.most:
        cuts.append(best)
    return cuts


def _worth(text: str, end: int, begin: int) -> float:
    """How likely a sentence ends at `end` and the next begins at `begin`."""
    before, char = text[max(0, end - 12) : end], text[end - 1]
    if _WANTS_MORE.search(before):
        return -6.0
    chinese = bool(han().match(char)), bool(han().match(text, begin))
    worth = 5.0 if char in ",;，；。" else 2.0 if char in ":：、" else 0.0
    if begin > end and all(chinese):
        worth += 3.0  # a space that no Latin word asks for is a pause
    if _OPENS.match(text, begin):
        worth += 4.0
    elif _SUBJECT.match(text, begin):
        worth += 2.0
    elif (begin == end and all(chinese)) or any(chinese):
        worth -= 3.0  # perhaps in the middle of a word, or between a name and its verb
    return worth + (2.0 if char in _CLOSES else 0.0)
