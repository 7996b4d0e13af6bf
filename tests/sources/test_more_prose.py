"""Prose as other people write it: other notes, other folds, other blogs."""

import pytest

from bilingual_reader.sources import read
from tests.sources.helpers import told


@pytest.mark.parametrize(
    "end",
    ["</p>\n</detials>", "</p>\n</ details>", "</p>\n</details", "\n</text>", "</p>\n</summary>"],
)
def test_a_fold_ends_at_any_broken_tag(end: str) -> None:
    """What stands after a misspelt closing tag is not part of the fold."""
    fold = '<details>\n<summary>Show</summary>\n<p class="english-text">'
    text = (
        f"**Ida:** 它响。\n\n{fold}It hums.{end}\n\n> 译注：真的。\n\n"
        f"**Tor:** 是的。\n\n{fold}It does.</p>\n</details>\n"
    )
    assert told(text) == [
        ("Ida", "It hums.", "它响。"),
        ("", "", "译注：真的。"),
        ("Tor", "It does.", "是的。"),
    ]


def test_metadata_in_bold_lines_with_a_link() -> None:
    """Lines of bold keys are metadata, also with an unknown key among them."""
    text = (
        "# 桥\n\n**标题**: 桥为什么唱歌\n**口译**: Siv\n**发布**: 2026/3/9\n**频道**: 听\n"
        "**来源**: [YouTube](https://example.org/v)\n\n---\n\n主持人：为什么？\n\nIda：因为风。\n\n"
        "还因为雨：\n\n- 大雨\n\n主持人：谢谢。\n\nIda：好。"
    )
    episode = read(text.encode(), "x.md")
    assert (episode.title, episode.show, episode.date) == ("桥为什么唱歌", "听", "2026-03-09")
    assert episode.url == "https://example.org/v"
    assert [(t.speaker, t.zh.text) for t in episode.turns] == [
        ("主持人", "为什么？"),
        ("Ida", "因为风。\n还因为雨：\n大雨"),
        ("主持人", "谢谢。"),
        ("Ida", "好。"),
    ]


def test_a_chinese_name_with_its_latin_form() -> None:
    """`艾达·布兰特（Ida Brandt）` is a speaker, also once; a term in brackets is none."""
    text = (
        "**主持人：**为什么？\n\n**艾达·布兰特（Ida Brandt）：**因为风。\n\n"
        "**阻尼器（damper）：**让它停下来。\n\n**主持人：**谢谢。\n\n**观众提问：**雨呢？"
    )
    assert [who for who, _, _ in told(text)] == ["主持人", "艾达·布兰特", "", "主持人", "观众提问"]


def test_notes_footnotes_and_boxes_are_nobodys_speech() -> None:
    """A translator's note, a footnote and a box with a picture in front."""
    text = (
        "**问：**为什么？\n\n**答：**因为风[^1]。\n\n> 译者注：这里指阵风。\n\n"
        "> 🌉 **桥面（deck）：** 走车的地方。\n\n还有雨。\n\n**问：**谢谢。\n\n[^1]: 见第三章。"
    )
    assert told(text) == [
        ("问", "", "为什么？"),
        ("答", "", "因为风。"),
        ("", "", "译者注：这里指阵风。"),
        ("", "", "🌉 桥面（deck）： 走车的地方。"),
        ("答", "", "还有雨。"),
        ("问", "", "谢谢。"),
        ("", "", "见第三章。"),
    ]


def test_a_posts_listings_marks_and_references_go() -> None:
    """Program text, heading names, check boxes, highlights; the links at the end."""
    text = (
        '+++\ntitle = "橋"\ndate = 2026-03-09\n+++\n\n## 風 {#feng}\n\n{{< highlight go >}}\n'
        'fmt.Println("{hum}")\n{{< /highlight >}}\n\n這是==重點==。\n\n- [x] 完成\n\n'
        "**參考資料**\n\n[1] https://example.org/1\n"
    )
    episode = read(text.encode(), "x.md")
    assert (episode.title, episode.date) == ("橋", "2026-03-09")
    assert [(t.section, t.zh.text) for t in episode.turns] == [("風", "這是重點。\n完成")]


@pytest.mark.parametrize("gap", ["\n\n", "\n\n---\n\n"])
@pytest.mark.parametrize(
    "head",
    [
        "# 桥\n\n- 频道：听\n- 嘉宾：Ida\n- 日期：2026年3月9日\n- 链接：https://example.org/v",
        "# 桥\n\n| 项目 | 内容 |\n|---|---|\n| 频道 | 听 |\n| 日期 | 2026-03-09 |\n"
        "| 链接 | https://example.org/v |",
        "# 桥\n\n> **频道**：听\n> **日期**：2026-03-09\n> **链接**：https://example.org/v",
        "---\ntitle: 桥\nchannel: 听\ndate: 2026-03-09\nurl: https://example.org/v\n---",
    ],
)
def test_metadata_in_any_dress_and_no_speech_among_it(head: str, gap: str) -> None:
    """A list, a table, a quote or front matter; speakers called host and guest are no metadata."""
    said = "**主持人**：为什么？\n\n**嘉宾**：因为风。\n\n**观众**：雨呢？\n\n**嘉宾**：也是。"
    text = head + gap + said
    episode = read(text.encode(), "x.md")
    facts = (episode.title, episode.show, episode.date, episode.url)
    assert facts == ("桥", "听", "2026-03-09", "https://example.org/v")
    assert [(t.speaker, t.zh.text) for t in episode.turns] == [
        ("主持人", "为什么？"),
        ("嘉宾", "因为风。"),
        ("观众", "雨呢？"),
        ("嘉宾", "也是。"),
    ]


@pytest.mark.parametrize(("one", "two"), [("主持人", "嘉宾"), ("Host", "Guest")])
def test_a_host_and_a_guest_without_metadata(one: str, two: str) -> None:
    """An interview that begins at once keeps its first questions."""
    text = f"{one}：为什么？\n\n{two}：因为风\n\n{one}：雨呢\n\n{two}：也是。"
    assert [zh for _, _, zh in told(text)] == ["为什么？", "因为风", "雨呢", "也是。"]
