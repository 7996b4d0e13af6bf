"""Neutral tones of words."""

from __future__ import annotations

import pytest

from bilingual_reader.lexicon.chinese import pinyin, spelled, word_cuts
from bilingual_reader.lexicon.lookup import Lexicon
from bilingual_reader.lexicon.neutral import eased
from bilingual_reader.lexicon.settling import words_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("朋友们都很聪明。", "péng you men dōu hěn cōng ming"),
        ("我喜歡這件事情", "wǒ xǐ huan zhè jiàn shì qing"),
        ("很多东西", "hěn duō dōng xi"),
        ("这不是困难", "zhè bú shì kùn nan"),
        ("AI 的知识", "AI de zhī shi"),
    ],
)
def test_words_have_the_neutral_tones_of_the_dictionary(
    lexicon: Lexicon, text: str, said: str
) -> None:
    """In both scripts; 东西 is things, 不是 keeps its verb, and all else stays as it was."""
    words = words_of(lambda: lexicon.dictionary)
    read = pinyin(text, words=words)
    told = eased(read, word_cuts(text), words)
    assert spelled(told) == said
    assert [surface for surface, _reading in told] == [surface for surface, _reading in read]


def test_what_the_learner_says_is_left_alone(lexicon: Lexicon) -> None:
    """A word with a reading of the learner's own keeps it, whole."""
    words = words_of(lambda: lexicon.dictionary)
    read = pinyin("朋友", words=words)
    assert eased(read, (0,), words, kept={1}) == read
