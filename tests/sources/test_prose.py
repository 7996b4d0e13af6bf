"""Markdown of every kind, plain text, and who speaks in them."""

import pytest

from bilingual_reader.core.text import clean
from bilingual_reader.sources import read
from bilingual_reader.sources.blocks import plain
from bilingual_reader.sources.language import language_of
from bilingual_reader.sources.metadata import iso_date
from tests.sources.helpers import told


@pytest.mark.parametrize(
    "text",
    [
        "**Ida:** Hi.\n\n**Tor:** Hello.\n\n**Ida:** Bye.",
        "**Ida**: Hi.\n\n**Tor**: Hello.\n\n**Ida**: Bye.",
        "Ida: Hi.\nTor: Hello.\nIda: Bye.",
        "**Ida：****Hi.**\n\n**Tor：**Hello.\n\n**Ida：**Bye.",
        "Ida (00:12): Hi.\n\nTor (00:15): Hello.\n\nIda (1:02:03): Bye.",
        "[00:12] Ida: Hi.\n[00:15] Tor: Hello.\n[01:02:03] Ida: Bye.",
        "**Ida [00:12]:** Hi.\n\n**Tor [00:15]:** Hello.\n\n**Ida [01:02:03]:** Bye.",
        "Ida 00:12\nHi.\n\nTor 00:15\nHello.\n\nIda 1:02:03\nBye.",
        "Ida： Hi.\n\nTor： Hello.\n\nIda： Bye.",
    ],
)
def test_labels_in_many_styles(text: str) -> None:
    """However the colon, the bold and the time stand, the same turns come out."""
    assert told(text) == [("Ida", "Hi.", ""), ("Tor", "Hello.", ""), ("Ida", "Bye.", "")]


def test_times_beside_names_are_kept() -> None:
    """A time in the label is the turn's start, in seconds."""
    text = "Ida (00:12): Hi.\n\nTor (1:02:03): Hello."
    assert [turn.start for turn in read(text.encode(), "x").turns] == [12.0, 3723.0]


@pytest.mark.parametrize(
    "text",
    [
        "One thing is clear: it hums. Note: it is old.",
        "Note: it is old.\n\nNote: it is rusty.\n\nNote: it hums.",
        "他说：它很旧。\n\n他说：它生锈了。\n\n例如：它会响。",
        "https://example.org/a: a link",
        "**原因：**它很旧。\n\n**结果：**它会响。",
    ],
)
def test_a_colon_makes_no_speaker(text: str) -> None:
    """Sentences, notes and verbs of speech with a colon are prose."""
    assert {speaker for speaker, _, _ in told(text)} == {""}


def test_terms_inside_an_answer_are_nobodys() -> None:
    """A definition has no speaker, and after it the answer goes on."""
    text = (
        "**Ida：**什么是 TMD？\n\n**Tor：**一种阻尼器。\n\n**TMD：**调谐质量阻尼器。\n\n"
        "💡\n\n世界上最大的一个重六百吨。\n\n我们装了两个。\n\n**Ida：**谢谢。\n\n**Tor：**不客气。"
    )
    assert [(speaker, zh) for speaker, _, zh in told(text)] == [
        ("Ida", "什么是 TMD？"),
        ("Tor", "一种阻尼器。"),
        ("", "TMD：调谐质量阻尼器。"),
        ("", "世界上最大的一个重六百吨。"),
        ("Tor", "我们装了两个。"),
        ("Ida", "谢谢。"),
        ("Tor", "不客气。"),
    ]


def test_folded_english_with_broken_tags() -> None:
    """A closing tag that is misspelt or lost costs no turn and leaks no text."""
    fold = '<details>\n<summary>Show</summary>\n<p class="english-text">{}{}\n\n'
    text = (
        "---\ntitle: '桥'\nspeaker: Hum\nsource: https://example.org/h\ndate: '2026-03-09'\n---\n\n"
    )
    ends = ("</p>\n</details>", "\n</text>", "\n</sdetails>", "")
    for n, end in enumerate(ends):
        text += f"### 第 {n} 节\n\n**Ida:** 第{n}句，**调谐**（tuned）。\n\n" + fold.format(
            f"Number {n}.", end
        )
    episode = read(text.encode(), "x.md")
    assert (episode.title, episode.show, episode.date) == ("桥", "Hum", "2026-03-09")
    assert [(t.section, t.speaker, t.en.text, t.zh.text) for t in episode.turns] == [
        (f"第 {n} 节", "Ida", f"Number {n}.", f"第{n}句，调谐（tuned）。") for n in range(4)
    ]


def test_notes_give_metadata_key_points_turns_and_the_translators_note() -> None:
    """The list is metadata; points and the note are turns without a speaker."""
    text = (
        "# 视频翻译：Why bridges sing\n\n## 视频元信息\n- **视频链接**: https://example.org/v\n"
        "- **发布时间**: 2026-03-09\n- **频道**: Hum\n- **主题**: 桥\n\n---\n\n## 核心观点\n"
        "### 1. 风\n"
        "风是琴弓。\n\n---\n\n## 全文\n**主持人**：桥为什么唱歌？\n**Ida Brandt**：因为风。\n\n"
        "还因为雨。\n\n"
        "---\n**翻译说明**：\n- 人名保留英文。\n- 口语已略去。"
    )
    episode = read(text.encode(), "x.md")
    assert (episode.show, episode.date, episode.url) == (
        "Hum",
        "2026-03-09",
        "https://example.org/v",
    )
    assert (episode.kind, episode.summary) == ("video", "桥")
    assert [(t.section, t.speaker, t.zh.text) for t in episode.turns] == [
        ("1. 风", "", "风是琴弓。"),
        ("全文", "主持人", "桥为什么唱歌？"),
        ("全文", "Ida Brandt", "因为风。\n还因为雨。"),
        ("全文", "", "翻译说明：\n人名保留英文。\n口语已略去。"),
    ]


def test_a_magazines_furniture_is_dropped() -> None:
    """Pictures, contents and further reading go; bold numbers make sections."""
    picture = "![](https://example.org/1.png)"
    text = (
        f"{picture}\n\n作者：Ida\n\n编辑：Tor\n\n{picture}桥会唱歌。\n\n**以下为本文目录，****建议阅读。**\n\n**👇**\n\n"
        f"01 风\n\n02 雨\n\n**01.**  \n\n**风**\n\n**Ida：****为什么？**\n\n"
        f"**Tor：**因为\u00a0风。\n\n{picture}\n\n"
        f"**02.**\n\n**雨**\n\n**Ida：**还有呢？\n\n**Tor：**还有雨。\n\n{picture} 延伸阅读\n\n"
        f"[{picture}](https://example.org/2)另一篇：没有关系的文章\n\n{picture}"
    )
    episode = read(text.encode(), "bridge-song.md")
    assert episode.kind == "article"
    assert "Ida" in episode.summary
    assert [(t.section, t.speaker, t.zh.text) for t in episode.turns] == [
        ("", "", "桥会唱歌。"),
        ("风", "Ida", "为什么？"),
        ("风", "Tor", "因为 风。"),
        ("雨", "Ida", "还有呢？"),
        ("雨", "Tor", "还有雨。"),
    ]


def test_a_blog_post_in_traditional_chinese() -> None:
    """Front matter is metadata, short codes go, quotes stay, no letter is simplified."""
    text = (
        '---\ntitle: "橋"\ndate: 2026-03-09T09:30:00+08:00\nsource_name: "聽"\n---\n\n'
        "> 整理自節目。\n\n"
        "{{< youtube abc >}}\n\n## 風\n\n「為什麼？」她問。\n\n**第一，風是琴弓。**"
    )
    episode = read(text.encode(), "x.md")
    assert (episode.title, episode.show, episode.date) == ("橋", "聽", "2026-03-09")
    assert [(t.section, t.zh.text) for t in episode.turns] == [
        ("", "整理自節目。"),
        ("風", "「為什麼？」她問。"),
        ("風", "第一，風是琴弓。"),
    ]


def test_broken_front_matter_gives_what_can_be_read() -> None:
    """An open quote or bracket costs its own line only."""
    text = '---\ntitle: "Open\ntags: [a\ndate: 2026-03-09\n  more\n---\n\nIt hums.'
    episode = read(text.encode(), "x")
    assert (episode.title, episode.date[:4]) == ("Open", "2026")
    assert episode.turns[0].en.text == "It hums."


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize("flip", [False, True])
def test_two_languages_that_alternate(gap: str, flip: bool) -> None:
    """By paragraph or by line, whichever comes first, each pair is a turn."""
    pairs = [("It hums.", "它嗡嗡响。"), ("Who hears it?", "谁听见了？"), ("We do.", "我们。")]
    lines = [line for pair in pairs for line in (pair[::-1] if flip else pair)]
    assert told(gap.join(lines)) == [("", en, zh) for en, zh in pairs]


def test_labels_in_both_languages_are_one_turn() -> None:
    """A turn and its translation, each with its own label."""
    text = "Ida: Why?\n\n伊达：为什么？\n\nTor: The wind.\n\n托尔：风。"
    assert told(text) == [("Ida", "Why?", "为什么？"), ("Tor", "The wind.", "风。")]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken at a width are joined; Chinese lines without a space."""
    english = (
        "The bridge began to hum one night in the spring, and nobody\n"
        "knew why it did so until she came and\nlistened."
    )
    assert told(english) == [("", english.replace("\n", " "), "")]


def test_html_is_read_even_unclosed() -> None:
    """Navigation and scripts go; tags that are never closed cost no text."""
    page = (
        "<!doctype html><html><head><title>Hum &amp; sing</title><script>var x = 1</script></head>"
        "<body><nav>Home</nav><p>The <b>bridge hums.<p>It sings.<div>Still"
    )
    episode = read(page.encode(), "x.html")
    assert episode.title == "Hum & sing"
    assert [t.en.text for t in episode.turns] == ["The bridge hums.", "It sings.", "Still"]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("**bold** *it* __b__ _i_ ~~s~~", "bold it b i s"),
        ("a [link](https://x.y/z_(w)) and ![alt](i.png)", "a link and"),
        ("2 * 3 * 4, s*** and f**k", "2 * 3 * 4, s*** and f**k"),
        ("snake_case_name and `<div>`", "snake_case_name and <div>"),
        ("a <b>b</b> 1 < 2 > 0 List<String> &amp; x<br>y", "a b 1 < 2 > 0 List<String> & xy"),
        (r"\*not bold\* [music] [/b]", "*not bold* [music] [/b]"),
        ("由**10 人**组成", "由10 人组成"),
    ],
)
def test_inline_markup(raw: str, wanted: str) -> None:
    """Markup goes; stars, underscores and angles that are none stay."""
    assert plain(raw) == wanted


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我写 frontend 靠 Kelp 和 Nimbus Kit", "zh"),
        ("The term 强化学习 means learning from rewards and failure", "en"),
        ("OK.", "en"),
        ("好", "zh"),
        ("123 …", None),
    ],
)
def test_language_of_mixed_text(text: str, language: str | None) -> None:
    """Chinese with many Latin terms is Chinese; English with a Chinese word is English."""
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-08T10:00:00Z",
        "2026 年 6 月 8 日",
        "2026/6/8",
        "Jun 08, 2026",
        "June 8th, 2026",
        "8 June 2026",
        "Mon, 08 Jun 2026 10:00:00 GMT",
        "20260608",
        "1780900000",
    ],
)
def test_dates_in_many_styles(text: str) -> None:
    """Every style gives the same ISO date."""
    assert iso_date(text) == "2026-06-08"


def test_control_characters_never_leave_a_source() -> None:
    """Escape sequences and entities that decode to them are gone from every text."""
    (turn,) = read(b"It \x1b[31mhums\x1b[0m\x07 &#27;[0m &nbsp;now.", "x").turns
    assert turn.en.text == clean(turn.en.text) == "It hums [0m now."


def test_a_lists_lines_stay_with_their_item() -> None:
    """An indented line goes on in its item; the items of a list are one turn."""
    text = "The parts:\n\n- a deck that\n  hums\n- two towers\n\nAll of steel."
    assert [en for _, en, _ in told(text)] == [
        "The parts:\na deck that hums\ntwo towers",
        "All of steel.",
    ]
