"""What an episode is made of: sections, length, speakers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.outline import Outline, Section, cell_of, marks, sentence_at
from bilingual_reader.library import Library
from tests.library.builders import episode, open_library

PAIRS = tuple(
    Pair(
        n,
        (n + 1) // 2,
        f"Sentence {n}.",
        f"第{n}句。",
        speaker="Ada" if n < 7 else "林小雨",
        section="" if n < 3 else "Tea" if n < 7 else "Bread",
        start=n * 10.0,
        end=n * 10.0 + 8,
    )
    for n in range(1, 11)
)


def kitchen(folder: Path, pairs: tuple[Pair, ...] = PAIRS) -> Library:
    """A library with one episode."""
    library = open_library(folder)
    library.save_episode(episode(), pairs, path="/k.txt", fingerprint="1", forms={})
    return library


def test_sections_length_and_speakers(tmp_path: Path) -> None:
    """Each section with its first sentence; the end of the last; speakers by first appearance."""
    library = kitchen(tmp_path)
    assert library.outline("kitchen") == Outline((Section(3, "Tea"), Section(7, "Bread")), 108.0)
    assert library.speakers() == {"kitchen": ("Ada", "林小雨")}
    assert library.outline("nothing") == Outline()


def test_sections_stand_where_corrected_pairs_have_them(tmp_path: Path) -> None:
    """Two pairs merged before a section move its beginning up by one."""
    library = kitchen(tmp_path)
    library.merge("kitchen", 3)
    at = library.outline("kitchen").sections[1].n
    assert library.pairs("kitchen")[at - 1].section == "Bread"
    assert library.pairs("kitchen")[at - 2].section == "Tea"


def test_sections_of_several_turns(tmp_path: Path) -> None:
    """Each begins with the first sentence of its first turn."""
    parts = ((n, f"Part {(n - 1) // 9}") for n in range(1, 100))
    pairs = [Pair(n, (n + 2) // 3, "A.", "一。", section=part) for n, part in parts]
    outline = kitchen(tmp_path, tuple(pairs)).outline("kitchen")
    assert [s.n for s in outline.sections] == [1, *range(10, 100, 9)]


def test_without_times_and_sections(tmp_path: Path) -> None:
    """There is no length and nothing to mark."""
    bare = tuple(replace(pair, section="", start=None, end=None) for pair in PAIRS)
    assert kitchen(tmp_path, bare).outline("kitchen") == Outline()


def test_beside() -> None:
    """Forwards the next section; backwards the beginning of this one, then the one before."""
    outline = Outline((Section(3, "Tea"), Section(7, "Bread")))
    assert [outline.beside(n, 1) for n in (1, 3, 6, 7)] == [3, 7, 7, None]
    assert [outline.beside(n, -1) for n in (2, 3, 5, 7, 9)] == [None, None, 3, 3, 7]


@given(count=st.integers(1, 100_000), width=st.integers(1, 300), data=st.data())
def test_the_line_and_its_sentences(count: int, width: int, data: st.DataObject) -> None:
    """A click on a cell leads to a sentence that the cell stands for, or near it where they are
    few; on a mark to its section; no mark is outside the line."""
    cell = data.draw(st.integers(0, width - 1))
    n = sentence_at(cell, count, width)
    assert 1 <= n <= count
    if count >= width:
        assert cell_of(n, count, width) == cell
    begins = data.draw(st.integers(1, count))
    for mark in marks([Section(begins, "Tea")], count, width):
        assert 0 <= mark < width
        assert sentence_at(mark, count, width, [Section(begins, "Tea")]) == begins
