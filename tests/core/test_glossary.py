"""The glosses that a text brings along: which brackets are, and where their terms begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.align.lexicon import glossary
from bilingual_reader.core.documents import Pair
from bilingual_reader.core.glossary import Gloss, glosses, places, without_glosses

LEXICON = glossary(
    [
        ("dark", ["黑暗", "暗"]),
        ("matter", ["物质", "事情"]),
        ("tid", ["潮汐"]),
        ("thought", ["思想"]),
        ("lock", ["锁定", "锁"]),
        ("train", ["训练"]),
        ("model", ["模型"]),
        ("human", ["人类"]),
        ("feedback", ["反馈"]),
        ("fit", ["拟合"]),
    ]
)


def found(text: str, english: str = "") -> list[str]:
    """The glosses of a Chinese sentence as `term=counterpart`."""
    pair = Pair(1, 1, zh=text, en=english)
    return [f"{text[each.first : each.last]}={_other(each.zh, each.en, text, each.first)}"
            for each in places([pair], LEXICON)]  # fmt: skip


def _other(zh: str, en: str, text: str, first: int) -> str:
    return en if text.startswith(zh, first) else zh


@pytest.mark.parametrize(
    ("text", "glossed"),
    [
        ("做这种 contrarian(反共识)的事要有信念。", ["contrarian=反共识"]),
        ("他用 back-of-the-envelope sums（粗略估算）。", ["back-of-the-envelope sums=粗略估算"]),
        ("我们寻找暗物质（dark matter）的证据。", ["暗物质=dark matter"]),
        ("那颗行星被潮汐锁定（tidal locking)了。", ["潮汐锁定=tidal locking"]),
        ("这是“反刍”（rumination）。", ["反刍=rumination"]),
        ("這叫「沉沒成本」（sunk cost）。", ["沉沒成本=sunk cost"]),
        ("RL(强化学习)很强。", ["RL=强化学习"]),
        ("研究 Higgs phenomenon(Higgs 现象)。", ["Higgs phenomenon=Higgs 现象"]),
        ("聊 RAG（Retrieval-Augmented Generation，检索增强生成）。", ["RAG=检索增强生成"]),
        ("用暗物质（dark matter (DM)）解释。", ["暗物质=dark matter"]),
        ("他说的（就是 reward(奖励) 吧）没错。", ["reward=奖励"]),
        ("诺姆·布朗（Noam Brown）来了。", ["诺姆·布朗=Noam Brown"]),
    ],
)
def test_brackets_with_a_counterpart(text: str, glossed: list[str]) -> None:
    """A term with its counterpart in brackets behind it is a gloss, in any width, both ways."""
    assert found(text) == glossed


@pytest.mark.parametrize(
    "text",
    [
        "我（笑）当时不知道。",
        "他 laughed（笑）了。",
        "那一年（1997）我刚毕业。",
        "好几种动物（例如鲸鱼）会唱歌。",
        "很多工具（如 Excel）都能做到。",
        "创始人（Sam Altman）不在场。",
        "我们买了 GPT-4（那家公司的模型）。",
        "LoRA（或参数微调）也行。",
        "他在 Google（2012 年到 2015 年）做过产品。",
        "归功于 Ilia（Sutskever）的远见。",
        "空的（）和（ ）没有。",
        "()()(((",
    ],
)
def test_asides_are_no_glosses(text: str) -> None:
    """What is heard, dates, examples, names of those spoken of, and remarks are no counterparts."""
    assert found(text) == []


def test_explanations() -> None:
    """Behind a colon, or a comma and a word that explains, stands an explanation."""
    pairs = [
        Pair(1, 1, zh="思想链（Chain of Thought: 一步一步写下推理的办法）很有用。"),
        Pair(2, 1, zh="用 DQN (Deep Q-Network: 深度Q网络，一种学习打游戏的算法) 训练。"),
        Pair(3, 1, zh="看 calibration(校准,即有几分把握就说几分话)。"),
        Pair(4, 1, zh="暗物质（dark matter）：看不见的物质。"),
        Pair(6, 1, zh="这是“词元”（tokens，一小段文字）。"),
        Pair(5, 1, zh="PPO：Proximal Policy Optimization，近端策略优化算法。它很稳。"),
    ]
    assert [(g.en, g.zh, g.explanation, g.sentence) for g in glosses(pairs, LEXICON)] == [
        ("Chain of Thought", "思想链", "一步一步写下推理的办法", 1),
        ("DQN", "深度Q网络", "一种学习打游戏的算法", 2),
        ("calibration", "校准", "即有几分把握就说几分话", 3),
        ("dark matter", "暗物质", "看不见的物质。", 4),
        ("tokens", "词元", "一小段文字", 6),
        ("PPO", "近端策略优化算法", "它很稳。", 5),
    ]


def test_a_colon_alone_defines_nothing() -> None:
    """A speaker or heading before a colon is no term, nor what follows it a counterpart."""
    assert found("主持人：Matt，你好。") == []
    assert found("OpenAI：我们来了。") == []


def test_the_same_gloss_counts_once() -> None:
    """Glosses that differ in case and spaces are one, with their number and first sentence."""
    pairs = [Pair(1, 1, zh="用 Reward(奖励)。"), Pair(2, 1, zh="又是 reward （奖励）。")]
    assert glosses(pairs) == (Gloss("Reward", "奖励", "", 1, 2),)


def test_what_stands_elsewhere_decides_where_a_term_begins() -> None:
    """Behind other words, the same English tells which characters belong to the term."""
    alone = [Pair(1, 1, zh="模型主要读词元（tokens）。")]
    more = [*alone, Pair(2, 1, zh="“词元”（tokens）很小。")]
    assert {g.zh for g in glosses(more, LEXICON)} == {"词元"}


def test_headings_and_the_summary_are_read() -> None:
    """A gloss in a heading has the pair under it, one in the summary alone has no pair."""
    pairs = [Pair(1, 1, zh="你好。"), Pair(2, 2, zh="再见。", section="谈谈暗物质（dark matter）")]
    told = glosses(pairs, LEXICON, summary="说到 compute（算力）。")
    assert [(g.en, g.sentence) for g in told] == [("dark matter", 2), ("compute", 0)]


def test_english_text_with_a_chinese_counterpart() -> None:
    """In English text the words before the bracket are weighed against the counterpart."""
    pair = Pair(1, 1, en="Nobody has ever seen dark matter (暗物质) with a telescope.")
    assert [g.en for g in glosses([pair], LEXICON)] == ["dark matter"]


def test_text_without_glosses() -> None:
    """The brackets of glosses go, those of asides stay; every offset has its place."""
    text = "做 contrarian(反共识) 的事（笑）,要懂暗物质（dark matter: 看不见的）（dark matter?）。"
    given = (Gloss("contrarian", "反共识"), Gloss("dark matter", "暗物质"))
    short, kept = without_glosses(text, given)
    assert short == "做 contrarian 的事（笑）,要懂暗物质（dark matter?）。"
    at = short.index("暗物质")
    assert text[kept.whole(at) :].startswith("暗物质（")
    assert kept.short(text.index("的事")) == short.index("的事")
    assert kept.cuts((0, text.index("(反"), text.index("反共识"), text.index("的事"))) == (
        0, short.index(" 的事"), short.index("的事"),
    )  # fmt: skip


@given(st.text(alphabet="学习AI ab(（)）:：，,。“”一种1·\n", max_size=60))
def test_any_text(text: str) -> None:
    """Of any text the places are in it, do not cross, and without brackets it maps back."""
    last = 0
    for each in places([Pair(1, 1, zh=text)], LEXICON):
        assert last <= each.first < each.last <= each.bracket[0] <= each.bracket[1] <= len(text)
        last = each.bracket[1]
    short, kept = without_glosses(text, glosses([Pair(1, 1, zh=text)], LEXICON))
    assert "".join(text[kept.whole(at)] for at in range(len(short))) == short
    assert [kept.short(kept.whole(at)) for at in range(len(short) + 1)] == [*range(len(short) + 1)]


def test_hostile_brackets_take_no_long_time() -> None:
    """Tens of thousands of brackets and runs without an end are read in passing."""
    text = "（" * 20_000 + "学习" * 20_000 + "(a" * 20_000 + "学习（learning）" * 2_000
    assert len(glosses([Pair(1, 1, zh=text)], LEXICON)) <= 5
