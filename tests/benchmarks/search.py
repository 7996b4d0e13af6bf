"""Searching a large library, against the same query in bare FTS5; how much of it is known.

The library is made of the sample interviews: episodes of 300 sentences, each a sentence of the
samples with some of its words exchanged for others of them, so that no two are alike.

    python -m tests.benchmarks.search [SENTENCES]
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.spans import latin_words
from bilingual_reader.core.tokens import spaced
from bilingual_reader.core.words import Word
from bilingual_reader.library import Library
from bilingual_reader.pipeline.measuring import known_shares
from bilingual_reader.pipeline.prepare import prepare
from bilingual_reader.pipeline.searching import search
from tests.benchmarks.library import SAMPLE
from tests.benchmarks.timing import Remark, Result, percentile

SENTENCES = 1_000_000
EPISODE = 300
LIMIT = 50

QUERIES = (
    "discoveries", "fog", "lighthouse", "and", "model", "the fog bell", "a language model",
    "灯", "灯塔", "模型", "我", "的", "我们", "雾钟", "山羊", "是不是", "语言模型", "一口咬定",
    "没有人", "不知道", "qwerty", "从不存在",
)  # fmt: skip
MARKED = ("the", "a", "and", "of", "to", "it", "he", "she", "was", "that", "in", "on", "at")
SPOKEN = ("dengta", "moxing", "wǒmen", "shan1yang2", "shiyi", "yuyanmoxing", "yikouyaoding")


def results(sentences: int = SENTENCES) -> Iterator[Result | Remark]:
    """At most 3 times bare FTS5 and 100 ms, at the 95th percentile; 50 ms after a mark."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "library.db")
        begun = time.perf_counter()
        with Library.open(path) as library:
            fill(library, sentences)
        yield Remark(
            f"{sentences} sentences saved in {time.perf_counter() - begun:.0f} s, "
            f"{path.stat().st_size / 1e6:.0f} MB"
        )
        yield from measured(path, sentences)


def measured(path: Path, sentences: int) -> Iterator[Result | Remark]:
    """The figures of a library that was filled before."""
    with Library.open(path) as library:
        begun = time.perf_counter()
        search(library, "dengta", limit=1)
        size = path.stat().st_size / 1e6
        yield Remark(f"the first pinyin: {time.perf_counter() - begun:.0f} s, then {size:.0f} MB")
        bare = _bare(path)

        def ours(text: str) -> object:
            return search(library, text, limit=LIMIT)

        mine, base = (percentile(each, 0.95) for each in timed(QUERIES, ours, bare))
        spoken = percentile(timed(SPOKEN, ours)[0], 0.95)
    note = f"{1000 * mine:.1f} against {1000 * base:.1f} ms"
    yield Result("search against bare FTS5, p95", mine / base, 3, "×", note)
    yield Result("search, p95", 1000 * mine, 100, "ms", f"{sentences} sentences")
    yield Result("search for pinyin, p95", 1000 * spoken, 100, "ms")
    yield from _known(path)


def _known(path: Path) -> Iterator[Result | Remark]:
    """A mark and the exact shares of all episodes after it."""
    with Library.open(path) as library:
        begun = time.perf_counter()
        known_shares(library)
        yield Remark(f"the words counted for the first time: {time.perf_counter() - begun:.0f} s")
        found = []
        for word in MARKED:
            begun = time.perf_counter()
            library.mark(Word("en", word, status="known"))
            shares = library.known_shares()
            found.append(time.perf_counter() - begun)
    note = f"{len(shares)} episodes, each with the word; median of {len(found)}"
    yield Result("a mark and all shares after it", 1000 * median(found), 50, "ms", note)


def timed(
    queries: Sequence[str], *runs: Callable[[str], object], times: int = 7
) -> list[list[float]]:
    """Seconds of every query, the median of several times, for each that answers, in turns."""
    found: list[list[float]] = [[] for _ in runs]
    for query in queries:
        taken: list[list[float]] = [[] for _ in runs]
        for n in range(times + 1):
            for run, each in zip(runs, taken, strict=True):
                begun = time.perf_counter()
                run(query)
                if n:  # the first time fills caches
                    each.append(time.perf_counter() - begun)
        for all_times, each in zip(found, taken, strict=True):
            all_times.append(median(each))
    return found


def _bare(path: Path) -> Callable[[str], object]:
    """The same queries in a table with FTS5's own content, the Chinese set apart by spaces."""
    bare = sqlite3.connect(path.with_name("bare.db"))
    bare.execute("CREATE VIRTUAL TABLE said USING fts5(en, zh)")
    source = sqlite3.connect(path)
    with bare:
        bare.executemany(
            "INSERT INTO said VALUES (?, ?)",
            ((spaced(en), spaced(zh)) for en, zh in source.execute("SELECT en, zh FROM beads")),
        )
    source.close()

    def run(text: str) -> object:
        query = "SELECT rowid, en, zh FROM said WHERE said MATCH ? ORDER BY rowid LIMIT ?"
        return bare.execute(query, [f'"{spaced(text)}"', LIMIT]).fetchall()

    return run


def fill(library: Library, sentences: int) -> None:
    """Save episodes until there are that many sentences."""
    chance = random.Random(1)
    made = prepare(SAMPLE.read_bytes(), str(SAMPLE))
    english = [p.en[first:last] for p in made.pairs for first, last in latin_words(p.en)]
    chinese = [w for p in made.pairs for w in _words(p)]
    with library.batch():
        for n in range(-(-sentences // EPISODE)):
            size = min(EPISODE, sentences - n * EPISODE)
            pairs = [
                replace(_reworded(chance.choice(made.pairs), chance, english, chinese), n=at)
                for at in range(1, size + 1)
            ]
            episode = made.episode._replace(id=f"episode-{n}", title=f"Episode {n}")
            library.save_episode(
                episode, pairs, path=f"/{n}", fingerprint=str(n), forms=made.forms if n == 0 else {}
            )


def _words(pair: Pair) -> list[str]:
    ends = (*pair.zh_words[1:], len(pair.zh)) if pair.zh_words else ()
    return [pair.zh[a:b] for a, b in zip(pair.zh_words, ends, strict=True)]


def _reworded(pair: Pair, chance: random.Random, english: list[str], chinese: list[str]) -> Pair:
    """The pair with about a sixth of its words exchanged."""
    en = [chance.choice(english) if chance.random() < 1 / 6 else w for w in pair.en.split(" ")]
    zh = [chance.choice(chinese) if chance.random() < 1 / 6 else w for w in _words(pair)]
    cuts, at = [], 0
    for word in zh:
        cuts.append(at)
        at += len(word)
    return replace(pair, en=" ".join(en), zh="".join(zh), zh_words=tuple(cuts))


if __name__ == "__main__":
    for result in results(int(sys.argv[1]) if len(sys.argv) > 1 else SENTENCES):
        print(result.line(), flush=True)
