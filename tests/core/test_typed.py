"""The check of a typed answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.review.typed import check
from bilingual_reader.core.words import Context, Word

DAUGHTER = Word("zh", "女儿", "nǚ ér", traditional="女兒")
DISCOVER = Word(
    "en", "discover", contexts=(Context("e", sentence="He’d discovered it.", surface="discovered"),)
)


@pytest.mark.parametrize(
    "typed",
    ["女儿", "女兒", " 女 儿 ", "nǚ ér", "nǚér", "NǙ ÉR", "nv3er2", "nu:3 er2"],
)
def test_chinese_in_any_spelling(typed: str) -> None:
    """Characters of both scripts, and pinyin with marks or numbers, are right."""
    made = check(DAUGHTER, typed)
    assert made.right and not made.toneless
    assert all(fault == "right" for _, fault in made.letters)


@pytest.mark.parametrize("typed", ["nver", "nuer", "Nü er", "nu:er"])
def test_pinyin_without_tones(typed: str) -> None:
    """Pinyin without tones is right, and it is said that they are missing."""
    made = check(DAUGHTER, typed)
    assert made.right and made.toneless and made.expected == "nǚ ér"


@pytest.mark.parametrize("typed", ["nv2er2", "nǔ ér", "女", "", "erzi", "nv3 er"])
def test_what_is_wrong_is_wrong(typed: str) -> None:
    """Another tone, a character too few or nothing at all is not right."""
    assert not check(DAUGHTER, typed).right


def test_the_neutral_tone_needs_no_number() -> None:
    """妈妈 is ma1ma5, ma1ma and māma."""
    mother = Word("zh", "妈妈", "mā ma")
    assert all(check(mother, typed).right for typed in ("ma1ma5", "ma1ma", "māma", "妈妈"))
    assert check(mother, "mama").toneless


def test_english_in_either_form() -> None:
    """The headword and the form of the sentence are right, in any case and with any apostrophe."""
    assert check(DISCOVER, "Discover").right and check(DISCOVER, "discovered ").right
    assert check(Word("en", "don’t"), "don't").right


def test_letter_by_letter() -> None:
    """Each letter is said to be right, wrong, missing or too many, beside the nearest form."""
    made = check(DISCOVER, "dixcoverx")
    assert made.expected == "discover"
    assert made.letters == (
        ("d", "right"), ("i", "right"), ("x", "wrong"), ("c", "right"), ("o", "right"),
        ("v", "right"), ("e", "right"), ("r", "right"), ("x", "extra"),
    )  # fmt: skip
    assert ("s", "missing") in check(DISCOVER, "dicover").letters


@given(st.text(max_size=40), st.sampled_from(["en", "zh"]), st.text(max_size=10))
def test_anything_can_be_typed(typed: str, lang: str, reading: str) -> None:
    """Whatever is typed, and whatever the word is, there is a check that accounts for it."""
    word = Word("en" if lang == "en" else "zh", "灯 [/b] {{x}}", reading)
    made = check(word, typed)
    assert made.right == all(fault == "right" for _, fault in made.letters)
    assert check(word, word.headword).right
