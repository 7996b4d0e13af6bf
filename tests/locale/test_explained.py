"""What goes wrong, told in the language of the interface."""

from __future__ import annotations

import pytest

from bilingual_reader.core.corrections import merge, shift, split
from bilingual_reader.core.documents import Pair
from bilingual_reader.errors import (
    AudioError,
    CorrectionError,
    LibraryError,
    ReaderError,
    ReadingError,
    SourceError,
)
from bilingual_reader.lexicon.own_rules import about, cuts, syllables
from bilingual_reader.locale import explained, told, use, write

ONE = Pair(3, 1, "Yes.", "是。", speaker="林")
ALONE = Pair(4, 2, "No.", "", speaker="雨")


def test_every_refusal_of_a_correction_is_told_in_chinese() -> None:
    """What the core raises when pairs, pinyin and words cannot be corrected has no Latin left."""
    use("zh")
    tries = (
        (lambda: merge(ONE, ALONE), "下一句换了说话人，一对须属于同一说话人，第 3 句，"),
        (lambda: split(ONE, 0, 0), "其中一半会是空的，第 3 句，每一半至少要有一句"),
        (lambda: split(ALONE), "只有一个句子，第 4 句，没有可拆分的"),
        (lambda: shift(ONE, ALONE, "zh", "previous"), "没有可移动的中文，第 4 句，"),
        (lambda: syllables("银行", "hang2"), "2 个字却有 1 个音节，银行 hang2，每个字给一个音节"),
        (lambda: syllables("行", "{xyz}"), "{xyz} 不是拼音，行，请写成"),
        (lambda: syllables("银行", ""), "没有读音，银行，"),
        (lambda: cuts("银行", ["银"]), "这些词拼不成原词，银行 银，请给出完整的词"),
        (lambda: about("a b"), "其中没有中文，a b，请给出汉字"),
    )
    for refused, expected in tries:
        with pytest.raises((CorrectionError, ReadingError)) as raised:
            refused()
        assert explained(raised.value).startswith(expected)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (LibraryError("the library cannot", "/a, b", "make room and try again"),
         "the library cannot，/a, b，请腾出空间后再试"),
        (SourceError("an empty file, a.txt, give a file with text"),
         "文件是空的，a.txt，请给出有文字的文件"),
        (AudioError("nothing here can play sound", "linux", "of a kind that nobody knows"),
         "这里没有可用的播放器，linux，of a kind that nobody knows"),
        (ValueError("{x}"), "{x}"),
    ],
)  # fmt: skip
def test_other_errors_are_told_part_by_part(error: Exception, expected: str) -> None:
    """What is known of a line is Chinese, what is not stays; in English all stay as they are."""
    assert explained(error) == str(error)
    use("zh")
    assert explained(error) == expected


def test_a_line_of_many_parts_keeps_its_commas() -> None:
    """Between parts that are known a Chinese comma stands, inside a name its own; however many."""
    use("zh")
    many = ", ".join(["x"] * 300)
    line = f"the file cannot be read (Is a directory), {many}, a, b, check the path"
    assert explained(SourceError(line)) == f"无法读取文件（这是文件夹），{many}, a, b，请检查路径"


def test_what_is_filled_in_is_told_too() -> None:
    """A text in the field of another, and one that says more before one that says less."""
    use("zh")
    error = ReaderError("this dictionary is refused: the archive is encrypted", "x {0}", "a, b")
    assert explained(error) == "未采用这部词典：压缩包已加密，x {0}，a, b"
    assert told("no card has a field 'a' in the deck 'b'") == "牌组 'b' 中没有卡片有字段 'a'"
    assert told("x cannot be y") == "x 不能设为 y"


def test_in_traditional_errors_are_too() -> None:
    """How the interface is written holds for what it explains."""
    use("zh")
    write(lambda text: text.replace("请", "請"))
    assert explained(ReaderError("an empty file", "", "check the path")) == "文件是空的，請检查路径"


def test_a_hostile_text_in_an_error_stays_as_it_is() -> None:
    """What a learner typed is no template and no pattern."""
    use("zh")
    error = ReaderError("{0} \\d( is no pinyin", "[/b]", "{why}")
    assert explained(error) == "{0} \\d( 不是拼音，[/b]，{why}"
