"""Which homograph comes first: the sentence's own reading, its translation, and what is usual."""

from __future__ import annotations

import pytest

from bilingual_reader.lexicon.entries import Sense
from bilingual_reader.lexicon.homographs import in_order
from bilingual_reader.lexicon.lookup import Lexicon


@pytest.mark.parametrize(
    ("word", "sentence", "translation", "reading"),
    [
        ("还", "他把书还给了图书馆。", "He returned the book to the library.", "huán"),
        ("还", "他还没来。", "He has not come.", "hái"),
        ("得", "我们做得很好，我们需要继续。", "We were doing great and need to continue.", "de"),
        ("得", "我得走了。", "I have to go.", "děi"),
        ("没", "这件事他一个字也没提。", "He never mentions it.", "méi"),
        ("那", "那你会玩得有多好呢？", "How good are you going to be?", "nà"),
        ("行", "第一行", "It stands in the first row.", "háng"),
        ("东西", "这个东西很有用。", "This thing is very useful.", "dōng xi"),
        ("了", "我收到了一封信。", "I finished my degree and got a letter.", "le"),
        ("过", "我去过北京。", "I have been to Beijing.", "guo"),
    ],
)
def test_the_homograph_of_the_sentence(
    lexicon: Lexicon, word: str, sentence: str, translation: str, reading: str
) -> None:
    """Its reading and its senses lead; all others follow."""
    entry = lexicon.lookup(word, "zh", sentence, translation)
    assert entry.readings[0] == entry.senses[0].reading == reading
    assert {sense.text for sense in entry.senses} == {
        sense.text for sense in lexicon.lookup(word, "zh").senses
    }


def test_the_place_in_the_sentence_counts(lexicon: Lexicon) -> None:
    """Of a character that stands twice, the reading is that of the place that is asked for."""
    sentence = "他还没还钱。"
    first, second = sentence.index("还"), sentence.rindex("还")
    assert lexicon.lookup("还", "zh", sentence, at=first).readings[0] == "hái"
    assert lexicon.lookup("还", "zh", sentence, at=second).readings[0] == "huán"
    assert lexicon.lookup("还", "zh", sentence, at=99).readings[0] == "hái"


def test_a_saying_with_a_comma(lexicon: Lexicon) -> None:
    """Its reading has its comma where one writes it."""
    entry = lexicon.lookup("以眼还眼，以牙还牙", "zh")
    assert entry.readings == ("yǐ yǎn huán yǎn, yǐ yá huán yá",)
    assert [part.part for part in entry.parts] == list("以眼还眼以牙还牙")


def test_the_sentence_is_only_read_where_readings_differ() -> None:
    """A word with one reading costs no reading of its sentence."""

    def never() -> str:
        raise AssertionError("the sentence was read")

    senses = [Sense("to find", "A", "fā xiàn"), Sense("a find", "B", "")]
    assert in_order("发现", senses, never, lambda text: None) == (senses, None)
