"""English terms where they stand in a text, in other forms than their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.cards import note
from bilingual_reader.core.cards.question import word_places
from bilingual_reader.core.terms import standing, telling
from bilingual_reader.core.words import Context, Word


@pytest.mark.parametrize(
    ("form", "text", "covered"),
    [
        ("calibration", "他们 calibrated(校准)了仪器", "他们 …(校准)了仪器"),
        ("scaling", "scaling 是 scale 上的事,不是 scalar", "… 是 … 上的事,不是 scalar"),
        ("creation", "create(创造)与 created", "…(创造)与 …"),
        ("scaling law", "scale law 和 Scaling-Laws", "scale law 和 …"),
        ("think", "我 thought(想)", "我 …(想)"),
        ("exploration", "exploitation(利用)", "exploitation(利用)"),
        ("校准", "校准 calibrate", "… calibrate"),
        ("…", "什么 … calibrate", "什么 … calibrate"),
        ("calibration", "They calibrated the calibration.", "They calibrated the …."),
    ],
)
def test_a_chinese_text_does_not_tell_an_english_word(form: str, text: str, covered: str) -> None:
    """Inflected and derived forms are found there too; in English only the forms that are given."""
    for first, last in reversed(telling(text, (form,))):
        text = f"{text[:first]}…{text[last:]}"
    assert text == covered


@given(st.text("ab好 -'s"), st.lists(st.text("ab好 -'s"), max_size=3))
def test_places_are_in_order_and_apart(text: str, forms: list[str]) -> None:
    """Whatever is looked for, no place overlaps another, and none is empty."""
    found = telling(text, forms)
    ends = [0, *(end for place in found for end in place)]
    assert ends == sorted(ends) and all(first < last for first, last in found)
    for form in forms:
        assert all(first < last for first, last in standing(text, form, lambda part: True))


def test_neither_card_nor_review_tells_its_word() -> None:
    """The translation as a question goes without it: on Anki's cards and in the terminal."""
    met = Context("e", sentence="After calibration.", translation="calibrated(校准)之后。")
    word = Word("en", "calibration", gloss="校准", contexts=(met,))
    assert note(word).fields["TranslationCloze"] == "[…](校准)之后。"
    assert word_places(word, met.translation) == [(0, 10)]
