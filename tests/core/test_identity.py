"""Letters of a sentence, by which it is found again."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.identity import letters

telling = st.sampled_from(
    [*"aΣσE’‘'“”—，。？！、：…1_² \n", "\u0301", "\u0338", "é", "ﬁ", "灯", "Ａ"]
)


@given(st.lists(st.one_of(telling, st.characters()), max_size=12).map("".join))
def test_letters_are_those_of_the_folded_text(text: str) -> None:
    """All letters and digits of the normalized, lower-cased text, and nothing else."""
    folded = unicodedata.normalize("NFKC", text).lower()
    assert letters(text) == "".join(character for character in folded if character.isalnum())


@pytest.mark.parametrize(
    ("text", "found"),
    [("“Well—” it’s 3.5，好。", "wellits35好"), ("ΑΣ’Α ΟΔΟΣ", "ασαοδος"), ("_ﬁ—\u0301", "fi")],
)
def test_letters_alone(text: str, found: str) -> None:
    """Marks go, wide and joined letters are folded."""
    assert letters(text) == found
