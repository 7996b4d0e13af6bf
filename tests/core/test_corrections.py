"""Merging, splitting and shifting pairs, and finding corrections again in another alignment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.corrections import Toward, merge, sentences, shift, split
from bilingual_reader.core.documents import LANGUAGES, Language, Pair
from bilingual_reader.core.recorrecting import NOTHING, Correction, Ground, holding, texts
from bilingual_reader.errors import CorrectionError


def pair(notation: str, n: int = 1, turn: int = 1, **more: object) -> Pair:
    """A pair from `The kettle. It sang./水壶。它响了。`: a sentence ends with its full stop."""
    en, _, zh = notation.partition("/")
    sides = (en, ". ", "en"), (zh, "。", "zh")
    made: dict[str, object] = {}
    for text, stop, lang in sides:
        at = [i + len(stop) for i in range(len(text)) if text.startswith(stop, i)]
        made |= {lang: text, f"{lang}_cuts": tuple(i for i in at if i < len(text))}
    return Pair(n, turn, **made, **more)  # type: ignore[arg-type]


def pairs(*notations: str, turn: int = 1) -> tuple[Pair, ...]:
    """Numbered pairs of one turn."""
    return tuple(pair(notation, n, turn) for n, notation in enumerate(notations, 1))


def shown(found: Sequence[Pair]) -> list[str]:
    """Pairs in the notation, sentences apart."""
    return ["/".join("|".join(side) for side in texts(pair)) for pair in found]


def test_merge_joins_as_the_aligner_does() -> None:
    """English is joined with a space, Chinese without one unless both edges are Latin."""
    (made,) = merge(*pairs("A kettle./水壶。", "It sang./它响了。"))
    assert (made.en, made.en_cuts) == ("A kettle. It sang.", (10,))
    assert (made.zh, made.zh_cuts, made.confidence) == ("水壶。它响了。", (3,), 1.0)
    (latin,) = merge(pair("/用 GPT", 1), pair("/GPU 很贵。", 2))
    assert (latin.zh, latin.zh_cuts) == ("用 GPT GPU 很贵。", (6,))


def test_merge_keeps_speakers_apart() -> None:
    """A pair has one speaker: over a turn's border only the same speaker's pairs are merged."""
    first = pair("Yes./是。", speaker="Ada")
    with pytest.raises(CorrectionError, match="another speaker begins"):
        merge(first, pair("No./不。", 2, 2, speaker="Lin"))
    assert merge(first, pair("No./不。", 2, 2, speaker="Ada"))[0].en == "Yes. No."


@pytest.mark.parametrize(
    ("notation", "en", "zh", "expected"),
    [
        ("A one. B two./甲。乙。", None, None, ["A one./甲。", "B two./乙。"]),
        ("A. B two three./甲乙丙。", None, None, ["A./", "B two three./甲乙丙。"]),
        ("A one two. B./甲乙丙。", None, None, ["A one two./甲乙丙。", "B./"]),
        ("A. B. C./甲。乙。丙。", 2, None, ["A.|B./甲。|乙。", "C./丙。"]),
        ("A. B./甲。乙。", 1, 0, ["A./", "B./甲。|乙。"]),
        ("A./甲。", None, None, ["A./", "/甲。"]),
        ("A. B./", None, None, ["A./", "B./"]),
    ],
)
def test_split(notation: str, en: int | None, zh: int | None, expected: list[str]) -> None:
    """A pair is split where asked, else where the shares of both sides are the most alike."""
    made = split(pair(notation, 4), en, zh)
    assert shown(made) == expected
    assert [p.n for p in made] == [4, 5]


@pytest.mark.parametrize(
    ("notation", "en", "zh", "told"),
    [
        ("A./", None, None, "single sentence"),
        ("A. B./甲。", 3, None, "give 0 to 2"),
        ("A. B./甲。", None, -1, "it has 1 Chinese sentence, .*give 0 to 1"),
        ("A. B./甲。", 2, 1, "one half would be empty"),
    ],
)
def test_split_says_why_not(notation: str, en: int | None, zh: int | None, told: str) -> None:
    """What cannot be split is refused with the reason."""
    with pytest.raises(CorrectionError, match=told):
        split(pair(notation), en, zh)


def test_shift_over_the_border() -> None:
    """The sentence beside the border changes its pair; a pair that is left empty is gone."""
    upper, lower = pairs("A./甲。", "B. C./乙。")
    assert shown(shift(upper, lower, "en", "previous")) == ["A.|B./甲。", "C./乙。"]
    assert shown(shift(upper, lower, "zh", "next")) == ["A./", "B.|C./甲。|乙。"]
    alone = pair("/乙。", 2)
    assert shown(shift(upper, alone, "zh", "previous")) == ["A./甲。|乙。"]
    with pytest.raises(CorrectionError, match="no English"):
        shift(upper, alone, "en", "previous")


def test_times_and_words_go_with_the_sentences() -> None:
    """A half has its share of the pair's time by length, and the words of its own text."""
    whole = replace(
        pair("One two. Six ten./一二。三四。"), start=10.0, end=20.0, zh_words=(0, 2, 3, 5)
    )
    first, second = split(whole)
    assert (first.start, second.end) == (10.0, 20.0)
    assert first.end == pytest.approx(10 + 10 * 8 / 17)
    assert second.start == pytest.approx(10 + 10 * 9 / 17)
    assert (first.zh_words, second.zh_words) == ((0, 2), (0, 2))
    (again,) = merge(first, replace(second, n=2))
    assert replace(again, confidence=whole.confidence) == whole


_WORD = st.sampled_from(["tea", "sea", "GPT", "👍", "……", "[/b]", "茶", "海"])


@st.composite
def episodes(draw: st.DrawFn) -> tuple[Pair, ...]:
    """Pairs of up to three sentences a side, in turns of two speakers; words return often."""
    made: list[Pair] = []
    for n in range(1, draw(st.integers(1, 6)) + 1):
        counts = draw(st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any))
        en = " ".join(draw(_WORD) + ". " for _ in range(counts[0])).replace("  ", " ").strip()
        zh = "".join(draw(_WORD) + "。" for _ in range(counts[1]))
        turn = made[-1].turn + draw(st.integers(0, 1)) if made else 1
        made.append(pair(f"{en}/{zh}", n, turn, speaker="AB"[turn % 2]))
    return tuple(made)


def corrected(data: st.DataObject, found: list[Pair]) -> tuple[int, int, Sequence[Pair]] | None:
    """A correction drawn at random: the places it replaces (half-open), and with what."""
    at = data.draw(st.integers(0, len(found) - 1))
    how = data.draw(st.sampled_from(["merge", "split", "shift"]))
    lang: Language = data.draw(st.sampled_from(LANGUAGES))
    towards: tuple[Toward, ...] = ("previous", "next")
    toward = data.draw(st.sampled_from(towards))
    try:
        if how == "split":
            return at, at + 1, split(found[at])
        if at + 1 == len(found):
            return None
        if how == "merge":
            return at, at + 2, merge(found[at], found[at + 1])
        return at, at + 2, shift(found[at], found[at + 1], lang, toward)
    except CorrectionError:
        return None


def told(found: Sequence[Pair]) -> list[str]:
    """Each side's characters but white space."""
    return ["".join("".join(getattr(p, lang) for p in found).split()) for lang in LANGUAGES]


@given(st.data())
def test_no_correction_loses_anything(data: st.DataObject) -> None:
    """After any corrections every character stands once and in order, and no pair is empty."""
    before = data.draw(episodes())
    found = list(before)
    for _ in range(data.draw(st.integers(0, 8))):
        done = corrected(data, found)
        if done:
            first, last, made = done
            assert [p.n for p in made] == list(range(first + 1, first + 1 + len(made)))
            assert all(p.confidence == 1 for p in made)
            found[first:last] = made
            found = [replace(p, n=n) for n, p in enumerate(found, 1)]
    assert told(found) == told(before)
    assert all(p.en or p.zh for p in found)
    assert all(a.turn <= b.turn for a, b in pairwise(found))
    for p in found:
        assert ["".join(s.text for s in sentences(p, lang)).split() for lang in LANGUAGES] == [
            "".join(getattr(p, lang)[a:b].rstrip() for a, b in pairwise(
                (0, *getattr(p, f"{lang}_cuts"), len(getattr(p, lang))))).split()
            for lang in LANGUAGES
        ]  # fmt: skip


def of(found: Sequence[Pair], first: int, last: int, made: Sequence[Pair]) -> Correction:
    """The correction that puts `made` in the place of found[first:last]."""
    return Correction(
        tuple(texts(p) for p in made),
        texts(found[first - 1]) if first else NOTHING,
        texts(found[last]) if last < len(found) else NOTHING,
    )


@given(st.data())
def test_a_correction_is_found_where_it_was_made(data: st.DataObject) -> None:
    """Applied to the pairs that it was made on, it gives what the learner made, all else kept."""
    found = list(data.draw(episodes()))
    done = corrected(data, found)
    if done is None:
        return
    first, last, made = done
    patch = Ground(found).patch(of(found, first, last, made), first + 1)
    if patch is not None:  # a short one that is said elsewhere too may have no neighbour of its own
        after = [*found[: patch.first - 1], *patch.beads, *found[patch.last :]]
        assert told(after) == told(found)
        if (patch.first, patch.last) == (first + 1, last):
            assert shown(patch.beads) == shown(made)
            if len(made) == 2 and last == first + 2:
                assert [p.speaker for p in patch.beads] == [p.speaker for p in made]


LONG = pairs(
    "The kettle sang all night./水壶唱了一整夜。",
    "Nobody in the house moved./屋里没有人动。",
    "Then the lamp went out./接着灯灭了。",
    "We waited for the morning./我们等着天亮。",
)


def test_it_is_applied_to_another_text() -> None:
    """With sentences before it, and punctuation mended, the correction holds at its new place."""
    correction = of(LONG, 1, 3, merge(LONG[1], LONG[2]))
    new = pairs("Hello./你好。", *(f"{p.en[:-1]}!/{p.zh[:-1]}！" for p in LONG))
    patch = Ground(new).patch(correction)
    assert patch is not None
    assert (patch.first, patch.last) == (3, 4)
    assert shown(patch.beads) == [
        "Nobody in the house moved!|Then the lamp went out!/屋里没有人动！|接着灯灭了！"
    ]


def test_it_is_applied_to_another_alignment() -> None:
    """Of a bead that the correction's edge cuts, the rest stays behind as a bead of its own."""
    correction = of(LONG, 1, 2, [LONG[1]])
    joined = merge(LONG[0], LONG[1])[0]
    new = [replace(joined, confidence=0.4), *(replace(p, n=n) for n, p in enumerate(LONG[2:], 2))]
    patch = Ground(new).patch(correction)
    assert patch is not None
    assert (patch.first, patch.last) == (1, 1)
    assert shown(patch.beads) == shown(LONG[:2])
    assert [p.confidence for p in patch.beads] == [0.4, 1.0]


def test_what_is_found_of_it_holds() -> None:
    """Where one sentence of a long correction was rewritten, its other beads still hold."""
    found = pairs(*(f"{p.en} Number {n} it is./{p.zh}这是第{n}句。" for n, p in enumerate(LONG)))
    made = [half for p in found for half in split(p, 1, 1)]
    correction = of(found, 0, 4, made)
    changed = replace(found[1], en="Something else altogether.", en_cuts=())
    ground = Ground([found[0], changed, *found[2:]])
    assert ground.patch(correction) is None
    patches = ground.parts(correction)
    assert [(p.first, p.last, len(p.beads)) for p in patches] == [(1, 1, 2), (3, 4, 4)]


def test_it_waits_for_a_text_that_has_it() -> None:
    """Without its sentences, or with its sides far apart, a correction has no place."""
    correction = of(LONG, 1, 3, merge(LONG[1], LONG[2]))
    assert Ground(LONG[:2]).patch(correction) is None
    assert Ground([]).patch(correction) is None
    apart = pairs(*(f"{p.en}/" for p in LONG), *(f"/{p.zh}" for p in LONG))
    assert Ground(apart).patch(correction) is None
    alone = pairs("Some advertisement here./", "And another one of those./")
    made = merge(*alone)
    assert Ground(alone).patch(of(alone, 0, 2, made)) is not None
    paired = pairs("Some advertisement here./有广告。", "And another one of those./又一个。")
    assert Ground(paired).patch(of(alone, 0, 2, made)) is None


def test_what_is_said_often_is_told_apart_by_its_neighbours() -> None:
    """Of many places where the same is said the correction takes the one beside its neighbours."""
    said = ["Yeah./是。", "Right./对。"]
    found = pairs(
        *said, "About the lighthouse./关于灯塔。", *said, "About the ferry./关于渡轮。", *said
    )
    correction = of(found, 3, 5, merge(found[3], found[4]))
    moved = pairs("New./新。", "Newer./更新。", "Newest./最新。",
                  *(f"{p.en}/{p.zh}" for p in found))  # fmt: skip
    patch = Ground(moved).patch(correction, near=1)
    assert patch is not None
    assert (patch.first, patch.last) == (7, 8)
    strange = pairs("Nobody knows this one./没人知道。", *said, "Nor this other one./也没人知道。")
    assert Ground(strange).patch(correction) is None


def test_five_thousand_times_the_same() -> None:
    """A sentence said without end bounds nothing: the correction at hand is still found."""
    found = pairs(*["Yeah, I think so too./是的，我也这么想。"] * 5000)
    patch = Ground(found).patch(of(found, 2500, 2502, merge(found[2500], found[2501])), 2501)
    assert patch is not None
    assert (patch.first, patch.last) == (2501, 2502)


def test_blank_sides_stand_in_no_ones_way() -> None:
    """Pairs of white space alone are passed over, wherever they stand, and the search ends."""
    blank = Pair(2, 1, " ", "\u3000")
    found = (Pair(1, 1, "An owl sat.", "猫头鹰坐。"), blank, Pair(3, 1, "It slept.", "它睡了。"))
    whole = Correction(((("An owl sat.", "It slept."), ("猫头鹰坐。", "它睡了。")),))
    patch = Ground(found).patch(whole)
    assert patch and (patch.first, patch.last, len(patch.beads)) == (1, 3, 1)
    last = Correction(((("It slept.",), ("它睡了。",)),))
    [part] = Ground(found).parts(last)
    assert part.last == 3 and "It slept." in part.beads[-1].en


def test_holding() -> None:
    """Where a sentence went when the pairs of a stretch were divided otherwise."""
    before = pairs("A. B./甲。", "C./乙。丙。")
    after = pairs("A./", "B. C./甲。乙。", "/丙。")
    assert [p.n for p in holding(before, 0, after)] == [1, 2]
    assert [p.n for p in holding(before, 1, after)] == [2, 3]
