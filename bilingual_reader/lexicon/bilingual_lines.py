"""What the aligner's lexicon is made of: the lines of CC-CEDICT, turned round by English stems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bilingual_reader.core.align.tokens import stem
from bilingual_reader.core.progress import Progress
from bilingual_reader.lexicon.build import lines
from bilingual_reader.lexicon.cedict import parse_line
from bilingual_reader.lexicon.reverse import STOPS, glosses

_LONGEST_GLOSS = 5
"""Words of a gloss, articles and the like aside, beyond which it is an explanation."""
_LEAST_SHARE = 0.15
"""Of an English word's Chinese words, below which a character of theirs says nothing."""

_Words = dict[str, dict[tuple[str, str], int]]
"""English stem → a Chinese word, Simplified and Traditional → words in the shortest such gloss."""


def compiled_lines(cedict: Path, progress: Progress) -> Iterator[str]:
    """In one line all Chinese words of several characters, which cut a text; then a line a stem."""
    found = _words(lines(cedict), progress)
    chinese = {spelt for words in found.values() for both in words for spelt in both}
    yield " ".join(sorted(word for word in chinese if len(word) > 1))
    for key in sorted(found):
        simplified: dict[str, int] = {}
        traditional: dict[str, int] = {}
        for (short, full), length in found[key].items():
            if simplified.get(short, length) >= length:
                simplified[short] = length
            if traditional.get(full, length) >= length:
                traditional[full] = length
        words = {**traditional, **simplified}
        parts = _parts(traditional)
        if simplified != traditional:
            parts |= _parts(simplified)
        shares = " ".join(str(round(100 * share)) for share in parts.values())
        yield "\t".join(
            [key, " ".join(words), "".join(map(str, words.values())), "".join(parts), shares]
        )


def _words(cedict: list[str], progress: Progress) -> _Words:
    found: _Words = defaultdict(dict)
    for number, line in enumerate(cedict):
        if number % 2000 == 0:
            progress(number, len(cedict))
        entry = parse_line(line)
        if entry is None:
            continue
        both = entry.simplified, entry.traditional
        for _, plain, _ in glosses(entry):
            english = _english(plain)
            length = len(english)
            for word in english if length <= _LONGEST_GLOSS else ():
                words = found[stem(word)]
                if words.get(both, length) >= length:
                    words[both] = length
    progress(len(cedict), len(cedict))
    return found


def _english(gloss: str) -> list[str]:
    """The words of a gloss that say something; all of it where it is one word."""
    words = [word.strip("(),;:.!?\"'") for word in gloss.removeprefix("to ").split()]
    if len(words) > 1:
        words = [word for word in words if word not in STOPS]
    return [word for word in words if word]


def _parts(words: dict[str, int]) -> dict[str, float]:
    """The characters that many of the words have, with their share by the words' weights."""
    weights: dict[str, float] = defaultdict(float)
    whole = 0.0
    for word, length in words.items():
        whole += 1 / length
        for character in set(word):
            weights[character] += 1 / length
    least = _LEAST_SHARE * whole
    return {c: weights[c] / whole for c in sorted(c for c, w in weights.items() if w >= least)}
