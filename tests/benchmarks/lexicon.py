"""Opening the dictionaries and looking words up, with two of the learner's on the shelf."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bilingual_reader.core.documents import Language
from bilingual_reader.core.scripts import has_han
from bilingual_reader.core.spans import latin_words
from bilingual_reader.lexicon import chinese
from bilingual_reader.lexicon.build import lines
from bilingual_reader.lexicon.data import find
from bilingual_reader.lexicon.dictionary import open_dictionary
from bilingual_reader.lexicon.lookup import Lexicon
from bilingual_reader.lexicon.shelf import Shelf
from bilingual_reader.pipeline.prepare import prepare
from tests.benchmarks.library import SAMPLE
from tests.benchmarks.timing import Result, percentile

Asked = tuple[str, Language, str, str]
"""Word, language, sentence, translation."""

NOW = datetime(2031, 5, 6, tzinfo=UTC)


def results() -> Iterator[Result]:
    """Adding 124,000 entries, opening, look-ups against bare SQLite, all with the same data."""
    with tempfile.TemporaryDirectory() as folder:
        cache, shelf = Path(folder, "cache"), Shelf(Path(folder, "dictionaries"))
        begun = time.perf_counter()
        open_dictionary(cache).close()
        yield _adding(shelf, Path(folder), time.perf_counter() - begun)
        yield _opening(cache, shelf)
        lexicon = Lexicon(cache, dictionaries=shelf.folder)
        for lang in ("en", "zh"):
            yield _asking(lexicon, list(_words(lang)), lang, cache)
        lexicon.close()


def _adding(shelf: Shelf, folder: Path, compiling: float) -> Result:
    """CC-CEDICT itself as a newer `.u8`, against `compiling` the built-in one (seconds).

    As many English words are added as an ECDICT csv, so that there are two.
    """
    told = lines(find().cedict)
    (folder / "newer.u8").write_text("\n".join(told), "utf-8")
    sounds = find().sounds.read_text("latin-1").splitlines()
    words = [line.split()[0].lower() for line in sounds if line[:1].isalpha()]
    rows = "".join(f'{word},,,"n. 词语，{n}"\n' for n, word in enumerate(words))
    (folder / "ecdict.csv").write_text(f"word,phonetic,definition,translation\n{rows}", "utf-8")
    begun = time.perf_counter()
    entries = shelf.add(folder / "newer.u8", NOW).details.entries
    taken = time.perf_counter() - begun
    shelf.add(folder / "ecdict.csv", NOW)
    note = f"{entries:,} entries in {taken:.1f} s"
    return Result("adding CC-CEDICT to compiling it", taken / compiling, 2, note=note)


def _opening(cache: Path, shelf: Shelf) -> Result:
    """The built-in dictionary and two of the learner's, the look-up modules already imported."""
    taken = []
    for _ in range(21):
        lexicon = Lexicon(cache, dictionaries=shelf.folder)
        begun = time.perf_counter()
        lexicon.dictionary  # noqa: B018
        taken.append(time.perf_counter() - begun)
        lexicon.close()
    return Result("opening three dictionaries", 1000 * statistics.median(taken), 5, "ms", "median")


def _words(lang: Language) -> Iterator[Asked]:
    """Every word of the sample interview with its sentence, as a reader clicks on them."""
    for pair in prepare(SAMPLE.read_bytes(), str(SAMPLE)).pairs:
        if lang == "en":
            for first, last in latin_words(pair.en):
                yield pair.en[first:last], "en", pair.en, pair.zh
        else:
            cuts = [*chinese.word_cuts(pair.zh), len(pair.zh)]
            for first, last in zip(cuts, cuts[1:], strict=False):
                if has_han(pair.zh[first:last]):
                    yield pair.zh[first:last], "zh", pair.zh, pair.en


def _asking(lexicon: Lexicon, asked: list[Asked], lang: Language, cache: Path) -> Result:
    """The 95th percentile of look-ups; in the note that of one row by its key in bare SQLite."""
    (path,) = cache.glob("dictionary-*.sqlite")
    connection = sqlite3.connect(path)
    column = "term FROM reverse WHERE term" if lang == "en" else "id FROM entries WHERE simplified"

    def bare(word: str) -> None:
        connection.execute(f"SELECT {column} = ?", (word,)).fetchall()

    for one in asked:  # the modules and the pages of the files
        lexicon.lookup(*one)
    ours = _each(lambda n: lexicon.lookup(*asked[n]), len(asked))
    base = _each(lambda n: bare(asked[n][0]), len(asked))
    connection.close()
    note = f"{len(asked)} words; {percentile(base, 0.95):.3f} ms for a row of bare SQLite"
    return Result(f"look-up, {lang}, 95th percentile", percentile(ours, 0.95), 1, "ms", note)


def _each(call: Callable[[int], object], count: int) -> list[float]:
    """Milliseconds of each call, the best of three: a busy machine is not what is measured."""
    taken = [float("inf")] * count
    for number in [*range(count)] * 3:
        begun = time.perf_counter()
        call(number)
        taken[number] = min(taken[number], 1000 * (time.perf_counter() - begun))
    return taken
