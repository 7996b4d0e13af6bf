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
    HAN_RUN,
    INNER,
    KINDS,
    LATIN_WORD,
    MEASURED,
    STOPS,
    VERBS,
)
from bilingual_reader.core.glossary.knowledge import (
    Explained,
    Part,
    expansion,
    explained,
    is_abbreviation,
    joins,
    parts,
)

_LONGEST_RUN = 30
_LONGEST_TERM = 18
"""Characters."""
_LONGEST_WORD = 6
_DELIMITER = re.compile(r"[^\w ·・\-‐‑&+]|_")

INSIDE_A_WORD, INSIDE_A_GUESS = 1.6, 0.6
"""In the middle of a word; behind grammar that was taken for a part of an unknown one."""
UNEXPLAINED_BEGINNER = 1.0
INNER_STOP, JOINED_STOP = 2.0, 0.4
MISSING = 0.8
"""Of a character that the English would need, against 1 for one too many."""
SINGLE = 1.2
IN_DICTIONARY = 0.3
RECURS, MOST_FOR_RECURRING = 0.25, 0.75
FREE = 0.85
"""How far a character of what kind of thing it is needs no explanation."""
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
    run_first = _run_first(text, end)
    run = text[run_first:end]
    words = list(_words(run, [cut - run_first for cut in cuts], lexicon.chinese))
    needed = parts(expansion(english, sentence) or english, lexicon)
    known = explained(run, needed, lexicon)
    others = set() if is_abbreviation(english) else _others(run, needed, sentence, lexicon)
    grammar, joined = 0.0, joins(english) or _long_abbreviation(english)
    found: list[Candidate] = []
    for first, last in reversed(words):
        word = run[first:last]
        stop = _is_stop(word) and not _is_explained(known, first, last)
        if stop and word not in INNER:
            if word in VERBS and not found and len(word) > 1:
                found.append(Candidate(run_first + first, run[first:], 0.0))
            break
        starts = range(last - 1, first - 1, -1) if not stop and HAN_RUN.fullmatch(word) else [first]
        for start in starts:
            term = run[start:]
            if not term.strip() or term[0] in " ·・-‐‑&+" or len(term) > _LONGEST_TERM:
                continue
            price = cost(run, start, needed, known)
            price += grammar + _inside(run[first:start], word, lexicon.chinese)
            price += SINGLE * (len(term) == 1)
            price -= IN_DICTIONARY * (start == first and term in lexicon.chinese)
            price += BY_ANOTHER * len(others & set(range(start, len(run))) - _covered(known, start))
            if stop:
                price += UNEXPLAINED_BEGINNER + INNER_STOP * (word in INNER)
            found.append(Candidate(run_first + start, term, price))
        if stop:
            grammar += JOINED_STOP if joined and word in INNER else INNER_STOP
    return _recurring(found, count)


def _run_first(text: str, end: int) -> int:
    first = max(0, end - _LONGEST_RUN)
    for match in _DELIMITER.finditer(text, first, end):
        first = match.end()
    return first


def _words(run: str, cuts: Sequence[int], dictionary: Collection[str]) -> Iterator[tuple[int, int]]:
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
            size = next((n for n in sizes if _is_word(run[at : at + n], dictionary)), 1)
        yield at, at + size
        at += size


def _is_word(text: str, dictionary: Collection[str]) -> bool:
    return (
        text in dictionary or text in STOPS or text in VERBS or MEASURED.fullmatch(text) is not None
    )


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


def _inside(left: str, word: str, dictionary: Collection[str]) -> float:
    """What a beginning behind the `left` part of a word costs."""
    guess = _is_stop(left) and word not in dictionary
    return 0.0 if not left else INSIDE_A_GUESS if guess else INSIDE_A_WORD


def _is_stop(word: str) -> bool:
    return word in STOPS or word in VERBS or word in INNER or MEASURED.fullmatch(word) is not None


def _is_explained(known: Explained, first: int, last: int) -> bool:
    return any(a <= first and last <= b and s >= 0.7 for a, b, _, s in known.spans)


def _long_abbreviation(english: str) -> bool:
    return is_abbreviation(english) and len(english) > 3


def _others(run: str, needed: Sequence[Part], sentence: str, lexicon: Lexicon) -> set[int]:
    """Offsets that other words of the English sentence explain."""
    own = {part.text.lower() for part in needed}
    words = [word for word in LATIN_WORD.findall(sentence) if word.lower() not in own]
    rest = [Part(word, 2.0) for word in words if word.lower() not in ENGLISH_STOPS]
    spans = explained(run, rest, lexicon).spans if rest else ()
    return {at for a, b, _, strength in spans if b - a > 1 and strength >= 0.9
            for at in range(a, b)}  # fmt: skip


def _covered(known: Explained, start: int) -> set[int]:
    return {at for a, b, _, s in known.spans if a >= start and s >= 0.5 for at in range(a, b)}


def cost(run: str, start: int, needed: Sequence[Part], known: Explained) -> float:
    """What speaks against a term that begins there."""
    strong = dict.fromkeys(range(start, len(run)), 0.0)
    by_part = [0.0] * len(needed)
    for first, last, number, strength in known.spans:
        if first >= start:
            by_part[number] = max(by_part[number], strength)
            for at in range(first, last):
                strong[at] = max(strong[at], strength)
    kind = KINDS.search(run)
    alone = bool(kind and kind.start() >= start and not any(by_part))
    if kind and kind.start() > start:
        strong.update(dict.fromkeys(range(kind.start(), len(run)), FREE))
    open_characters = sum(
        1 - strength for at, strength in strong.items() if HAN_RUN.match(run[at])
        and run[at] not in INNER
    )  # fmt: skip
    open_size = sum((1 - s) * part.size for s, part in zip(by_part, needed, strict=True))
    difference = open_characters - open_size
    price = difference if difference > 0 else -MISSING * difference
    unrelated = (UNRELATED_KNOWN if part.known else UNRELATED for part in needed)
    price += KIND_ALONE * alone
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
