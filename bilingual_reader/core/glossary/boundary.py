"""Where a term begins that stands before a bracket: the hard part of finding glosses.

Nothing marks the beginning of a Chinese term: 最早的神经网络之一感知器（Perceptron）. Each place
where it might begin gets a cost: characters beyond what the English words explain or would need,
words of grammar inside, a beginning in the middle of a word. Less costs what the episode says
elsewhere, with other words before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log2

from bilingual_reader.core.align.lexicon import Lexicon
from bilingual_reader.core.glossary.closed_words import (
    ENGLISH_STOPS,
    GOVERNING,
    HAN_RUN,
    INNER,
    KINDS,
    LATIN_WORD,
    MEASURED,
    SOUNDS,
    STOPS,
    VERBS,
)
from bilingual_reader.core.glossary.knowledge import (
    Explained,
    Part,
    expansion,
    explained,
    is_letters,
    joins,
    parts,
    sounds_like_a_name,
)

_LONGEST_RUN = 30
_LONGEST_TERM = 18
"""Characters."""
_LONGEST_WORD = 6
_SURELY, _PARTLY = 0.7, 0.5
"""How far the English explains a word of grammar that is taken for a part of the term, or a
character with which it begins."""
_DELIMITER = re.compile(r"[^\w ·・\-‐‑&+]|_")

_ACTS = re.compile(r".[用为為到成给給在于於自出]$")
"""Words made of a verb and what completes it: 改用, 变成, 得到."""
_ASPECT = re.compile(r".[过過了着著]$")

BEGINS_WITH_A_VERB, BEGINS_WITH_ASPECT = 0.8, 2.0
ONE_CHARACTER = 0.7
"""A word of one character before the others."""
INSIDE_A_WORD, INSIDE_A_CHANCE, INSIDE_A_GUESS = 1.6, 1.0, 0.6
"""In the middle of a word; behind grammar that was taken for a part of a word, or of no word."""
UNEXPLAINED_BEGINNER = 1.0
INNER_STOP, JOINED_STOP = 2.0, 0.4
EXCESS, MISSING = {False: 1.0, True: 0.5}, 0.8
"""Of a character too many (for an abbreviation, which says less), and of one too few."""
SINGLE = 1.2
IN_DICTIONARY = 0.3
RECURS, MOST_FOR_RECURRING = 0.25, 0.75
KIND_ALONE = 1.0
"""What kind of thing it is and no more, where the English says something else."""
BY_ANOTHER = 0.5
"""A character that another word of the aligned English sentence explains."""
UNRELATED, UNRELATED_KNOWN = 0.5, 1.2
"""An English word that nothing in the Chinese explains: one that the lexicon lacks, or has."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where the term may begin."""

    first: int
    """Offset in the sentence."""
    term: str
    cost: float


Count = Callable[[str], int]
"""How often a stretch of Chinese stands in the episode."""


def chinese_candidates(
    text: str,
    end: int,
    english: str,
    cuts: Sequence[int],
    lexicon: Lexicon,
    count: Count,
    sentence: str = "",
) -> list[Candidate]:
    """Where the Chinese term that ends at `end` may begin, the nearest first; [] where nowhere.

    `cuts` are the offsets where words of the text begin (() where it is not known), `sentence` is
    the aligned English one, without the bracket ("" where there is none).
    """
    first = _run_first(text, end)
    whole = expansion(english, sentence) or english
    run = _Run(text[first:end], [cut - first for cut in cuts], whole, sentence, lexicon)
    found = [
        Candidate(first + at, run.text[at:], price)
        for at, price in run.beginnings()
        if len(run.text) - at <= _LONGEST_TERM
    ]
    return _recurring(found, count)


class _Run:
    """Chinese text without a stop before a bracket, with what the English says of it."""

    def __init__(
        self, text: str, cuts: Sequence[int], english: str, sentence: str, lexicon: Lexicon
    ) -> None:
        self.text, self._lexicon = text, lexicon
        self._words = list(_words(text, cuts, lexicon))
        self._parts = parts(english, lexicon)
        self._known = explained(text, self._parts, lexicon)
        self._letters, self._capital = is_letters(self._parts), english[:1].isupper()
        self._others = set() if self._letters else _others(text, self._parts, sentence, lexicon)
        self._grammar = {first for first, last in self._words if text[first:last] in INNER}
        self._joined = joins(english) or (self._letters and len(english) > 2)

    def beginnings(self) -> Iterator[tuple[int, float]]:
        """(offset, cost) of each place where the term may begin, from the right."""
        grammar = 0.0
        for first, last in reversed(self._words):
            word = self.text[first:last]
            stop = _is_stop(word) and not self._is_explained(first, last)
            if stop and word not in INNER:
                if word in VERBS and len(word) > 1 and last == len(self.text):
                    yield first, 0.0
                return
            for start in self._starts(first, last, stop):
                price = grammar + self._word_cost(first, start, last, stop)
                yield start, price + self._term_cost(start)
            if stop:
                grammar += JOINED_STOP if self._joined else INNER_STOP

    def _starts(self, first: int, last: int, stop: bool) -> Iterator[int]:
        """Where a term may begin in a word: at its first character, or behind it."""
        if not stop and HAN_RUN.fullmatch(self.text, first, last):
            for start in range(last - 1, first, -1):
                if not _is_stop(self.text[start:last]) or self._is_explained(start, last):
                    yield start
        if self.text[first] not in " ·・-‐‑&+":
            yield first

    def _word_cost(self, first: int, start: int, last: int, stop: bool) -> float:
        """What speaks against a beginning there by the word in which it is."""
        if stop:
            return UNEXPLAINED_BEGINNER + INNER_STOP
        word, left, rest = (
            self.text[a:b] for a, b in ((first, last), (first, start), (start, last))
        )
        price = 0.0
        if left:
            guess = INSIDE_A_CHANCE if self._lexicon.knows(word) else INSIDE_A_GUESS
            price = guess if _is_stop(left) else INSIDE_A_WORD
        if self._is_explained(start, last, _PARTLY if len(rest) == 1 else _SURELY):
            return price
        if len(rest) == 1 and last < len(self.text) and not self._letters:
            price += ONE_CHARACTER * (rest not in SOUNDS or not self._capital)
        if _ASPECT.search(rest):
            return price + BEGINS_WITH_ASPECT
        return price + BEGINS_WITH_A_VERB * bool(_ACTS.search(rest) or rest in GOVERNING)

    def _term_cost(self, start: int) -> float:
        """What speaks against the term that begins there."""
        term = self.text[start:]
        price = cost(self.text, start, self._parts, self._known, self._grammar)
        price += SINGLE * (len(term) == 1) - IN_DICTIONARY * self._lexicon.knows(term)
        others = {at for at in self._others if at >= start}
        return price + BY_ANOTHER * len(others - _covered(self._known, start))

    def _is_explained(self, first: int, last: int, enough: float = _SURELY) -> bool:
        return any(a <= first and last <= b and s >= enough for a, b, _, s in self._known.spans)


def _run_first(text: str, end: int) -> int:
    first = max(0, end - _LONGEST_RUN)
    for match in _DELIMITER.finditer(text, first, end):
        first = match.end()
    return first


def _words(run: str, cuts: Sequence[int], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The words of a run as (first, last): by the cuts, else the longest of the dictionary."""
    inside = [cut for cut in cuts if 0 < cut < len(run)]
    if inside:
        bounds = [0, *inside, len(run)]
        yield from _classed(run, zip(bounds, bounds[1:], strict=False))
        return
    at = 0
    while at < len(run):
        latin = LATIN_WORD.match(run, at)
        size = len(latin[0]) if latin else 1
        if not latin:
            sizes = range(min(_LONGEST_WORD, len(run) - at), 1, -1)
            size = next((n for n in sizes if _is_word(run[at : at + n], lexicon)), 1)
        yield at, at + size
        at += size


def _is_word(text: str, lexicon: Lexicon) -> bool:
    by_grammar = text in STOPS or text in VERBS or MEASURED.fullmatch(text) is not None
    return by_grammar or lexicon.knows(text)


def _classed(run: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Words of which a numeral and its measure word are one."""
    held: tuple[int, int] | None = None
    for first, last in spans:
        if held and MEASURED.fullmatch(run[held[0] : last]):
            held = (held[0], last)
            continue
        if held:
            yield held
        held = (first, last)
    if held:
        yield held


def _is_stop(word: str) -> bool:
    return word in STOPS or word in VERBS or word in INNER or MEASURED.fullmatch(word) is not None


def _others(run: str, needed: Sequence[Part], sentence: str, lexicon: Lexicon) -> set[int]:
    """Offsets that other words of the English sentence explain."""
    own = {part.text.lower() for part in needed}
    words = [word for word in LATIN_WORD.findall(sentence) if word.lower() not in own]
    rest = [Part(word, 2.0, 2.0, 2.0) for word in words if word.lower() not in ENGLISH_STOPS]
    spans = explained(run, rest, lexicon).spans if rest else ()
    return {at for a, b, _, strength in spans if b - a > 1 and strength >= 0.9
            for at in range(a, b)}  # fmt: skip


def _covered(known: Explained, start: int) -> set[int]:
    return {at for a, b, _, s in known.spans if a >= start and s >= 0.5 for at in range(a, b)}


def cost(
    run: str,
    start: int,
    needed: Sequence[Part],
    known: Explained,
    grammar: Collection[int] = (),
) -> float:
    """What speaks against a term that begins there; `grammar` are offsets of words of grammar."""
    strong = dict.fromkeys(range(start, len(run)), 0.0)
    by_part = [0.0] * len(needed)
    for first, last, number, strength in known.spans:
        if first >= start:
            by_part[number] = max(by_part[number], strength)
            for at in range(first, last):
                strong[at] = max(strong[at], strength)
    kind = KINDS.search(run)
    last = kind.start() if kind else len(run)
    unexplained = {at: 1 - s for at, s in strong.items() if HAN_RUN.match(run[at])
                   and at not in grammar}  # fmt: skip
    most = sum(unexplained.values())
    least = sum(open_ for at, open_ in unexplained.items() if at < last)
    sizes = [(1 - s) * part.least for s, part in zip(by_part, needed, strict=True)]
    named = sounds_like_a_name(run[start:last])
    longest = [(1 - s) * (part.as_a_name if named else part.size)
               for s, part in zip(by_part, needed, strict=True)]  # fmt: skip
    price = max(0.0, (least if last > start else most) - sum(longest)) * EXCESS[is_letters(needed)]
    price += max(0.0, sum(sizes) - most) * MISSING
    unrelated = (UNRELATED_KNOWN if part.known else UNRELATED for part in needed)
    price += KIND_ALONE * (last <= start and not any(by_part))
    return price + sum((1 - s) * each for s, each in zip(by_part, unrelated, strict=True))


def _recurring(found: Sequence[Candidate], count: Count) -> list[Candidate]:
    """The candidates, cheaper where the episode has them behind other words too."""
    out: list[Candidate] = []
    counts = [count(candidate.term) for candidate in found]
    for place, candidate in enumerate(found):
        longer = max((c for c in counts[place + 1 :]), default=1)
        ratio = log2(max(counts[place], 1) / max(longer, 1))
        bonus = min(MOST_FOR_RECURRING, RECURS * ratio) if len(candidate.term) > 1 else 0.0
        out.append(replace(candidate, cost=candidate.cost - bonus))
    return out
