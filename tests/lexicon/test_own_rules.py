"""What the learner types about readings and words, checked and made a rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.own_readings import Rules
from bilingual_reader.errors import ReadingError
from bilingual_reader.lexicon.chinese import pinyin, traditional, word_cuts
from bilingual_reader.lexicon.own_rules import about, about_place, cuts, syllables


@pytest.mark.parametrize(
    ("text", "typed", "told"),
    [
        ("行长", "háng zhǎng", "háng zhǎng"),
        ("行长", " hángzhǎng ", "háng zhǎng"),
        ("行长", "hang2 zhang3", "háng zhǎng"),
        ("行长", "HANG2zhǎng", "háng zhǎng"),
        ("西安", "xī'ān", "xī ān"),
        ("旅途", "lü3 tu2", "lǚ tú"),
        ("旅途", "lu:3 tú", "lǚ tú"),
        ("旅途", "lv3 tú", "lǚ tú"),
        ("了了", "le5 liao3", "le liǎo"),
        ("得", "de", "de"),
        ("花儿", "huār", "huā r"),
        ("嗯好", "ng2 hao3", "ńg hǎo"),
        ("卡拉OK", "kǎ lā", "kǎ lā"),
    ],
)
def test_a_reading_as_it_is_typed(text: str, typed: str, told: str) -> None:
    """Marks or numbers, apart or not, in any case: a syllable with tone mark a character."""
    assert " ".join(syllables(text, typed)) == told


@pytest.mark.parametrize(
    ("text", "typed", "told"),
    [
        ("行长", "", "there is no reading"),
        ("行长", "háng", "1 syllable for 2 characters"),
        ("行长", "háng zhǎng le", "3 syllables for 2 characters"),
        ("行长", "hxng zhǎng", "hxng is no pinyin"),
        ("行长", "háng zhǎng7", "zhǎng7 is no pinyin"),
        ("行长", "hang zhang", "no tones"),
        ("行长", "银行", "银行 is no pinyin"),
        ("行长", "😀", "😀 is no pinyin"),
        ("行长", "\ud800 a", "? is no pinyin"),
        ("行长", "[b]háng[/b]", "is no pinyin"),
        ("行长", "háng " * 200, "is no pinyin"),
    ],
)
def test_what_is_no_reading(text: str, typed: str, told: str) -> None:
    """Too few, too many, no syllable, no tone: said in words, and nothing is made of it."""
    with pytest.raises(ReadingError) as raised:
        syllables(text, typed)
    assert told in str(raised.value)
    str(raised.value).encode()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "there is no word"),
        ("  \n", "there is no word"),
        ("bank", "there is no Chinese in it"),
        ("行 长", "a space is no part of a word"),
        ("行，长", "， is no part of a word"),
        ("行😀", "😀 is no part of a word"),
        ("\ud800行", "? is no part of a word"),
        ("\u202e行", "is no part of a word"),
        ('行"OR 1=1', "is no part of a word"),
        ("行" * 200, "200 characters are no word"),
    ],
)
def test_what_is_no_word(text: str, told: str) -> None:
    """Empty, not Chinese, with signs inside, too long: said in words."""
    with pytest.raises(ReadingError) as raised:
        about(text)
    assert told in str(raised.value)
    str(raised.value).encode()


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_typed(text: str, typed: str) -> None:
    """Any text is either refused with an error of ours or makes a rule that is whole."""
    try:
        rule = about(text)
        made = replace(rule, syllables=syllables(rule.text, typed))
    except ReadingError:
        return
    read = Rules([made]).readings(made.text)
    assert tuple(read.values()) == made.syllables


@given(st.sampled_from(["银行行长说得对", "台湾的历史系", "他着急着呢", "干杯乾坤", "裏面有头发"]))
def test_both_scripts_make_one_rule(text: str) -> None:
    """A rule made on one script is the rule made on the other, and both read both texts."""
    for word in (text[:2], text[1:4]):
        one, other = about(word), about(traditional(word))
        assert one.text == other.text
        said = tuple("mā" for _ in word)
        own = Rules([replace(other, syllables=said)])
        assert own.readings(text)
        assert own.readings(traditional(text)).keys() == own.readings(text).keys()


def test_pinyin_follows() -> None:
    """A rule goes before phrases, the network and the dictionary, in both scripts and notations."""
    own = Rules([replace(about("真得"), syllables=("zhēn", "děi"))])
    assert dict(pinyin("那真得有几分", own=own))["得"] == "děi"
    assert dict(pinyin("那眞得有幾分", numbers=True, own=own))["得"] == "dei3"
    assert pinyin("那真得有几分", own=Rules()) == pinyin("那真得有几分")


def test_words_decide_readings() -> None:
    """Where the learner cuts a word the reading follows; joining words makes none worse."""
    split = Rules([replace(about("地走"), cuts=(0, 1))])
    assert dict(pinyin("他真快地走了"))["地"] == "dì"
    assert dict(pinyin("他真快地走了", own=split))["地"] == "de"
    joined = Rules([replace(about("做得"), cuts=(0,))])
    assert pinyin("做得更好", own=joined) == pinyin("做得更好")


def test_words_as_they_are_typed() -> None:
    """Words join to the text in either script; a single character and other words do not."""
    assert cuts("研究生命", ["研究生", "命"]) == (0, 3)
    assert cuts("行长", ["行長"]) == (0,)
    for text, words in (
        ("研究生命", ["研究"]),
        ("行", ["行"]),
        ("行长", []),
        ("行长", ["行", "张"]),
    ):
        with pytest.raises(ReadingError):
            cuts(text, words)


def test_one_place_of_a_pair() -> None:
    """The rule keeps the one sentence of the pair that has the place, or all where none is said."""
    zh = "他跑得快。我得走了。"
    pair = Pair(1, 1, "", zh, zh_cuts=(5,), zh_words=word_cuts(zh))
    rule = about_place("得", pair, 2)
    assert (rule.sentence, rule.place) == ("我得走了。", 1)
    assert about_place("跑得", pair).place == 1
    whole = about_place("得", pair)
    assert (whole.sentence, whole.place) == (zh, -1)
    for text, number in (("银行", None), ("得", 3)):
        with pytest.raises(ReadingError):
            about_place(text, pair, number)
