"""SRT and WebVTT."""

from bilingual_reader.sources import read
from tests.sources.helpers import srt


def test_cues_become_running_text_with_their_times() -> None:
    """Cues are joined with a space; each keeps the times of its stretch."""
    data = srt((1, 2.5, "The bridge\nbegan to hum"), (2.5, 4, "and then it sang."))
    episode = read(data, "hum.srt")
    (turn,) = episode.turns
    assert (episode.kind, episode.title) == ("subtitles", "Hum")
    assert turn.en.text == "The bridge began to hum and then it sang."
    assert (turn.start, turn.end) == (1.0, 4.0)
    assert [(turn.en.text[c.first : c.last], c.start, c.end) for c in turn.en.cues] == [
        ("The bridge began to hum", 1.0, 2.5),
        ("and then it sang.", 2.5, 4.0),
    ]


def test_chinese_is_joined_without_spaces_but_latin_words_are_not_glued() -> None:
    """Between Chinese nothing, between two Latin words a space."""
    data = srt((1, 2, "我们用 open"), (2, 3, "source 的桥，"), (3, 4, "它会唱歌。"))
    assert read(data, "x").turns[0].zh.text == "我们用 open source 的桥，它会唱歌。"


def test_both_languages_in_a_cue_in_either_order() -> None:
    """Two lines of a cue are two sides, also where both look English."""
    for flip in (False, True):
        lines = [("It hums.", "它嗡嗡响。"), ("Why?", "为什么？"), ("OK.", "OK.")]
        cues = [(n, n + 1, "\n".join(pair[:: -1 if flip else 1])) for n, pair in enumerate(lines)]
        (turn,) = read(srt(*cues), "x").turns
        assert turn.en.text == "It hums. Why? OK."
        assert turn.zh.text == "它嗡嗡响。为什么？OK."
        assert len(turn.en.cues) == len(turn.zh.cues) == 3


def test_a_pause_begins_a_turn_but_never_inside_a_sentence() -> None:
    """2.5 seconds of silence cut, unless the sentence goes on after them."""
    data = srt((0, 1, "It hums."), (4, 5, "And then"), (9, 10, "it sings."), (10, 11, "Good."))
    texts = [turn.en.text for turn in read(data, "x").turns]
    assert texts == ["It hums.", "And then it sings. Good."]


def test_long_talks_are_cut_after_some_sentences() -> None:
    """Without speakers and pauses a turn has about eight sentences."""
    data = srt(*((n, n + 1, f"Sentence number {n}.") for n in range(40)))
    counts = [turn.en.text.count(".") for turn in read(data, "x").turns]
    assert sum(counts) == 40
    assert max(counts) <= 9


def test_captions_without_any_marks_stay_lines() -> None:
    """Where no sentence ends can be seen, each caption is a line of its own."""
    data = srt(*((n, n + 1, f"我们接着说第{n}件事") for n in range(8)))
    assert read(data, "x").turns[0].zh.text.split("\n")[:2] == [
        "我们接着说第0件事",
        "我们接着说第1件事",
    ]


def test_speakers_are_named_by_tags_labels_and_arrows() -> None:
    """`<v Name>`, `Name: ` and `>> ` all begin a turn."""
    tagged = (
        b"WEBVTT - Hum\n\n00:01.000 --> 00:02.000\n<v Ida>Hi, <i>Tor</i>.\n\n"
        b"b\n00:02.000 --> 00:03.000\n<v.loud Tor>Hi."
    )
    episode = read(tagged, "x")
    assert episode.title == "Hum"
    assert [(t.speaker, t.en.text) for t in episode.turns] == [("Ida", "Hi, Tor."), ("Tor", "Hi.")]
    labelled = srt((0, 1, "Ida: Hi."), (1, 2, "How are you?"), (2, 3, "Tor: Fine."))
    assert [(t.speaker, t.en.text) for t in read(labelled, "x").turns] == [
        ("Ida", "Hi. How are you?"),
        ("Tor", "Fine."),
    ]
    arrows = srt((0, 1, ">> Hi."), (1, 2, "How are you?"), (2, 3, "&gt;&gt; Fine."))
    assert [t.en.text for t in read(arrows, "x").turns] == ["Hi. How are you?", "Fine."]


def test_markup_goes_and_text_that_looks_like_it_stays() -> None:
    """Tags, positions, stamps, NOTE and STYLE go; `{x}` and decoded entities stay."""
    data = (
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nNOTE not shown\n\n1\n"
        "00:01.000 --> 00:02.000 align:start\n"
        "{\\an8}<c.red>Rock</c> &amp; <00:00:01.500>roll {x} &lt;b&gt; [music]."
    )
    assert read(data.encode(), "x").turns[0].en.text == "Rock & roll {x} <b> [music]."


def test_rolling_captions_are_told_once() -> None:
    """Automatic captions show each line two or three times; it is read once."""
    data = (
        "WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:02.000\n \nthe<00:00:01.000><c> "
        "bridge</c>\n\n"
        "00:00:02.000 --> 00:00:02.010\nthe bridge\n \n\n"
        "00:00:02.010 --> 00:00:04.000\nthe bridge\nbegan<c> to</c>\n\n"
        "00:00:04.000 --> 00:00:04.010\nbegan to\n \n\n"
        "00:00:04.010 --> 00:00:06.000\nbegan to\nhum today\n"
    )
    assert read(data.encode(), "x").turns[0].en.text == "the bridge began to hum today"


def test_words_said_twice_stay_twice() -> None:
    """Ordinary subtitles may repeat themselves."""
    data = srt((0, 1, "No."), (1, 2, "No."), (2, 3, "Stop."), (3, 4, "Now then."), (4, 5, "Go."))
    assert read(data, "x").turns[0].en.text == "No. No. Stop. Now then. Go."
