"""Subtitles of many habits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.sources import read
from tests.sources.helpers import side, srt, told


def test_dialogue_in_dashes_is_cut_wherever_the_dashes_stand() -> None:
    """Two speakers in one line or in two; a dash inside a sentence is none."""
    cues = ("- Hi. - Hello.", "- How are you?\n- Fine.", "- And you?", "It went - as ever - on.")
    data = srt(*((2 * n, 2 * n + 1, text) for n, text in enumerate(cues)))
    assert [en for _, en, _ in told(data)] == [
        "Hi.",
        "Hello. How are you?",
        "Fine.",
        "And you? It went - as ever - on.",
    ]


def test_a_speaker_in_capitals_inside_a_line() -> None:
    """Broadcast captions name the next speaker in the middle of a line."""
    cues = ("IDA: Hi there.", "TOR: It hums. IDA: It does.", "TOR: NASA: a word.")
    data = srt(*((n, n + 1, text) for n, text in enumerate(cues)))
    assert [(who, en) for who, en, _ in told(data)] == [
        ("IDA", "Hi there."),
        ("TOR", "It hums."),
        ("IDA", "It does."),
        ("TOR", "NASA: a word."),
    ]


@pytest.mark.parametrize("flip", [False, True])
def test_both_languages_in_one_line(flip: bool) -> None:
    """A line with both is cut between them; a Latin term may begin the Chinese."""
    pairs = [("It hums.", "它嗡嗡响。"), ("Who hears it?", "谁听见了？"), ("We do.", "我们。")]
    pairs += [] if flip else [("They do.", "Hum FM 的听众。")]
    cues = [(n, n + 1, " ".join(pair[:: -1 if flip else 1])) for n, pair in enumerate(pairs)]
    ((_, en, zh),) = told(srt(*cues))
    assert en == " ".join(pair[0] for pair in pairs)
    assert zh == "".join(pair[1] for pair in pairs)


def test_chinese_lines_with_terms_are_not_cut() -> None:
    """A Latin term at the beginning of a Chinese line is part of it."""
    data = srt((0, 1, "Hum FM 的听众"), (1, 2, "Rust 也不错"), (2, 3, "TMD 来了"))
    assert [en for _, en, _ in told(data)] == [""]


@pytest.mark.parametrize("flip", [False, True])
def test_two_lines_of_one_language_in_a_cue_of_both(flip: bool) -> None:
    """Whichever language is broken over two lines, also where only one is there."""
    en, zh = ["Who hears", "its voice?"], ["谁听见了", "TMD"]
    whole = [[*zh, *en] if flip else [*en, *zh]]
    cues = [["It hums.", "它响。"][:: -1 if flip else 1], *([] if flip else whole)]
    cues += [["He said that", "it would hum."], ["OK", "OK"]]
    data = srt(*((n, n + 1, "\n".join(lines)) for n, lines in enumerate(cues)))
    (turn,) = read(data, "x").turns
    middle = ("", "") if flip else (" Who hears its voice?", "谁听见了TMD ")
    assert turn.en.text == f"It hums.{middle[0]} He said that it would hum. OK"
    assert turn.zh.text == f"它响。{middle[1]}OK"


def test_a_word_broken_over_two_lines() -> None:
    """A hyphen at the end of a line joins."""
    assert told(srt((0, 1, "A well-\nknown bridge.")))[0][1] == "A well-known bridge."


def test_recordings_one_after_the_other_keep_their_order() -> None:
    """Times that begin anew are another recording, a track of the other language is not."""
    one = [(60 + n, 60.5 + n, f"First {n}.") for n in range(6)]
    two = [(float(n), n + 0.5, f"Second {n}.") for n in range(6)]
    texts = [en for _, en, _ in told(srt(*one, *two))]
    assert [text.split()[0] for text in texts] == ["First", "Second"]
    zh = [(a, b, f"第 {n} 句。") for n, (a, b, _) in enumerate(one)]
    ((_, english, chinese),) = told(srt(*one, *zh))
    assert english.endswith("First 5.") and chinese.endswith("第 5 句。")


def test_an_end_before_its_beginning_is_its_beginning() -> None:
    """Broken times never run backward."""
    (turn,) = read(srt((9, 8, "Hum."), (10, 11, "Hum again.")), "x").turns
    assert (turn.start, turn.end, turn.en.cues[0].end) == (9.0, 11.0, 9.0)


_LINES = st.lists(
    st.sampled_from(["It hums.", "and then", "Why?", "2024", "24 - 7", "Hum, hum…"]),
    min_size=1,
    max_size=30,
)


@given(_LINES, st.booleans(), st.booleans(), st.booleans())
def test_no_word_is_lost_however_the_file_is_written(
    lines: list[str], gaps: bool, windows: bool, vtt: bool
) -> None:
    """Blank lines missing, CRLF and BOM, WebVTT with settings: all words stay, in order."""
    mark = "." if vtt else ","
    cues = [
        f"{n}\n00:00:{n:02}{mark}000 --> 00:00:{n:02}{mark}900{' line:9%' * vtt}\n{line}"
        for n, line in enumerate(lines)
    ]
    text = ("WEBVTT\n\n" if vtt else "") + ("\n\n" if gaps or vtt else "\n").join(cues)
    data = ("\ufeff" + text.replace("\n", "\r\n") if windows else text).encode()
    assert side(read(data, "x"), "en").split() == " ".join(lines).split()
