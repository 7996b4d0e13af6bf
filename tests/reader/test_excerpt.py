"""A stretch of a sentence around what was found in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bilingual_reader.reader.layout.excerpt import excerpt

TEXT = st.text("ab 中文，🏔️é[/b]", max_size=80)


def test_what_was_found_is_in_sight() -> None:
    """A long sentence is cut at both ends, at a word, and what was found keeps its place."""
    text = "It was spending a very long amount of time on one chain of thought in the end."
    at = text.index("chain")
    shown, [(first, last)] = excerpt(text, [(at, at + 5)], 40)
    assert shown == "…time on one chain of thought in the en…"
    assert shown[first:last] == "chain"


@given(TEXT, st.integers(4, 60), st.data())
def test_it_fits_and_says_the_same(text: str, width: int, data: st.DataObject) -> None:
    """It is never wider than it may be, and each place in it is the text that was found."""
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    shown, places = excerpt(text, [(first, last)] if first < last else [], width)
    assert cell_len(shown) <= width
    for a, b in places:
        assert shown[a:b].rstrip("…") in text[first:last]
