"""The table of syllables: what a character may be read with, from what is installed."""

from __future__ import annotations

import pytest

from bilingual_reader.errors import LexiconError
from bilingual_reader.lexicon import data
from bilingual_reader.lexicon.syllables import syllabary


@pytest.fixture(scope="module")
def rows() -> list[tuple[str, str, str]]:
    """Syllable, characters first read so, those that also are."""
    made = [line.split("\t") for line in syllabary().rows().splitlines()]
    return [(syllable, first, others) for syllable, first, others in made]


@pytest.mark.parametrize(
    ("character", "first", "others"),
    [
        ("行", "xing", {"hang", "heng"}),
        ("女", "nv", {"ru"}),
        ("长", "zhang", {"chang"}),
        ("長", "zhang", {"chang"}),
        ("银", "yin", set()),
        ("銀", "yin", set()),
        ("〇", "ling", set()),
        ("䴙", "pi", set()),
        ("𨭎", "xi", set()),
    ],
)
def test_what_a_character_may_be_read_with(
    rows: list[tuple[str, str, str]], character: str, first: str, others: set[str]
) -> None:
    """Traditional like Simplified, ü as v."""
    assert [syllable for syllable, firsts, _ in rows if character in firsts] == [first]
    assert {syllable for syllable, _, also in rows if character in also} == others


def test_each_character_is_first_read_once(rows: list[tuple[str, str, str]]) -> None:
    """So that the index can stand on it; most of the usual block is there, nothing only hummed."""
    firsts = "".join(first for _, first, _ in rows)
    assert len(firsts) == len(set(firsts)) > 20_000
    assert all(set(syllable) & set("aeiouv") for syllable, _, _ in rows)
    assert all(not set(first) & set(others) for _, first, others in rows)
    assert {other for _, _, others in rows for other in others} <= set(firsts)


def test_missing_packages_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the data there is an error in words."""
    monkeypatch.setattr(data, "find_spec", lambda name: None)
    with pytest.raises(LexiconError, match="missing"):
        syllabary()
