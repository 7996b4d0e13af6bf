"""Sentences at the pauses of a recording: proven on speech of which it is known when it begins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.audio.pauses import levels, pauses
from bilingual_reader.core.documents import Language, Pair
from bilingual_reader.core.pauses import Clock, Pause
from bilingual_reader.core.snapping import Snapped, snapped
from tests.audio.spoken import RATE, Manner, Spoken, needs_espeak, speak, within

ENGLISH = (
    "The ferry left at six, as it always did. Nobody had told the captain about the goat. "
    "It stood on the upper deck, looking out to sea, and it would not be moved.",
    "Why?",
    "Because it knew the way better than he did! That, at least, is what my grandmother says. "
    "She has been wrong before.",
    "I don't believe a word of it. But go on.",
    "Well. In 1984 the island had three hundred people and one telephone. The telephone rang "
    "twice a year. When it rang, everybody came running, whether it was for them or not. "
    "It was never for them.",
)
CHINESE = (
    "渡轮六点开船，跟往常一样。谁也没有把山羊的事告诉船长。它站在上层甲板上，望着大海，怎么也不肯走。",
    "为什么？",
    "因为它比船长更认得路！至少我奶奶是这么说的。她以前也弄错过。",
    "我一个字也不信。不过你接着说吧。",
    "好吧。那时候岛上有三百个人，只有一部电话。电话一年响两次。每次一响，大家全都跑过来，"
    "不管是不是找自己的。从来都不是找他们的。",
)
TEXTS: dict[Language, tuple[str, ...]] = {"en": ENGLISH, "zh": CHINESE}
VOICES = {"en": ("en-gb", "en-us+f3"), "zh": ("cmn-latn-pinyin", "cmn-latn-pinyin+f3")}
QUICK = Manner(speed=200, rests=(0.12, 0.3), between_turns=(0.15, 0.4))
TIGHT = Manner(rests=(0.05, 0.12))
UNEVEN = Manner(uneven=0.25)
SLOW = Manner(speed=130, rests=(0.5, 1.5), between_turns=(0.8, 2.0))
WHOLE = Manner(whole_seconds=True)


def heard(spoken: Spoken, pairs: tuple[Pair, ...] | None = None) -> Snapped:
    """The times of its sentences, by its pauses."""
    found = pauses(*levels([spoken.samples], RATE))
    return snapped(pairs or spoken.pairs, found, spoken.seconds)


def starts(spoken: Spoken, pairs: tuple[Pair, ...] | None = None) -> list[float | None]:
    """When they begin."""
    return [start for start, _ in heard(spoken, pairs).times]


@needs_espeak
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "manner", [Manner(), QUICK, TIGHT, UNEVEN, SLOW, WHOLE, Manner(noise=0.01)]
)
def test_sentences_begin_where_they_are_spoken(language: Language, manner: Manner) -> None:
    """From turn times alone 95 % of the sentence starts are within 250 ms, however it is spoken."""
    spoken = speak(TEXTS[language], language, replace(manner, voices=VOICES[language]))
    assert within(starts(spoken), spoken.starts) >= 0.95


@needs_espeak
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("manner", [Manner(), QUICK, TIGHT, UNEVEN, SLOW, WHOLE])
def test_the_recording_of_another_text_is_noticed(language: Language, manner: Manner) -> None:
    """What is spoken suits its own text, however it is spoken, and no other, with its times."""
    text = TEXTS[language]
    manner = replace(manner, voices=VOICES[language])
    spoken = speak(text, language, manner)
    other = speak(tuple(reversed(text)), language, manner)
    assert heard(spoken).suits
    assert not heard(spoken, other.pairs).suits


def in_both(language: Language) -> tuple[Spoken, tuple[Pair, ...]]:
    """What is spoken in one language, with its text in both."""
    spoken = speak(TEXTS[language], language, Manner(voices=VOICES[language]))
    other: Language = "zh" if language == "en" else "en"
    silent = speak(TEXTS[other], other, Manner(voices=VOICES[other]))
    both = tuple(
        replace(pair, en=pair.en or mate.en, zh=pair.zh or mate.zh)
        for pair, mate in zip(spoken.pairs, silent.pairs, strict=True)
    )
    return spoken, both


@needs_espeak
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_language_that_is_spoken_is_known(language: Language) -> None:
    """Of a bilingual text the side that is spoken sets the times, also where the times came from
    the lengths of the other; and it is said which it is."""
    spoken, both = in_both(language)
    found = heard(spoken, both)
    assert found.language == language
    assert within([start for start, _ in found.times], spoken.starts) >= 0.95


@needs_espeak
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("left_out", ["en", "zh"])
def test_what_was_not_recorded_says_nothing_of_its_language(
    language: Language, left_out: Language
) -> None:
    """A recording of the beginning alone: sentences after its end, whatever their lengths in
    either language, do not decide which one is spoken."""
    spoken, both = in_both(language)
    text = {"en": "Yes. " * 9, "zh": "对。" * 9, left_out: "OK"}
    tail = tuple(
        Pair(n, 100 + n, text["en"], text["zh"], start=begin, end=begin + 4)
        for n, begin in enumerate(range(int(spoken.seconds) + 4, int(spoken.seconds) + 160, 4))
    )
    assert heard(spoken, both + tail).language == language


@needs_espeak
def test_without_any_times_the_whole_recording_is_shared() -> None:
    """A text without a single time finds its sentences too."""
    spoken = speak(ENGLISH, "en")
    bare = tuple(replace(pair, start=None, end=None) for pair in spoken.pairs)
    assert within(starts(spoken, bare), spoken.starts) >= 0.95


@needs_espeak
def test_cues_are_kept_where_they_are() -> None:
    """The times of cues move to the pause beside them and no farther."""
    spoken = speak(ENGLISH, "en")
    cued = tuple(
        replace(pair, turn=1, start=start + 0.2 * (-1) ** n, end=start + 1.0)
        for n, (pair, start) in enumerate(zip(spoken.pairs, spoken.starts, strict=True))
    )
    assert within(starts(spoken, cued), spoken.starts, 0.1) == 1.0


@needs_espeak
def test_a_sentence_ends_where_the_voice_rests() -> None:
    """The pause between two sentences belongs to neither."""
    spoken = speak(ENGLISH, "en", SLOW)
    times = heard(spoken).times
    for (_, end), (start, _) in zip(times, times[1:], strict=False):
        assert end is not None and start is not None and start - end > 0.3


def test_a_pair_that_is_not_spoken_takes_no_time() -> None:
    """What stands in the other language alone begins and ends where the next sentence begins."""
    told = (
        Pair(1, 1, "One two three four.", "一二三四。", start=0.0, end=3.0),
        Pair(2, 1, "", "译者的话。", start=1.0, end=2.0),
        Pair(3, 1, "Five six seven.", "五六七。", start=2.0, end=3.0),
    )
    found = snapped(told, [Pause(1.5, 2.0)], 3.0)
    assert found.times[1] == (2.0, 2.0)
    assert found.times[2][0] == 2.0


_SECONDS = st.floats(-10, 100, allow_nan=False) | st.none()
_TOLD = st.lists(
    st.tuples(
        st.sampled_from(["", "A sentence.", "No. 7", "…"]), _SECONDS, _SECONDS, st.booleans()
    ),
    max_size=12,
)
_PAUSES = st.lists(st.floats(0, 60), max_size=24, unique=True).map(sorted)


@given(_TOLD, _PAUSES, st.floats(0.1, 60))
def test_times_never_run_backwards(
    told: list[tuple[str, float | None, float | None, bool]], edges: list[float], seconds: float
) -> None:
    """Whatever the times and pauses are, sentences follow each other, and none ends too early."""
    turn, pairs = 1, []
    for n, (text, start, end, same) in enumerate(told, 1):
        turn += not same
        pairs.append(Pair(n, turn, text, start=start, end=end))
    quiet = [Pause(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    found = snapped(pairs, quiet, seconds)
    assert len(found.times) == len(pairs)
    if found.language is not None:
        flat = [time for start, _ in found.times if (time := start) is not None]
        assert flat == sorted(flat)
        assert all(a is not None and b is not None and a <= b for a, b in found.times)


@given(_PAUSES, st.floats(0, 60))
def test_time_spoken_and_back(edges: list[float], time: float) -> None:
    """A time outside all pauses is found again by the time spoken until then."""
    quiet = [Pause(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    clock = Clock(quiet, 60.0)
    if not any(pause.start <= time <= pause.end for pause in quiet):
        assert clock.time(clock.spoken(time)) == pytest.approx(time, abs=1e-6)


def test_pauses_are_found_in_noise_and_behind_an_offset() -> None:
    """What is quiet is measured by the recording itself: hum, hiss and a constant offset."""
    import numpy as np

    chance = np.random.default_rng(1)
    time = np.arange(3 * RATE) / RATE
    voice = np.where((time < 1) | (time > 1.5), np.sin(700 * time) * 0.3, 0.0)
    sound = (voice + chance.normal(0, 0.004, len(time)) + 0.1).astype(np.float32)
    (pause,) = pauses(*levels([sound], RATE))
    assert pause.start == pytest.approx(1.0, abs=0.03)
    assert pause.end == pytest.approx(1.5, abs=0.03)


def test_a_click_does_not_end_a_pause() -> None:
    """One of 20 ms in the middle of a rest leaves it whole; a syllable makes two of it."""
    import numpy as np

    time = np.arange(3 * RATE) / RATE
    for heard_for, count in ((0.02, 1), (0.12, 2)):
        voice = (time < 1) | (time > 1.6) | (abs(time - 1.3) < heard_for / 2)
        sound = np.where(voice, np.sin(700 * time) * 0.3, 0.0).astype(np.float32)
        found = pauses(*levels([sound], RATE))
        assert len(found) == count
        assert (found[0].start, found[-1].end) == pytest.approx((1.0, 1.6), abs=0.03)


def test_silence_and_nothing_at_all() -> None:
    """Digital silence is one pause, an empty recording has none."""
    import numpy as np

    assert len(pauses(*levels([np.zeros(RATE, np.float32)], RATE))) == 1
    assert pauses(*levels([], RATE)) == []


@needs_espeak
@pytest.mark.parametrize("told", [True, False], ids=["ends told", "ends not told"])
def test_what_is_heard_behind_the_text_belongs_to_no_sentence(told: bool) -> None:
    """A minute of music at the end, and between two turns, stretches nothing, whether the source
    says when turns end or only when they begin."""
    import numpy as np

    spoken = speak(ENGLISH, "en")
    music = np.sin(np.arange(60 * RATE) / 20) * np.sin(np.arange(60 * RATE) / 4000) ** 2 / 3
    turn = spoken.turns[2][0]
    at = round((turn - 0.05) * RATE)
    parts = (spoken.samples[:at], music, spoken.samples[at:], np.zeros(RATE), music)
    later = [start + 60 * (start >= turn) for start in spoken.starts]
    pairs: list[Pair] = []
    for n, pair in enumerate(spoken.pairs):
        over = n + 1 == len(spoken.pairs) or spoken.pairs[n + 1].turn != pair.turn
        assert pair.start is not None and pair.end is not None
        shift = 60 * (pair.start >= turn)
        start = pair.start + shift if told or n == 0 or pair.turn != pairs[-1].turn else None
        end = pair.end + shift if told else None
        pairs.append(replace(pair, start=start, end=end - 0.3 if told and end and over else end))
    found = snapped(
        pairs,
        pauses(*levels([np.concatenate(parts).astype(np.float32)], RATE)),
        120 + spoken.seconds + 1,
    )
    assert within([start for start, _ in found.times], later) == 1.0
    lasting = [end - start for start, end in found.times if start is not None and end is not None]
    assert max(lasting) < 12
