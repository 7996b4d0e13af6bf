"""Bytes that are no text, or text in another encoding."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual_reader.core.text import clean
from bilingual_reader.errors import NotAnEpisode, SourceError
from bilingual_reader.sources import encodings, read
from tests.sources.helpers import told

PIECES = st.sampled_from(
    [
        "**",
        "*",
        "_",
        "`",
        "[",
        "](",
        ")",
        "![",
        "<details>",
        "</details>",
        '<p class="english-text">',
        "\n",
        "\n\n",
        "---\n",
        "Ida: ",
        "**Ida:** ",
        "主持人：",
        "你好。",
        "Hello. ",
        "# ",
        "- ",
        "> ",
        "💡",
        "Speaker 100:00 - 00:23\n",
        "Speaker 1 | 1:03:54 - 1:04:03 ",
        "1\n00:00:01,000 --> 00:00:02,000\n",
        "WEBVTT\n\n",
        "<v Ida>",
        "title: x\n",
        "{{< x >}}",
        "{",
        "}",
        "\x1b[31m",
        "\u202e",
        "😀",
        "𠀀",
        "&#x1b;",
        "**01.**\n\n",
        "延伸阅读\n\n",
        "本文目录\n\n",
        "<html>",
        "BuildSpeak\n今日归档生词本\nSPACE 播放\n",
        "\ufeff",
        "|",
        " ",
        "99:99:99,999 --> 0:0:0,0\n",
        "Speaker 999999:99 - 99:99\n",
        "- **date**: 2026-99-99\n",
    ]
)


def _survives(data: bytes) -> None:
    try:
        episode = read(data, "some.txt")
    except SourceError as error:
        assert error.what and "\n" not in str(error)
        return
    assert episode.turns and episode.title
    for turn in episode.turns:
        assert turn.en.text or turn.zh.text
        for one in (turn.en, turn.zh):
            assert one.text == clean(one.text).strip()
            assert all(0 <= c.first < c.last <= len(one.text) for c in one.cues)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nothing but SourceError is ever raised, and what is read is clean."""
    _survives(data)


@settings(deadline=None, max_examples=400)
@given(st.lists(PIECES | st.text(max_size=8), max_size=25))
def test_any_text_is_read_or_refused(pieces: list[str]) -> None:
    """The same for text made of pieces of every format."""
    _survives("".join(pieces).encode("utf-8", "surrogatepass"))


TEXT = "大家好，欢迎收听我们的节目。\n\nHello and welcome.\n"
TRADITIONAL = "大家好，歡迎收聽我們的節目，今天要談的是一座會唱歌的橋。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "utf-32"]
)
def test_encodings_are_told_apart(encoding: str) -> None:
    """The same text comes out of every encoding."""
    data = TEXT.encode(encoding)
    if encoding == "utf-16-be":
        data = b"\xfe\xff" + data
    for raw in (data, data.removeprefix(b"\xfe\xff")):
        assert read(raw, "x").turns[0].zh.text == "大家好，欢迎收听我们的节目。"


def test_big5_and_windows_are_read_right() -> None:
    """Big5 stays Traditional; curly quotes of Windows are quotes."""
    assert told(TRADITIONAL.encode("big5"))[0][2] == TRADITIONAL.strip()
    assert told("你好，今天天气很好。".encode("utf-16-le"))[0][2] == "你好，今天天气很好。"
    western = "It’s a “naïve” café — yes, déjà vu."
    assert told(western.encode("cp1252"))[0][1] == western


def test_a_damaged_end_costs_its_character_only() -> None:
    """A file cut inside a character is still read as UTF-8."""
    assert told("大家好，欢迎收听。".encode()[:-1])[0][2] == "大家好，欢迎收听"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\n",
        b"\xef\xbb\xbf",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"PK\x03\x04stuff",
        b"\x7fELF\x02\x01\x01",
        b"%PDF-1.7 text",
        bytes(range(256)) * 8,
        b"\x00" * 1000,
        b"WEBVTT\n\n",
        b"***\n---\n",
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Empty, binary and wordless files are errors, not empty episodes."""
    with pytest.raises(SourceError) as found:
        read(data, "some.bin")
    assert not isinstance(found.value, NotAnEpisode)
    assert found.value.where == "some.bin"


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    """The limit is said in the error."""
    with pytest.raises(SourceError, match="too large"):
        read(bytes(encodings.MAX_BYTES + 1), "huge.txt")


@pytest.mark.parametrize("name", ["README.md", "a/LICENSE", "CHANGELOG.txt", "readme.zh-CN.md"])
def test_files_about_a_package_are_no_episodes(name: str) -> None:
    """A folder import passes over them."""
    with pytest.raises(NotAnEpisode):
        read(b"Some text about a package.", name)


@pytest.mark.parametrize(
    "line",
    ["a", "**x** ", "[x](", "<a ", "*x ", "Ida: ", "你好。", " ", "> ", "`a ", "\x1b[", "\\*"],
)
def test_one_long_line_is_read(line: str) -> None:
    """Half a million characters in one line: no step takes more than its share of time."""
    try:
        read((line * (500_000 // len(line)) + "x").encode(), "x")
    except SourceError as error:
        assert error.what


@pytest.mark.parametrize("name", ["security-talk.md", "installing-solar.txt", "changes.srt"])
def test_talks_with_such_words_in_their_names_are_episodes(name: str) -> None:
    """Only the names that packages use are passed over."""
    assert read(b"It hums.", name).turns
