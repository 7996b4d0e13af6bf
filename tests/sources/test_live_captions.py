"""Captions that machines and stenographers write: rolling, growing, without marks, with noises."""

from bilingual_reader.core.pairing import pair_episode
from bilingual_reader.sources import read
from tests.sources.helpers import srt, told

SPOKEN = [
    "so today we walk up to the",
    "lighthouse in the rain and then",
    "the keeper shows us how the",
    "lamp is turned by hand because",
    "the storm has taken the wires",
    "and we drink tea with salt in",
    "it as everybody does out here",
    "when the wind is in the north",
]
SPOKEN_ZH = [
    "我们今天冒着雨走到灯塔上面去",
    "然后守塔人给我们看了怎么用手",
    "来转动那盏很大很大的灯因为暴",
]
SPOKEN_ZH += ["风雨已经把所有的电线都刮断了", "最后我们一起喝了加盐的热茶他"]


def sentences(data: bytes) -> list[str]:
    return [pair.en or pair.zh for pair in pair_episode(read(data, "x"))]


def test_speech_recognition_is_cut_by_length_and_pause() -> None:
    """Cues that are filled to their width end nothing; a pause does, and length."""
    data = srt(*((2 * n, 2 * n + 2, line) for n, line in enumerate(SPOKEN)))
    found = sentences(data)
    assert " ".join(found) == " ".join(SPOKEN)
    assert found[0] == "so today we walk up to the lighthouse in the rain"
    assert max(map(len, found)) <= 110
    paused = srt(*((2 * n + (n > 2), 2 * n + 2 + (n > 2), s) for n, s in enumerate(SPOKEN)))
    assert any(line.endswith(SPOKEN[2]) for line in sentences(paused))
    chinese = srt(*((2 * n, 2 * n + 2, line) for n, line in enumerate(SPOKEN_ZH)))
    assert "因为暴风雨已经把所有的电线都刮断了" in "".join(sentences(chinese))
    assert not any(line.endswith("因为暴") for line in sentences(chinese))


def test_cues_that_somebody_wrote_without_marks_stay_apart() -> None:
    """Of uneven length, each is a clause: nothing else says where one ends."""
    lines = ["走吧", "灯塔在雨里看起来很近其实很远", "我知道", "守塔人说今晚有暴风雨", "别怕"]
    assert sentences(srt(*((n, n + 1, line) for n, line in enumerate(lines)))) == lines


def test_two_lines_that_roll_up() -> None:
    """Each line is shown twice, above the next; also where a silence lies between."""
    data = srt(
        *(
            (2 * n + 3 * (n > 3), 2 * n + 2 + 3 * (n > 3), "\n".join(SPOKEN[n : n + 2]))
            for n in range(8)
        )
    )
    assert " ".join(sentences(data)) == " ".join(SPOKEN)


def test_a_line_that_grows_word_by_word() -> None:
    """Live captions show a sentence again with each word; it begins with its first."""
    words = ["The", "bridge", "began", "to hum.", "Nobody", "knew why", "it hummed", "at night."]
    data = srt(*((n / 4, n / 4 + 0.25, " ".join(words[: n + 1])) for n in range(len(words))))
    assert sentences(data) == ["The bridge began to hum.", "Nobody knew why it hummed at night."]
    assert read(data, "x").turns[0].start == 0.0


def test_cues_that_last_into_the_next_one() -> None:
    """Times that overlap throughout end where the next begins: sentences follow each other."""
    data = srt(*((2 * n, 2 * n + 4, f"{line.capitalize()}.") for n, line in enumerate(SPOKEN)))
    pairs = pair_episode(read(data, "x"))
    assert [pair.end for pair in pairs[:-1]] == [pair.start for pair in pairs[1:]]


def test_noises_are_no_part_of_a_sentence() -> None:
    """`[Music]` between sentences stands alone; inside one it stays where it is."""
    cues = ["[Music]", "The bridge began", "(humming)", "to sing.", "[Applause] [Music]", "Good."]
    found = sentences(srt(*((n, n + 1, line) for n, line in enumerate(cues))))
    assert found == [
        "[Music]",
        "The bridge began (humming) to sing.",
        "[Applause] [Music]",
        "Good.",
    ]


def test_arrows_inside_a_line() -> None:
    """`>>` marks another speaker wherever it stands, also before a name in capitals."""
    cues = [">> IDA: It hums.", "Is it the", "wind? >> TOR: No.", ">> IDA: Yes. >> TOR: No, Ida."]
    assert [
        (who, en) for who, en, _ in told(srt(*((n, n + 1, c) for n, c in enumerate(cues))))
    ] == [
        ("IDA", "It hums. Is it the wind?"),
        ("TOR", "No."),
        ("IDA", "Yes."),
        ("TOR", "No, Ida."),
    ]


def test_a_chinese_file_with_terms_and_numbers_alone() -> None:
    """A cue that is a Latin term or a number makes no English of a Chinese file."""
    lines = [
        "他们把它叫做",
        "Transformer",
        "这是",
        "2017",
        "年的一篇论文。",
        "大家都读过。",
        "真的。",
    ]
    lines += ["我也读过。"]
    episode = read(srt(*((n, n + 1, line) for n, line in enumerate(lines))), "x")
    assert episode.languages == ("zh",)
    assert episode.turns[0].zh.text.startswith("他们把它叫做Transformer这是2017年")


def test_a_turn_ends_with_its_sentence_inside_a_cue() -> None:
    """Where no cue ends with a sentence, a long talk is still cut between sentences."""
    words = [word for n in range(30) for word in f"This is the sentence number {n}.".split()]
    cues = [" ".join(words[n : n + 4]) for n in range(0, len(words), 4)]
    turns = read(srt(*((n, n + 1, cue) for n, cue in enumerate(cues))), "x").turns
    assert len(turns) > 2 and all(turn.en.text.endswith(".") for turn in turns)


def test_chinese_without_stops_goes_by_the_english_beside_it() -> None:
    """Chinese subtitles have question marks and no stops: cues are joined where English goes on."""
    cues = [
        ("The bridge began", "那座桥开始"),
        ("to hum. It hummed", "嗡嗡响 它响"),
        ("all night.", "了一整夜"),
        ("Who could sleep?", "谁睡得着？"),
        ("Nobody could.", "谁也睡不着"),
    ]
    data = srt(*((n, n + 1, f"{en}\n{zh}") for n, (en, zh) in enumerate(cues)))
    pairs = pair_episode(read(data, "x"))
    assert [(pair.en, pair.zh) for pair in pairs] == [
        ("The bridge began to hum. It hummed all night.", "那座桥开始嗡嗡响 它响了一整夜"),
        ("Who could sleep?", "谁睡得着？"),
        ("Nobody could.", "谁也睡不着"),
    ]


def test_cues_in_both_languages_are_paired_cue_by_cue() -> None:
    """What both languages say in one cue is never paired with another cue's words."""
    cues = [
        ("Hum.", "它就这样响着，响着，一直没有停下来过。"),
        ("It went on and on like that.", "嗯。"),
    ]
    data = srt(*((n, n + 1, "\n".join(cues[n % 2])) for n in range(8)))
    assert [(p.en, p.zh) for p in pair_episode(read(data, "x"))] == cues * 4
