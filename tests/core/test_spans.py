"""Which words can be picked, and where marked words stand."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.documents import Language
from bilingual_reader.core.spans import Marked, joined, latin_words, spans, words
from bilingual_reader.core.vocabulary import (
    chinese_counts,
    chinese_words,
    english_counts,
    english_words,
)
from tests.core.samples import cuts_of


def told(text: str, lang: Language, cuts: tuple[int, ...] = ()) -> str:
    """The text with its words between slashes."""
    return "/".join(text[a:b] for a, b, _ in words(text, lang, cuts))


def shown(text: str, lang: Language, marked: Marked, cuts: tuple[int, ...] = ()) -> str:
    """The text with `[key|…]` around what is marked."""
    made, at = "", 0
    for first, last, key in spans(text, lang, marked, cuts):
        made += f"{text[at:first]}[{key}|{text[first:last]}]"
        at = last
    return made + text[at:]


@given(st.lists(st.text(st.sampled_from("aZ9'’-.é猫 _"), max_size=12), max_size=4))
def test_counting_at_once_is_counting_one_by_one(texts: list[str]) -> None:
    """Headwords of many texts are counted as their words stand in each."""
    forms = {"az": "a", "z9": "az"}
    one_by_one = Counter(word for text in texts for word in english_words(text, forms))
    assert english_counts(texts, forms) == one_by_one
    cut = [(text, tuple(range(0, len(text), 2))) for text in texts]
    heads = Counter(word for text, cuts in cut for word in chinese_words(text, cuts, str.lower))
    assert chinese_counts(cut, str.lower) == heads


@given(st.text(st.sampled_from("aZ9'-.U _,"), max_size=20))
def test_words_of_ascii_are_words(text: str) -> None:
    """Words are found in plain ASCII as beside a Chinese character."""
    assert latin_words(text) == latin_words(text + " 猫")


def test_latin_words() -> None:
    """Apostrophes, hyphens and inner dots belong to the word, Chinese and punctuation do not."""
    text = "Don’t go—U.S. state-of-the-art, O'Brien's 中文GPT-5.5吗 dogs' 2026 4o café rock--roll"
    assert [text[a:b] for a, b in latin_words(text)] == [
        *["Don’t", "go", "U.S.", "state-of-the-art", "O'Brien's", "GPT-5.5", "dogs", "4o"],
        *["café", "rock", "roll"],
    ]


@given(st.text())
def test_latin_words_rise(text: str) -> None:
    """Spans stand in order, apart and not empty, in whatever text."""
    ends = [end for span in latin_words(text) for end in span]
    assert ends == sorted(ends) and len(set(ends)) == len(ends)


def test_long_numbers_cost_nothing() -> None:
    """A million digits are no word, and cost no more than a look at each."""
    assert latin_words("1" * 1_000_000) == []


def test_english_words_keep_apostrophes_and_hyphens() -> None:
    """don't, OpenAI's, state-of-the-art and café are one word each; numbers are none."""
    text = "Don't — OpenAI's state-of-the-art café, in 2026!"
    assert told(text, "en") == "Don't/OpenAI's/state-of-the-art/café/in"


def test_chinese_words_are_those_of_the_import() -> None:
    """Words begin at the cuts; punctuation and space are skipped, Latin words are English."""
    text, cuts = cuts_of("我们", "用", "GPT", "-", "4", " ", "讨论", "，", "思维链", "。")
    assert told(text, "zh", cuts) == "我们/用/GPT-4/讨论/思维链"
    assert [lang for _, _, lang in words(text, "zh", cuts)] == ["zh", "zh", "en", "zh", "zh"]


def test_chinese_without_cuts_is_picked_by_character() -> None:
    """A sentence that was never segmented can still be read."""
    assert told("你好，世界", "zh") == "你/好/世/界"


def test_marked_english_in_every_form() -> None:
    """Forms, capitals, possessives and parts of compounds are found; parts of words are not."""
    marked = Marked({"discovery": "discovery", "discoveries": "discovery", "openai": "OpenAI"})
    text = "Discoveries: OpenAI’s self-discovery, undiscovery."
    assert shown(text, "en", marked) == (
        "[en:discovery|Discoveries]: [en:OpenAI|OpenAI]’s self-[en:discovery|discovery], "
        "undiscovery."
    )


def test_marked_phrase_wins_over_its_words() -> None:
    """A term of several words is one mark, across line breaks too, but not across a comma."""
    marked = Marked({"chain of thought": "chain of thought", "chain": "chain"})
    assert shown("Chain of\nthought; chain, of thought", "en", marked) == (
        "[en:chain of thought|Chain of\nthought]; [en:chain|chain], of thought"
    )


def test_marked_chinese_is_aligned_to_words() -> None:
    """思维 is found inside 思维链 and as words of its own, but not across two words."""
    marked = Marked(chinese={"思维": "思维", "发展": "发展", "国家": "国家"})
    text, cuts = cuts_of("思维链", "和", "思", "维", "，", "发", "展开", "中国", "家")
    assert shown(text, "zh", marked, cuts) == "[zh:思维|思维]链和[zh:思维|思维]，发展开中国家"


def test_single_characters_only_as_words() -> None:
    """行 marked alone is not every 行 inside a longer word."""
    text, cuts = cuts_of("银行", "行", "吗")
    assert shown(text, "zh", Marked(chinese={"行": "行"}), cuts) == "银行[zh:行|行]吗"


def test_traditional_forms_lead_to_the_headword() -> None:
    """A Traditional text shows marks of the Simplified headword."""
    marked = Marked(chinese={"思维": "思维", "思維": "思维"})
    assert shown("思維", "zh", marked) == "[zh:思维|思維]"


def test_nothing_marked_costs_nothing() -> None:
    """Without marks there are no spans, whatever the text."""
    assert spans("x" * 10, "en", Marked()) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
@given(
    text=st.text(st.sampled_from("ab'’-c 1思维链。，[/]😀\u0301\n"), max_size=40),
    cuts=st.lists(st.integers(-2, 45), max_size=8).map(lambda found: tuple(sorted(set(found)))),
)
def test_words_and_marks_never_overlap(lang: Language, text: str, cuts: tuple[int, ...]) -> None:
    """Whatever the text and the cuts: spans are in order, inside the text, apart, not empty."""
    marked = Marked({"ab": "ab", "a c": "a c"}, {"思维": "思维", "链": "链"})
    for found in (words(text, lang, cuts), spans(text, lang, marked, cuts)):
        at = 0
        for first, last, _ in found:
            assert at <= first < last <= len(text)
            at = last


def test_latin_words_as_a_reader_takes_them() -> None:
    """Abbreviations, hyphens, apostrophes and version numbers are one word each."""
    text = "The U.S. state-of-the-art GPT-3.5 and a 70B model don't用AI吧, i.e. never 2024."
    found = [text[first:last] for first, last, _ in words(text, "en")]
    assert found == [
        "The", "U.S.", "state-of-the-art", "GPT-3.5", "and", "a", "70B", "model", "don't",
        "用", "AI", "吧", "i.e.", "never",
    ]  # fmt: skip


surfaces = st.dictionaries(
    st.text(st.sampled_from("ab -'"), min_size=1, max_size=5).filter(str.strip),
    st.sampled_from(["a", "b", "c d"]),
    max_size=5,
)
characters = st.dictionaries(
    st.text(st.sampled_from("思维链"), min_size=1, max_size=4), st.sampled_from(["思", "维"]),
    max_size=5,
)  # fmt: skip


@given(
    st.text(st.sampled_from("ab -'思维链，"), max_size=30),
    surfaces,
    characters,
    surfaces,
    characters,
)
def test_words_that_come_one_by_one(
    text: str, en: dict[str, str], zh: dict[str, str], more: dict[str, str], zh_more: dict[str, str]
) -> None:
    """Words that are added later are found as if they had been there; discarded ones no more."""
    marked = Marked(en, zh)
    marked.add(more, zh_more)
    both = {**en, **more}, {**zh, **zh_more}
    assert spans(text, "zh", marked) == spans(text, "zh", Marked(*both))
    marked.discard("en", "a")
    marked.discard("zh", "思")
    left = [{s: h for s, h in each.items() if h not in ("a", "思")} for each in both]
    assert spans(text, "zh", marked) == spans(text, "zh", Marked(*left))


def test_a_term_is_lit_as_one_whatever_its_parts() -> None:
    """The longest marked term wins; with a hyphen, a number or Latin letters in it too."""
    marked = Marked(
        {"gpt-4 turbo": "GPT-4 Turbo", "turbo": "turbo", "chains of thought": "chain of thought"},
        {"AI智能体": "AI智能体", "智能": "智能", "思维链条": "思维链条"},
    )
    assert shown("GPT-4 Turbo’s turbo, Chains of  thought", "en", marked) == (
        "[en:GPT-4 Turbo|GPT-4 Turbo]’s [en:turbo|turbo], [en:chain of thought|Chains of  thought]"
    )
    text, cuts = cuts_of("用", "AI", "智能", "体", "的", "思维", "链", "条")
    assert shown(text, "zh", marked, cuts) == "用[zh:AI智能体|AI智能体]的[zh:思维链条|思维链条]"


def test_words_of_a_term_are_one_word() -> None:
    """What is picked word by word goes over a marked term in one step."""
    marked = Marked({"chain of thought": "chain of thought"})
    text = "A chain of thought!"
    found = joined(words(text, "en"), spans(text, "en", marked))
    assert [text[a:b] for a, b, _ in found] == ["A", "chain of thought"]
