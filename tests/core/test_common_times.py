"""Two timed texts of one recording: when their times are believed, and where they are cut."""

from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.core.common_times import common_places, lag
from bilingual_reader.core.documents import Cue, Episode, Pair, Side, Turn
from bilingual_reader.core.pairing import pair_documents
from bilingual_reader.core.timing import Times

BEATS = [4.0 * n for n in range(20)]


def test_a_lag_that_holds_throughout_is_found() -> None:
    """Exact where many beginnings agree to the millisecond, else the middle of them."""
    assert lag([(at, at) for at in BEATS]) == 0.0
    assert lag([(at, at + 7.3) for at in BEATS]) == 7.3
    assert abs(lag([(at, at + 2 + n / 97) for n, at in enumerate(BEATS)]) or 0) < 3


def test_times_of_another_recording_are_not_believed() -> None:
    """Nor those that run faster, are too few, or are not known of all beads."""
    assert lag([(at, 1.3 * at) for at in BEATS]) is None
    assert lag([(at, at) for at in BEATS[:5]]) is None
    assert lag([(at, at) for at in BEATS] + [(None, 3.0)]) is None
    assert lag([]) is None


def test_both_silent_or_beginning_together() -> None:
    """A pause of one side alone cuts nothing; a lag is taken off first."""
    en: list[Times] = [(0, 2), (4, 6), (6, 8), (9, 10)]
    zh: list[Times] = [(0, 3), (4, 5), (5, 6.5), (6.5, 10)]
    assert common_places(en, zh) == [(1, 1)]
    late: list[Times] = [(a + 7, b + 7) for a, b in zh if a is not None and b is not None]
    assert common_places(en, late, 7.0) == [(1, 1)]
    assert common_places(en, [(0, 4), (4, 6.5), (6.5, 9), (9, 10)]) == [(1, 1), (3, 3)]
    assert common_places(en, [(0, 2), (None, None), (9, 10)]) == []


TIMES = st.lists(st.tuples(st.floats(0, 50), st.floats(0, 50)), max_size=20)


@given(TIMES, TIMES, st.floats(-5, 5))
def test_places_rise_on_both_sides(en: list[Times], zh: list[Times], late: float) -> None:
    """Whatever the times are, a stretch between two places has sentences of both sides."""
    found = [(0, 0), *common_places(en, zh, late)]
    assert all(a < c and b < d for (a, b), (c, d) in zip(found, found[1:], strict=False))
    assert all(i < max(len(en), 1) and j < max(len(zh), 1) for i, j in found)


def spoken(sentences: list[str], starts: list[float]) -> Side:
    """A side with a cue a sentence, two seconds each."""
    text, cues = "", []
    for sentence, start in zip(sentences, starts, strict=True):
        cues.append(Cue(len(text), len(text) + len(sentence), start, start + 2))
        text += f"{sentence} "
    return Side(text.rstrip(), tuple(cues))


def last_pair(late: float | None) -> Pair:
    """Two English sentences against three Chinese ones, which length would divide as 1 and 2."""
    en = [
        *(f"Number {n} is here." for n in range(12)),
        "Hum.",
        "It lasted as long as anybody could listen to it.",
    ]
    zh = [
        *(f"第 {n} 号在这里。" for n in range(12)),
        "嗯。",
        "它一直响着响着。",
        "响到没人再听下去。",
    ]
    beats = [5.0 * n for n in range(15)]
    english, chinese = (spoken(en, beats[:14]), spoken(zh, [*beats[:12], 60.0, 62.1, 65.0]))
    if late is None:
        chinese = Side(chinese.text)
    else:
        moved = (Cue(c.first, c.last, c.start + late, c.end + late) for c in chinese.cues)
        chinese = Side(chinese.text, tuple(moved))
    return pair_documents(Episode("", (Turn(en=english),)), Episode("", (Turn(zh=chinese),)))[1][-1]


def test_sentences_go_where_they_are_spoken() -> None:
    """Two subtitle files of one recording: the silence says what belongs together."""
    assert last_pair(None).zh == "它一直响着响着。 响到没人再听下去。"
    assert last_pair(0.0).zh == last_pair(3.25).zh == "响到没人再听下去。"
