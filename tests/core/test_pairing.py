"""Episodes to pairs: text, order, times, speakers."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual_reader.core.documents import Cue, Episode, Language, Pair, Side, Turn
from bilingual_reader.core.pairing import pair_documents, pair_episode, pair_lines
from bilingual_reader.core.timing import sentence_times

EN = "We met Mira Okafor in 2016.  She runs the harbour.\nIt has 40 ships."
ZH = "我们 2016 年认识了 Mira Okafor。她管理港口，那里有 40 艘船。"


def episode(*turns: Turn, title: str = "") -> Episode:
    return Episode(title=title, turns=turns)


def texts(pairs: tuple[Pair, ...]) -> list[tuple[str, str]]:
    return [(pair.en, pair.zh) for pair in pairs]


def test_a_turn_becomes_pairs_with_the_text_as_it_stood() -> None:
    """Spacing inside a bead is kept, and cuts point at its later sentences."""
    turn = Turn("Ann", "Ships", 10.0, 20.0, Side(EN), Side(ZH))
    first, second = pair_episode(episode(turn))
    assert (first.en, first.zh) == (
        "We met Mira Okafor in 2016.",
        "我们 2016 年认识了 Mira Okafor。",
    )
    assert second.en == "She runs the harbour. It has 40 ships."
    assert second.en[second.en_cuts[0] :] == "It has 40 ships." and second.zh_cuts == ()
    assert [p.n for p in (first, second)] == [1, 2]
    assert (second.turn, second.speaker, second.section) == (1, "Ann", "Ships")
    assert first.start == 10.0 and second.end == 20.0
    assert second.start == pytest.approx(10 + 10 * EN.index("She") / len(EN))


def test_a_turn_in_one_language_is_read_sentence_by_sentence() -> None:
    """What nothing stands opposite to is sure, and stands alone."""
    pairs = pair_episode(episode(Turn(zh=Side("你好。再见！")), Turn(en=Side("Hi. Bye."))))
    assert texts(pairs) == [("", "你好。"), ("", "再见！"), ("Hi.", ""), ("Bye.", "")]
    assert {p.confidence for p in pairs} == {1.0} and [p.turn for p in pairs] == [1, 1, 2, 2]


def test_one_language_loads_no_aligner() -> None:
    """Where there is nothing to align, what aligning needs is not loaded."""
    program = (
        "import sys; from bilingual_reader.core.documents import Episode, Side, Turn\n"
        "from bilingual_reader.core.pairing import pair_episode\n"
        "assert len(pair_episode(Episode('', (Turn(en=Side('One. Two.')),)))) == 2\n"
        "assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_turn_without_an_end_ends_where_the_next_begins() -> None:
    """The last turn has only a start, which all its sentences take."""
    turns = [Turn(start=0.0, en=Side("Hi. Ok.")), Turn(start=7.0, en=Side("Yes. No."))]
    times = [(p.start, p.end) for p in pair_episode(episode(*turns))]
    assert times == [(0.0, 3.0), (4.0, 7.0), (7.0, None), (7.0, None)]


def test_sentences_take_their_share_of_cues() -> None:
    """A cue that a sentence cuts is shared by length; a pause belongs to neither neighbour."""
    side = Side("One two. Three four.", (Cue(0, 14, 1.0, 2.4), Cue(15, 20, 5.0, 6.0)))
    spans = [(0, 8), (9, 14), (15, 20)]
    first, second, third = sentence_times(side, spans, None, None)
    assert first == pytest.approx((1.0, 1.8))
    assert second == pytest.approx((1.9, 2.4)) and third == pytest.approx((5.0, 6.0))


def test_two_documents_become_one_episode() -> None:
    """Speakers, times and sections come from the side with more turns, each text stays whole."""
    en = episode(
        Turn("Ann", "Start", 0.0, 5.0, Side("Hello, Mira Okafor.")),
        Turn("Mira", "Start", 5.0, 9.0, Side("Hello. It was 2016. We had 40 ships.")),
        title="Harbour",
    )
    zh = episode(Turn(zh=Side("你好，Mira Okafor。你好。那是 2016 年。我们有 40 艘船。")))._replace(
        title="港口", show="海"
    )
    merged, pairs = pair_documents(en, zh)
    assert (merged.title, merged.show, merged.languages) == ("Harbour", "海", ("en", "zh"))
    assert [t.en for t in merged.turns] == [t.en for t in en.turns]
    assert [t.zh.text for t in merged.turns] == [
        "你好，Mira Okafor。",
        "你好。那是 2016 年。我们有 40 艘船。",
    ]
    assert [(p.turn, p.speaker) for p in pairs] == [(1, "Ann"), *[(2, "Mira")] * 3]
    assert texts(pairs)[3] == ("We had 40 ships.", "我们有 40 艘船。")


def test_documents_with_the_same_turns_are_paired_turn_by_turn() -> None:
    """The same speakers at the same times leave nothing to guess."""
    en = episode(Turn("A", "", 0.0, 1.0, Side("Yes.")), Turn("B", "", 1.0, 2.0, Side("No. No.")))
    zh = episode(
        Turn("A", "", 0.0, 1.0, zh=Side("是。对。")), Turn("B", "", 1.0, 2.0, zh=Side("不。"))
    )
    merged, pairs = pair_documents(en, zh)
    assert [(t.en.text, t.zh.text) for t in merged.turns] == [
        ("Yes.", "是。对。"),
        ("No. No.", "不。"),
    ]
    assert pairs == pair_episode(merged)


def test_cues_move_with_their_sentences() -> None:
    """Subtitles of the side with fewer turns keep their times under the other's turns."""
    en = episode(Turn("A", en=Side("In 2016 we met.")), Turn("B", en=Side("We had 40 ships.")))
    zh_text = "我们 2016 年认识。我们有 40 艘船。"
    cut = zh_text.index("我们有")
    cues = (Cue(0, cut, 1.0, 2.0), Cue(cut, len(zh_text), 3.0, 4.0))
    merged, pairs = pair_documents(en, episode(Turn(zh=Side(zh_text, cues))))
    assert merged.turns[1].zh == Side(zh_text[cut:], (Cue(0, len(zh_text) - cut, 3.0, 4.0),))
    assert [(p.start, p.end) for p in pairs] == [(1.0, 2.0), (3.0, 4.0)]


def test_lines_are_sentences() -> None:
    """Nothing is split further; lines of one bead are joined, Latin to Latin with a space."""
    pairs = pair_lines(
        ["In 2016 we met. Then rain.", "", " We saw OpenAI, Port Lisse and 40 ships."],
        ["我们 2016 年认识。后来下雨。", "我们看到 OpenAI", "Port Lisse 和 40 艘船。"],
    )
    assert texts(pairs)[0] == ("In 2016 we met. Then rain.", "我们 2016 年认识。后来下雨。")
    assert texts(pairs)[1][1] == "我们看到 OpenAI Port Lisse 和 40 艘船。"
    assert pairs[1].zh_cuts == (len("我们看到 OpenAI "),)


TEXTS = st.lists(
    st.sampled_from(
        [
            *("Hi. ", "你好。", "2016 ", "OpenAI", "Is it? ", "是吗？", "\n", "[/b] ", "😀"),
            "and then we walked on and on and on " * 8,
            "然后我们又往前走了很远很远的路" * 8,
        ]
    ),
    max_size=8,
).map("".join)
CLOCK = st.none() | st.floats(0, 9999)


@st.composite
def episodes(draw: st.DrawFn, languages: tuple[Language, ...] = ("en", "zh")) -> Episode:
    def side(language: Language) -> Side:
        text = draw(TEXTS) if language in languages else ""
        cut = draw(st.integers(0, len(text)))
        cues = (Cue(0, cut, 0.0, 2.0), Cue(cut, len(text), 2.0, 3.0)) if cut else ()
        return Side(text, cues if draw(st.booleans()) else ())

    speakers = st.sampled_from(["", "A", "B"])
    turns = [
        Turn(draw(speakers), "", draw(CLOCK), None, side("en"), side("zh"))
        for _ in range(draw(st.integers(0, 4)))
    ]
    return episode(*turns)


def whole(source: Episode, language: Language) -> str:
    sides = [turn.en if language == "en" else turn.zh for turn in source.turns]
    return "".join("".join(side.text for side in sides).split())


def check(pairs: tuple[Pair, ...], en: Episode, zh: Episode) -> None:
    assert "".join("".join(p.en for p in pairs).split()) == whole(en, "en")
    assert "".join("".join(p.zh for p in pairs).split()) == whole(zh, "zh")
    assert [p.n for p in pairs] == list(range(1, len(pairs) + 1))
    assert [p.turn for p in pairs] == sorted(p.turn for p in pairs)
    for pair in pairs:
        assert (pair.en or pair.zh) and 0.0 <= pair.confidence <= 1.0
        for text, cuts in ((pair.en, pair.en_cuts), (pair.zh, pair.zh_cuts)):
            assert list(cuts) == sorted(set(cuts))
            assert all(0 < cut < len(text) and not text[cut].isspace() for cut in cuts)


@settings(deadline=None, max_examples=25)
@given(episodes())
def test_an_episode_loses_no_character(source: Episode) -> None:
    """Every character but white space stands in the pairs, in order, the same every time."""
    pairs = pair_episode(source)
    check(pairs, source, source)
    assert pairs == pair_episode(source)


@settings(deadline=None, max_examples=25)
@given(episodes(("en",)), episodes(("zh",)))
def test_documents_lose_no_character(en: Episode, zh: Episode) -> None:
    """The same holds for two documents, in the pairs and in the merged episode."""
    merged, pairs = pair_documents(en, zh)
    check(pairs, en, zh)
    assert (whole(merged, "en"), whole(merged, "zh")) == (whole(en, "en"), whole(zh, "zh"))
    assert all(0 <= c.first <= c.last <= len(t.zh.text) for t in merged.turns for c in t.zh.cues)
    assert (merged, pairs) == pair_documents(en, zh)


LINES = st.lists(
    st.sampled_from(["Hi.", "Hum. Hum.", "", "2016", "你好。", "好", "😀 [/b]"]), max_size=25
)


@settings(deadline=None, max_examples=25)
@given(LINES, LINES, st.integers(1, 8))
def test_lines_lose_no_character(en: list[str], zh: list[str], times: int) -> None:
    """Given lines too, one against many and the same line again and again: all once, in order."""
    en, zh = en * times, zh[:3]
    for one, other in ((en, zh), (zh, en)):
        pairs = pair_lines(one, other)
        assert "".join("".join(p.en for p in pairs).split()) == "".join("".join(one).split())
        assert "".join("".join(p.zh for p in pairs).split()) == "".join("".join(other).split())
        assert pairs == pair_lines(one, other)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 3), min_size=12, max_size=30), st.data())
def test_timed_documents_lose_no_character(rests: list[int], data: st.DataObject) -> None:
    """Two subtitle files of one recording, some cues of either missing: all once, in order."""

    def document(language: Language, words: list[str]) -> Episode:
        text, cues, start = "", [], 0.0
        for n, rest in enumerate(rests):
            start += 2.0 + rest
            if data.draw(st.integers(0, 9)):
                line = f"{words[n % len(words)]} {n}{'.' if language == 'en' else '。'} "
                cues.append(Cue(len(text), len(text) + len(line) - 1, start - 2, start))
                text += line
        side = Side(text.rstrip(), tuple(cues))
        return episode(Turn(en=side) if language == "en" else Turn(zh=side))

    en, zh = document("en", ["Hum", "The lamp"]), document("zh", ["嗡", "灯"])
    merged, pairs = pair_documents(en, zh)
    check(pairs, en, zh)
    assert (merged, pairs) == pair_documents(en, zh)
