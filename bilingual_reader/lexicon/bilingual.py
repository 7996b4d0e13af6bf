"""The aligner's bilingual lexicon, made of CC-CEDICT: English stems → Chinese words.

It is compiled once into a text file in the user's cache, a line a stem, and read whole; a line is
taken apart when its stem is first asked for.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from bilingual_reader.core.align.lexicon import NOTHING, Meaning
from bilingual_reader.core.align.tokens import stem
from bilingual_reader.lexicon import data
from bilingual_reader.lexicon.build import lines
from bilingual_reader.lexicon.cedict import parse_line
from bilingual_reader.lexicon.reverse import STOPS, glosses

_SCHEMA = 1
"""Raised whenever what is compiled changes: it is part of the file's name."""
_END = "end of the lexicon"
_LONGEST_GLOSS = 5
"""Words of a gloss, articles and the like aside, beyond which it is an explanation."""
_LEAST_SHARE = 0.15
"""Of an English word's Chinese words, below which a character of theirs says nothing."""

_Words = dict[str, tuple[dict[str, int], dict[str, int]]]
"""English stem → Simplified and Traditional word → words in the shortest gloss that has both."""


class Bilingual:
    """A compiled lexicon (see `core.align.Lexicon`); threads may share it."""

    def __init__(self, compiled: list[str]) -> None:
        self.chinese = frozenset(compiled[0].split(" "))
        self._lines = dict(line.split("\t", 1) for line in compiled[1:])
        self._known: dict[str, Meaning] = {}

    @property
    def stems(self) -> Collection[str]:
        """The English stems that it knows."""
        return self._lines.keys()

    def meaning(self, stem: str) -> Meaning:
        """See `core.align.Lexicon`."""
        known = self._known.get(stem)
        if known is None:
            line = self._lines.get(stem)
            known = self._known[stem] = _meaning(line) if line else NOTHING
        return known


@lru_cache(maxsize=1)
def translations(cache: Path | None = None) -> Bilingual:
    """The bilingual lexicon, read once a process; kept in the folder `cache` between runs.

    A folder that cannot be written, or None, gives the same lexicon, compiled anew each time.
    Raises LexiconError where the data it is made of are missing or broken.
    """
    found = data.find().cedict
    path = cache / f"bilingual-{_SCHEMA}-{found.stat().st_size}.txt" if cache else None
    compiled = _read(path) if path else None
    if compiled is None:
        compiled = list(_compiled(found))
        if path:
            _write(path, compiled)
    return Bilingual(compiled)


def _meaning(line: str) -> Meaning:
    words, lengths, characters, shares = line.split("\t")
    return Meaning(
        {word: 1 / int(n) for word, n in zip(words.split(" "), lengths, strict=True)},
        {c: int(share) / 100 for c, share in zip(characters, shares.split(), strict=True)},
    )


def _read(path: Path) -> list[str] | None:
    """The lines of a compiled file; None where it is absent or not whole."""
    with suppress(OSError, UnicodeDecodeError):
        compiled = path.read_text("utf-8").split("\n")
        if compiled[-1] == _END:
            return compiled[:-1]
    return None


def _write(path: Path, compiled: list[str]) -> None:
    """Write and rename: two processes may do so at once, and none reads half a file."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with suppress(OSError):  # a folder that is read-only or full: compiled again next time
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_text("\n".join([*compiled, _END]), "utf-8")
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)


def _compiled(cedict: Path) -> Iterator[str]:
    """All Chinese words in one line, then a line a stem."""
    found = _words(cedict)
    yield " ".join(sorted({word for both in found.values() for words in both for word in words}))
    for key in sorted(found):
        simplified, traditional = found[key]
        words = {**traditional, **simplified}
        parts = _parts(traditional) | _parts(simplified)
        shares = " ".join(str(round(100 * share)) for share in parts.values())
        yield "\t".join(
            [key, " ".join(words), "".join(map(str, words.values())), "".join(parts), shares]
        )


def _words(cedict: Path) -> _Words:
    found: _Words = defaultdict(lambda: ({}, {}))
    for line in lines(cedict):
        entry = parse_line(line)
        if entry is None:
            continue
        for _, plain, _ in glosses(entry):
            english = _english(plain)
            for word in english if len(english) <= _LONGEST_GLOSS else ():
                for words, spelt in zip(
                    found[stem(word)], (entry.simplified, entry.traditional), strict=True
                ):
                    words[spelt] = min(words.get(spelt, len(english)), len(english))
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
    for word, length in words.items():
        for character in set(word):
            weights[character] += 1 / length
    whole = sum(1 / length for length in words.values())
    return {c: w / whole for c, w in sorted(weights.items()) if w / whole >= _LEAST_SHARE}
