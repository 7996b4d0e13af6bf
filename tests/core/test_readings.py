"""Pinyin as a line of text."""

import pytest

from bilingual_reader.core.readings import spelled


@pytest.mark.parametrize(
    ("readings", "line"),
    [
        ([("你", "nǐ"), ("好", "hǎo"), ("。", "")], "nǐ hǎo。"),
        ([("低", "dī"), (",", ""), ("做", "zuò")], "dī, zuò"),
        ([("用", "yòng"), ("GPT-4", ""), ("做", "zuò")], "yòng GPT-4 zuò"),
        ([("好", "hǎo"), ("，", ""), ("AI", "")], "hǎo，AI"),
        ([("他", "tā"), ("“", ""), ("好", "hǎo"), ("”", ""), ("了", "le")], "tā“hǎo”le"),
        ([("是", "shì"), (" 0.2 ", ""), ("个", "gè")], "shì 0.2 gè"),
        ([], ""),
    ],
)
def test_syllables_apart_and_marks_in_place(readings: list[tuple[str, str]], line: str) -> None:
    """Syllables stand apart; a mark stands at the word before it, as in the text."""
    assert spelled(readings) == line
