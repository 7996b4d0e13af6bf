"""Lines by the rules of both scripts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bilingual_reader.reader.layout.linebreak import (
    NO_END,
    NO_START,
    column_offset,
    safe,
    shortened,
    wrap,
)

# Of these no stretch without a place to break is wider than 14 cells: the laws hold strictly.
PIECES = (
    "我们,讨论了,思维链，,好。”,（好）,“你！”,《书》,2026年,——,😀,"
    "刻:,好;,AI,word ,reasoning ,GPT-4 ,don't ,é ,(a) "
)
PIECE = st.sampled_from(PIECES.split(","))
MIXED = st.lists(PIECE, max_size=40).map("".join)
NARROW = st.text(st.sampled_from("ab c我，。（“—😀\u0301"), max_size=60)


def lines(text: str, width: int) -> list[str]:
    """The lines as strings."""
    return [text[first:last] for first, last in wrap(text, width)]


@given(text=st.text(max_size=60), width=st.integers(1, 30))
def test_nothing_is_lost_or_doubled(text: str, width: int) -> None:
    """Whatever the text: lines are in order, and only spaces and breaks stand between them."""
    at = 0
    for first, last in wrap(text, width):
        assert at <= first <= last
        assert text[at:first].strip(" \n") == ""
        at = last
    assert text[at:].strip(" \n") == ""


@given(text=NARROW, width=st.integers(2, 30))
def test_no_line_is_wider_than_the_column(text: str, width: int) -> None:
    """Every line fits, in cells, so no wide character is ever cut in half."""
    assert all(cell_len(line) <= width for line in lines(text, width))


@given(text=MIXED, width=st.integers(16, 60))
def test_no_line_begins_or_ends_with_the_wrong_mark(text: str, width: int) -> None:
    """No line begins with a closing mark, and none but the last ends with an opening one."""
    made = [line for line in lines(text, width) if line]
    assert not [line for line in made[1:] if line[0] in NO_START and line[0] not in "—"]
    assert not [line for line in made[:-1] if line[-1] in NO_END]


@given(words=st.lists(st.text("abcdefg'-", min_size=1, max_size=12), max_size=20))
def test_latin_words_are_whole(words: list[str]) -> None:
    """A word no longer than a line is never cut."""
    text = " ".join(words)
    assert [word for line in lines(text, 12) for word in line.split()] == text.split()


def test_a_word_that_is_cut_keeps_its_marks() -> None:
    """Where a word fills a line the next one begins with no mark that closes, nor this ends with
    one that opens."""
    assert lines("generalization)好", 14) == ["generalizatio", "n)好"]
    assert lines("generalization(泛化)", 15) == ["generalization", "(泛化)"]


@given(words=st.lists(st.sampled_from(("abcdefghi", "，", "（", "好", "）", " ")), max_size=30))
def test_cut_lines_fit(words: list[str]) -> None:
    """Lines that are cut for want of a place to break fit, too."""
    assert all(cell_len(line) <= 8 for line in lines("".join(words), 8))


def test_a_mixed_line_is_filled() -> None:
    """Latin words do not leave half a line empty: Chinese fills up to the margin."""
    text = "我们今天讨论reinforcement learning的最新进展和它对教育的影响以及未来"
    assert [cell_len(line) for line in lines(text, 40)][0] >= 38


def test_punctuation_takes_a_character_along() -> None:
    """A comma that no longer fits brings the character before it to the next line."""
    assert lines("一二三四五，六七", 10) == ["一二三四", "五，六七"]
    assert lines("一二三四（五）", 10) == ["一二三四", "（五）"]


def test_a_narrow_mark_between_the_scripts() -> None:
    """Behind a colon, comma or semicolon of ASCII between the scripts a line may end."""
    for mark in ",:;":
        assert lines(f"非常时刻{mark}OpenAI好", 12) == [f"非常时刻{mark}", "OpenAI好"]
        assert lines(f"the OpenAI{mark}非常时刻", 12) == [f"the OpenAI{mark}", "非常时刻"]
    assert lines("非常时 3:10,5好", 10) == ["非常时", "3:10,5好"]
    assert lines("非常时刻:，好", 9) == ["非常时", "刻:，好"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    """An address of 30 letters in a column of 10 takes three lines."""
    assert lines("a" * 30, 10) == ["a" * 10] * 3


def test_a_sentence_of_many_characters() -> None:
    """20,000 characters are one sentence of 1,000 lines."""
    assert len(wrap("字" * 20_000, 40)) == 1000


def test_columns_know_their_characters() -> None:
    """Both cells of a wide character belong to it; beyond the end there is none."""
    assert [column_offset("a我b", column) for column in range(-1, 5)] == [-1, 0, 1, 1, 2, -1]


def test_shortening_says_so() -> None:
    """What is too long ends with an ellipsis and fits."""
    assert shortened("一二三四", 8) == "一二三四"
    assert shortened("一二三四", 7) == "一二三…"
    assert shortened("abc", 0) == ""


@given(st.text())
def test_safe_text_moves_no_cursor(text: str) -> None:
    """Control characters, bidi controls and surrogates go; the length stays."""
    made = safe(text)
    assert len(made) == len(text)
    assert not set(made) & {"\x1b", "\x07", "\t", "\r", "\x9b", "\u202e", "\ud800"}
