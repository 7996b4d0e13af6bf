"""Pinyin: tone numbers and tone marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.lexicon.tones import with_marks, with_numbers

INITIALS = "b p m f d t n l g k h j q x zh ch sh r z c s"
FINALS = (
    "a o e ai ei ao ou an en ang eng i ia ie iao iu ian in iang ing iong "
    "u ua uo uai ui uan un uang ong u: u:e"
)


@pytest.mark.parametrize(
    ("numbered", "marked"),
    [
        ("xun4 lian4", "xùn liàn"),
        ("lu:4", "lǜ"),
        ("nu:e4 dai4", "nüè dài"),
        ("gui4", "guì"),
        ("liu2", "liú"),
        ("gou3", "gǒu"),
        ("le5", "le"),
        ("Bei3 jing1", "Běi jīng"),
        ("E2", "É"),
        ("na3 r5", "nǎ r"),
        ("san1 C", "sān C"),
        ("m2", "ḿ"),
        ("ng4", "ǹg"),
        ("yi1 , er4", "yī , èr"),
    ],
)
def test_marks(numbered: str, marked: str) -> None:
    """The mark stands where the spelling rules put it; what is no syllable stays."""
    assert with_marks(numbered) == marked


@given(st.sampled_from(INITIALS.split()), st.sampled_from(FINALS.split()), st.sampled_from("12345"))
def test_round_trip(initial: str, final: str, tone: str) -> None:
    """Numbers → marks → numbers gives the syllable back."""
    assert with_numbers(with_marks(initial + final + tone)) == initial + final + tone


def test_numbers_of_several_syllables() -> None:
    """Each syllable gets its number, the neutral tone 5, ü is u:."""
    assert with_numbers("háng le nǚ Lǐ") == "hang2 le5 nu:3 Li3"
