"""What clean text is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.text import clean, plain_letters, tidy

ANY = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """clean() is idempotent on any string, lone surrogates included."""
    assert clean(clean(text)) == clean(text)


@given(ANY)
def test_letters_as_a_keyboard_has_them(text: str) -> None:
    """Only letters and figures change, into ASCII, and once; what is no letter stays."""
    plain = plain_letters(text)
    assert plain_letters(plain) == plain
    assert [c for c in plain if not c.isascii()] == [
        c for c in text if c in plain and not c.isascii()
    ]
    assert plain_letters("ＡＩ（ﬁｎｅ－１）：²！é你，") == "AI（fine－1）：²！é你，"


@given(ANY)
def test_nothing_that_gives_orders_stays(text: str) -> None:
    """No control or format character but the line break and an emoji's joiner is left."""
    for char in clean(text):
        assert char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
        assert char == "\u200d" or unicodedata.category(char) != "Cf"


@given(st.text(st.characters(categories=("L", "N"))))
def test_letters_and_digits_all_stay(text: str) -> None:
    """Letters and digits are only composed, never dropped."""
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("a\tb\u00a0c\u3000d", "a b c d"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\x1b[31mred\x1b[0m and \x1b]0;title\x07done", "red and done"),
        ("\x9b1mbold, \x1bPq\x1b\\gone", "bold, gone"),
        (
            "zero\u200bwidth \u202eturned\u202c soft\u00adhyphen\ufeff",
            "zerowidth turned softhyphen",
        ),
        ("e\u0301", "é"),
        ("👩\u200d🚀 a\u200db", "👩\u200d🚀 ab"),
        ("half \ud83d pair", "half  pair"),
        ("[/b] {x} <i>", "[/b] {x} <i>"),
    ],
)
def test_what_becomes_of_odd_characters(raw: str, wanted: str) -> None:
    """Spaces and line ends become plain ones, escape sequences go whole, markup is text."""
    assert clean(raw) == wanted


def test_tidy_text_has_single_spaces_and_no_empty_line() -> None:
    """tidy() also puts spaces and line breaks in order."""
    assert tidy("  a   b \n\n  c ") == "a b\nc"
