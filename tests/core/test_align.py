"""The aligner. Alignments are written as sentences of English and Chinese: `1-1 2-1 0-1`."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual_reader.core.align import Bead, align, align_turns, passes
from bilingual_reader.core.align.corridor import Corridor
from bilingual_reader.core.align.lexicon import glossary
from bilingual_reader.core.align.programme import NEVER, TEMPERATURE, TYPES, Programme
from bilingual_reader.core.align.tokens import stem, tokens
from bilingual_reader.core.documents import Language
from bilingual_reader.core.segment import split
from bilingual_reader.lexicon.bilingual import translations


def shape(beads: Sequence[Bead]) -> str:
    """The alignment in the notation of this file."""
    return " ".join(f"{b.en[1] - b.en[0]}-{b.zh[1] - b.zh[0]}" for b in beads)


EN = [
    "Good morning, and welcome to the show.",
    "Our guest today is Mira Okafor, who runs the harbour at Port Lisse.",
    "How many ships come in on a normal day?",
    "About 40, but on market days it can be 65.",
    "Most of them are small. They carry fruit, mainly oranges, and some timber from the north.",
    "Great.",
    "And the fog?",
]
ZH = [
    "早上好，欢迎收听我们的节目。",
    "今天的嘉宾是 Mira Okafor，她管理着 Port Lisse 的港口。",
    "平常一天有多少艘船进港？",
    "大约 40 艘，不过赶集的日子可能有 65 艘。",
    "大多数船都很小。它们运水果，主要是橙子，还有一些从北方来的木材。",
    "太好了。",
    "那么雾呢？",
]


WORDS = glossary(
    (stem(en), [zh])
    for en, zh in [
        *(("morning", "早上"), ("welcome", "欢迎"), ("guest", "嘉宾"), ("harbour", "港口")),
        *(("ships", "船"), ("normal", "平常"), ("market", "赶集"), ("small", "小"), ("fog", "雾")),
        *(
            ("fruit", "水果"),
            ("oranges", "橙子"),
            ("timber", "木材"),
            ("great", "太好"),
            ("day", "天"),
        ),
    ]
)


@pytest.mark.parametrize(
    ("en", "zh", "wanted"),
    [
        (EN, ZH, "1-1 1-1 1-1 1-1 1-1 1-1 1-1"),
        (EN, [*ZH[:2], ZH[2] + ZH[3], *ZH[4:]], "1-1 1-1 2-1 1-1 1-1 1-1"),
        ([*EN[:1], EN[1] + " " + EN[2], *EN[3:]], ZH, "1-1 1-2 1-1 1-1 1-1 1-1"),
        ([], ZH[:2], "0-1 0-1"),
        (EN[:2], [], "1-0 1-0"),
        ([], [], ""),
    ],
)
def test_beads_follow_lengths_names_and_numbers(en: list[str], zh: list[str], wanted: str) -> None:
    """Sentences that were joined or split on one side are found as such."""
    assert shape(align(en, zh)) == wanted


def test_a_lexicon_decides_what_lengths_leave_open() -> None:
    """Words that the lexicon knows move a filler to the neighbour that says it."""
    en = ["We sold oranges.", "Right.", "He sold timber."]
    zh = ["我们卖橙子。", "没错，他卖木材。"]
    known = [("right", ["没错"]), ("timber", ["木材"]), ("oranges", ["橙子"])]
    lexicon = glossary((stem(word), words) for word, words in known)
    assert shape(align(en, zh, lexicon)) == "1-1 2-1"


def test_beads_stay_in_their_turns() -> None:
    """A turn that one side lacks takes nothing from its neighbours."""
    turns = [(EN[:2], ZH[:2]), ([], ZH[2:3]), (EN[3:4], []), (EN[4:], ZH[4:])]
    assert [shape(beads) for beads in align_turns(turns)] == [
        "1-1 1-1",
        "0-1",
        "1-0",
        "1-1 1-1 1-1",
    ]


SENTENCES = st.lists(
    st.sampled_from([*EN, *ZH, "", "OK.", "1984", "😀\ud800", "?!", "a" * 300, "好" * 90])
    | st.text(max_size=12),
    max_size=9,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(SENTENCES, SENTENCES), max_size=5))
def test_every_sentence_stands_in_one_bead(turns: list[tuple[list[str], list[str]]]) -> None:
    """Beads cover each turn in order, no sentence twice, and come out the same every time."""
    found = align_turns(turns)
    assert found == align_turns(turns) and len(found) == len(turns)
    for (en, zh), beads in zip(turns, found, strict=True):
        covered = (0, 0)
        for bead in beads:
            assert (bead.en[0], bead.zh[0]) == covered != (bead.en[1], bead.zh[1])
            assert 0.0 <= bead.confidence <= 1.0
            covered = (bead.en[1], bead.zh[1])
        assert covered == (len(en), len(zh))


@pytest.mark.parametrize(("en", "zh"), [(1, 1000), (1000, 1), (1500, 1500)])
def test_repetition_and_lopsided_texts_end(en: int, zh: int) -> None:
    """One sentence against a thousand and many identical ones give a cover of all."""
    beads = align(EN[:1] * en, ZH[:1] * zh)
    assert beads[-1].en[1] == en and beads[-1].zh[1] == zh
    assert en != zh or shape(beads) == " ".join(["1-1"] * en)


def test_a_corridor_finds_what_the_whole_programme_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Near its anchors alone a long document aligns as if looked at everywhere, gaps and all."""
    en = [f"{a} Day {n // 7}." for n, a in enumerate(EN * 40)]
    zh = [f"{a}第 {n // 7} 天。" for n, a in enumerate(ZH * 40)]
    del zh[50:75], en[200:215]
    turns = [([], []), (EN, ZH), ([], ZH), (en, zh), (EN, []), (["", ""], ["", "", ""])]
    whole, in_turns = align(en, zh, WORDS), align_turns(turns, WORDS)
    alone = [n for n, b in enumerate(whole) if b.en[0] == b.en[1] or b.zh[0] == b.zh[1]]
    assert alone == [*range(50, 75), *range(200, 215)]
    monkeypatch.setattr(passes, "_CELLS", 1000)
    monkeypatch.setattr(passes, "_LEAST_SLACK", 20)
    assert shape(align(en, zh, WORDS)) == shape(whole)
    assert [shape(beads) for beads in align_turns(turns, WORDS)] == [
        shape(beads) for beads in in_turns
    ]


def covers(scores: np.ndarray, i: int, j: int) -> list[tuple[float, list[tuple[int, int, int]]]]:
    """All covers from a node on, each with its score: the programme by brute force."""
    rows, _, width = scores.shape
    if (i, j) == (rows - 1, width - 1):
        return [(0.0, [])]
    found = []
    for t, (a, b) in enumerate(TYPES):
        if i + a < rows and j + b < width:
            rest = covers(scores, i + a, j + b)
            found += [(float(scores[i, t, j]) + s, [(i, j, t), *beads]) for s, beads in rest]
    return found


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 9999), st.integers(1, 40))
def test_the_programme_finds_the_best_cover(en: int, zh: int, seed: int, cells: int) -> None:
    """Its cover and its posteriors are those of trying every cover, in stretches of any size."""
    random = np.random.default_rng(seed)
    scores = random.normal(0, 4, (en + 1, len(TYPES), zh + 1)).astype(np.float32)
    corridor = Corridor(np.zeros(en + 1, np.int64), np.full(en + 1, zh))
    inside = scores.copy()
    for t, (a, b) in enumerate(TYPES):
        inside[max(en + 1 - a, 0) :, t] = NEVER
        inside[:, t, max(zh + 1 - b, 0) :] = NEVER
    stretches = [inside[first:last] for first, last in corridor.stretches(cells)]
    programme = Programme(corridor, stretches)
    every = covers(scores, 0, 0)
    best = max(every)
    beads = programme.best()
    assert sum(float(scores[i, t, j]) for i, j, t in beads) == pytest.approx(best[0], abs=1e-3)
    weights = np.exp([(score - best[0]) / TEMPERATURE for score, _ in every])
    for bead, confidence in zip(beads, programme.confidences(beads), strict=True):
        share = sum(w for w, (_, cover) in zip(weights, every, strict=True) if bead in cover)
        assert confidence == pytest.approx(share / weights.sum(), abs=1e-3)


def test_tokens_are_read_alike_in_both_languages() -> None:
    """Latin words, numbers and marks are equal on both sides; the lexicon cuts Chinese."""
    assert tokens("OpenAI's models, 1,000?") == [stem("openai"), stem("model"), "1000", "?"]
    assert tokens("思维链很好", {"思维链"}) == ["思维链", "很", "好", "很好"]
    assert stem("walking") == stem("walked") == stem("walks") == stem("Walk")
    assert stem("stopped") == stem("stop") and stem("studies") == stem("study")


def test_the_import_leaves_numpy_alone() -> None:
    """Who only imports the aligner does not wait for numpy."""
    code = "import sys, bilingual_reader.core.pairing; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def sentences(text: str, language: Language) -> list[str]:
    return [text[first:last] for first, last in split(text, language)]


@pytest.mark.parametrize(
    ("name", "in_turns", "whole"), [("buildspeak-dev", 0.985, 0.975), ("details-dev", 0.94, 0.93)]
)
def test_f1_on_the_gold_beads(
    shared: Path, cache: Path, name: str, in_turns: float, whole: float
) -> None:
    """The shared scorer gives what docs/alignment.md says, less a little."""
    folder = shared / "evaluation"
    gold = json.loads((folder / "gold" / f"{name}.json").read_text("utf-8"))
    turns = [(sentences(t["en"], "en"), sentences(t["zh"], "zh")) for t in gold]
    texts = [(folder / "whole" / f"{name}.{side}.txt").read_text("utf-8") for side in ("en", "zh")]
    document = [(sentences(texts[0], "en"), sentences(texts[1], "zh"))]
    for given_turns, floor in ((turns, in_turns), (document, whole)):
        found = align_turns(given_turns, translations(cache))
        rows = [
            [" ".join(en[slice(*bead.en)]), "".join(zh[slice(*bead.zh)])]
            for (en, zh), beads in zip(given_turns, found, strict=True)
            for bead in beads
        ]
        scorer = [sys.executable, str(folder / "score_alignment.py"), "--at-least", str(floor)]
        run = subprocess.run(
            [*scorer, str(folder / "gold" / f"{name}.json")],
            input=json.dumps(rows),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
