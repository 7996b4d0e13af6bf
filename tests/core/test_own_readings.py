"""The learner's own readings and words, applied to text."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.documents import Pair
from bilingual_reader.core.own_readings import Rule, Rules

ALIKE = ("長长", "銀银", "眞真", "說说")
SYLLABLES = ("háng", "zhǎng", "dé", "le")
OTHER_SCRIPT = str.maketrans("长银真说", "長銀眞說")

characters = st.sampled_from("银行长真得说了的Ag3，。 😀")
texts = st.text(characters, max_size=24)
stretches = st.text(st.sampled_from("银行长真得说"), min_size=1, max_size=4)


def cut_at(text: str, picked: list[bool]) -> tuple[int, ...]:
    """Offsets where a text is cut, 0 first."""
    return (0, *(at for at, here in zip(range(1, len(text)), picked, strict=False) if here))


@st.composite
def rules(draw: st.DrawFn, sentences: bool = True) -> Rule:
    """A rule about some text, with a reading, words or both, everywhere or in a sentence."""
    text = draw(stretches)
    read = draw(st.lists(st.sampled_from(SYLLABLES), min_size=len(text), max_size=len(text)))
    cuts = cut_at(text, draw(st.lists(st.booleans(), min_size=4, max_size=4)))
    both = draw(st.sampled_from([(tuple(read), ()), ((), cuts), (tuple(read), cuts)]))
    before = draw(texts) if sentences and draw(st.booleans()) else None
    sentence = "" if before is None else f"{before}{text}{draw(texts)}"
    place = len(before or "") if sentence and draw(st.booleans()) else -1
    return Rule(text, *both, sentence=sentence, place=place, alike=ALIKE)


@given(st.lists(rules(), max_size=5), texts, st.lists(st.booleans(), min_size=24, max_size=24))
def test_words_join_to_the_text(made: list[Rule], text: str, picked: list[bool]) -> None:
    """However rules cut it, the words of a text rise from its beginning and join to it."""
    given_cuts = cut_at(text, picked) if text else ()
    cuts = Rules(made).cuts(text, given_cuts)
    assert list(cuts) == sorted(set(cuts))
    assert (cuts[:1] == (0,)) == bool(text)
    ends = (*cuts[1:], len(text))
    assert "".join(text[a:b] for a, b in zip(cuts, ends, strict=False)) == text


@given(st.lists(rules(), max_size=5), texts)
def test_what_is_said_of_a_text_holds_in_it(made: list[Rule], text: str) -> None:
    """A reading comes from a rule about just those characters; of one rule, all or nothing."""
    read = Rules(made).readings(text)
    assert all(not text[at].isascii() for at in read)
    assert set(read.values()) <= set(SYLLABLES)
    alone = [Rule(rule.text, rule.syllables) for rule in made if rule.syllables][:1]
    for rule in alone:
        found = Rules([rule]).readings(rule.text)
        assert tuple(found.values()) == rule.syllables


@given(st.lists(rules(), max_size=5), texts)
def test_both_scripts_agree(made: list[Rule], text: str) -> None:
    """A text in the other script is read and cut as in the one that the rules are written in."""
    own, other = Rules(made), text.translate(OTHER_SCRIPT)
    assert own.readings(other) == own.readings(text)
    every = tuple(range(len(text)))
    assert own.cuts(other, every) == own.cuts(text, every)


@given(st.lists(rules(), max_size=5), texts)
def test_the_order_of_rules_does_not_matter(made: list[Rule], text: str) -> None:
    """Rules about different texts hold alike, whichever was said first."""
    apart = list({rule.text: rule for rule in made}.values())
    assert Rules(apart).readings(text) == Rules(reversed(apart)).readings(text)


@given(st.lists(rules(sentences=False), max_size=4), rules(sentences=False), texts, texts)
def test_a_new_say_holds_where_it_was_said(
    made: list[Rule], new: Rule, before: str, after: str
) -> None:
    """`part_of` makes of a new rule one that holds at its place, whatever longer ones there are."""
    text, at = f"{before}，{new.text}，{after}", len(before) + 1
    old = Rules(made)
    kept = old.part_of(new, text, at)
    others = [rule for rule in made if rule.text != kept.text]
    own = Rules([*others, kept])
    last = at + len(new.text)
    if new.syllables:
        read = own.readings(text)
        assert tuple(read.get(place, "") for place in range(at, last)) == new.syllables
    if new.cuts and not new.syllables:
        cuts = own.cuts(text, tuple(range(len(text))))
        assert tuple(cut - at for cut in cuts if at <= cut < last) == new.cuts


def test_the_sentence_then_the_longest() -> None:
    """What is said of one sentence goes before what holds everywhere, and that by length."""
    own = Rules(
        [
            Rule("得", ("dé",)),
            Rule("真得", ("zhēn", "děi")),
            Rule("得", ("de",), sentence="他真得好，", place=2),
        ]
    )
    assert own.readings("我得走") == {1: "dé"}
    assert own.readings("我真得走") == {1: "zhēn", 2: "děi"}
    assert own.readings("他真得好。") == {2: "de"}, "a mended comma loses nothing"


def test_one_place_of_a_sentence() -> None:
    """Of two places in one sentence only the one that was said; also where pairs are merged."""
    sentence = "他跑得快，我得走了。"
    own = Rules([Rule("得", ("děi",), sentence=sentence, place=6)])
    assert own.readings(sentence) == {6: "děi"}
    assert own.readings(f"好。{sentence}真的？") == {8: "děi"}
    assert own.readings("我得走了。") == {}
    assert Rules([Rule("得", ("děi",), sentence=sentence)]).readings(sentence) == {
        2: "děi",
        6: "děi",
    }


def test_a_sentence_shown_without_its_glosses() -> None:
    """What stands in brackets may be left out, unless the place is there."""
    sentence = "那得有几分 conviction(坚定得很的信念)才得行。"
    clean = "那得有几分 conviction才得行。"
    behind, inside = (Rule("得", ("děi",), sentence=sentence, place=at) for at in (26, 19))
    assert (sentence[26], sentence[19]) == ("得", "得")
    assert Rules([behind]).readings(sentence) == {26: "děi"}
    assert Rules([behind]).readings(clean) == {17: "děi"}
    assert Rules([inside]).readings(sentence) == {19: "děi"}
    assert Rules([inside]).readings(clean) == {}
    everywhere = Rule("得", ("děi",), sentence=sentence)
    assert list(Rules([everywhere]).readings(clean)) == [1, 17]


def test_a_short_sentence_is_only_itself() -> None:
    """What was said of a sentence of a few letters is not said of all that have those letters."""
    own = Rules([Rule("得", ("děi",), sentence="得了。", place=0)])
    assert own.readings("得了！") == {0: "děi"}
    assert own.readings("病得了三天") == {}


def test_words_are_split_and_joined() -> None:
    """A stretch is cut as said, and what stood over its edges ends there."""
    text, cuts = "他在研究生命的起源", (0, 1, 2, 4, 6, 7)
    split = Rules([Rule("研究生命", cuts=(0, 3))])
    assert split.cuts(text, cuts) == (0, 1, 2, 5, 6, 7)
    joined = Rules([Rule("究生", cuts=(0,))])
    assert joined.cuts(text, cuts) == (0, 1, 2, 3, 5, 6, 7)
    assert split.cuts(text, ()) == (), "a text that was not cut stays so"
    pair = Pair(1, 1, "", text, zh_words=cuts)
    assert split.segmented([pair])[0].zh_words == (0, 1, 2, 5, 6, 7)


def test_no_word_in_letters_is_cut() -> None:
    """A rule with letters in it holds for whole words: T恤 is not in AT恤."""
    own = Rules([Rule("T恤", ("xù",))])
    assert own.readings("一件T恤") == {3: "xù"}
    assert own.readings("AT恤") == {}


@pytest.mark.parametrize(
    ("word", "reading", "sentence", "at", "told"),
    [
        ("行长", "xíng cháng", "", None, "háng zhǎng"),
        ("行長", "xíng cháng", "", None, "háng zhǎng"),
        ("银行行长", "yín háng xíng cháng", "", None, "yín háng háng zhǎng"),
        ("银行行长", "", "", None, ""),
        ("得", "dé", "我真得走", None, "děi"),
        ("得", "dé", "跑得快，真得走", None, "dé"),
        ("得", "dé", "跑得快，真得走", 5, "děi"),
        ("得", "dé", "跑得快，真得走", 1, "dé"),
        ("lamp", "læmp", "the lamp", None, "læmp"),
    ],
)
def test_reading_of_a_word(
    word: str, reading: str, sentence: str, at: int | None, told: str
) -> None:
    """By itself, as a part, in its sentence; what no rule says stays as it was."""
    own = Rules([Rule("行长", ("háng", "zhǎng"), alike=ALIKE), Rule("真得", ("zhēn", "děi"))])
    assert own.read(word, reading, sentence, at) == told


def test_the_words_of_a_rule() -> None:
    """What a rule says is told as words and as one reading."""
    rule = Rule("研究生命", ("yán", "jiū", "shēng", "mìng"), (0, *accumulate([2])))
    assert rule.words == ("研究", "生命")
    assert rule.reading == "yán jiū shēng mìng"
    assert Rule("研究").words == ()
    assert list(Rule("真得", alike=("眞真", "長长")).written()) == ["真得", "眞得"]
