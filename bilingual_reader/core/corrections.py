"""Beads corrected by the learner: merged, split, a sentence shifted to the neighbour.

    merge    two neighbouring pairs become one
    split    one pair becomes two
    shift    the first or last sentence of one side goes over the border to the neighbour

Each takes the pairs that it touches and gives those that take their place, numbered from the
first one's number on. Every character of a side but white space stays, once and in order; no
pair of two empty sides remains; what the learner made has the confidence 1, because the learner
said so. How a correction outlives the alignment that it was made on: `core.recorrecting`.

What is over the border of a turn: merging refuses it where another speaks or another section
begins, since a pair has one speaker. Shifting allows it: both pairs keep their turn, only the
sentence changes its company, and a translation that was paired as a whole document may well have
put a sentence behind the wrong speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Literal

from bilingual_reader.core.documents import LANGUAGES, Language, Pair, Side
from bilingual_reader.core.sides import NAMES, space, spans
from bilingual_reader.core.timing import sentence_times
from bilingual_reader.errors import CorrectionError

Toward = Literal["previous", "next"]
"""Over which border a sentence is shifted."""

SURE = 1.0
"""The confidence of what the learner made."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one side of a pair, which can stand in another pair."""

    text: str
    """Without white space at its ends."""
    home: Pair
    """The pair that it comes from."""
    start: float | None = None
    """Seconds: its share of the pair's time by length."""
    end: float | None = None
    words: tuple[int, ...] = ()
    """Offsets in the text where words begin, for Chinese that was segmented."""
    gap: str | None = None
    """The white space between it and the next sentence of its pair; None for the last one."""


def sentences(pair: Pair, lang: Language) -> list[Sentence]:
    """The sentences of a side of a pair, in order."""
    text = pair.side(lang)
    found = spans(pair, lang)
    times = sentence_times(Side(text), found, pair.start, pair.end)
    words = pair.zh_words if lang == "zh" else ()
    made = []
    for n, ((first, last), (start, end)) in enumerate(zip(found, times, strict=True)):
        inside = {word - first for word in words if first <= word < last}
        own = tuple(sorted(inside | {0})) if words else ()
        gap = text[last : found[n + 1][0]] if n + 1 < len(found) else None
        made.append(Sentence(text[first:last], pair, start, end, own, gap))
    return made


def bead(
    like: Pair, en: Sequence[Sentence], zh: Sequence[Sentence], confidence: float = SURE
) -> Pair:
    """A pair of these sentences, with the number, turn, speaker and section of `like`."""
    timed = [s for s in en if s.start is not None] or [s for s in zh if s.start is not None]
    en_text, en_cuts, _ = _joined(en, "en")
    zh_text, zh_cuts, zh_words = _joined(zh, "zh")
    return replace(
        like,
        en=en_text,
        zh=zh_text,
        start=timed[0].start if timed else None,
        end=timed[-1].end if timed else None,
        confidence=confidence,
        en_cuts=en_cuts,
        zh_cuts=zh_cuts,
        zh_words=zh_words,
    )


def _joined(
    found: Sequence[Sentence], lang: Language
) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """The text of sentences in a row, where each but the first begins, and where words begin."""
    text = ""
    cuts: list[int] = []
    words: list[int] = []
    for n, sentence in enumerate(found):
        if n:
            before = found[n - 1]
            together = before.gap is not None and before.home is sentence.home
            gap = before.gap if together else space(text, sentence.text, lang)
            if gap and words:
                words.append(len(text))
            text += gap or ""
            cuts.append(len(text))
        words += [len(text) + word for word in sentence.words]
        text += sentence.text
    return text, tuple(cuts), tuple(words)


def merge(first: Pair, second: Pair) -> tuple[Pair]:
    """Two neighbours as one. Raises CorrectionError where two speakers or sections would meet."""
    for what in ("speaker", "section"):
        if first.turn != second.turn and getattr(first, what) != getattr(second, what):
            raise CorrectionError(
                f"another {what} begins with the next sentence, a pair has one {what}",
                f"sentence {first.n}",
                "shift single sentences over that border instead",
            )
    en, zh = ([*sentences(first, side), *sentences(second, side)] for side in LANGUAGES)
    return (bead(first, en, zh),)


def split(pair: Pair, en: int | None = None, zh: int | None = None) -> tuple[Pair, Pair]:
    """One pair as two: the first `en` English and `zh` Chinese sentences, and the rest.

    None: as `halves` suggests, given the other. Raises CorrectionError where there is nothing to
    split, the numbers are outside of the pair, or one half would be empty.
    """
    sides = sentences(pair, "en"), sentences(pair, "zh")
    counts = len(sides[0]), len(sides[1])
    where = f"sentence {pair.n}"
    if sum(counts) < 2:
        raise CorrectionError("it is a single sentence", where, "there is nothing to split")
    for asked, count, lang in zip((en, zh), counts, LANGUAGES, strict=True):
        if asked is not None and not 0 <= asked <= count:
            has = f"it has {count} {NAMES[lang]} sentence{'' if count == 1 else 's'}"
            raise CorrectionError(has, where, f"give 0 to {count}")
    possible = [c for c in halves(pair) if en in (None, c[0]) and zh in (None, c[1])]
    if not possible:
        raise CorrectionError("one half would be empty", where, "give each half a sentence")
    a, b = possible[0]
    lower = replace(pair, n=pair.n + 1)
    return bead(pair, sides[0][:a], sides[1][:b]), bead(lower, sides[0][a:], sides[1][b:])


def halves(pair: Pair) -> list[tuple[int, int]]:
    """Where a pair can be split, the best first: how many sentences of each side go first.

    The best keeps both halves bilingual, and there the shares of both sides before the border
    are the most alike in length (Gale and Church, "A Program for Aligning Sentences in Bilingual
    Corpora", 1993, rest on the same). Of equals English goes first. Empty for a single sentence.
    """
    en, zh = (_shares(pair, lang) for lang in LANGUAGES)

    def cost(border: tuple[int, int]) -> tuple[int, float, float]:
        parted = sum(
            len(shares) > 2 and taken in (0, len(shares) - 1)
            for shares, taken in zip((en, zh), border, strict=True)
        )
        there = [s[taken] for s, taken in zip((en, zh), border, strict=True) if len(s) > 1]
        return parted, max(there) - min(there), abs(sum(there) / len(there) - 0.5)

    borders = [(a, b) for a in reversed(range(len(en))) for b in range(len(zh))]
    empty = ((0, 0), (len(en) - 1, len(zh) - 1))
    return sorted((border for border in borders if border not in empty), key=cost)


def _shares(pair: Pair, lang: Language) -> list[float]:
    """The share of a side's characters before each of its sentences, and at its end."""
    lengths = [last - first for first, last in spans(pair, lang)]
    return [length / max(sum(lengths), 1) for length in accumulate(lengths, initial=0)]


def shift(upper: Pair, lower: Pair, lang: Language, toward: Toward) -> tuple[Pair, ...]:
    """The lower pair's first sentence of a side goes to the upper one, or the upper's last down.

    A pair that nothing is left of is gone. Raises CorrectionError where the pair that is to
    give a sentence has none on that side.
    """
    giver = lower if toward == "previous" else upper
    sides = {side: (sentences(upper, side), sentences(lower, side)) for side in LANGUAGES}
    above, below = sides[lang]
    if not (below if toward == "previous" else above):
        raise CorrectionError(
            f"it has no {NAMES[lang]} to shift", f"sentence {giver.n}", "shift the other language"
        )
    whole = [*above, *below]
    at = len(above) + (1 if toward == "previous" else -1)
    sides[lang] = whole[:at], whole[at:]
    made = [
        bead(like, sides["en"][place], sides["zh"][place])
        for place, like in enumerate((upper, lower))
        if sides["en"][place] or sides["zh"][place]
    ]
    return tuple(replace(pair, n=upper.n + n) for n, pair in enumerate(made))
