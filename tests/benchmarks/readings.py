"""How many characters with several readings are read right, and how long reading takes.

The sentences are the development part of the public CPP set (Park and Lee, Interspeech 2020): one
marked character each, from the Chinese Wikipedia.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bilingual_reader.core.own_readings import Rule, Rules
from bilingual_reader.lexicon.chinese import pinyin
from bilingual_reader.lexicon.dictionary import open_dictionary
from bilingual_reader.lexicon.settling import Words, words_of
from bilingual_reader.lexicon.tones import with_numbers
from tests.benchmarks.timing import Remark, Result, ratio

DATA = Path(__file__).resolve().parents[3] / "shared" / "evaluation"
TIMED = 1000
"""Sentences that the times are of."""
CORRECTED = 300
"""Words that a learner corrected."""

Reader = Callable[[str], list[str]]
"""A sentence → a reading in tone numbers for each of its characters, "" for those without."""


def sentences() -> list[tuple[str, int, str]]:
    """(sentence, index of the character asked for, its reading); [] where the data are absent."""
    marked, readings = DATA / "cpp-dev.sent", DATA / "cpp-dev.lb"
    if not (marked.is_file() and readings.is_file()):
        return []
    lines = zip(
        marked.read_text("utf-8").splitlines(), readings.read_text("utf-8").split(), strict=True
    )
    return [(line.replace("▁", ""), line.index("▁"), reading) for line, reading in lines]


def ours(words: Words | None, own: Rules | None = None) -> Reader:
    """The program's reader, with or without a dictionary to ask, and rules of a learner."""

    def read(sentence: str) -> list[str]:
        told = pinyin(sentence, numbers=True, words=words, own=own)
        return [one for surface, reading in told for one in [reading] * len(surface)]

    return read


def learnt(asked: list[tuple[str, int, str]]) -> Rules:
    """Rules of a learner about words of two characters in the last of the sentences."""
    texts = (sentence[place : place + 2] for sentence, place, _ in reversed(asked))
    words = [text for text in dict.fromkeys(texts) if len(text) == 2 and text.isalpha()]
    return Rules(Rule(text, ("yī", "yī"), (0, 1)) for text in words[:CORRECTED])


def theirs(sentence: str) -> list[str]:
    """pypinyin alone."""
    import pypinyin

    rows = pypinyin.pinyin(sentence, errors=lambda chars: [[""] for _ in chars])  # type: ignore[arg-type,return-value]
    return [with_numbers(row[0]) if row[0] else "" for row in rows]


def share(read: Reader, asked: list[tuple[str, int, str]]) -> float:
    """Of the characters asked for, the percentage that is read right."""
    right = sum(read(sentence)[place] == wanted for sentence, place, wanted in asked)
    return 100 * right / len(asked)


def results() -> Iterator[Result | Remark]:
    """What is read right, and the time against pypinyin's."""
    asked = sentences()
    if not asked:
        yield Remark("readings: the CPP sentences are not beside this checkout")
        return
    with tempfile.TemporaryDirectory() as folder:
        dictionary = open_dictionary(Path(folder))
        read = ours(words_of(lambda: dictionary))
        told = f"of {len(asked):,}"
        yield Result("polyphones read right", share(read, asked), 97, "%", told, floor=True)
        alone = share(ours(None), asked)
        yield Result("polyphones read right, no dictionary", alone, 97, "%", told, floor=True)
        yield Remark(f"pypinyin alone reads {share(theirs, asked):.2f} % of them right")
        some = [sentence for sentence, _, _ in asked[:TIMED]]
        times, mine, base = ratio(lambda: _seconds(read, some), lambda: _seconds(theirs, some), 5)
        note = f"{mine:.0f} : {base:.0f} ms per {TIMED:,} sentences"
        yield Result("readings : pypinyin alone", times, 6, note=note)
        corrected = ours(words_of(lambda: dictionary), learnt(asked))
        times, mine, base = ratio(
            lambda: _seconds(corrected, some), lambda: _seconds(read, some), 5
        )
        note = f"{mine:.0f} : {base:.0f} ms per {TIMED:,} sentences"
        yield Result(f"readings with {CORRECTED} of one's own : without", times, 1.15, note=note)
        dictionary.close()


def _seconds(read: Reader, texts: list[str]) -> float:
    begun = time.perf_counter()
    for text in texts:
        read(text)
    return time.perf_counter() - begun
