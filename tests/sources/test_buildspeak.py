"""BuildSpeak: pages copied as text, and the archive's JSON."""

import json

import pytest

from bilingual_reader.errors import NotAnEpisode, SourceError
from bilingual_reader.sources import read
from bilingual_reader.sources.buildspeak_page import split_header

TOP = """BuildSpeak每日 builder 文摘
今日归档生词本关于
🎙 播客Rust and Rain· 2026 年 3 月 9 日· 1,204 词 · 约 6 分钟

Why Bridges Sing

SPACE 播放 / 暂停·←→ 上一句 / 下一句
"""
END = """原文 ↗https://example.org/rust-and-rain/7
BuildSpeak — 关于本项目BUILT IN PUBLIC · 跟随 builders 而非 influencers
"""


def page(*headed: tuple[str, str]) -> bytes:
    """A page with these headers and lines."""
    return (TOP + "".join(f"{head}\n{line}\n" for head, line in headed) + END).encode()


def test_a_page_gives_paired_turns_and_its_metadata() -> None:
    """English and Chinese under the same header are one turn; furniture is metadata or gone."""
    head = "Speaker 100:00 - 00:23"
    episode = read(page((head, "Bridges sing."), (head, "桥会唱歌。")), "x.txt")
    (turn,) = episode.turns
    assert (turn.speaker, turn.start, turn.end) == ("Speaker 1", 0.0, 23.0)
    assert (turn.en.text, turn.zh.text) == ("Bridges sing.", "桥会唱歌。")
    assert (episode.title, episode.show) == ("Why Bridges Sing", "Rust and Rain")
    assert (episode.kind, episode.date) == ("podcast", "2026-03-09")
    assert episode.url == "https://example.org/rust-and-rain/7"


@pytest.mark.parametrize(
    ("who", "start", "end", "before", "wanted"),
    [
        ("Speaker ", "100:00", "00:23", None, ("Speaker 1", 0, 23)),
        ("Speaker ", "11:03:54", "1:04:03", 3834.0, ("Speaker 1", 3834, 3843)),
        ("Speaker ", "1201:20", "01:21", 80.0, ("Speaker 12", 80, 81)),
        ("Speaker ", "1211:03:54", "11:04:03", 39834.0, ("Speaker 12", 39834, 39843)),
        ("Speaker ", "121:03:54", "1:04:03", 3834.0, ("Speaker 12", 3834, 3843)),
        ("Speaker ", "259:54", "1:00:04", 3590.0, ("Speaker 2", 3594, 3604)),
        ("Speaker ", "1159:54", "1:00:04", 3590.0, ("Speaker 11", 3594, 3604)),
        ("Speaker ", "110:03", "10:20", 603.0, ("Speaker 1", 603, 620)),
        ("Ida Brandt", "00:00", "00:23", None, ("Ida Brandt", 0, 23)),
        ("Ida Brandt", "1:03:54", "1:04:03", None, ("Ida Brandt", 3834, 3843)),
        ("Ida Brandt", "10:03:54", "10:04:03", None, ("Ida Brandt", 36234, 36243)),
    ],
)
def test_speaker_and_time_run_together(
    who: str, start: str, end: str, before: float | None, wanted: tuple[str, float, float]
) -> None:
    """The end time and the turn before decide where the speaker's number ends."""
    assert split_header(who, start, end, before) == wanted


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes = f"{rest // 60:02}:{rest % 60:02}"
    return f"{hours}:{minutes}" if hours else minutes


def test_a_long_page_with_twelve_speakers_reads_right_throughout() -> None:
    """Every header of two hours with twelve speakers gives its speaker and times."""
    told = [(n % 12 + 1, n * 37, n * 37 + 30 + n % 7) for n in range(200)]
    heads = [(f"Speaker {who}{_clock(a)} - {_clock(b)}", who, a, b) for who, a, b in told]
    lines = [(head, text) for head, *_ in heads for text in ("So it goes.", "就是这样。")]
    turns = read(page(*lines), "x").turns
    assert [(t.speaker, t.start, t.end) for t in turns] == [
        (f"Speaker {who}", float(a), float(b)) for _, who, a, b in heads
    ]
    assert all(t.en.text and t.zh.text for t in turns)


def test_a_missing_side_is_missing_and_no_more() -> None:
    """A turn without its translation does not take the next turn's."""
    turns = read(
        page(
            ("Speaker 100:00 - 00:02", "Only English."),
            ("Speaker 200:02 - 00:04", "只有中文。"),
            ("Speaker 100:04 - 00:05", "Yeah."),
            ("Speaker 100:04 - 00:05", "Yeah."),
            ("Speaker 200:05 - 00:07", "Steel."),
            ("Speaker 200:05 - 00:07", "钢铁，还是钢铁。\nReally."),
        ),
        "x",
    ).turns
    assert [(t.en.text, t.zh.text) for t in turns] == [
        ("Only English.", ""),
        ("", "只有中文。"),
        ("Yeah.", "Yeah."),
        ("Steel.", "钢铁，还是钢铁。\nReally."),
    ]


def test_a_header_left_in_a_pages_text_is_taken_out() -> None:
    """The page's own parser fails past the hour: the header stands in the line."""
    text = page(("Speaker 100:00 - 00:02", "Hi."), ("Speaker 1 | 1:03:54 - 1:04:03 And so.", ""))
    last = read(text, "x").turns[-1]
    assert (last.speaker, last.start, last.end, last.en.text) == (
        "Speaker 1",
        3834.0,
        3843.0,
        "And so.",
    )


def test_a_blog_page_alternates_without_headers() -> None:
    """A page of a blog has no turns: paragraphs alternate."""
    top = TOP.replace("🎙 播客", "📝 博客")
    text = top + "Steel moves.\n钢铁会动。\nSo do we.\n我们也会。\n" + END
    episode = read(text.encode(), "x")
    assert episode.kind == "blog"
    assert [(t.en.text, t.zh.text) for t in episode.turns] == [
        ("Steel moves.", "钢铁会动。"),
        ("So do we.", "我们也会。"),
    ]


def article(*paragraphs: dict[str, object], **told: str) -> bytes:
    """An article of the archive."""
    base = {"id": "podcast-rust-2026-03-09", "type": "podcast", "sourceName": "Rust", "title": "T"}
    return json.dumps({**base, **told, "paragraphs": paragraphs}).encode()


def _said(*sentences: str) -> list[dict[str, str]]:
    return [{"text": sentence} for sentence in sentences]


def test_an_article_joins_sentences_and_decodes_entities() -> None:
    """Sentences become running text; `&#x27;` is an apostrophe; the digest's date is no name."""
    data = article(
        {
            "speaker": "Ida",
            "timecode": "00:05 - 00:09",
            "sentences": _said("It&#x27;s old.", "Very."),
            "zh": "很旧。",
        },
        {"zh": "没有句子。"},
        publishedAt="Jun 08, 2026",
        title="Rust &amp; rain",
    )
    episode = read(data, "x.json")
    assert (episode.id, episode.date, episode.title) == (
        "podcast-rust",
        "2026-06-08",
        "Rust & rain",
    )
    assert [(t.speaker, t.start, t.end, t.en.text, t.zh.text) for t in episode.turns] == [
        ("Ida", 5.0, 9.0, "It's old. Very.", "很旧。"),
        ("", None, None, "", "没有句子。"),
    ]


@pytest.mark.parametrize("sides", ["both", "en", "zh"])
def test_a_leaked_header_gives_back_speaker_and_times(sides: str) -> None:
    """Whichever side the header leaked into."""
    head = "Speaker 1 | 1:03:54 - 1:04:03 "
    en = (head if sides != "zh" else "") + "And so."
    zh = (head if sides != "en" else "") + "所以。"
    (turn,) = read(article({"sentences": _said(en), "zh": zh}), "x").turns
    assert (turn.speaker, turn.start, turn.end) == ("Speaker 1", 3834.0, 3843.0)
    assert (turn.en.text, turn.zh.text) == ("And so.", "所以。")


def test_two_headers_in_one_paragraph_are_two_turns() -> None:
    """Where the site ran paragraphs together, each gets its own speaker again."""
    en = "Speaker 1 | 1:00:01 - 1:00:03 Why? Speaker 2 | 1:00:03 - 1:00:09 Because."
    zh = "Speaker 1 | 1:00:01 - 1:00:03 为什么？ Speaker 2 | 1:00:03 - 1:00:09 因为。"
    turns = read(article({"sentences": _said(en), "zh": zh}), "x").turns
    assert [(t.speaker, t.en.text, t.zh.text) for t in turns] == [
        ("Speaker 1", "Why?", "为什么？"),
        ("Speaker 2", "Because.", "因为。"),
    ]


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("[Speaker 3 | 1:05:00 - 1:05:01] So.", "【说话者 3 | 1:05:00 - 1:05:01】所以。"),
        ("**Speaker 3 | 1:05:00 - 1:05:01** So.", "讲者3｜1:05:00–1:05:01：所以。"),
        ("Speaker 3 1:05:00 - 1:05:01 So.", "Speaker 3 1:05:00 - 1:05:01 所以。"),
    ],
)
def test_a_leaked_header_in_another_dress(en: str, zh: str) -> None:
    """Brackets, stars, full-width bars, no bar."""
    (turn,) = read(article({"sentences": _said(en), "zh": zh}), "x").turns
    assert (turn.speaker, turn.start, turn.end) == ("Speaker 3", 3900.0, 3901.0)
    assert (turn.en.text, turn.zh.text) == ("So.", "所以。")


def test_text_before_a_leaked_header_stays() -> None:
    """What comes before the header is the turn before, and no part of the speaker's name."""
    en = "Why not? Speaker 2 | 1:04:03 - 1:04:09 Because."
    zh = "为什么不？说话人 2 | 1:04:03 - 1:04:09 因为。"
    turns = read(article({"sentences": _said(en), "zh": zh}), "x").turns
    assert [(t.speaker, t.en.text, t.zh.text) for t in turns] == [
        ("", "Why not?", "为什么不？"),
        ("Speaker 2", "Because.", "因为。"),
    ]


def test_tweets_keep_their_date_and_lose_their_link_tails() -> None:
    """A day's posts are an episode of their own; each post is a turn."""
    data = article(
        {"sentences": _said("Read this https://t.co/aB3"), "zh": "读读这个 https://t.co/aB3"},
        id="x-ida-2026-03-09",
        type="tweet",
        sourceName="Ida",
    )
    episode = read(data, "x")
    assert (episode.id, episode.kind) == ("x-ida-2026-03-09", "tweet")
    assert [(t.speaker, t.en.text, t.zh.text) for t in episode.turns] == [
        ("Ida", "Read this", "读读这个")
    ]


@pytest.mark.parametrize(
    "data",
    [
        b'{"the": {"key": "the", "ipa": "x", "zh": "y"}}',
        b'{"date": "2026-03-09", "podcasts": [], "tweets": []}',
        b'{"a": 1}',
        b"[1, 2, 3]",
    ],
)
def test_other_json_is_no_episode(data: bytes) -> None:
    """A word list, a digest and any other JSON are passed over, and it is said why."""
    with pytest.raises(NotAnEpisode) as found:
        read(data, "some.json")
    assert found.value.what


@pytest.mark.parametrize("data", [b'{"paragraphs": [', b"[" * 100_000 + b"]", b'{"a": 1'])
def test_broken_json_is_an_error(data: bytes) -> None:
    """What is called .json and is none is said to be broken."""
    with pytest.raises(SourceError) as found:
        read(data, "some.json")
    assert not isinstance(found.value, NotAnEpisode)
