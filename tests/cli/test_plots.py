"""Plots of block characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.cli.plots import plot


def test_a_plot() -> None:
    """The highest value fills its columns, the axis names it and 0, the ends stand below."""
    assert plot("Words", [0, 2, 4], ("1 May", "3 May"), 16, 2) == [
        "Words",
        " 4         ████",
        " 0     ████████",
        "   1 May  3 May",
    ]


def test_days_that_share_a_column() -> None:
    """Whole days share one, and the axis names the highest of what is drawn, not of a day."""
    assert plot("Minutes", [5, 2, 2, 2, 3, 1, 8] * 4, ("a", "b"), 18, 2, sum) == [
        "Minutes (a column is 2 days)",
        " 13 ▁  █  ▃▁  █  ▃",
        "  0 █▅▅█▅▆██▅▅█▅▆█",
        "    a            b",
    ]


@given(
    st.lists(st.integers(0, 10_000), min_size=1, max_size=800),
    st.integers(24, 120),
    st.integers(2, 10),
)
def test_any_plot(values: list[int], width: int, height: int) -> None:
    """No line is wider than it may be, and a value that is not 0 is never drawn as nothing."""
    lines = plot("T", values, ("a", "b"), width, height, sum)
    assert len(lines) == height + 2 and max(map(len, lines[1:])) <= width
    assert any("▁" <= c <= "█" for line in lines[1:-1] for c in line) == any(values)


@given(st.lists(st.integers(0, 99), min_size=1, max_size=50))
def test_the_highest_is_at_the_top(values: list[int]) -> None:
    """The uppermost line is filled exactly where a value is the highest."""
    top = plot("T", values, ("a", "b"), 250, 4)[1]
    assert ("█" in top) == (max(values) > 0)
