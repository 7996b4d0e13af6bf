"""Chinese text: word cuts, readings, scripts."""

import itertools
import re
import tempfile
from pathlib import Path

import pypinyin
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from bilingual_reader.core.readings import READ, is_read
from bilingual_reader.lexicon.chinese import (
    _readings,
    pinyin,
    simplified,
    traditional,
    word_cuts,
)

OPENCC = OpenCC("t2s")
MIXED = st.text(
    st.sampled_from("银行行长了解發現裡後乾隆 GPT-5.3，。\n（）don't👍🏽\u200dé々〇𠮷\ud800%")
)


def _words(text: str) -> list[str]:
    cuts = word_cuts(text)
    return [text[a:b] for a, b in itertools.pairwise([*cuts, len(text)])]


@given(MIXED | st.text())
@settings(deadline=None)
def test_cuts_cover_the_text(text: str) -> None:
    """The cuts rise strictly from 0, so the words join to the text and none is empty."""
    cuts = word_cuts(text)
    assert list(cuts) == sorted(set(cuts)) and all(0 <= cut < len(text) for cut in cuts)
    assert "".join(_words(text)) == text


@given(MIXED | st.text(), st.booleans())
@settings(deadline=None)
def test_surfaces_join_to_the_text(text: str, numbers: bool) -> None:
    """Nothing is lost or changed: surfaces join to the text, each reading has one character."""
    read = pinyin(text, numbers=numbers)
    assert "".join(surface for surface, _ in read) == text
    assert all(len(surface) == 1 for surface, reading in read if reading)
    others = [not any(map(is_read, surface)) for surface, _ in read]
    assert not any(a and b for a, b in itertools.pairwise(others))


def test_latin_and_numbers_stay_whole() -> None:
    """Model names, decimals and words with apostrophes are one word each."""
    text = "用 GPT-5 和 3.5 版,C++、don't 40%。"
    assert {"GPT-5", "3.5", "C++", "don't", "40%"} <= set(_words(text))


_GB_2312 = "".join(
    char for char in map(chr, range(0x4E00, 0xA000)) if char.encode("gb2312", "ignore")
)


def test_what_gb_2312_has_is_simplified() -> None:
    """Each of its characters becomes what OpenCC makes of it, which is not asked about most."""
    for char in _GB_2312:
        assert simplified(char) == OPENCC.convert(char)
    for text in (
        "深沈",
        "憑藉",
        "慰藉",
        "衹是",
        "覆蓋",
        "乾坤",
        "乾杯",
        "\uf900",
        "圖—畫",
        "—图",
        "么麽",
        "什么",
        "傢俱",
    ):
        assert simplified(text) == OPENCC.convert(text)


@given(st.lists(st.text(st.sampled_from(_GB_2312)) | st.text()).map("".join))
def test_simplified_is_what_opencc_makes(text: str) -> None:
    """Whatever the text: that OpenCC is not asked about Simplified shows nowhere."""
    given = text.encode("utf-8", "replace").decode()
    assert simplified(text) == OPENCC.convert(given)


def test_traditional_is_cut_like_simplified() -> None:
    """The same sentence in either script has the same cuts."""
    simple = "我们发现训练语言模型需要理论物理"
    assert word_cuts(traditional(simple)) == word_cuts(simple)


def test_emoji_is_not_split() -> None:
    """A joined emoji is one word."""
    assert _words("好👨‍👩‍👧了")[1] == "👨‍👩‍👧"


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("银行行长", "yín háng háng zhǎng"),
        ("了解", "liǎo jiě"),
        ("重新", "chóng xīn"),
        ("發現", "fā xiàn"),
        ("银行", "yín háng"),
        ("哪儿", "nǎ ér"),
    ],
)
def test_readings_by_word(text: str, readings: str) -> None:
    """A character is read as its word wants it, Traditional as well."""
    assert " ".join(reading for _, reading in pinyin(text)) == readings


def test_numbers() -> None:
    """Tone numbers: neutral 5, ü as u:."""
    assert pinyin("绿的", numbers=True) == [("绿", "lu:4"), ("的", "de5")]


def test_other_text_is_one_entry() -> None:
    """A run of anything but Chinese is one entry without a reading."""
    assert pinyin("用 GPT-5, ok。好") == [
        ("用", "yòng"),
        (" GPT-5, ok。", ""),
        ("好", "hǎo"),
    ]


def test_scripts() -> None:
    """Phrases decide: 后面 and 头发 become 後面 and 頭髮, and back."""
    assert traditional("后面头发") == "後面頭髮" and simplified("後面頭髮") == "后面头发"


def test_no_cache_in_the_temporary_folder() -> None:
    """jieba neither reads nor writes its world-writable cache."""
    before = list(Path(tempfile.gettempdir()).glob("jieba*"))
    word_cuts("发现训练")
    assert list(Path(tempfile.gettempdir()).glob("jieba*")) == before


@given(
    st.text(st.sampled_from("行长了地还得为着 ，。A银重要乐"), max_size=24),
    st.sets(st.integers(0, 23)),
)
def test_some_characters_are_read_as_they_are_among_all(text: str, at: set[int]) -> None:
    """Asked for some places alone, they have the readings that the whole text gives them."""

    def by_place(told: list[tuple[str, str]]) -> dict[int, str]:
        starts = [sum(len(surface) for surface, _ in told[:n]) for n in range(len(told))]
        return {n: reading for n, (_, reading) in zip(starts, told, strict=True)}

    every, some = by_place(pinyin(text)), by_place(pinyin(text, at=at))
    assert all(some.get(place) == every.get(place) for place in at)


def test_phrases_are_read_as_pypinyin_reads_them() -> None:
    """Its tables are read without it: every phrase, every character, and phrases in a row."""
    texts = [*PHRASES_DICT, *map(chr, PINYIN_DICT)]
    texts += ["".join(some) for some in zip(texts, texts[7:], texts[900:], strict=False)][::11]
    for text in filter(re.compile(f"[{READ}]+").fullmatch, texts[::3]):
        assert _readings(text) == [row[0] for row in pypinyin.pinyin(text)]
