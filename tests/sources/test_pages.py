"""BuildSpeak pages of every shape: what is written out as a page is read back the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilingual_reader.sources import read
from tests.sources.helpers import told

TOP = """BuildSpeak每日 builder 文摘
今日归档生词本关于
{badge}· 2026 年 3 月 9 日· 1,204 词 · 约 6 分钟

Why Bridges Sing

SPACE 播放 / 暂停·←→ 上一句 / 下一句
"""
END = """原文 ↗https://example.org/rust-and-rain/7
BuildSpeak — 关于本项目BUILT IN PUBLIC · 跟随 builders 而非 influencers
"""

_ENGLISH = st.sampled_from(
    ["Yeah.", "It hums, 24 times a day.", "Why?", "So: 12:30 - 13:00 it is.", "A | B, or both."]
)
_CHINESE = st.sampled_from(
    ["对。", "它每天响 24 次。", "为什么？", "那就 12:30 - 13:00 吧。", "OK，好的。"]
)
_WHO = st.one_of(
    st.integers(1, 40).map("Speaker {}".format), st.sampled_from(["Ida Brandt", "Tor", "艾达"])
)
_Told = tuple[str, float, float, str, str]


def page(body: str, badge: str = "🎙 播客Rust and Rain") -> bytes:
    """A page as a browser copies it."""
    return (TOP.format(badge=badge) + body + END).encode()


def clock(seconds: float) -> str:
    """Times as the site writes them: an hour only where there is one."""
    hours, rest = divmod(int(seconds), 3600)
    minutes = f"{rest // 60:02}:{rest % 60:02}"
    return f"{hours}:{minutes}" if hours else minutes


@st.composite
def talks(draw: st.DrawFn) -> list[_Told]:
    """Turns one after the other, each with at least one side."""
    at = draw(st.sampled_from([0, 0, 500, 3500, 7190, 35990]))
    made: list[_Told] = []
    for _ in range(draw(st.integers(2, 12))):
        at += draw(st.integers(1, 20))
        end = at + draw(st.integers(1, 90))
        en, zh = draw(_ENGLISH), draw(_CHINESE)
        en, zh = draw(st.sampled_from([(en, zh)] * 4 + [(en, ""), ("", zh)]))
        made.append((draw(_WHO), float(at), float(end), en, zh))
        at = end
    return made


@given(talks())
def test_a_page_is_read_back_as_it_was_written(turns: list[_Told]) -> None:
    """Speakers, times and both sides, whatever the speakers' numbers and the hour."""
    body = ""
    for who, start, end, *sides in turns:
        head = f"{who}{clock(start)} - {clock(end)}\n"
        body += "".join(f"{head}{side}\n" for side in sides if side)
    read_back = [
        (t.speaker, t.start, t.end, t.en.text, t.zh.text) for t in read(page(body), "x").turns
    ]
    assert read_back == turns


@given(talks(), st.sampled_from(["both", "en", "zh"]))
def test_headers_left_in_the_lines_are_read_back(turns: list[_Told], where: str) -> None:
    """Past the hour the headers stand inside the lines, on both sides or on one."""
    turns = [(who, a, b, en or "So.", zh or "好。") for who, a, b, en, zh in turns]
    body = "Ida00:00 - 00:01\nHi.\nIda00:00 - 00:01\n你好。\n"
    for who, start, end, en, zh in turns:
        head = f"{who} | {clock(start)} - {clock(end)} "
        body += (head if where != "zh" else "") + en + "\n"
        body += (head if where != "en" else "") + zh + "\n"
    read_back = [
        (t.speaker, t.start, t.end, t.en.text, t.zh.text) for t in read(page(body), "x").turns
    ]
    assert read_back[1:] == turns


def test_turns_of_several_paragraphs_and_with_the_same_header() -> None:
    """Paragraphs stay in their turn; two turns under one header stay two."""
    head = "Speaker 100:00 - 00:09\n"
    many = f"{head}One.\nTwo.\n{head}一。\n二。\n"
    twice = f"{head}One.\n{head}一。\n{head}Two.\n{head}二。\n"
    waits = f"{head}One.\n{head}Two.\n{head}二。\n"
    assert told(page(many)) == [("Speaker 1", "One.\nTwo.", "一。\n二。")]
    assert told(page(twice)) == [("Speaker 1", "One.", "一。"), ("Speaker 1", "Two.", "二。")]
    assert told(page(waits)) == [("Speaker 1", "One.", ""), ("Speaker 1", "Two.", "二。")]


def test_paragraphs_without_a_header_are_turns_of_their_own() -> None:
    """What the site knew no speaker of is nobody's, and no part of the turn above."""
    head = "Ida00:00 - 00:09\n"
    loose = "Who said this?\n谁说的？\nNobody.\n没有人。\n"
    body = f"{head}Hi.\n{head}你好。\n{loose}{head}I did.\n{head}我。\n"
    assert told(page(body)) == [
        ("Ida", "Hi.", "你好。"),
        ("", "Who said this?", "谁说的？"),
        ("", "Nobody.", "没有人。"),
        ("Ida", "I did.", "我。"),
    ]


@pytest.mark.parametrize("row", ["♥ 46↻ 2💬 8x.com ↗", "♥ 1.2K\n↻ 2\n💬 8\n原帖 ↗"])
@pytest.mark.parametrize("badge", ["🐦 推文Ida Brandt  @ida", "🐦 X / TWITTERIda Brandt  @ida"])
def test_a_page_of_posts(badge: str, row: str) -> None:
    """Each post is its author's turn; hearts and replies are none of it."""
    body = (
        f"It hums.\n它响。\n{row}\nwew\nwew\n{row}\nOnly this.\n{row}\nRFS: hum!\nRFS hum\n{row}\n"
    )
    episode = read(page(body, badge), "x")
    assert (episode.kind, episode.show, episode.date) == ("tweet", "Ida Brandt", "2026-03-09")
    assert [(t.speaker, t.en.text, t.zh.text) for t in episode.turns] == [
        ("Ida Brandt", "It hums.", "它响。"),
        ("Ida Brandt", "wew", "wew"),
        ("Ida Brandt", "Only this.", ""),
        ("Ida Brandt", "RFS: hum!", "RFS hum"),
    ]


def test_a_blog_page_with_paragraphs_in_one_language() -> None:
    """A missing side is missing; the paragraphs after it keep theirs."""
    body = "Steel moves.\n钢铁会动。\nOnly this.\nSo do we.\n我们也会。\n只有这个。\n"
    assert told(page(body, "📰 博客Rust")) == [
        ("", "Steel moves.", "钢铁会动。"),
        ("", "Only this.", ""),
        ("", "So do we.", "我们也会。"),
        ("", "", "只有这个。"),
    ]


def test_a_page_with_english_furniture() -> None:
    """Another dress of the site: English badge and counts, buttons above the text."""
    text = (
        "BuildSpeak\n🎙 PODCASTRust and Rain·  Mar 9 2026·  1,204 words ·  ~6 min\n"
        "Why Bridges Sing\n"
        "朗读全文SPACE\n双语EN中\nSPACE play / pause←→ prev / next sentence\n"
        "Ida00:00 - 00:09\nHi.\nIda00:00 - 00:09\n你好。\n" + END
    )
    episode = read(text.encode(), "x")
    assert (episode.title, episode.show, episode.kind) == (
        "Why Bridges Sing",
        "Rust and Rain",
        "podcast",
    )
    assert (episode.date, len(episode.turns)) == ("2026-03-09", 1)
