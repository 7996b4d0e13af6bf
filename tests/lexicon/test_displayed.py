"""Chinese shown in another script: every character stays in its place."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bilingual_reader.core.scripts import has_han
from bilingual_reader.core.words import Word
from bilingual_reader.lexicon.displayed import in_simplified, in_traditional
from bilingual_reader.reader.script import Script

SENTENCES = (
    "我们为什么在那里发现头发里面着火，皇后说台湾的云云。",
    "為什麼他後來說皇后在裡面，余先生云",
    "看著他的著作，乾淨的鄰里，2.5公里",
    "GPT说：“发展” 💡 (思维链)",
    "𠮷野家の牛丼、ラーメン",
    "[/b] {{头发}} \x1b[31m发",
)
texts = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES),
        st.text(st.characters(codec=None), max_size=8),
        st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=12),
    ),
    max_size=4,
).map("".join)


@given(texts)
def test_every_character_stays_in_its_place(text: str) -> None:
    """As long and as wide as before; what is no Chinese character stays as it is."""
    for made in (in_simplified(text), in_traditional(text)):
        assert len(made) == len(text)
        assert [cell_len(c) for c in made] == [cell_len(c) for c in text]
        assert all(
            new == old or (has_han(old) and has_han(new))
            for old, new in zip(text, made, strict=True)
        )


@given(texts, st.integers(0, 60), st.integers(0, 60))
def test_the_same_slices(text: str, first: int, last: int) -> None:
    """A stretch of the shown text is as long as the stretch that was written."""
    shown = Script("traditional")
    assert len(shown(text)[first:last]) == len(text[first:last])
    assert shown(text) == shown(text)


@pytest.mark.parametrize(
    ("written", "traditional"),
    [
        ("我们为什么在那里发现头发里面着火", "我們為什麼在那裡發現頭髮裡面著火"),
        ("皇后后来去了台湾的邻里", "皇后後來去了臺灣的鄰里"),
        ("只有一只猫，干净的面条", "只有一隻貓，乾淨的麵條"),
    ],
)
def test_phrases_decide(written: str, traditional: str) -> None:
    """One Simplified character may be several in Traditional: its phrase says which."""
    assert in_traditional(written) == traditional
    assert in_simplified(traditional) == written


@pytest.mark.parametrize(
    "text", ["為什麼他後來說皇后在里面，余先生云", "她讓模型學會聞，卻不讓它下決定"]
)
def test_what_is_in_the_script_stays(text: str) -> None:
    """Traditional text is not converted into Traditional: 里 and 余 are meant as they stand."""
    assert in_traditional(text) == text


def test_text_as_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no script is chosen, and for English, OpenCC is not asked at all."""
    monkeypatch.setitem(sys.modules, "bilingual_reader.lexicon.displayed", None)
    assert Script("as-written")("头发") == "头发"
    assert Script("traditional")("hair, naïve 💡") == "hair, naïve 💡"


def test_a_word_in_both_scripts() -> None:
    """A word is shown in the chosen script, the other beside it where it is another."""
    hair = Word("zh", "头发", traditional="頭髮")
    found = {
        name: Script(name).word(hair.headword, hair.traditional)
        for name in ("as-written", "simplified", "traditional")
    }
    assert found == {
        "as-written": ("头发", "頭髮"),
        "simplified": ("头发", "頭髮"),
        "traditional": ("頭髮", "头发"),
    }
    assert Script("traditional").word("头发", "") == ("頭髮", "头发")
    assert Script("traditional").word("山", "山") == ("山", "")
    assert Script("traditional").word("hair", "") == ("hair", "")


def test_what_is_typed_is_found_in_either_script() -> None:
    """A filter typed as it is shown finds what was written otherwise, word by word."""
    script = Script("traditional")
    assert script.finds("頭髮 HAIR", "头发 hair") and script.finds("头发", "頭髮")
    assert not script.finds("頭髮 盐", "头发 hair")
    assert Script("as-written").ways("頭髮") == ("頭髮",)
    assert script.finds("", "") and script.finds("a b", "b a")


def test_another_script_from_now_on() -> None:
    """Changing the script forgets what was shown before."""
    script = Script("traditional")
    assert script("头发") == "頭髮"
    script.use("simplified")
    assert (script("头发"), script("頭髮")) == ("头发", "头发")
    script.use("as-written")
    assert script("頭髮") == "頭髮"
