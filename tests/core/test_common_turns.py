"""Common borders of turns. A voice is written as its turn's number and the speaker's letter."""

from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.common_turns import Bead, Voice, common_borders
from bilingual_reader.core.documents import Episode, Side, Turn
from bilingual_reader.core.pairing import pair_documents


def voices(text: str) -> list[Voice]:
    """`0A 0A 1B`"""
    return [(int(voice[:-1]), voice[-1]) for voice in text.split()]


def one_to_one(count: int) -> list[Bead]:
    return [((n, n + 1), (n, n + 1)) for n in range(count)]


def test_borders_between_the_same_speakers_near_the_path() -> None:
    """The path may miss a border by a sentence; speakers are known by whom they stand opposite."""
    en, zh = voices("0A 0A 0A 1B 1B 2A 2A"), voices("0X 0X 1Y 1Y 1Y 2X 2X")
    assert common_borders(en, zh, one_to_one(7)) == [(3, 2), (5, 5)]


def test_a_border_of_one_side_alone_is_none() -> None:
    """Nor is one between other speakers, nor any where a side has one voice or none."""
    en, path = voices("0A 0A 1B 2A 2A 3B 3B"), one_to_one(7)
    assert common_borders(en, voices("0X 0X 0X 0X 0X 1Y 1Y"), path) == [(5, 5)]
    assert common_borders(en, voices("0X 0X 1X 2X 2X 3X 3X"), path) == []
    assert common_borders(en, [(n, "") for n in range(7)], path) == []
    assert common_borders([], [], []) == []


def test_a_border_inside_a_bead_is_looked_for_along_it() -> None:
    """A bead that spans a border is what the border corrects."""
    beads = [((0, 1), (0, 1)), ((1, 3), (1, 4)), ((3, 5), (4, 6))]
    found = common_borders(voices("0A 0A 1B 1B 1B"), voices("0X 0X 0X 1Y 1Y 1Y"), beads)
    assert found == [(2, 3)]


SIDE = st.lists(st.sampled_from("AB"), max_size=12).map(lambda names: list(enumerate(names)))


@given(SIDE, SIDE)
def test_places_rise_on_both_sides(en: list[Voice], zh: list[Voice]) -> None:
    """Whoever speaks when, a stretch between two places has sentences of both sides."""
    many = min(len(en), len(zh))
    beads = [*one_to_one(many), ((many, len(en)), (many, many)), ((len(en),) * 2, (many, len(zh)))]
    found = [(0, 0), *common_borders(en, zh, beads)]
    assert all(a < c and b < d for (a, b), (c, d) in zip(found, found[1:], strict=False))
    assert all(i < max(len(en), 1) and j < max(len(zh), 1) for i, j in found)


def test_no_pair_crosses_a_common_border() -> None:
    """An answer of one word stays with its speaker, though one text joins two turns."""
    talk = [("Ann", f"Question {n} is this one, isn't it?", "Bo", "Yes.") for n in range(6)]
    en = [Turn(who, en=Side(text)) for a, b, c, d in talk for who, text in ((a, b), (c, d))]
    zh = [
        Turn(who, zh=Side(text))
        for n in range(6)
        for who, text in (("安", f"第 {n} 个问题就是这个，不是吗？"), ("博", "是的。对。"))
    ]
    zh[0:2] = [Turn("安", zh=Side(zh[0].zh.text + zh[1].zh.text))]
    _, pairs = pair_documents(Episode("", tuple(en)), Episode("", tuple(zh)))
    assert [(pair.en, pair.zh) for pair in pairs if pair.turn == 12] == [("Yes.", "是的。对。")]
