"""Sentence segmentation. A bar in the expected text stands where one sentence ends."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.documents import Language
from bilingual_reader.core.segment import split

ENGLISH = [
    "Mr. Smith met Dr. J. R. Jones in St. Paul. | He left at once.",
    "We live in the U.S. | We like it. | The U.S. government, e.g. this one, pays 3.5 dollars.",
    "It runs on GPT-4. | See openai.com/jobs for more. | So we went.",
    "yeah. | so i think it works. | and then we went",
    "What?! | Really... no. | Wait... | Go on.",
    '"Why?" he said. | "Why not?" Anna asked. | "Go." | She went.',
    "“I see.” | “You do.” | He said “yes” and left.",
    "(Laughs.) | Good. | He (see below. really) left. | It ended at 5 p.m. | Then rain came.",
    "So did I. | Then vitamin C. | George W. Bush won. | No. 5 is alive. | No. | Ph.D. students.",
    "1. First we look. | 2. Then we leap, etc. | That is all.",
    "One line\n| another line. | The end.",
    "- Is it you? | - Yes. | - Good—I think.",
]
CHINESE = [
    "你好。 | 很好！ | 是吗？！ | 好；我们走，行吗?|行!",
    "他说：“好。” | 然后走了。 | “好。”他说。",
    "当你问“为什么？”的时候，我不知道。 | 他喊：“快走！” | 没人动。",
    "「很好。」Tworek 說。 | 「不。」他說，「是。」 | 完了。",
    "我想：“就是这个。 | 在哪里？” | 后来我找到了。",
    "它是 3.5 版本,不是 GPT-4. | Scaling laws 是这样的。 | 见 openai.com/jobs?id=3 吧。",
    "也许……我不知道。 | 算了…… | 走吧。",
    "概念（一种技术。它很好。）很重要。 | （笑。） | 好。",
    "一些猜想。 | 之后,我去了那里。",
]


@pytest.mark.parametrize(
    ("marked", "language"), [(t, "en") for t in ENGLISH] + [(t, "zh") for t in CHINESE]
)
def test_sentences_end_where_a_reader_ends_them(marked: str, language: Language) -> None:
    """Abbreviations, decimals, addresses, quotes, brackets and ellipses do not mislead it."""
    wanted = [part.strip() for part in marked.split("|")]
    text = marked.replace(" | ", " ").replace("|", "")
    assert [text[first:last] for first, last in split(text, language)] == wanted


PIECES = st.sampled_from(
    [
        *'.?!…。！？"“”「」()（）[]*_\n\t ',
        "Mr.",
        "e.g.",
        "U.S.",
        "a",
        "B",
        "3.5",
        "好",
        "的",
        "😀",
        "說",
    ]
)


@given(st.lists(PIECES | st.characters(), max_size=60).map("".join), st.sampled_from(["en", "zh"]))
def test_every_character_stands_in_one_sentence(text: str, language: Language) -> None:
    """Spans are in order, apart, trimmed, hold all but white space, and break at line ends."""
    spans = split(text, language)
    assert spans == split(text, language)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges) and all(first < last for first, last in spans)
    sentences = [text[first:last] for first, last in spans]
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(s == s.strip() and "\n" not in s for s in sentences)


@pytest.mark.parametrize("piece", ["a. ", "。", "(((", '"a.', "e.g. ", "3.5", "…"])
def test_long_lines_take_time_in_proportion(piece: str) -> None:
    """A line of 50,000 marks without a break is read (a quadratic reading would not end)."""
    text = piece * 50_000
    assert sum(last - first for first, last in split(text, "en")) <= len(text)


@pytest.mark.parametrize("name", ["buildspeak-dev", "details-dev"])
def test_gold_beads_end_where_sentences_end(shared: Path, name: str) -> None:
    """All ends of the hand-made beads are ends of sentences: none is lost to the aligner."""
    turns = json.loads((shared / "evaluation" / "gold" / f"{name}.json").read_text("utf-8"))
    sides: list[tuple[Language, int]] = [("en", 0), ("zh", 1)]
    for turn in turns:
        for language, side in sides:
            text, at = turn[language], 0
            ends = {last for _, last in split(text, language)}
            for bead in filter(None, (bead[side] for bead in turn["beads"])):
                at = text.index(bead, at) + len(bead)
                assert at in ends, bead


def pieces(text: str, language: Language) -> list[str]:
    return [text[first:last] for first, last in split(text, language)]


SPOKEN = (
    "we walked up to the lighthouse in the rain and the keeper showed us how the lamp is turned "
    "by hand so we stayed until midnight because the storm would not let us down the stairs and "
    "then he made tea for all of us but nobody could drink it since the salt was in everything "
)
SPOKEN_ZH = (
    "我们冒着雨走上灯塔守塔人给我们看了怎么用手转动那盏灯所以我们一直待到半夜因为暴风雨不让我们下楼"
    "然后他给大家泡了茶但是没有人喝得下去因为到处都是盐"
)


@pytest.mark.parametrize(
    ("text", "language", "least", "most"), [(SPOKEN, "en", 20, 110), (SPOKEN_ZH, "zh", 6, 34)]
)
def test_text_without_any_mark_is_cut_by_length(
    text: str, language: Language, least: int, most: int
) -> None:
    """Speech recognition: no piece too long or short, none ends where a word calls for more."""
    for times in (1, 30):
        found = pieces(text * times, language)
        assert all(least <= len(piece) <= most for piece in found[:-1]) and len(found[-1]) <= most
        asking = (" and", " the", " so", " because", "因为", "的", "把", "我们")
        assert not any(piece.endswith(asking) for piece in found)


def test_pieces_begin_where_a_speaker_begins() -> None:
    """Before words that open a sentence, in both languages; in Chinese at a space first."""
    openings = [piece.split()[0] for piece in pieces(SPOKEN, "en")]
    assert openings == ["we", "and", "because", "and"]
    assert any(piece.startswith("所以我们") for piece in pieces(SPOKEN_ZH, "zh"))
    spaced = "今天风很大船不能出海 港口里停满了船 渔夫坐在岸上补网 孩子们在旁边看着 远处的山上有雪 "
    found = pieces(spaced * 3, "zh")
    assert len(found) > 5 and " ".join(found) == (spaced * 3).strip()


def test_a_stretch_without_a_stop_inside_good_text_is_cut_alone() -> None:
    """The sentences around 400 words without a mark stay; so does a long one with commas."""
    before, after = "It rained. It rained all day, he said.", "Then it stopped."
    found = pieces(f"{before} {SPOKEN * 8} {after}", "en")
    assert found[:2] == ["It rained.", "It rained all day, he said."]
    assert max(map(len, found)) <= 125 and found[-1].endswith(after)
    long = ", ".join(["and the keeper of the lamp said that it would rain again"] * 14) + "."
    assert pieces(long, "en") == [long]


def test_a_word_or_a_name_without_end_stays_whole() -> None:
    """What has no place to be cut at is one piece, however long."""
    assert split("a" * 100_000, "en") == ((0, 100_000),)
    text = "我们在讨论" + "x" * 300 + "这个很长很长的名字"
    assert any("x" * 300 in piece for piece in pieces(text, "zh"))


SPEECH = st.lists(
    st.sampled_from(
        ["so ", "the ", "and ", "rain ", "我们", "的", "灯塔", "吗", " ", ", ", "GPT-4 "]
    ),
    min_size=30,
    max_size=200,
).map("".join)


@given(SPEECH, st.sampled_from(["en", "zh"]))
def test_cutting_by_length_loses_nothing(text: str, language: Language) -> None:
    """Pieces together are the text, in order, and no Latin word is cut."""
    found = pieces(text, language)
    assert "".join("".join(found).split()) == "".join(text.split())
    for (_, end), (begin, _) in pairwise(split(text, language)):
        assert not (end == begin and text[end - 1].isascii() and text[end].isascii())
