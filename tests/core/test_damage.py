"""The damage that the aligner is measured by: what is right after it must be beyond doubt."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.align import Bead
from bilingual_reader.core.documents import Language
from tests.benchmarks.alignment import corpus
from tests.benchmarks.alignment.corpus import Gold, GoldBead, sides, whole
from tests.benchmarks.alignment.damage import (
    KINDS,
    Damage,
    drop,
    gap,
    insert,
    paragraphs,
    summary,
    swap,
)
from tests.benchmarks.alignment.nltk_gale_church import gale_church
from tests.benchmarks.alignment.scoring import Count, count, count_within, judged, spans

EVERY = [damage for golds in KINDS.values() for damage in golds]
SHAPES = [(1, 1), (1, 1), (1, 2), (2, 1), (3, 2), (1, 0), (0, 1)]


@st.composite
def golds(draw: st.DrawFn) -> Gold:
    """Texts of at least 12 turns and 60 Chinese sentences, every sentence another."""
    turns = draw(st.lists(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=4), min_size=12))
    beads: list[GoldBead] = []
    for turn, shapes in enumerate([*turns, [(1, 1)] * 60]):
        for a, b in shapes:
            n = len(beads)
            en, zh = (tuple(f"{side}{n}.{k}" for k in range(m)) for side, m in (("e", a), ("z", b)))
            beads.append(GoldBead(en, zh, turn, n))
    return tuple(beads)


@given(golds(), st.sampled_from(EVERY), st.integers(0, 99))
def test_damage_leaves_the_rest_alone(gold: Gold, damage: Damage, seed: int) -> None:
    """Beads keep their number only if nothing happened to them; those that damage made hold
    what has a counterpart, or one sentence; equal seeds do equal damage."""
    after = damage(gold, Random(seed))
    kept = [bead for bead in after if bead.number is not None]
    assert kept == [bead for bead in gold if bead in kept]
    for bead in after:
        if bead.number is None:
            assert (bead.en and bead.zh) or len(bead.en) + len(bead.zh) == 1
    assert damage(gold, Random(seed)) == after


@given(golds(), st.integers(0, 99))
def test_missing_sentences_are_missing_and_no_others(gold: Gold, seed: int) -> None:
    """English stays whole; the Chinese is what it was without as many sentences as were asked."""
    en, zh = sides(gold)
    gone = {
        round(0.2 * len(zh)): drop(gold, Random(seed), 0.2),
        17: gap(gold, Random(seed), 17),
        20: summary(gold, Random(seed), 30),
    }
    for many, after in gone.items():
        left = set(sides(after)[1])
        assert sides(after) == (en, [s for s in zh if s in left])
        assert len(left) == len(zh) - many
        # What was paired with something that is still there is paired with it.
        for before in gold:
            rest = tuple(s for s in before.zh if s in left)
            if before.en and rest:
                assert any((bead.en, bead.zh) == (before.en, rest) for bead in after)


@given(golds(), st.sampled_from(["en", "zh"]), st.booleans(), st.integers(0, 99))
def test_removed_paragraphs_leave_their_other_side(
    gold: Gold, side: Language, in_a_row: bool, seed: int
) -> None:
    """A tenth of the turns is missing on one side; the other side stands there, each alone."""
    after = paragraphs(gold, Random(seed), 0.1, side, in_a_row)
    turns = {bead.turn for bead in gold}
    gone = turns - {bead.turn for bead in after if bead.number is not None}
    assert len(gone) == round(0.1 * len(turns))
    assert not in_a_row or max(gone) - min(gone) == len(gone) - 1
    whole_side, cut_side = (0, 1) if side == "zh" else (1, 0)
    assert sides(after)[whole_side] == sides(gold)[whole_side]
    kept = [bead for bead in gold if bead.turn not in gone]
    assert sides(after)[cut_side] == sides(kept)[cut_side]


@given(golds(), st.integers(0, 99))
def test_swapped_sections_stand_once_on_each_side(gold: Gold, seed: int) -> None:
    """English keeps its order; in the Chinese two neighbouring runs have changed places, and one
    of the two sections, whichever is asked for, is still paired."""
    en, zh = sides(gold)
    after, other = (swap(gold, Random(seed), 5, paired) for paired in ("one", "two"))
    assert sides(other) == sides(after)
    now = sides(after)[1]
    assert sides(after)[0] == en
    assert sorted(now) == sorted(zh)
    apart = [n for n, (a, b) in enumerate(zip(zh, now, strict=True)) if a != b]
    if apart:
        first, last = apart[0], apart[-1] + 1
        turned = zh[first:last].index(now[first])
        assert now[first:last] == zh[first + turned : last] + zh[first : first + turned]
    assert {bead for bead in after if bead.number is not None} | set(other) >= set(gold)


@pytest.mark.parametrize("side", ["en", "zh"])
def test_an_advertisement_stands_alone(side: Language) -> None:
    """Ten sentences are put in on one side, between beads, and nothing else changes."""
    gold = tuple(GoldBead((f"e{n}",), (f"z{n}",), n, n) for n in range(9))
    after = insert(gold, Random(3), side)
    new = [n for n, bead in enumerate(after) if bead.number is None]
    assert [bead for bead in after if bead.number is not None] == list(gold)
    assert len(new) == 10
    assert new[-1] - new[0] == 9


def test_the_rest_is_counted_where_nothing_was_damaged() -> None:
    """A given bead counts where it holds text of an untouched bead; others are passed over."""
    gold = (
        GoldBead(("a",), ("甲",), 0, 0),
        GoldBead(("b",), (), 0),
        GoldBead(("c",), ("丙",), 0, 2),
        GoldBead(("d",), (), 0),
    )
    beads = [
        Bead((0, 1), (0, 1), 1.0),
        Bead((1, 3), (1, 2), 1.0),  # takes what stands alone to its neighbour
        Bead((3, 4), (2, 2), 1.0),
    ]
    assert count_within(gold, beads, frozenset((0, 2))) == Count(right=1, given=2, wanted=2)


def test_gale_church_of_nltk_covers_both_sides() -> None:
    """Its pairs become beads that hold every sentence once, in order."""
    en = [
        "A short one.",
        "Two halves that",
        "are one sentence there.",
        "Yes.",
        "The end of it all.",
    ]
    zh = [
        "短短的一句话。",
        "两个半句在这里合成了一句比较长的话。",
        "好。",
        "一切到此结束，再没有别的了。",
    ]
    beads = gale_church((en, zh), "UTF-8 bytes")
    assert [n for bead in beads for n in range(*bead.en)] == list(range(5))
    assert [n for bead in beads for n in range(*bead.zh)] == list(range(4))
    assert gale_church((en[:2], []), "characters") == [
        Bead((0, 1), (0, 0), 0.0),
        Bead((1, 2), (0, 0), 0.0),
    ]


def test_the_shared_gold_is_read_without_loss(shared: Path) -> None:
    """The beads of both interviews hold whole sentences, and as an alignment they score 1."""
    if not corpus.present():
        pytest.skip(corpus.ABSENT)
    for name in corpus.INTERVIEWS:
        gold = corpus.interview(name)
        perfect = [Bead((a, b), (c, d), 1.0) for a, b, c, d in spans(gold)]
        assert count(whole(gold), perfect).f1 == 1.0
        assert all(bead.right for bead in judged(whole(gold), perfect))
