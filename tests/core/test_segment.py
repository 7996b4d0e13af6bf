"""Sentence segmentation. A bar in the expected text stands where one sentence ends."""

import json
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
    """A line of 200,000 marks without a break is read (a quadratic reading would not end)."""
    text = piece * 200_000
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
