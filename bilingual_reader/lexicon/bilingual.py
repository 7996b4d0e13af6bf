"""The aligner's bilingual lexicon, made of CC-CEDICT: English stems → Chinese words.

It is compiled once into a text file in the user's cache: a line of all Chinese words, then a line a
stem, both in the order of their bytes. The file is mapped, so that processes share it; a word or a
line is looked for by halves, and a line taken apart, when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from functools import cached_property, lru_cache, partial
from mmap import ACCESS_READ, mmap
from pathlib import Path
from threading import Lock

from bilingual_reader.aside import written_aside
from bilingual_reader.core.align.lexicon import NOTHING, Meaning
from bilingual_reader.core.progress import Progress, untold
from bilingual_reader.garbage import no_collector
from bilingual_reader.lexicon import data

_SCHEMA = 2
"""Raised whenever what is compiled changes: it is part of the file's name."""
_STEM = re.compile(rb"\n([^\t\n]+)\t")
_END = b"\nend of the lexicon"
_MOST_KNOWN = 1024
"""Meanings that are kept taken apart; what is asked for again later is taken apart again."""
_WEIGHTS = {str(length): 1 / length for length in range(1, 10)}
"""Words in a gloss, which are few → what one of them weighs."""


class Bilingual:
    """A compiled lexicon (see `core.align.Lexicon`); threads may share it."""

    def __init__(self, compiled: bytes | mmap) -> None:
        self._compiled = compiled
        self._words_end = compiled.find(b"\n")
        # not of a method: what refers to itself would stay after `let_go`
        found = partial(_found, compiled, self._words_end + 1)
        self.meaning = lru_cache(_MOST_KNOWN)(found)
        """See `core.align.Lexicon`."""

    @cached_property
    def chinese(self) -> frozenset[str]:
        """See `core.align.Lexicon`. It takes 20 MB: where few words are asked for, `knows` does."""
        return frozenset(self._compiled[: self._words_end].decode().split(" "))

    def knows(self, word: str) -> bool:
        """See `core.align.Lexicon`."""
        asked = word.encode("utf-8", "replace")
        return _behind(self._compiled, asked, 0, self._words_end, b" ", b" ") >= 0

    @property
    def stems(self) -> Collection[str]:
        """The English stems that it knows."""
        return [line[1].decode() for line in _STEM.finditer(self._compiled)]


def translations(cache: Path | None = None, progress: Progress = untold) -> Bilingual:
    """The bilingual lexicon, read once a process; kept in the folder `cache` between runs.

    `progress` is told of where it has to be compiled. A folder that cannot be written, or None,
    gives the same lexicon, compiled anew each time. Raises LexiconError where the data it is made
    of are missing or broken.
    """
    return _kept(cache).lexicon(progress)


def let_go() -> None:
    """Forget what was read, which takes 35 MB; who asks for it again waits a tenth of a second."""
    _kept.cache_clear()


def compile_ahead(cache: Path | None, progress: Progress = untold) -> None:
    """Compile the lexicon into the folder where it is not there yet, for other processes to read.

    Raises LexiconError.
    """
    if cache is not None and _mapped(_path(cache)) is None:
        _write(_path(cache), _compiled(progress))


class _Kept:
    """The lexicon of a process, once it was asked for."""

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._lock = Lock()
        self._lexicon: Bilingual | None = None

    def lexicon(self, progress: Progress) -> Bilingual:
        with self._lock:  # a second thread waits instead of compiling too
            if self._lexicon is None:
                self._lexicon = Bilingual(self._text(progress))
            return self._lexicon

    def _text(self, progress: Progress) -> bytes | mmap:
        path = _path(self._cache) if self._cache else None
        mapped = _mapped(path) if path else None
        if mapped is not None:
            return mapped
        compiled = _compiled(progress)
        if path:
            _write(path, compiled)
        return compiled


_kept = lru_cache(maxsize=1)(_Kept)


def _path(cache: Path) -> Path:
    return cache / f"bilingual-{_SCHEMA}-{data.find().cedict.stat().st_size}.txt"


def _found(compiled: bytes | mmap, first: int, stem: str) -> Meaning:
    asked = stem.encode("utf-8", "replace")
    at = _behind(compiled, asked, first, len(compiled) - len(_END), b"\n", b"\t")
    return _meaning(compiled[at + 1 : compiled.find(b"\n", at)].decode()) if at >= 0 else NOTHING


def _behind(
    compiled: bytes | mmap, asked: bytes, low: int, high: int, between: bytes, key_end: bytes
) -> int:
    """The offset behind the key that is asked for; -1 where it is not there.

    From `low` to `high` stand entries in the order of their keys, with `between` between them;
    `key_end` stands behind a key.
    """
    while low < high:
        first = compiled.rfind(between, low, (low + high) // 2) + 1 or low
        end = compiled.find(key_end, first, high)
        end = high if end < 0 else end
        key = compiled[first:end]
        if key == asked:
            return end
        if key < asked:
            low = compiled.find(between, end, high) + 1 or high
        else:
            high = first
    return -1


def _meaning(line: str) -> Meaning:
    words, lengths, characters, shares = line.split("\t")
    return Meaning(
        {word: _WEIGHTS[n] for word, n in zip(words.split(" "), lengths, strict=True)},
        {c: int(share) / 100 for c, share in zip(characters, shares.split(), strict=True)},
    )


def _mapped(path: Path) -> mmap | None:
    """A compiled file; None where it is absent or not whole."""
    with suppress(OSError, ValueError), path.open("rb") as file:
        mapped = mmap(file.fileno(), 0, access=ACCESS_READ)
        if mapped[-len(_END) :] == _END:
            return mapped
        mapped.close()
    return None


def _write(path: Path, compiled: bytes) -> None:
    # Where the folder is read-only or full, it is compiled again next time.
    with suppress(OSError), written_aside(path) as part:
        part.write_bytes(compiled)


def _compiled(progress: Progress) -> bytes:
    from bilingual_reader.lexicon.bilingual_lines import compiled_lines

    with no_collector():
        return "\n".join(compiled_lines(data.find().cedict, progress)).encode() + _END
