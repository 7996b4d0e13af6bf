"""What is in view, without measuring the rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.reader.layout.viewport import Place, Viewport

HEIGHTS = st.lists(st.integers(1, 30), min_size=1, max_size=30)


@given(heights=HEIGHTS, height=st.integers(1, 40), moves=st.lists(st.integers(-60, 60), max_size=8))
def test_scrolling_never_leaves_the_text(heights: list[int], height: int, moves: list[int]) -> None:
    """However far it is scrolled: rows follow one another, and fill the view where they can."""
    view = Viewport(len(heights), lambda n: heights[n - 1])
    every = [Place(n + 1, row) for n, have in enumerate(heights) for row in range(have)]
    for by in moves:
        view.scroll(by, height)
        rows = view.rows(height)
        at = every.index(rows[0])
        assert rows == every[at : at + height]
        assert len(rows) == min(height, len(every))


@given(heights=HEIGHTS, height=st.integers(1, 40), steps=st.lists(st.integers(1, 30), max_size=8))
def test_what_is_shown_is_in_view(heights: list[int], height: int, steps: list[int]) -> None:
    """After `show` a block that fits is whole in view, and of one that does not, its first row."""
    view = Viewport(len(heights), lambda n: heights[n - 1])
    for step in steps:
        n = min(step, len(heights))
        view.show(n, height)
        seen = [place.row for place in view.rows(height) if place.n == n]
        assert 0 in seen
        if heights[n - 1] < height:
            assert len(seen) == heights[n - 1]


def test_a_step_inside_the_view_moves_nothing() -> None:
    """The eye keeps its place as long as the next sentence is comfortably in view."""
    view = Viewport(100, lambda n: 3)
    view.show(50, 24)
    top = view.top
    assert not view.show(51, 24)
    assert view.top == top


def test_an_episode_without_end_is_never_walked() -> None:
    """A jump across 50,000 blocks measures only those around the target."""
    measured: set[int] = set()

    def height_of(n: int) -> int:
        measured.add(n)
        return 3

    view = Viewport(50_000, height_of)
    view.show(40_000, 36)
    view.rows(36)
    assert len(measured) < 60
