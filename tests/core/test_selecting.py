"""Selections that grow from a word to a term, and shrink back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.documents import Language
from bilingual_reader.core.scripts import word_language
from bilingual_reader.core.selecting import Edge, extended, stretched
from tests.core.samples import cuts_of

EN = "A long chain of GPT-3.5 thoughts, and so on."
ZH, CUTS = cuts_of("他们", "用", "思维", "链", " ", "AI", "模型", "，", "好")


def grown(text: str, lang: Language, cuts: tuple[int, ...], word: str, steps: str) -> list[str]:
    """What is selected after each > (right) and < (left), beginning with a word."""
    first = text.index(word)
    anchor = now = (first, first + len(word))
    told = []
    for step in steps:
        now = extended(text, lang, cuts, anchor, now, 1 if step == ">" else -1) or now
        told.append(text[slice(*now)])
    return told


def test_it_grows_on_one_side_and_shrinks_before_it_grows_on_the_other() -> None:
    """As a selection does everywhere: the word where it began stays in it."""
    assert grown(EN, "en", (), "chain", ">><<<>>") == [
        "chain of", "chain of GPT-3.5", "chain of", "chain", "long chain", "chain", "chain of",
    ]  # fmt: skip


def test_punctuation_ends_it() -> None:
    """A comma stops it on either side, a hyphen or a number does not."""
    assert grown(EN, "en", (), "thoughts", ">") == ["thoughts"]
    assert grown(EN, "en", (), "and", "<") == ["and"]
    assert grown(ZH, "zh", CUTS, "思维", ">>>>") == ["思维链", "思维链 AI"] + ["思维链 AI模型"] * 2


def test_by_characters() -> None:
    """Without cuts each Chinese character is a step, an English word one too."""

    def moved(now: tuple[int, int], edge: Edge, by: int) -> str:
        found = stretched(ZH, "zh", (), now, edge, by)
        return ZH[slice(*found)] if found else ""

    first = ZH.index("思维")
    now = first, first + 2
    assert moved(now, "last", 1) == "思维链" and moved(now, "last", -1) == "思"
    assert moved(now, "first", 1) == "维" and moved(now, "first", -1) == "用思维"
    assert moved((first, first + 1), "last", -1) == ""
    assert moved((first, first + 3), "last", 1) == "思维链 AI"


def test_its_language() -> None:
    """A term with a Chinese character in it is Chinese."""
    assert [word_language(text) for text in ("AI模型", "chain of thought")] == ["zh", "en"]


@given(
    text=st.text(st.sampled_from("ab'’-c 1.思维链。，[/]😀\u0301\n"), max_size=40),
    lang=st.sampled_from(["en", "zh"]),
    ends=st.tuples(st.integers(0, 40), st.integers(1, 40)),
    edge=st.sampled_from(["first", "last"]),
    by=st.sampled_from([1, -1]),
)
def test_any_selection_stays_one(
    text: str, lang: Language, ends: tuple[int, int], edge: Edge, by: int
) -> None:
    """Whatever the text: what comes out is a selection in it, longer or shorter at that edge."""
    first, last = min(ends[0], len(text)), min(sum(ends), len(text))
    found = stretched(text, lang, (), (first, last), edge, by)
    if found is not None:
        assert 0 <= found[0] < found[1] <= len(text)
        moved = found[1] - last if edge == "last" else found[0] - first
        assert moved * by > 0 and found[edge == "first"] == (last if edge == "first" else first)
